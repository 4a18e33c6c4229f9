import type { Session } from './session.js';
import type { Told } from './talk.js';
import type { Question } from './topic.js';
import type { Words } from './words.js';
import { yesOrNo } from './yesOrNo.js';

/** Hears what a message in the visitor's own words says. Pure; handed in by whoever builds the rooms. */
export interface Listener {
  /** answers that the text gives to questions, as `topic.ask`; more than one code when it says more than one thing */
  readonly hear: (text: string) => Readonly<Record<string, readonly string[]>>;
  /** whether the text only swears at the bot */
  readonly isAbuse: (text: string) => boolean;
}

/** How a typed or tapped text is taken. */
export type Understanding =
  | { readonly kind: 'chosen'; readonly code: string }
  | { readonly kind: 'read'; readonly code: string; readonly also: readonly Told[] }
  | { readonly kind: 'why' }
  | { readonly kind: 'retort'; readonly say: string }
  | { readonly kind: 'heard'; readonly told: readonly Told[] }
  | { readonly kind: 'unknown'; readonly say?: string };

/** The button for "why do you ask?". */
export const whyCode = 'whyAsk';

/** What is needed to take a text. */
export interface Hearing {
  readonly question: Question;
  readonly session: Session;
  readonly words: Words;
  readonly listener: Listener;
  readonly now: Date;
}

/** The choices of a question as they are offered now, with "why do you ask?" at the end. */
export function offered({ offer, choices, why }: Question, session: Session): readonly string[] {
  const codes = offer?.(session) ?? choices;
  return why === true ? [...codes, whyCode] : codes;
}

/** Several choices in one message: "messages and following", "1, 3". No choice of ours has one of these in its label alone. */
const between = /\s*(?:,|;|\+|&|\/|\band\b|\ba\b|\bhefyd\b)\s*/i;

/**
 * The choices that a text names: the whole of it, or all parts of it.
 * @returns none when any part of it is something else
 */
export function choicesIn(text: string, question: Question, session: Session, words: Words): readonly string[] {
  const find = words.findChoice(question.topic, question.ask, offered(question, session), session.language);
  const whole = find(text);
  if (whole !== undefined) return [whole];
  if (text.length > 200) return [];
  const parts = text.split(between).filter((part) => part !== '');
  const found = parts.map(find);
  return parts.length > 1 && found.every((code) => code !== undefined) ? [...new Set(found as string[])] : [];
}

/** Answers that are heard and new: those of questions that may be heard, without what is known already. */
export function newsIn(
  heard: Readonly<Record<string, readonly string[]>>,
  { answers }: Session,
  questions: ReadonlyMap<string, Question>,
): Told[] {
  return Object.entries(heard).flatMap(([question, codes]) => {
    const asked = questions.get(question);
    if (asked?.listens !== true) return [];
    if (asked.keepsFirst === true && answers[question] !== undefined) return [];
    const known = answers[question]?.split(' ') ?? [];
    const fresh = codes.filter((code) => asked.choices.includes(code) && !known.includes(code));
    if (fresh.length === 0) return [];
    const kept = asked.many === true ? known.filter((code) => code !== 'skip' && code !== 'somethingElse') : [];
    return [{ question, codes: [...kept, ...fresh] }];
  });
}

/** Answers that mean something only after their question. */
const meanNothingAlone: readonly string[] = ['yes', 'no', 'notSure', 'skip', 'several', 'often', 'somethingElse'];
const saidToAnyQuestion: readonly string[] = ['yes', 'no', 'notSure', 'skip', 'goOn'];

/**
 * An answer to another question, given late or early: "my neighbour" at "since when?".
 * @returns what the whole text names at one other question, unless it names something at two
 */
function answerElsewhere(
  text: string,
  { question, session, words }: Hearing,
  others: readonly Question[],
): Readonly<Record<string, readonly string[]>> {
  const isGeneric = words.findChoice('common', 'choices', saidToAnyQuestion, session.language)(text) !== undefined;
  if (isGeneric || /^[\d\s.)#]*$/.test(text)) return {};
  const found = others
    .filter((other) => other !== question && other.listens === true)
    .flatMap((other) => {
      const code = words.findChoice(other.topic, other.ask, other.choices, session.language)(text);
      if (code === undefined || meanNothingAlone.includes(code)) return [];
      return [[`${other.topic}.${other.ask}`, [code]] as const];
    });
  return found.length === 1 ? Object.fromEntries(found) : {};
}

/**
 * How to take a text that answers a question: a choice, several, a time that can be read, or words that say something else
 * worth knowing.
 * @param questions every question by its name, `topic.ask`
 */
export function understand(text: string, hearing: Hearing, questions: ReadonlyMap<string, Question>): Understanding {
  const { question, session, words, listener, now } = hearing;
  const chosen = choicesIn(text, question, session, words);
  const [only] = chosen;
  if (only === whyCode) return { kind: 'why' };
  if (chosen.length === 1 && only !== undefined) return { kind: 'chosen', code: only };
  if (chosen.length > 1) {
    if (question.many === true) return { kind: 'chosen', code: chosen.join(' ') };
    return { kind: 'retort', say: 'common:tellOneAnswer' };
  }
  const begun = question.goesOn === true ? yesOrNo(text) : undefined;
  if (begun !== undefined && question.choices.includes(begun)) return { kind: 'chosen', code: begun };
  const heard = question.listens === true ? listener.hear(text) : {};
  const told = newsIn(heard, session, questions);
  const read = question.read?.(text, now);
  if (typeof read === 'string') {
    // What a time was said of is known: it answers the question on the table and no other one.
    return { kind: 'read', code: read, also: told.filter(({ question: name }) => !name.startsWith(question.topic)) };
  }
  if (told.length > 0) return { kind: 'heard', told };
  if (read !== undefined) return { kind: 'retort', say: read.say };
  const late = question.listens === true ? answerElsewhere(text, hearing, [...questions.values()]) : {};
  const lateNews = newsIn(late, session, questions);
  if (lateNews.length > 0) return { kind: 'heard', told: lateNews };
  // What was said is known already: it was heard, and that is said.
  if (Object.keys({ ...heard, ...late }).length > 0) return { kind: 'retort', say: 'common:tellHeard' };
  return listener.isAbuse(text) ? { kind: 'unknown', say: 'common:tellSorryNotHelping' } : { kind: 'unknown' };
}
