import type { Division, Weekday } from '../protocol/deskHours.js';
import type { Area } from './areas.js';
import type { PostcodeTable } from './findPlaces.js';

export { type Division, divisions, type Weekday, weekdays } from '../protocol/deskHours.js';

/**
 * The service directory's words: Open Referral names (organization, service, location, schedule, service area, eligibility,
 * languages, accessibility, cost). Codes are spelt out here; sentences live in locales/<language>/services.json. How each
 * field is written in Open Referral UK: `openReferral/`.
 */

/** What a service helps with. */
export const topics = [
  'emergency',
  'police',
  'policeComplaint',
  'rail',
  'stalking',
  'stalkingAdvocacy',
  'advocacy',
  'domesticAbuse',
  'sexualViolence',
  'crimeSupport',
  'listening',
  'suicide',
  'mentalHealth',
  'therapy',
  'legal',
  'court',
  'technology',
  'personalSafety',
  'information',
  'imageAbuse',
  'onlineHarm',
  'fraud',
  'children',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
  'noRecourse',
  'ownBehaviour',
  'work',
  'careNeeds',
] as const;
export type Topic = (typeof topics)[number];

/** Whom a service is for, when it is not for everybody. */
export const audiences = [
  'women',
  'men',
  'nonBinary',
  'lgbt',
  'under18',
  'youngPeople',
  'older',
  'deaf',
  'cannotSpeak',
  'learningDisability',
  'minoritised',
  'lowIncome',
  'careNeeds',
] as const;
export type Audience = (typeof audiences)[number];

/** How people who cannot use a voice line, or read much, get help from it. A number for texts and a web chat are fields of their own. */
export const accessibilities = ['bsl', 'textRelay', 'easyRead', 'hearingLoop', 'stepFree'] as const;
export type Accessibility = (typeof accessibilities)[number];

/** A place that people can go to. Refuges and other places that must stay secret are never listed. */
export interface Location {
  readonly name: string;
  readonly area: Area;
  /** street and town, as printed; null when only the area is public */
  readonly address: string | null;
  readonly postcode: string | null;
}

/** Who else may ring, on behalf of somebody. */
export const supporters = ['friendsAndFamily', 'professionals'] as const;
export type Supporter = (typeof supporters)[number];

/** Hours as printed, "09:30" or "24:00", in UK local time. `closes` at or before `opens` is on the next day. */
export interface WeeklyHours {
  readonly days: readonly Weekday[];
  readonly opens: string;
  readonly closes: string;
}

/** null: not known, or not confirmed; then nothing is said about being open. */
export type Schedule = 'always' | readonly WeeklyHours[] | null;

export type Confidence = 'high' | 'medium' | 'low';

/** What a visitor needs to get through; each a fact of the service, so that no sentence types a number. */
export interface ContactWays {
  /** as printed, with spaces */
  readonly phone: string | null;
  /** other numbers for the same service, such as out of hours */
  readonly otherPhones: readonly { readonly phone: string; readonly when: string }[];
  /** keys to press when the call asks for it, such as 55 after dialling 999 */
  readonly thenPress: string | null;
  /** put in front of any other number, to call it by text relay */
  readonly relayPrefix: string | null;
  /** a number that takes texts */
  readonly textTo: string | null;
  /** the word to text, when the service needs one */
  readonly textWord: string | null;
  /** the word to text beforehand, for a service that only takes texts from registered phones */
  readonly registerWord: string | null;
  /** the word that answers the registration's reply */
  readonly confirmWord: string | null;
  readonly webchat: string | null;
  readonly website: string | null;
  readonly email: string | null;
  /** the name to look for among a phone's apps */
  readonly app: string | null;
}

/** One entry of the file, as the helpline's content lead keeps it. */
export interface ServiceEntry extends ContactWays {
  readonly id: string;
  readonly organization: string;
  /** the full name, for editors; visitors read the short one in the locales */
  readonly name: string;
  /** what it does, for editors */
  readonly description: string;
  /** who it is for, for editors; the codes below are what the program reads */
  readonly eligibility: string;
  readonly topics: readonly Topic[];
  /** empty: for everybody */
  readonly audiences: readonly Audience[];
  readonly welcomes: readonly Supporter[];
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly serviceAreas: readonly Area[];
  /** the area in the source's words, when codes say it only roughly */
  readonly areaNote: string | null;
  /** places to go to; empty for a line or a page */
  readonly locations: readonly Location[];
  /** only what a source says */
  readonly accessibilities: readonly Accessibility[];
  /** does a person answer (or is it a page, a form, an app)? */
  readonly staffed: boolean;
  /** false: exists, but the public cannot turn to it directly */
  readonly publicContact: boolean;
  readonly schedule: Schedule;
  readonly bankHolidays: 'open' | 'closed';
  readonly division: Division;
  /** BCP 47 tags; British Sign Language is `bfi` */
  readonly languages: readonly string[];
  /** true only when the source says that interpreters can be had */
  readonly interpreters: boolean;
  /** free text, for editors */
  readonly cost: string | null;
  /** true only when the source says that it costs nothing */
  readonly free: boolean;
  readonly notes: string;
  readonly source: string | null;
  readonly otherSources: readonly string[];
  readonly sourceDate: string | null;
  readonly sourceSaid: string;
  readonly dateChecked: string;
  /** the last day on which the entry may be relied on without another look; after it, it sinks and says so */
  readonly reviewBy: string;
  /** who rang the number and opened the page; null: nobody yet */
  readonly checkedBy: string | null;
  readonly status: 'draft' | 'reviewed';
  readonly confidence: Confidence;
  readonly hoursConfidence: Confidence | 'notApplicable';
  readonly conflicts: readonly string[];
  /** names of fields above that nobody has confirmed; they are never shown */
  readonly unconfirmed: readonly string[];
}

/** An entry that may be shown: what is unconfirmed has been emptied, hours that are doubtful are null. */
export type Service = ServiceEntry;

export type HiddenReason = 'lowConfidence' | 'noConfirmedContact' | 'notPublic';

/** An entry that no visitor sees, and why. */
export interface HiddenService {
  readonly id: string;
  readonly reason: HiddenReason;
}

/** Bank holidays as the government lists them, with substitute days. Dates are `2026-12-25`. */
export interface BankHolidays {
  /** first and last day that the list covers; outside them weekly hours are unknown for a service that closes on bank holidays */
  readonly from: string;
  readonly to: string;
  readonly divisions: Readonly<Record<Division, readonly string[]>>;
  /** days such as `12-25` on which a service that keeps bank holidays is shut even when the bank holiday itself is moved */
  readonly daysThemselves: readonly string[];
}

/** The directory as all rooms get it. */
export interface Directory {
  readonly services: readonly Service[];
  readonly hidden: readonly HiddenService[];
  readonly bankHolidays: BankHolidays;
  readonly postcodes: PostcodeTable;
}
