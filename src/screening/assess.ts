import type { Label } from '../safety/labels.js';
import { codesOf, type KeptAnswers, screeningQuestions, screeningTopic } from './questions.js';
import { type Condition, type Outcome, outcomes, type Rule, scales } from './rule.js';
import { rules } from './rules.js';

export type { Outcome } from './rule.js';

export interface Assessment {
  readonly outcome: Outcome;
  /** codes of the rules that apply, the gravest first; for an advisor and for the plan, never a score */
  readonly reasons: readonly string[];
  /** no answer to the questions still open can change the outcome: stop asking */
  readonly settled: boolean;
}

const questionKeys: ReadonlySet<string> = new Set(
  Object.keys(screeningQuestions).map((question) => `${screeningTopic}.${question}`),
);

interface Known {
  readonly answers: KeptAnswers;
  readonly marks: readonly Label[];
}

function isMet(condition: Condition, { answers, marks }: Known): boolean {
  if ('marked' in condition) return marks.includes(condition.marked);
  const given = codesOf(answers, condition.to);
  if ('oneOf' in condition) return given.some((code) => condition.oneOf.includes(code));
  const scale: readonly string[] = scales[condition.to];
  return given.some((code) => scale.indexOf(code) >= scale.indexOf(condition.atLeast));
}

/** Could a screening question that is still open meet it? */
function mayBeMet(condition: Condition, known: Known): boolean {
  if (isMet(condition, known)) return true;
  return (
    !('marked' in condition) && questionKeys.has(condition.to) && codesOf(known.answers, condition.to).length === 0
  );
}

function gravest(applying: readonly Rule[]): Outcome {
  const rank = Math.max(0, ...applying.map(({ outcome }) => outcomes.indexOf(outcome)));
  return outcomes[rank] ?? 'support';
}

/**
 * What the answers so far call for. The least is 'support': nothing here ever says that somebody is safe.
 * Monotone: an answer of more concern, one more mark, or "not sure" never lowers the outcome.
 * @param answers the session's kept answers; topics besides `yourSafety` count where a rule names them
 * @param marks labels that the recogniser found in free text and that the visitor did not wave away
 */
export function assess(answers: KeptAnswers, marks: readonly Label[] = []): Assessment {
  const known: Known = { answers, marks };
  const applying = rules.filter(({ when }) => when.every((condition) => isMet(condition, known)));
  const reachable = rules.filter(({ when }) => when.every((condition) => mayBeMet(condition, known)));
  const outcome = gravest(applying);
  return {
    outcome,
    reasons: applying.map(({ code }) => code),
    settled: gravest(reachable) === outcome,
  };
}
