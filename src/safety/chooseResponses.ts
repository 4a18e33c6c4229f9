import type { Label, Recognition } from './labels.js';

/**
 * What the bot can do about what it spotted, the most urgent first. Each is a topic of the same name.
 * Why in this order: docs/guidance/danger.md.
 */
export const responses = [
  'immediateDanger',
  'selfHarm',
  'threat',
  'checkDanger',
  'checkLeave',
  'underEighteen',
  'accused',
  'ownBehaviour',
  'thirdParty',
] as const;
export type Response = (typeof responses)[number];

/** How long a guess that the visitor corrected is not made again with the same force. Later, the same words are news. */
export const quietMinutes = 10;

/** What the conversation already knows. */
export interface AlreadyKnown {
  /** labels of earlier messages */
  readonly marks: readonly Label[];
  /** moments, in milliseconds since 1970, at which the visitor answered a response for the last time */
  readonly waved: Readonly<Partial<Record<string, number>>>;
  /** signs of the alarms so far (`signsOf`) */
  readonly heard: readonly number[];
  /** topics that are open at this moment, such as one that waits for an answer */
  readonly open: readonly string[];
  /** the visitor has said whom it happens to: `self`, `someoneElse`, or undefined */
  readonly isAbout: string | undefined;
  readonly now: Date;
}

export interface Chosen {
  /** out at once: nothing else is said */
  readonly leave: boolean;
  /** topics that take the conversation, the most urgent first */
  readonly speak: readonly Response[];
  /** responses that were answered already: a line keeps the help in reach, and the conversation goes on */
  readonly remind: readonly Response[];
}

/**
 * A number for each rule behind a recognition, so that "he is outside", waved away, does not silence "he is kicking the door".
 * Numbers, not names: a session need not say what was typed.
 */
export function signsOf(because: readonly string[]): readonly number[] {
  return because.map((reason) => {
    const [rule = ''] = reason.split(':');
    let sign = 7;
    for (const character of rule) sign = (sign * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
    return sign;
  });
}

/** Guesses about who is writing are offered once in a conversation. */
const offers: readonly Response[] = ['underEighteen', 'accused', 'ownBehaviour', 'thirdParty'];

/**
 * What a response stands for besides itself: it is not said after it, nor asked again once it was answered. Never the other
 * way round: a check that was denied does not silence an alarm.
 */
export const standsFor: Readonly<Partial<Record<Response, readonly Response[]>>> = {
  immediateDanger: ['threat', 'checkDanger', 'checkLeave'],
  threat: ['checkDanger', 'checkLeave'],
  checkDanger: ['checkLeave'],
};

/** All that the labels ask for, whatever was said before. */
function wanted({ alarm, check }: Pick<Recognition, 'alarm' | 'check'>, isAbout: string | undefined): Set<Response> {
  const found = new Set<Response>();
  const either = (label: Label): boolean => alarm.includes(label) || check.includes(label);
  if (alarm.includes('danger_now')) found.add('immediateDanger');
  if (either('self_harm')) found.add('selfHarm');
  // "I believe you, tell police" is for whoever was threatened. Somebody who may hurt others is asked about danger first.
  const isTheirOwn = alarm.includes('own_behaviour') && !either('accused');
  if (alarm.includes('threat')) found.add(isTheirOwn ? 'checkDanger' : 'threat');
  if (check.includes('danger_now') || check.includes('threat')) found.add('checkDanger');
  if (check.includes('leave')) found.add('checkLeave');
  if (either('under_18')) found.add('underEighteen');
  // Somebody who may be falsely accused is not asked whether they do it.
  if (either('accused')) found.add('accused');
  else if (either('own_behaviour')) found.add('ownBehaviour');
  // Whoever has said whom it happens to is asked again only when the words are plain.
  const tellsOfAnother = isAbout === undefined ? either('third_party') : alarm.includes('third_party');
  if (tellsOfAnother && isAbout !== 'someoneElse') found.add('thirdParty');
  return found;
}

/**
 * What to do about one message.
 *
 * Leaving beats all. Danger comes before self-harm, a threat and anything that is asked. One danger topic speaks a turn; what is
 * left waits its turn. What the visitor has already answered does not take the conversation again. It is no
 * repetition when an alarm comes about by other rules, when a threat was not there before, or after `quietMinutes`.
 * @param recognition what the recogniser found in this message
 */
export function chooseResponses(
  recognition: Pick<Recognition, 'alarm' | 'check' | 'because'>,
  known: AlreadyKnown,
): Chosen {
  if (recognition.alarm.includes('leave')) return { leave: true, speak: [], remind: [] };
  const found = wanted(recognition, known.isAbout);
  const asked = responses.filter((response) => found.has(response));
  const isNews = signsOf(recognition.because).some((sign) => !known.heard.includes(sign));
  const speak = asked.filter((response) => !isAnswered(response, known, isNews));
  const loud = withoutRepetition(speak);
  return { leave: false, speak: loud, remind: asked.filter((response) => !speak.includes(response)) };
}

function isAnswered(response: Response, { open, waved, marks, now }: AlreadyKnown, isNews: boolean): boolean {
  if (open.includes(response)) return true;
  if (response === 'immediateDanger' && isNews) return false;
  if (offers.includes(response)) return waved[response] !== undefined;
  const isHandled = (other: Response): boolean => {
    const at = waved[other];
    return open.includes(other) || (at !== undefined && now.getTime() - at < quietMinutes * 60_000);
  };
  if (isHandled(response)) return true;
  // The first threat is news, also after an alarm that was waved away.
  if (response === 'threat' && !marks.includes('threat') && !open.includes('immediateDanger')) return false;
  return responses.some((other) => standsFor[other]?.includes(response) && isHandled(other));
}

function withoutRepetition(speak: readonly Response[]): readonly Response[] {
  const covered = speak.flatMap((response) => standsFor[response] ?? []);
  return speak.filter((response) => !covered.includes(response));
}
