import {
  type BankHolidays,
  type Division,
  type Schedule,
  type Service,
  type WeeklyHours,
  weekdays,
} from './service.js';

/** `closesAt` is missing when it does not close within two weeks; `opensAt` when no opening is known within two weeks. */
export type OpenState =
  | { readonly state: 'open'; readonly closesAt?: Date }
  | { readonly state: 'closed'; readonly opensAt?: Date }
  | { readonly state: 'unknown' };

export interface OpenQuestion {
  /** weekly hours in UK local time (Open Referral `schedule`); null when unknown */
  readonly schedule: Schedule;
  /** does it keep its weekly hours on bank holidays, or is it shut? */
  readonly onBankHolidays: 'open' | 'closed';
  /** whose bank holidays it keeps */
  readonly division: Division;
  readonly bankHolidays: BankHolidays;
  /** the moment asked about */
  readonly now: Date;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const horizonDays = 14;
const allDay: WeeklyHours = { days: weekdays, opens: '00:00', closes: '24:00' };

/** Making a formatter costs far more than using it, so there is one. */
const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** London's clocks are put forward and back at a full hour, so that their offset is the same for the whole of it. */
const hourMs = 3_600_000;
let lastHour = Number.NaN;
let lastOffset = 0;

/** How far London's clocks are ahead of UTC at a moment, in milliseconds. */
function londonOffset(instant: number): number {
  const hour = Math.floor(instant / hourMs);
  if (hour !== lastHour) {
    lastOffset = workOutOffset(instant);
    lastHour = hour;
  }
  return lastOffset;
}

function workOutOffset(instant: number): number {
  const wholeSeconds = Math.floor(instant / 1000) * 1000;
  const shown: Record<string, number> = {};
  for (const { type, value } of londonClock.formatToParts(wholeSeconds)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds;
}

/** Days since 1 January 1970 on London's calendar. */
function londonDay(instant: number): number {
  return Math.floor((instant + londonOffset(instant)) / dayMs);
}

/** The day and the hour that London's clocks show. */
export function londonTime(moment: Date): { readonly date: string; readonly hour: number } {
  const local = moment.getTime() + londonOffset(moment.getTime());
  return { date: dateOf(Math.floor(local / dayMs)), hour: new Date(local).getUTCHours() };
}

/** `2026-12-25` */
function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/**
 * The moments at which London's clocks show a time: one, or two where the hour is repeated in autumn. In the hour that is
 * skipped in spring no clock shows it; then the moments an hour apart around the change.
 */
function momentsShowing(day: number, minutes: number): number[] {
  const local = day * dayMs + minutes * minuteMs;
  const before = local - londonOffset(local - dayMs / 2);
  const after = local - londonOffset(local + dayMs / 2);
  if (before === after) return [before];
  const real = [before, after].filter((moment) => moment + londonOffset(moment) === local);
  return real.length === 0 ? [before, after] : real;
}

function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

type DayKind = 'ordinary' | 'shut' | 'unknown';

/** What bank holidays make of a day. */
function dayKind(day: number, { onBankHolidays, division, bankHolidays }: OpenQuestion): DayKind {
  if (onBankHolidays === 'open') return 'ordinary';
  const date = dateOf(day);
  if (date < bankHolidays.from || date > bankHolidays.to) return 'unknown';
  const shut = bankHolidays.divisions[division].includes(date) || bankHolidays.daysThemselves.includes(date.slice(5));
  return shut ? 'shut' : 'ordinary';
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans that begin on a day. Where a doubt is left (the repeated hour, hours that run past midnight into a bank
 * holiday) the span is the shorter one, so that a line is never called open when it is shut.
 */
function spansOf(day: number, question: OpenQuestion): Span[] {
  const { schedule } = question;
  if (schedule === null || dayKind(day, question) !== 'ordinary') return [];
  const weekday = weekdays[(((day + 3) % 7) + 7) % 7];
  return (schedule === 'always' ? [allDay] : schedule)
    .filter(({ days }) => days.some((name) => name === weekday))
    .map(({ opens, closes }) => {
      const opensMinute = minutesOf(opens);
      const closesMinute = minutesOf(closes);
      const pastMidnight = closesMinute <= opensMinute;
      const cutAtMidnight = pastMidnight && dayKind(day + 1, question) !== 'ordinary';
      const end = cutAtMidnight ? 24 * 60 : closesMinute + (pastMidnight ? 24 * 60 : 0);
      return { from: Math.max(...momentsShowing(day, opensMinute)), to: Math.min(...momentsShowing(day, end)) };
    })
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

/**
 * Whether a service can be reached now, on London's clocks.
 * @returns 'open' with the closing time, 'closed' with the next opening, or 'unknown' when hours are missing or the list
 * of bank holidays does not reach that day: never guessed as open
 */
export function openState(question: OpenQuestion): OpenState {
  const { schedule, now } = question;
  if (schedule === null) return { state: 'unknown' };
  if (schedule === 'always' && question.onBankHolidays === 'open') return { state: 'open' };
  const moment = now.getTime();
  const today = londonDay(moment);
  if (dayKind(today, question) === 'unknown') return { state: 'unknown' };

  let openUntil: number | undefined;
  for (let day = today - 1; day <= today + horizonDays; day += 1) {
    // An opening cannot be promised beyond the last bank holiday that we know of.
    if (day > today && dayKind(day, question) === 'unknown') break;
    for (const { from, to } of spansOf(day, question)) {
      if (openUntil !== undefined) {
        if (from > openUntil) return { state: 'open', closesAt: new Date(openUntil) };
        openUntil = Math.max(openUntil, to);
      } else if (from > moment) {
        return { state: 'closed', opensAt: new Date(from) };
      } else if (moment < to) {
        openUntil = to;
      }
    }
    // Hours that go on at midnight are one span, so the day after the closing has to be seen too.
    if (openUntil !== undefined && day * dayMs > openUntil) return { state: 'open', closesAt: new Date(openUntil) };
  }
  if (openUntil === undefined) return { state: 'closed' };
  return londonDay(openUntil) > today + horizonDays - 1
    ? { state: 'open' }
    : { state: 'open', closesAt: new Date(openUntil) };
}

/** Whether a service of the directory can be reached now; its doubtful hours are already null there. */
export function hoursOf(service: Service, bankHolidays: BankHolidays, now: Date): OpenState {
  return openState({
    schedule: service.schedule,
    onBankHolidays: service.bankHolidays,
    division: service.division,
    bankHolidays,
    now,
  });
}
