import { type DeskClosure, type DeskHours, type DeskSpan, divisions, weekdays } from '../protocol/deskHours.js';

/** Four spans on each day are enough for any rota. */
const mostSpans = 28;
const mostClosures = 60;
const longestClosureDays = 370;
const dayMs = 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks hours that somebody sent. Nothing of them is trusted.
 * @param sent parsed JSON of any shape
 * @returns undefined unless every part of it is in order
 */
export function readDeskHours(sent: unknown): DeskHours | undefined {
  const read = fieldsOf(sent);
  const weekly = read?.weekly === null ? null : listOf(read?.weekly, mostSpans, spanIn);
  const closures = listOf(read?.closures, mostClosures, closureIn);
  const onBankHolidays = (['open', 'closed'] as const).find((kind) => kind === read?.onBankHolidays);
  const division = divisions.find((name) => name === read?.division);
  if (weekly === undefined || closures === undefined || onBankHolidays === undefined || division === undefined) {
    return undefined;
  }
  return { weekly, onBankHolidays, division, closures };
}

function fieldsOf(sent: unknown): Fields | undefined {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? (sent as Fields) : undefined;
}

function listOf<Item>(
  sent: unknown,
  most: number,
  readItem: (fields: Fields) => Item | undefined,
): readonly Item[] | undefined {
  if (!Array.isArray(sent) || sent.length > most) return undefined;
  const items: Item[] = [];
  for (const each of sent as readonly unknown[]) {
    const fields = fieldsOf(each);
    const item = fields === undefined ? undefined : readItem(fields);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function spanIn({ day, opens, closes }: Fields): DeskSpan | undefined {
  const named = weekdays.find((name) => name === day);
  if (named === undefined || !isClockTime(opens) || !isClockTime(closes) || opens === '24:00') return undefined;
  return { day: named, opens, closes };
}

function closureIn({ from, to }: Fields): DeskClosure | undefined {
  if (!isDate(from) || !isDate(to)) return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  return days >= 0 && days <= longestClosureDays ? { from, to } : undefined;
}

function isClockTime(text: unknown): text is string {
  return typeof text === 'string' && (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00');
}

/** A day that there is, such as 2026-12-24. */
function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
