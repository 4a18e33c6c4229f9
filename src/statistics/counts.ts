import type { Count, TableName } from '../protocol/statistics.js';

/** What is held of a month: for each table, how often each row was counted. Codes and numbers alone. */
export type Counts = Partial<Record<TableName | 'waiting', Record<string, number>>>;

/** A moment on the helpline's clocks. */
export interface LocalTime {
  /** such as 2026-10-07 */
  readonly date: string;
  /** 0 to 23 */
  readonly hour: number;
}

/** Upper ends of the steps of waiting, in minutes; the last step has none. */
export const waitingEnds = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;

/** A row is a code that stands in our own lists; whatever is none is not counted. */
const code = /^[a-zA-Z][\w-]{0,39}$/;
/** More kinds than any table has. */
const mostRows = 200;

export const monthOf = ({ date }: LocalTime): string => date.slice(0, 7);
export const two = (number: number): string => String(number).padStart(2, '0');

/** The cells that one count adds to. */
function cellsOf(what: Count, { date, hour }: LocalTime): readonly (readonly [keyof Counts, string])[] {
  switch (what.kind) {
    case 'opened':
      return [
        ['days', date.slice(8)],
        ['hours', two(hour)],
        ['channels', what.channel],
        ['languages', what.language],
      ];
    case 'language':
      return [['languages', what.language]];
    case 'path':
      return [['paths', what.topic]];
    case 'plan':
      return [['plans', what.outcome]];
    case 'danger':
      return [['danger', what.label]];
    case 'waved':
      return [['waved', what.label]];
    case 'contact':
      return [['contacts', what.outcome]];
    case 'waited': {
      const step = waitingEnds.findIndex((end) => what.minutes <= end);
      return [['waiting', two(step === -1 ? waitingEnds.length : step)]];
    }
  }
}

/** Adds one count. */
export function addCount(counts: Counts, what: Count, at: LocalTime): void {
  for (const [table, row] of cellsOf(what, at)) {
    if (code.test(row) || /^\d\d$/.test(row)) addTo(counts, table, row, 1);
  }
}

/** Adds all of some counts to others. */
export function addCounts(counts: Counts, more: Counts): void {
  for (const [table, rows] of Object.entries(more)) {
    for (const [row, count] of Object.entries(rows)) addTo(counts, table as keyof Counts, row, count);
  }
}

function addTo(counts: Counts, table: keyof Counts, row: string, count: number): void {
  const rows = counts[table] ?? {};
  if (!Object.hasOwn(rows, row) && Object.keys(rows).length >= mostRows) return;
  rows[row] = (Object.hasOwn(rows, row) ? (rows[row] ?? 0) : 0) + count;
  counts[table] = rows;
}
