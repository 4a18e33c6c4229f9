import { type WeeklyHours, weekdays } from './service.js';

const days: readonly string[] = weekdays;

/**
 * Reads weekly hours from a setting: `mon-fri 09:30-16:00; sat 10:00-12:00`, in UK local time.
 * @returns undefined when it is not of this form
 */
export function readSchedule(text: string): readonly WeeklyHours[] | undefined {
  const hours: WeeklyHours[] = [];
  for (const part of text.split(';')) {
    const found = /^\s*([a-z]{3})(?:-([a-z]{3}))?\s+(\d\d:\d\d)-(\d\d:\d\d)\s*$/i.exec(part);
    const [, first = '', last = first, opens = '', closes = ''] = found ?? [];
    const from = days.indexOf(first.toLowerCase());
    const to = days.indexOf(last.toLowerCase());
    if (from === -1 || to < from || !isClockTime(opens) || !isClockTime(closes)) return undefined;
    hours.push({ days: weekdays.slice(from, to + 1), opens, closes });
  }
  return hours;
}

function isClockTime(text: string): boolean {
  const [hour, minute] = text.split(':').map(Number);
  if (hour === undefined || minute === undefined || minute > 59) return false;
  return hour < 24 || (hour === 24 && minute === 0);
}
