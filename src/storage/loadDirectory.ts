import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fieldsThatCanBeUnconfirmed, publish } from '../directory/publish.js';
import {
  audiences,
  type BankHolidays,
  type Directory,
  divisions,
  type ServiceEntry,
  serviceAreas,
  supporters,
  topics,
  weekdays,
} from '../directory/service.js';

/** A services file that cannot be used; the message names the entry, the field and what it should be. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

const builtIn = new URL('../../../src/directory/data/', import.meta.url);

const text = z.string().trim().min(1);
const phone = z.string().regex(/^\+?\d[\d ]*$/);
const word = z.string().regex(/^\S+$/);
const keys = z.string().regex(/^[\d*#]+$/);
const https = z.url({ protocol: /^https$/ });
const page = z.url({ protocol: /^https?$/ });
const date = z.iso.date();
const age = z.number().int().min(0).max(120);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1),
  opens: time,
  closes: time.or(z.literal('24:00')),
});

const entry = z.strictObject({
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
  serviceAreas: z.array(z.enum(serviceAreas)).min(1),
  areaNote: text.nullable(),
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
  dateChecked: date,
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
const should: Readonly<Record<keyof ServiceEntry, string>> = {
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
  serviceAreas: `at least one; ${listOf(serviceAreas)}`,
  areaNote: textOrNull,
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
  checkedBy: 'who checked it, or null when nobody has',
  status: '"draft" or "reviewed"',
  confidence: '"high", "medium" or "low"',
  hoursConfidence: '"high", "medium", "low" or "notApplicable"',
  conflicts: 'a list of texts; it may be empty',
  unconfirmed: listOf(fieldsThatCanBeUnconfirmed),
};

/** Rules that take more than one field. @returns the field and what it should be, when a rule is broken */
function brokenRule(service: ServiceEntry): readonly [keyof ServiceEntry, string] | undefined {
  if (service.status === 'reviewed' && service.checkedBy === null) {
    return ['checkedBy', 'who checked it, because its status is "reviewed"'];
  }
  if (service.minimumAge !== null && service.maximumAge !== null && service.minimumAge > service.maximumAge) {
    return ['maximumAge', 'no less than minimumAge'];
  }
  if (service.schedule === 'always' && service.bankHolidays === 'closed') {
    return ['bankHolidays', '"open", because its schedule is "always"'];
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(file: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? `is not JSON (${error.message})` : 'cannot be read';
    throw new DirectoryError(
      `The services file ${file} ${why}. It should be a JSON file as described in docs/guidance/directory.md.`,
    );
  }
  if (!isObject(parsed)) throw new DirectoryError(`The services file ${file} should hold one JSON object.`);
  return parsed;
}

/** Every trouble in one entry, each a sentence. */
function troublesOf(
  raw: unknown,
  position: number,
): { readonly service?: ServiceEntry; readonly troubles: readonly string[] } {
  const named = isObject(raw) && typeof raw.id === 'string' ? `"${raw.id}"` : `number ${position + 1}`;
  const say = (field: string, what: string) => `Entry ${named}: "${field}" should be ${what}.`;
  const parsed = entry.safeParse(raw);
  if (parsed.success) {
    const broken = brokenRule(parsed.data);
    return { service: parsed.data, troubles: broken === undefined ? [] : [say(...broken)] };
  }
  const troubles = parsed.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      return `Entry ${named}: there is no field ${issue.keys.map((key) => `"${key}"`).join(', ')}. Fields are: ${Object.keys(should).join(', ')}.`;
    }
    const field = String(issue.path[0] ?? '');
    return Object.hasOwn(should, field)
      ? say(field, should[field as keyof ServiceEntry])
      : `Entry ${named} should be an object with the fields of a service.`;
  });
  return { troubles: [...new Set(troubles)] };
}

function readEntries(file: string): readonly ServiceEntry[] {
  const { services } = readJson(file);
  if (!Array.isArray(services))
    throw new DirectoryError(`The services file ${file} should hold a list named "services".`);
  const results = services.map(troublesOf);
  const entries = results.flatMap(({ service }) => (service === undefined ? [] : [service]));
  const ids = entries.map(({ id }) => id);
  const troubles = [
    ...results.flatMap((result) => result.troubles),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => `Entry "${id}": "id" should be used once; it stands there twice.`),
  ];
  if (troubles.length > 0) throw new DirectoryError(`The services file ${file} has mistakes:\n${troubles.join('\n')}`);
  return entries;
}

const bankHolidaysFile = z.object({
  from: date,
  to: date,
  divisions: z.record(z.enum(divisions), z.array(date)),
  daysThemselves: z.array(z.string().regex(/^\d\d-\d\d$/)),
}) satisfies z.ZodType<BankHolidays>;

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

/**
 * Reads the service directory, checks it and freezes it.
 * @param file the helpline's own services file (WAYMARK_SERVICES); the built-in list when left out
 * @returns only what may be shown: unconfirmed fields are empty, and `hidden` says which entries were left out and why
 * @throws DirectoryError naming each entry and field that is wrong and what it should be. Without a list that is right
 * the server must not start: a wrong number is worse than none.
 */
export function loadDirectory(file?: string): Directory {
  const source = file ?? fileURLToPath(new URL('services.json', builtIn));
  const { services, hidden } = publish(readEntries(source));
  const emergency = services.some(
    (service) =>
      service.topics.includes('emergency') &&
      service.audiences.length === 0 &&
      service.phone !== null &&
      service.schedule === 'always',
  );
  if (!emergency) {
    throw new DirectoryError(
      `The services file ${source} should hold an entry with the topic "emergency" that is for everybody, has a confirmed phone number and is always open.`,
    );
  }
  const bankHolidays = bankHolidaysFile.parse(readJson(fileURLToPath(new URL('bankHolidays.json', builtIn))));
  return deepFreeze({ services, hidden, bankHolidays });
}
