import type { ServiceEntry } from './service.js';

/** The day on London's calendar, as `2026-11-24`. */
const londonDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export function dateIn(now: Date): string {
  return londonDate.format(now);
}

/** Whether the day is over until which an entry may be relied on without another look. */
export function isPastReview({ reviewBy }: Pick<ServiceEntry, 'reviewBy'>, now: Date): boolean {
  return dateIn(now) > reviewBy;
}
