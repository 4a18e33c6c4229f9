import {
  type Figures,
  type FiguresTable,
  type TableName,
  tableNames,
  type WaitingFigures,
  type WaitingStep,
} from '../protocol/statistics.js';
import { type Counts, two, waitingEnds } from './counts.js';
import { fewest, protect } from './protect.js';

/**
 * The figures of a month as they may be shown.
 * @param month such as 2026-10; it must be over, or two looks at it would tell who came in between
 */
export function figuresOf(month: string, counts: Counts): Figures {
  return {
    month,
    tables: tableNames.map((name) => tableOf(name, counts[name] ?? {}, fixedRows(name, month))),
    waiting: waitingOf(counts.waiting ?? {}),
  };
}

/** Rows that are there in every month, counted or not. Other rows come with the first count. */
function fixedRows(name: TableName, month: string): readonly string[] | undefined {
  if (name === 'hours') return Array.from({ length: 24 }, (_, hour) => two(hour));
  if (name !== 'days') return undefined;
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) => two(day + 1));
}

/**
 * Tables that count the same visitors as another and some more. Less the other's total, what is left over would be told
 * exactly: how many changed their language; and of waiting times, how many nobody took up.
 */
const overlapping: readonly TableName[] = ['languages'];

/** To the nearest five: five numbers could stand behind it. @param count at least five */
const toFive = (count: number): number => Math.round(count / 5) * 5;

function tableOf(
  name: TableName,
  counted: Readonly<Record<string, number>>,
  fixed: readonly string[] | undefined,
): FiguresTable {
  const names = fixed ?? Object.keys(counted).sort();
  const cells = names.map((row) => counted[row] ?? 0);
  const { hidden, isTotalHidden } = protect(cells, fixed === undefined ? 1 : 0);
  const isRounded = overlapping.includes(name);
  const told = isRounded ? toFive : (count: number) => count;
  const total = isTotalHidden || isRounded ? null : cells.reduce((sum, count) => sum + count, 0);
  // Where every row is hidden, how many rows there are would say too much.
  if (fixed === undefined && hidden.every((is) => is)) return { name, rows: [], total };
  const rows = names.map((row, index) => ({ row, count: hidden[index] === true ? null : told(cells[index] ?? 0) }));
  const shown = fixed === undefined ? rows.sort(largestFirst) : rows;
  return { name, rows: shown, total, ...(isRounded ? { isRounded } : {}) };
}

/** Hidden rows last, by name, so that their order tells nothing. */
function largestFirst(
  one: { readonly row: string; readonly count: number | null },
  other: { readonly row: string; readonly count: number | null },
): number {
  return (other.count ?? -1) - (one.count ?? -1) || (one.row < other.row ? -1 : 1);
}

/** Waiting times: neighbouring steps are put together until each holds enough, so that none need be hidden. */
function waitingOf(counted: Readonly<Record<string, number>>): WaitingFigures {
  const steps: WaitingStep[] = [];
  let from = 0;
  let count = 0;
  for (let index = 0; index <= waitingEnds.length; index++) {
    count += counted[two(index)] ?? 0;
    if (count < fewest) continue;
    const to = waitingEnds[index] ?? null;
    steps.push({ from, to, count });
    from = to ?? from;
    count = 0;
  }
  const last = steps.pop();
  // The few who are left over join the last step, which has no end then. That nobody was left over may be told.
  if (last !== undefined) steps.push(count === 0 ? last : { ...last, to: null, count: last.count + count });
  const told = steps.map((step) => ({ ...step, count: toFive(step.count) }));
  return { steps: told, percentiles: percentilesOf(steps) };
}

/** With fewer, one visitor alone would move the figure. */
const fewestForPercentiles = 20;

function percentilesOf(steps: readonly WaitingStep[]): WaitingFigures['percentiles'] {
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  if (total < fewestForPercentiles) return undefined;
  const stepOf = (share: number): number => {
    let sum = 0;
    return steps.findIndex(({ count }) => {
      sum += count;
      return sum >= share * total;
    });
  };
  return { p50: stepOf(0.5), p90: stepOf(0.9), p95: stepOf(0.95) };
}
