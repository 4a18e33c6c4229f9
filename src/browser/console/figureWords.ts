import type { TableName } from '../../protocol/statistics.js';
import { channelName, goneWords, languageName, outcomeWords, spelt } from './words.js';

/** Words of the page with the figures. For staff, and in English alone so far. */
export const figureWords = {
  title: 'Figures',
  desk: 'Desk',
  about:
    'Counts alone, and no person behind them. A number under five is hidden, and so is one by which it could be worked out. Only whole months are shown: two looks at a running month would tell who came in between.',
  none: 'No month can be shown yet.',
  nextOn: 'The figures of the running month can be seen from',
  month: 'Month',
  download: 'Download as a table (CSV)',
  hidden: 'hidden',
  allHidden: 'Too few to show.',
  total: 'Total',
  count: 'Count',
  rounded: 'Count, to the nearest five',
  waiting: 'How long visitors waited for an advisor',
  minutes: 'Minutes',
  tooFewWaited: 'Too few waited to show.',
} as const;

/** A table's heading, and that of its first column. */
export const tableWords: Readonly<Record<TableName, readonly [title: string, row: string]>> = {
  days: ['Chats opened, by day', 'Day'],
  hours: ['Chats opened, by hour of the day', 'Hour'],
  channels: ['Chats opened, by channel', 'Channel'],
  languages: ['Languages that were chosen', 'Language'],
  paths: ['Paths that were taken', 'Path'],
  plans: ['Plans that were shown', 'What it came to'],
  danger: ['Signs of danger', 'Sign'],
  waved: ['Signs that visitors said were wrong', 'Sign'],
  contacts: ['What came of requests for an advisor', 'Outcome'],
};

const percentileWords = { p50: 'Half of them', p90: 'Nine in ten', p95: 'Nineteen in twenty' } as const;

export function rowWords(table: TableName, row: string): string {
  switch (table) {
    case 'days':
      return String(Number(row));
    case 'hours':
      return `${row}:00`;
    case 'languages':
      return languageName(row);
    case 'channels':
      return channelName(row);
    case 'contacts':
      return outcomeWords[row] ?? goneWords[row] ?? spelt(row);
    default:
      return spelt(row);
  }
}

export function stepWords({ from, to }: { readonly from: number; readonly to: number | null }): string {
  if (to === null) return from === 0 ? 'any' : `over ${from}`;
  return from === 0 ? `up to ${to}` : `over ${from}, up to ${to}`;
}

/** @param to the end of the step that it falls in, in minutes */
export function percentileSentence(
  name: keyof typeof percentileWords,
  { from, to }: { readonly from: number; readonly to: number | null },
): string {
  const who = percentileWords[name];
  return to === null ? `${who}: may have waited over ${from} minutes.` : `${who}: waited ${to} minutes or less.`;
}
