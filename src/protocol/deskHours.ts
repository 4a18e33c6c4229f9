/** When advisors are there, as a supervisor sets it. Types and constants only. */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** The parts of the UK that have bank holidays of their own, named as the government's list names them. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof divisions)[number];

/** Hours of one day, "09:30" or "24:00", in UK local time. `closes` at or before `opens` is on the next day. */
export interface DeskSpan {
  readonly day: Weekday;
  readonly opens: string;
  readonly closes: string;
}

/** Whole days on which nobody is there, such as 2026-12-24 to 2027-01-01, both included. */
export interface DeskClosure {
  readonly from: string;
  readonly to: string;
}

export interface DeskHours {
  /** null: no fixed hours, the desk is open whenever somebody is on shift */
  readonly weekly: readonly DeskSpan[] | null;
  readonly onBankHolidays: 'open' | 'closed';
  readonly division: Division;
  readonly closures: readonly DeskClosure[];
}

/** How the hours stand at a moment. `unknown`: nothing is said about hours, and who is on shift decides. */
export interface HoursState {
  readonly state: 'open' | 'closed' | 'unknown';
  /** set when closed, and the next opening is known */
  readonly opensAt?: Date;
}

/** Hours without a rule in them. */
export const noFixedHours: DeskHours = {
  weekly: null,
  onBankHolidays: 'open',
  division: 'england-and-wales',
  closures: [],
};

/** The answer to GET `/console/hours/data`, and with the changes, the body of POST `/console/hours/save`. */
export interface HoursToEdit {
  readonly hours: DeskHours;
  /** the version that was loaded: of two supervisors who save at once, one is told */
  readonly version: number;
}
