import type { Figures } from '../protocol/statistics.js';

/** What stands for a number that is hidden. */
const hidden = 'hidden';

/**
 * The figures of a month as a table for spreadsheets (RFC 4180), in UTF-8 with a mark for spreadsheets that need it.
 * @param figures as they may be shown; nothing is hidden here
 */
export function csvOf({ month, tables, waiting }: Figures): string {
  const rows: (readonly string[])[] = [['month', 'table', 'row', 'count']];
  for (const { name, rows: lines, total, isRounded } of tables) {
    for (const { row, count } of lines) rows.push([month, name, row, shown(count)]);
    if (isRounded !== true) rows.push([month, name, 'total', shown(total)]);
  }
  for (const { from, to, count } of waiting.steps) {
    const step = [...(from === 0 ? [] : [`over ${from}`]), ...(to === null ? [] : [`up to ${to}`])].join(' ');
    rows.push([month, 'waitingMinutes', step === '' ? 'any' : step, shown(count)]);
  }
  for (const [name, step] of Object.entries(waiting.percentiles ?? {})) {
    const { from = 0, to = null } = waiting.steps[step] ?? {};
    rows.push([month, 'waitingMinutes', name, to === null ? `over ${from}` : `at most ${to}`]);
  }
  return `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const shown = (count: number | null): string => (count === null ? hidden : String(count));

/** One cell, which no spreadsheet takes for a formula. */
export function csvCell(text: string): string {
  const harmless = /^[\s]*[=+\-@|%\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
