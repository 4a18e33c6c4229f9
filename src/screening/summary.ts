import type { HandoverRequest, SummaryLine, Urgency } from '../protocol/handover.js';
import type { Label } from '../safety/labels.js';
import { mayKeepAnswer } from '../safety/sessionPolicy.js';
import { assess, type Outcome } from './assess.js';
import { codesOf, type KeptAnswers } from './questions.js';

/** What can be shared with an advisor, and struck as one: the questions of a topic, or signs of danger. In the order shown. */
export const summaryParts = [
  'whoIsItAbout',
  'whatIsHappening',
  'whoIsDoingIt',
  'howLong',
  'yourSafety',
  'findSupport',
  'marks',
] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** Labels that the recogniser found, or that the visitor confirmed, and that an advisor should know. */
const sharedMarks: readonly Label[] = ['danger_now', 'threat', 'self_harm', 'under_18', 'accused', 'own_behaviour'];

interface Told {
  readonly answers: KeptAnswers;
  readonly marks: readonly Label[];
}

/** The lines of one part, as codes. What was skipped is no line. */
function linesOf(part: SummaryPart, { answers, marks }: Told): SummaryLine[] {
  if (part === 'marks') {
    return marks.filter((mark) => sharedMarks.includes(mark)).map((code) => ({ question: 'marks', code }));
  }
  return (
    Object.keys(answers)
      // What is forgotten with its turn is nothing to share in the next.
      .filter((key) => key.startsWith(`${part}.ask`) && mayKeepAnswer(key))
      .flatMap((question) => codesOf(answers, question).map((code) => ({ question, code })))
      .filter(({ code }) => code !== 'skip')
  );
}

/** The parts in which there is something to share. */
export function partsTold(told: Told): SummaryPart[] {
  return summaryParts.filter((part) => linesOf(part, told).length > 0);
}

/**
 * What an advisor would see.
 * @param struck parts that the visitor keeps to themselves
 */
export function summaryLines(told: Told, struck: readonly string[]): SummaryLine[] {
  return summaryParts.filter((part) => !struck.includes(part)).flatMap((part) => linesOf(part, told));
}

const urgencyOf: Readonly<Record<Outcome, Urgency>> = {
  emergency: 'urgent',
  advisorToday: 'soon',
  supportAndReport: 'normal',
  support: 'normal',
};

/** Signs that put somebody first, whatever else was told. */
const urgentMarks: readonly Label[] = ['danger_now', 'self_harm'];

/**
 * What goes to the desk. The place in the queue goes by all that was told; the reasons that an advisor reads, by what is
 * shared alone, so that a struck line does not come in by the back door.
 */
export function handoverRequest({ answers, marks }: Told, struck: readonly string[]): HandoverRequest {
  const lines = summaryLines({ answers, marks }, struck);
  const shared = new Set(lines.map(({ question }) => question));
  const sharedAnswers = Object.fromEntries(Object.entries(answers).filter(([key]) => shared.has(key)));
  const sharedLabels = struck.includes('marks') ? [] : marks;
  const isUrgent = marks.some((mark) => urgentMarks.includes(mark));
  return {
    urgency: isUrgent ? 'urgent' : urgencyOf[assess(answers, marks).outcome],
    reasons: assess(sharedAnswers, sharedLabels).reasons,
    lines,
  };
}
