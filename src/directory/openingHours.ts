import type { BankHolidays, Division, Schedule, Service } from './service.js';

/** `closesAt` is missing when it never closes; `opensAt` is missing when no opening comes within two weeks. */
export type OpenState =
  | { readonly state: 'open'; readonly closesAt?: Date }
  | { readonly state: 'closed'; readonly opensAt?: Date }
  | { readonly state: 'unknown' };

export interface OpenQuestion {
  /** weekly hours in UK local time (Open Referral `schedule`) */
  readonly schedule: Schedule;
  readonly onBankHolidays: 'open' | 'closed';
  readonly division: Division;
  readonly bankHolidays: BankHolidays;
  readonly now: Date;
}

/** Whether a service can be reached now. */
export declare function openState(question: OpenQuestion): OpenState;
/** The same for a service of the directory. */
export declare function hoursOf(service: Service, bankHolidays: BankHolidays, now: Date): OpenState;
