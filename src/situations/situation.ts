import type { Behaviour, Relationship } from '../screening/behaviours.js';

/** What one message in a visitor's own words says about what happens. A field that is not said is left out. */
export interface Situation {
  readonly behaviours: readonly Behaviour[];
  /** more than one when the message says more than one: "my ex, well, we still live together" */
  readonly relationship: readonly (Relationship | 'notSure')[];
  /** set only when it is somebody else; most people do not say that it is themselves */
  readonly about?: 'someoneElse';
  readonly since?: 'days' | 'weeks' | 'months' | 'years';
  readonly howOften?: 'severalADay' | 'daily' | 'weekly' | 'monthly' | 'lessOften';
  readonly lastTime?: 'today' | 'thisWeek' | 'thisMonth' | 'longerAgo';
  readonly place?: 'london' | 'england' | 'wales' | 'scotland' | 'northernIreland';
  /** names of the phrases that matched, as `list: code`; never words of the visitor's own */
  readonly because: readonly string[];
}

/** Phrases by code, in the small language of `compilePhrases.ts`. */
export type PhraseList = Readonly<Record<string, readonly string[]>>;

/** All that one language brings. */
export interface SituationPhrases {
  /** names that phrases may use as `<name>` */
  readonly concepts: PhraseList;
  readonly behaviours: PhraseList;
  readonly relationships: PhraseList;
  /** the visitor speaks of somebody they worry about */
  readonly someoneElse: readonly string[];
  readonly since: PhraseList;
  readonly howOften: PhraseList;
  readonly lastTime: PhraseList;
  /** words that turn what follows within two words into its opposite */
  readonly negators: readonly string[];
}
