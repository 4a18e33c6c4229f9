import { z } from 'zod';
import { areas } from '../directory/areas.js';
import { fieldsThatCanBeUnconfirmed } from '../directory/publish.js';
import {
  accessibilities,
  audiences,
  divisions,
  type ServiceEntry,
  supporters,
  topics,
  weekdays,
} from '../directory/service.js';

const text = z.string().trim().min(1);
const phone = z.string().regex(/^\+?\d[\d ]*$/);
const word = z.string().regex(/^\S+$/);
const keys = z.string().regex(/^[\d*#]+$/);
const https = z.url({ protocol: /^https$/ });
const page = z.url({ protocol: /^https?$/ });
const postcode = z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/);
const age = z.number().int().min(0).max(120);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1),
  opens: time,
  closes: time.or(z.literal('24:00')),
});

/** One entry of a services file. Every field is there, so that a forgotten one is seen. */
export const serviceEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  organization: text,
  name: text,
  description: text,
  eligibility: text,
  topics: z.array(z.enum(topics)).min(1),
  audiences: z.array(z.enum(audiences)),
  welcomes: z.array(z.enum(supporters)),
  minimumAge: age.nullable(),
  maximumAge: age.nullable(),
  serviceAreas: z.array(z.enum(areas)).min(1),
  areaNote: text.nullable(),
  locations: z.array(
    z.strictObject({ name: text, area: z.enum(areas), address: text.nullable(), postcode: postcode.nullable() }),
  ),
  accessibilities: z.array(z.enum(accessibilities)),
  staffed: z.boolean(),
  publicContact: z.boolean(),
  phone: phone.nullable(),
  otherPhones: z.array(z.strictObject({ phone, when: text })),
  thenPress: keys.nullable(),
  relayPrefix: keys.nullable(),
  textTo: phone.nullable(),
  textWord: word.nullable(),
  registerWord: word.nullable(),
  confirmWord: word.nullable(),
  webchat: https.nullable(),
  website: https.nullable(),
  email: z.email().nullable(),
  app: text.nullable(),
  schedule: z.union([z.literal('always'), z.array(hours).min(1), z.null()]),
  bankHolidays: z.enum(['open', 'closed']),
  division: z.enum(divisions),
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)).min(1),
  interpreters: z.boolean(),
  cost: text.nullable(),
  free: z.boolean(),
  notes: z.string(),
  source: page.nullable(),
  otherSources: z.array(page),
  sourceDate: text.nullable(),
  sourceSaid: z.string(),
  dateChecked: z.iso.date(),
  reviewBy: z.iso.date(),
  checkedBy: text.nullable(),
  status: z.enum(['draft', 'reviewed']),
  confidence: z.enum(['high', 'medium', 'low']),
  hoursConfidence: z.enum(['high', 'medium', 'low', 'notApplicable']),
  conflicts: z.array(text),
  unconfirmed: z.array(z.enum(fieldsThatCanBeUnconfirmed)),
}) satisfies z.ZodType<ServiceEntry>;

const printed = 'digits and spaces as printed, for example "0808 802 0300", or null';
const address = 'an address that begins with https://, or null';
const someText = 'a text that is not empty';
const textOrNull = 'a text that is not empty, or null';
const trueOrFalse = 'true or false';
const oneWord = 'one word, or null';
const keysOrNull = 'the keys to press, such as "2", or null';
const ageOrNull = 'a whole number of years from 0 to 120, or null';
const listOf = (codes: readonly string[]) => `a list of codes out of: ${codes.join(', ')}`;

/** What each field should be, said when it is not. */
export const should: Readonly<Record<keyof ServiceEntry, string>> = {
  id: 'small letters and digits joined by hyphens, such as "my-local-service"',
  organization: someText,
  name: someText,
  description: someText,
  eligibility: someText,
  topics: `at least one; ${listOf(topics)}`,
  audiences: `${listOf(audiences)}; empty for everybody`,
  welcomes: listOf(supporters),
  minimumAge: ageOrNull,
  maximumAge: ageOrNull,
  serviceAreas: `at least one; ${listOf(areas)}`,
  areaNote: textOrNull,
  locations:
    'a list of { "name", "area", "address", "postcode" }; area is a code of "serviceAreas", the last two may be null; it may be empty',
  accessibilities: `${listOf(accessibilities)}; it may be empty`,
  staffed: trueOrFalse,
  publicContact: trueOrFalse,
  phone: printed,
  otherPhones: 'a list of { "phone", "when" }, with phone as printed and when as a text; it may be empty',
  thenPress: keysOrNull,
  relayPrefix: keysOrNull,
  textTo: printed,
  textWord: oneWord,
  registerWord: oneWord,
  confirmWord: oneWord,
  webchat: address,
  website: address,
  email: 'an email address, or null',
  app: textOrNull,
  schedule: `"always", or null, or a list of { "days": ${listOf(weekdays)}, "opens": "09:30", "closes": "16:00" }`,
  bankHolidays: '"open" or "closed"',
  division: `one of: ${divisions.join(', ')}`,
  languages: 'a list of language tags such as "en" or "cy", at least one',
  interpreters: trueOrFalse,
  cost: textOrNull,
  free: trueOrFalse,
  notes: 'a text; it may be empty',
  source: 'the address of a public page, or null',
  otherSources: 'a list of addresses of public pages; it may be empty',
  sourceDate: textOrNull,
  sourceSaid: 'a text; it may be empty',
  dateChecked: 'a date such as "2026-11-23"',
  reviewBy: 'a date such as "2027-02-23", later than dateChecked',
  checkedBy: 'who checked it, or null when nobody has',
  status: '"draft" or "reviewed"',
  confidence: '"high", "medium" or "low"',
  hoursConfidence: '"high", "medium", "low" or "notApplicable"',
  conflicts: 'a list of texts; it may be empty',
  unconfirmed: listOf(fieldsThatCanBeUnconfirmed),
};

/** Rules that take more than one field. @returns the field and what it should be, when a rule is broken */
export function brokenRule(service: ServiceEntry): readonly [keyof ServiceEntry, string] | undefined {
  if (service.status === 'reviewed' && service.checkedBy === null) {
    return ['checkedBy', 'who checked it, because its status is "reviewed"'];
  }
  if (service.minimumAge !== null && service.maximumAge !== null && service.minimumAge > service.maximumAge) {
    return ['maximumAge', 'no less than minimumAge'];
  }
  if (service.reviewBy <= service.dateChecked) return ['reviewBy', 'a date later than dateChecked'];
  if (service.schedule === 'always' && service.bankHolidays === 'closed') {
    return ['bankHolidays', '"open", because its schedule is "always"'];
  }
  return undefined;
}
