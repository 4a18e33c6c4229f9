import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { areas } from '../directory/areas.js';
import type { PostcodeTable } from '../directory/findPlaces.js';
import { publish } from '../directory/publish.js';
import { type BankHolidays, type Directory, divisions, type ServiceEntry } from '../directory/service.js';
import { brokenRule, serviceEntrySchema, should } from './serviceSchema.js';

/** A services file that cannot be used; the message names the entry, the field and what it should be. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

const builtIn = new URL('../../../src/directory/data/', import.meta.url);
const builtInServices = fileURLToPath(new URL('services.json', builtIn));

const readBuiltIn = (name: string): Record<string, unknown> => readJson(fileURLToPath(new URL(name, builtIn)));

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
  const parsed = serviceEntrySchema.safeParse(raw);
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

/**
 * Checks entries one by one, and their ids together.
 * @returns the entries that are right, and every trouble as a sentence
 */
export function checkEntries(services: readonly unknown[]): {
  readonly entries: readonly ServiceEntry[];
  readonly troubles: readonly string[];
} {
  const results = services.map(troublesOf);
  const entries = results.flatMap(({ service }) => (service === undefined ? [] : [service]));
  const ids = entries.map(({ id }) => id);
  const troubles = [
    ...results.flatMap((result) => result.troubles),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => `Entry "${id}": "id" should be used once; it stands there twice.`),
  ];
  return { entries, troubles };
}

/**
 * Reads every entry of a services file as it stands, for those who keep the list. Visitors get what `loadDirectory` gives.
 * @throws DirectoryError as `loadDirectory` does
 */
export function loadEntries(file: string = builtInServices): readonly ServiceEntry[] {
  const { services } = readJson(file);
  if (!Array.isArray(services))
    throw new DirectoryError(`The services file ${file} should hold a list named "services".`);
  const { entries, troubles } = checkEntries(services);
  if (troubles.length > 0) throw new DirectoryError(`The services file ${file} has mistakes:\n${troubles.join('\n')}`);
  return entries;
}

const date = z.iso.date();
const bankHolidaysFile = z.object({
  from: date,
  to: date,
  divisions: z.record(z.enum(divisions), z.array(date)),
  daysThemselves: z.array(z.string().regex(/^\d\d-\d\d$/)),
}) satisfies z.ZodType<BankHolidays>;

const placesList = z.record(z.string(), z.array(z.enum(areas)).min(1));
const postcodesFile = z.object({
  outside: z.array(z.string()),
  areas: placesList,
  districts: placesList,
}) satisfies z.ZodType<PostcodeTable>;

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
  const source = file ?? builtInServices;
  const { services, hidden } = publish(loadEntries(source));
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
  const bankHolidays = bankHolidaysFile.parse(readBuiltIn('bankHolidays.json'));
  const postcodes = postcodesFile.parse(readBuiltIn('postcodes.json'));
  return deepFreeze({ services, hidden, bankHolidays, postcodes });
}
