import type { TableName } from '../../protocol/statistics.js';
import { channelName, chosen, goneWords, languageName, outcomeWords, spelt } from './words.js';

export const figureWords = chosen.figures;

/** A table's heading, and that of its first column. */
export const tableWords = chosen.tables;

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

interface Step {
  readonly from: number;
  readonly to: number | null;
}

export function stepWords({ from, to }: Step): string {
  return chosen.step(from, to);
}

/** @param step the one that it falls in, in minutes */
export function percentileSentence(name: keyof typeof chosen.percentiles, { from, to }: Step): string {
  return chosen.percentile(chosen.percentiles[name], from, to);
}
