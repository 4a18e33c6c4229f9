import type { Label } from '../labels.js';

/**
 * How a language is written down. Two small ideas:
 *
 * A **phrase** is a row of words in plain spelling (lower case, no apostrophes, contractions written out: `he is`).
 * Inside a phrase: `a|b` either word · `<concept>` anything that concept lists · `word?` may be missing ·
 * `..3` up to three other words, none of them one of the language's `gapStops` · `^` only at the start of the message ·
 * `$` only at its end · `.` where a sentence or the message ends.
 *
 * A **rule** says which phrases show a label, how sure we are, and which concepts in the same sentence take it back.
 */
export type Phrase = string;

export interface Rule {
  /** shown in `because`; camelCase, says what is happening */
  readonly name: string;
  readonly labels: readonly Label[];
  /** alarm: act at once · check: ask outright */
  readonly tier: 'alarm' | 'check';
  /** one line for a safeguarding lead: why these phrases mean this */
  readonly why: string;
  readonly match: readonly Phrase[];
  /** concepts that take the rule back when they stand in the same sentence, close before the match */
  readonly unlessBefore?: readonly string[];
  /** concepts that take the rule back when they stand in the same sentence, close by */
  readonly unless?: readonly string[];
  /** concepts that, close by, make `unless` count for nothing: "always outside" is a habit, "always outside and now too" is not */
  readonly despite?: readonly string[];
  /** concepts that take the rule back wherever they stand in the message */
  readonly unlessAnywhere?: readonly string[];
  /** concepts one of which must stand somewhere in the message too */
  readonly onlyWith?: readonly string[];
  /** the whole message may have at most this many words */
  readonly atMostWords?: number;
}

export interface LanguagePhrases {
  /** BCP 47 tag */
  readonly tag: string;
  /** words as typed (without apostrophes unless they matter) → words as the phrases spell them */
  readonly spellings: Readonly<Record<string, string>>;
  /** words that no gap (`..3`) may run over, such as negations */
  readonly gapStops: readonly string[];
  /** words after which a new thought begins: what stands before them takes nothing back that stands after */
  readonly turns: readonly string[];
  readonly concepts: Readonly<Record<string, readonly Phrase[]>>;
  readonly rules: readonly Rule[];
  /** answers to "are you in danger?" and the like, spelt as phrases; matched against the whole message */
  readonly answers: { readonly alarm: readonly Phrase[]; readonly check: readonly Phrase[] };
  /** common words that few other languages share; they give the language away */
  readonly telltales: readonly string[];
}
