import type { ContactOutcome, Ending } from './handover.js';

/** What is counted, as codes: nothing in it belongs to a person. Types and constants only. */
export type Count =
  /** a chat was opened */
  | { readonly kind: 'opened'; readonly channel: string; readonly language: string }
  /** another language was chosen in a chat */
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'path'; readonly topic: string }
  /** a plan was shown, with what the screening came to */
  | { readonly kind: 'plan'; readonly outcome: string }
  | { readonly kind: 'danger'; readonly label: string }
  /** the visitor said that what was spotted does not hold */
  | { readonly kind: 'waved'; readonly label: string }
  /** a visitor who had asked for an advisor: what came of it */
  | { readonly kind: 'contact'; readonly outcome: ContactOutcome | Exclude<Ending, 'ended'> }
  /** an advisor took somebody up for the first time */
  | { readonly kind: 'waited'; readonly minutes: number };

/** Counts one thing. It never throws, and never takes time: a turn must not hang on it. */
export type Counter = (what: Count) => void;

/** Tables of a month, each with its own total. No two dimensions are ever counted together. */
export const tableNames = [
  'days',
  'hours',
  'channels',
  'languages',
  'paths',
  'plans',
  'danger',
  'waved',
  'contacts',
] as const;
export type TableName = (typeof tableNames)[number];

export interface FiguresRow {
  /** a code, a day such as `07`, or an hour such as `21` */
  readonly row: string;
  /** null: hidden, because it is under five or would give away one that is */
  readonly count: number | null;
}

export interface FiguresTable {
  readonly name: TableName;
  /** empty when all of it must be hidden */
  readonly rows: readonly FiguresRow[];
  /** null: hidden */
  readonly total: number | null;
  /** counts are to the nearest five, and no total is told: the table overlaps with another */
  readonly isRounded?: true;
}

/** Waiting times in steps that are wide enough for at least five each; counts are to the nearest five. */
export interface WaitingStep {
  /** minutes; this step is from more than `from` up to and with `to`; null: without end */
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

export interface WaitingFigures {
  readonly steps: readonly WaitingStep[];
  /** the step that half, nine in ten, and nineteen in twenty were taken up by; undefined when too few waited to say */
  readonly percentiles: Readonly<Record<'p50' | 'p90' | 'p95', number>> | undefined;
}

/** The answer to GET `/console/statistics/data?month=2026-10`. */
export interface Figures {
  readonly month: string;
  readonly tables: readonly FiguresTable[];
  readonly waiting: WaitingFigures;
}

/** The answer to GET `/console/statistics/months`. */
export interface FiguresMonths {
  /** months that can be shown, the newest first */
  readonly months: readonly string[];
  /** the day from which the running month can be shown, such as 2026-12-02 */
  readonly nextOn: string;
}
