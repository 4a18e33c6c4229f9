import { type Schedule, type Weekday, type WeeklyHours, weekdays } from '../service.js';
import type { HsdsSchedule } from './shapes.js';

/** Open Referral names days as calendars do. */
const calendarDays: Readonly<Record<Weekday, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
};

/** A time of day has no "24:00" there. */
const endOfDay = '23:59:59';

/**
 * A week of opening hours in Open Referral's words, one schedule for each span. Hours are UK local time, all year, which an
 * offset from UTC could not say; so they carry none, and say so.
 * @param idFor makes an id of a name
 */
export function toSchedules(
  schedule: Schedule,
  closedOnBankHolidays: boolean,
  idFor: (name: string) => string,
): readonly HsdsSchedule[] {
  if (schedule === null) return [];
  const spans: readonly WeeklyHours[] =
    schedule === 'always' ? [{ days: weekdays, opens: '00:00', closes: '24:00' }] : schedule;
  const bankHolidays = closedOnBankHolidays ? 'Closed on bank holidays.' : 'Open on bank holidays too.';
  return spans.map(({ days, opens, closes }, index) => ({
    id: idFor(`schedule ${index}`),
    freq: 'WEEKLY',
    interval: 1,
    byday: days.map((day) => calendarDays[day]).join(','),
    opens_at: opens,
    closes_at: closes === '24:00' ? endOfDay : closes,
    description: `UK local time. ${bankHolidays}`,
  }));
}

function daysIn(byday: unknown): readonly Weekday[] | undefined {
  if (typeof byday !== 'string') return undefined;
  const codes = byday.split(',').map((code) => code.trim().toUpperCase());
  const days = weekdays.filter((day) => codes.includes(calendarDays[day]));
  return days.length === codes.length ? days : undefined;
}

function timeIn(time: unknown): string | undefined {
  return typeof time === 'string' ? /^((?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?(?:\.\d+)?Z?$/.exec(time)?.[1] : undefined;
}

function spanIn(raw: Readonly<Record<string, unknown>>): WeeklyHours | undefined {
  const days = daysIn(raw.byday);
  const opens = timeIn(raw.opens_at);
  const closes = raw.closes_at === endOfDay ? '24:00' : timeIn(raw.closes_at);
  const isWeekly = raw.freq === 'WEEKLY' && (raw.interval === undefined || Number(raw.interval) === 1);
  const hasEnd = raw.valid_to !== undefined && raw.valid_to !== null;
  if (!isWeekly || hasEnd || days === undefined || opens === undefined || closes === undefined) return undefined;
  return { days, opens, closes };
}

/**
 * Opening hours from Open Referral's schedules.
 * @returns null when there are none, or when any of them is more than plain weekly hours (fortnightly, monthly, until a date, with
 * an offset from UTC): half-read hours would be wrong ones
 */
export function fromSchedules(raw: readonly Readonly<Record<string, unknown>>[]): Schedule {
  const spans = raw.map(spanIn);
  const read = spans.filter((span) => span !== undefined);
  if (read.length === 0 || read.length < spans.length) return null;
  const [first] = read;
  const isAlways = read.length === 1 && first?.days.length === 7 && first.opens === '00:00' && first.closes === '24:00';
  return isAlways ? 'always' : read;
}
