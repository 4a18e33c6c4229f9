import { type Weekday, weekdays } from '../../protocol/deskHours.js';

/** Words of the page for hours and closures. For staff, and in English alone so far. */
export const hoursPageWords = {
  title: 'Hours and closures',
  desk: 'Desk',
  about:
    'Visitors are told these hours. Outside them nobody new can ask for an advisor, whoever is on shift; who waits or talks already goes on. All times are UK time.',
  fixed: 'The desk has fixed hours. Without them it is open whenever somebody is on shift.',
  week: 'Hours of a week',
  day: 'Day',
  opens: 'Opens',
  closes: 'Closes',
  addSpan: 'Add hours',
  pastMidnight: 'Hours that close at or before they open end on the next day.',
  holidays: 'Closed on bank holidays',
  division: 'Bank holidays of',
  closures: 'Closures',
  closuresHint: 'Whole days on which nobody is there, the first and the last included.',
  from: 'First day',
  to: 'Last day',
  addClosure: 'Add a closure',
  remove: 'Remove',
  save: 'Save',
  saved: 'Saved. Visitors are told these hours from now on.',
  badBody: 'Fill in every day and time. A closure ends on or after its first day, and within a year.',
  changedMeanwhile: 'Somebody else has saved other hours meanwhile. They are shown now; make your changes again.',
} as const;

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const dayOptions = weekdays.map(
  (day, index) => [day, dayNames[index] ?? day] as const,
) satisfies readonly (readonly [Weekday, string])[];

export const divisionOptions = [
  ['england-and-wales', 'England and Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
] as const;
