import { type Circumstances, type Step, settle, visit } from '../src/conversation/topic.js';
import { assess } from '../src/screening/assess.js';
import { hasTold } from '../src/screening/told.js';

/** Guards that several topics share. */

/** Asking stops when no answer could change what we would say. */
export const stillOpen = ({ answers, marks }: Circumstances): boolean => !assess(answers, marks).settled;

/** Whether a question was answered with one of these, among others perhaps. */
export const told =
  (question: string, ...codes: readonly string[]) =>
  ({ answers }: Circumstances): boolean =>
    hasTold(answers, question, ...codes);

/** Whether a question has any answer yet. */
export const answered =
  (question: string) =>
  ({ answers }: Circumstances): boolean =>
    answers[question] !== undefined;

/** Topics that ask first whether a guess was right. Whoever chooses them has answered that. */
const guessed: readonly string[] = ['accused', 'ownBehaviour', 'underEighteen'];

/** Goes through a path that was chosen, and comes back. */
export const leadTo = (path: string): readonly Step[] => [
  ...(guessed.includes(path) ? [settle(`${path}.askIfRight`, 'yes')] : []),
  visit(path),
];

/** Whoever has just said that they are not in danger, or passed the question, is not asked it again in the same breath. */
export const noDangerNow: Step = settle('welcome.askIfInDanger', 'no', { ifAsked: true });
