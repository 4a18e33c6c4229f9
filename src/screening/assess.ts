import type { Label } from '../safety/labels.js';
import type { KeptAnswers } from './questions.js';

export const outcomes = ['support', 'supportAndReport', 'advisorToday', 'emergency'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Assessment {
  readonly outcome: Outcome;
  /** codes of the rules that apply, the gravest first */
  readonly reasons: readonly string[];
  /** no answer to the questions still open can change the outcome: stop asking */
  readonly settled: boolean;
}

/**
 * @param answers the session's kept answers
 * @param marks labels that the recogniser found earlier in free text and that were not waved away
 */
export declare function assess(answers: KeptAnswers, marks?: readonly Label[]): Assessment;
