import { matchConceptRules, shareNeeded } from '../safety/conceptRules.js';
import { scoreMessage } from '../safety/dangerRecogniser.js';
import { type Label, labels } from '../safety/labels.js';
import { type Reading, readingOf, viewMessage } from '../safety/messageView.js';
import { Scorer } from '../safety/scorer/scorer.js';
import type { LabelThresholds, Thresholds } from '../safety/scorer/thresholds.js';
import type { CorpusMessage } from './readCorpus.js';
import { trainWeights } from './trainWeights.js';

/**
 * How many messages that do not bear a label may still be marked with it: acted on at once, and acted on or asked about.
 * A missed danger is worse than a wrong alarm, and a wrong `leave` loses the chat. Most of the messages without a label
 * are written to tempt, so in life there are fewer wrong alarms than here. Status: draft, for a safeguarding lead.
 */
export const falseAlarmBudget: Readonly<Record<Label, { alarm: number; found: number }>> = {
  danger_now: { alarm: 0.07, found: 0.18 },
  threat: { alarm: 0.007, found: 0.1 },
  self_harm: { alarm: 0.005, found: 0.05 },
  leave: { alarm: 0.003, found: 0.05 },
  own_behaviour: { alarm: 0.01, found: 0.03 },
  accused: { alarm: 0.01, found: 0.03 },
  under_18: { alarm: 0.01, found: 0.03 },
  third_party: { alarm: 0.02, found: 0.05 },
};

/**
 * Outside English the same budget gave twice as many wrong alarms on messages of new authors, for each language has few of them: what is
 * shown there at once must be surer. What is asked about stays the same.
 */
const shareOutsideEnglish = 0.8;

/** These are counted on messages without any label, as the promise is made; the others on all that lack the label. */
const urgent: readonly Label[] = ['danger_now', 'threat', 'self_harm', 'leave'];

/** How high a message reaches for each label, rules counted in. */
export interface Reached {
  readonly message: CorpusMessage;
  readonly reading: Reading;
  readonly heights: Readonly<Record<Label, number>>;
}

/** @param scorer one that has not learnt from these messages */
export function reach(scorer: Scorer, messages: readonly CorpusMessage[]): Reached[] {
  return messages.map((message) => {
    const view = viewMessage(message.text);
    const rules = matchConceptRules(view);
    const scores = scoreMessage(view, scorer);
    const heights = labels.map((label) => [label, scores[label] / shareNeeded(view, rules, label)] as const);
    return {
      message,
      reading: readingOf(view),
      heights: Object.fromEntries(heights) as Record<Label, number>,
    };
  });
}

/**
 * Every message as a scorer sees it that has learnt from no message of the same author (cross-fitting), so that the many messages
 * of the train split help to choose thresholds as if they were new.
 * @param authors messages by author
 * @param groups into how many groups the authors are dealt: each is left out once
 * @param always learnt from and not judged
 */
export function reachAsNew(
  authors: ReadonlyMap<string, readonly CorpusMessage[]>,
  groups: number,
  always: readonly CorpusMessage[],
): Reached[] {
  const dealt = [...authors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own], at) => ({ own, group: at % groups }));
  return Array.from({ length: groups }, (_, group) => {
    const part = (inIt: boolean) => dealt.filter((each) => (each.group === group) === inIt).flatMap(({ own }) => own);
    return reach(new Scorer(trainWeights([...part(false), ...always])), part(true));
  }).flat();
}

/** The lowest thresholds that keep within the budget on messages the scorer has not learnt from, for each way to read. */
export function chooseThresholds(reached: readonly Reached[]): Thresholds {
  const of = (reading: Reading, share: number) =>
    chooseForReading(
      reached.filter((each) => each.reading === reading),
      share,
    );
  return { english: of('english', 1), other: of('other', shareOutsideEnglish) };
}

/** @param share how much of the budget for alarms may be used */
function chooseForReading(reached: readonly Reached[], share: number): LabelThresholds {
  const chosen = labels.map((label) => {
    const others = reached.filter(({ message }) =>
      urgent.includes(label) ? message.labels.length === 0 : !message.labels.includes(label),
    );
    const heights = others.map((each) => each.heights[label]).sort((a, b) => b - a);
    const above = (share: number) => round((heights[Math.floor(heights.length * share)] ?? 0) + 0.0005);
    const { alarm, found } = falseAlarmBudget[label];
    // Above 0.85 nearly nothing would be acted on: a few odd messages must not decide that.
    const { alarm: leastSure, found: leastUnsure } = least(label);
    const sure = Math.max(leastSure, Math.min(0.85, above(alarm * share)));
    return [label, { alarm: sure, check: Math.max(leastUnsure, Math.min(above(found), sure)) }] as const;
  });
  return Object.fromEntries(chosen) as Record<Label, LabelThresholds[Label]>;
}

/** Below these it is noise. A wrong "leave" loses the chat, so it takes an even chance; a wrong "who you are" only puzzles, but often. */
function least(label: Label): { readonly alarm: number; readonly found: number } {
  if (label === 'leave') return { alarm: 0.5, found: 0.2 };
  return urgent.includes(label) ? { alarm: 0.1, found: 0.05 } : { alarm: 0.15, found: 0.1 };
}

function round(share: number): number {
  return Math.ceil(share * 1000) / 1000;
}
