import type { Say } from '../conversation/talk.js';
import type { Question } from '../conversation/topic.js';
import { meansDanger } from '../protocol/console.js';
import { type Chosen, chooseResponses, type Response, responses, signsOf } from '../safety/chooseResponses.js';
import { leavesDangerOpen } from '../safety/dangerRecogniser.js';
import type { Label, Recognition } from '../safety/labels.js';
import { leaveNow } from './leaveOnExitPhrase.js';
import type { StageOutcome, Turn, TurnTools } from './turn.js';

/**
 * Reads every typed message for danger, before anything else is decided. A tapped button or a command is no free text. The
 * safe word beats both: it brings the emergency help back, whatever was said before.
 */
export function watchForDanger(turn: Turn, tools: TurnTools): StageOutcome {
  const { incoming, session } = turn;
  const { conversation, recogniseDanger } = tools;
  if (incoming.kind !== 'message') return 'next';
  if (tools.isSafeWord(incoming.text)) {
    turn.speakFirst = ['immediateDanger'];
    turn.forDesk.alarmed = true;
    return 'next';
  }
  // To an advisor anything may be said; a word that happens to be on a button is read too.
  const isForTheBot =
    turn.desk.phase === 'live'
      ? conversation.isForTheBot(session, incoming.text)
      : conversation.isAnswerOrCommand(session, incoming.text, turn.now);
  const question = conversation.questionOnTable(session);
  const asked = question === undefined ? undefined : `${question.topic}.${question.ask}`;
  if (isForTheBot && !isHalfANo(turn, tools, asked)) return 'next';
  const recognition = recogniseDanger({
    text: incoming.text,
    language: session.language,
    ...(asked === undefined ? {} : { asked }),
  });
  const { alarm, check, lang } = recognition;
  if (lang !== 'und' && lang !== session.language) turn.seemsToWrite = lang;
  turn.typedIn = lang;
  turn.spotted = [
    ...alarm.map((label) => ({ tier: 'alarm' as const, label })),
    ...check.map((label) => ({ tier: 'check' as const, label })),
  ];
  const open = conversation.openTopics(session);
  const chosen = chooseResponses(recognition, {
    marks: session.marks,
    heard: session.heard,
    waved: session.waved,
    open,
    isAbout: session.answers['whoIsItAbout.askWho'],
    now: turn.now,
  });
  if (chosen.leave) return leaveNow(turn);
  if (meansDanger(alarm)) turn.forDesk.alarmed = true;
  if (alarm.includes('danger_now')) rememberSigns(turn, recognition);
  markDanger(turn, [...alarm, ...check], chosen.remind);
  turn.speakFirst = chosen.speak;
  if (
    chosen.speak.length === 0 &&
    confirms(alarm, question) &&
    !conversation.isUnderstood(session, incoming.text, turn.now)
  ) {
    turn.takenAs = 'yes';
  }
  if (turn.spotted.length > 0 && chosen.speak.length === 0) keepHelpInReach(turn, tools, chosen, open);
  return 'next';
}

/**
 * "Not really" is a way of saying no, but after "are you in danger?" it is asked about outright. Not where that was just done:
 * there it is taken at its word.
 */
function isHalfANo({ incoming, session }: Turn, { conversation }: TurnTools, asked: string | undefined): boolean {
  if (asked === undefined || isOutright(asked) || !leavesDangerOpen(incoming.text, asked)) return false;
  return conversation.choiceOnTable(session, incoming.text) === 'no';
}

/** Topics that ask first whether a guess was right, and the label that says once more that it was. */
const guesses: ReadonlyMap<string, Label> = new Map([
  ['underEighteen', 'under_18'],
  ['accused', 'accused'],
  ['ownBehaviour', 'own_behaviour'],
  ['thirdParty', 'third_party'],
  ['selfHarm', 'self_harm'],
]);
const askIfSo: readonly string[] = ['askIfRight', 'askIfSuicidal'];

/** "It sounds as if you may be under eighteen. Is that right?" – "im 14" says yes. */
function confirms(alarm: readonly Label[], question: Question | undefined): boolean {
  const label = guesses.get(question?.topic ?? '');
  return label !== undefined && askIfSo.includes(question?.ask ?? '') && alarm.includes(label);
}

const isOutright = (asked: string): boolean => responses.some((response) => asked.startsWith(`${response}.`));

const mostSigns = 60;

function rememberSigns({ session: { heard } }: Turn, { because }: Recognition): void {
  for (const sign of signsOf(because)) if (!heard.includes(sign) && heard.length < mostSigns) heard.push(sign);
}

/** The labels that count in the screening, and the responses by which a visitor says that they do not hold. */
const deniedBy: Readonly<Partial<Record<Label, readonly Response[]>>> = {
  danger_now: ['immediateDanger', 'checkDanger'],
  threat: ['threat', 'checkDanger'],
  self_harm: ['selfHarm'],
};

/** Marks are read by the screening, so that nobody is asked twice. What the visitor denied is not marked again. */
function markDanger({ session }: Turn, found: readonly Label[], answered: readonly Response[]): void {
  for (const label of found) {
    const denials = deniedBy[label];
    if (denials === undefined || denials.some((response) => answered.includes(response))) continue;
    if (!session.marks.includes(label)) session.marks.push(label);
  }
}

/** One line in place of a topic that was answered before: no menu, no blame, and no "I did not understand". */
function keepHelpInReach(turn: Turn, { conversation }: TurnTools, { remind }: Chosen, open: readonly string[]): void {
  const { outbox, session, desk, incoming, now } = turn;
  const has = (...names: readonly Response[]): boolean => names.some((name) => remind.includes(name));
  const isUrgent = has('immediateDanger', 'threat', 'checkDanger');
  // Whoever talks with an advisor is answered by them; only the emergency number goes between.
  if (desk.phase === 'live' && !isUrgent) return;
  // Nothing is asked again.
  if (turn.takenAs !== undefined && !isUrgent) return;
  const isAnswered = conversation.isUnderstood(session, incoming.text, now);
  if (isAnswered && !isUrgent && !has('selfHarm', 'checkLeave')) return;
  const lineFor = (): Say => {
    // Still open means that nobody has said it was wrong.
    const isOpen = open.includes('immediateDanger');
    if (isUrgent) {
      return { key: isOpen ? 'immediateDanger:tellCallNow' : 'safety:stillHere', urgent: true };
    }
    if (has('selfHarm')) return { key: 'selfHarm:tellStillHere' };
    return { key: has('checkLeave') ? 'checkLeave:tellHowToLeave' : 'common:tellHeard' };
  };
  outbox.hold(lineFor(), session.language);
}
