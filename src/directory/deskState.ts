import type { DeskClosure, DeskHours, HoursState } from '../protocol/deskHours.js';
import { londonTime, openState } from './openingHours.js';
import type { BankHolidays } from './service.js';

const dayMs = 86_400_000;

/** No bank holidays at all, on any day. */
const none: BankHolidays = {
  from: '0000-01-01',
  to: '9999-12-31',
  divisions: { 'england-and-wales': [], scotland: [], 'northern-ireland': [] },
  daysThemselves: [],
};

/**
 * How the hours that a supervisor has set stand. Closures count as bank holidays that the helpline has for itself, so that
 * hours past midnight end where a closure begins.
 * @returns 'unknown' when nothing is set, or beyond the last bank holiday that we know of: then who is on shift decides
 */
export function deskState(hours: DeskHours, bankHolidays: BankHolidays, now: Date): HoursState {
  const { weekly, onBankHolidays, division, closures } = hours;
  if (weekly === null && onBankHolidays === 'open' && closures.length === 0) return { state: 'unknown' };
  const kept = onBankHolidays === 'closed' ? bankHolidays : none;
  const shut = [...kept.divisions[division], ...closures.flatMap(daysOf)];
  const state = openState({
    schedule: weekly === null ? 'always' : weekly.map(({ day, opens, closes }) => ({ days: [day], opens, closes })),
    onBankHolidays: 'closed',
    division,
    bankHolidays: { ...kept, divisions: { ...kept.divisions, [division]: shut } },
    now,
  });
  const { date } = londonTime(now);
  const isShut = closures.some(({ from, to }) => from <= date && date <= to);
  return state.state === 'unknown' && isShut ? { state: 'closed' } : state;
}

/** Every day of a closure. */
function daysOf({ from, to }: DeskClosure): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += dayMs)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}
