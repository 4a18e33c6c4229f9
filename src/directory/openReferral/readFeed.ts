import type { Accessibility, Location } from '../service.js';
import { accessibilityNames, areasNamed } from './labels.js';
import { codedFields, codeLink, fieldLink, unconfirmedLink } from './shapes.js';

/** An object of a feed: nothing is known of its fields. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
export const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
};
export const httpsOf = (value: unknown): string | null => {
  const text = textOf(value);
  return text?.startsWith('https://') ? text : null;
};

/** The services in an answer of an Open Referral API: a page, a list, or one service. */
export function servicesIn(json: unknown): readonly Raw[] {
  if (Array.isArray(json)) return listOf(json);
  if (!isRaw(json)) return [];
  for (const field of ['contents', 'content', 'services']) if (Array.isArray(json[field])) return listOf(json[field]);
  return typeof json.name === 'string' ? [json] : [];
}

/** Numbers stand with the service, with its contacts, its places, or its organization. */
export function phonesIn(
  service: Raw,
): readonly { readonly number: string; readonly isText: boolean; readonly description: string | null }[] {
  const places = listOf(service.service_at_locations)
    .map(({ location }) => location)
    .filter(isRaw);
  const holders = [
    service,
    ...listOf(service.contacts),
    ...places,
    ...(isRaw(service.organization) ? [service.organization] : []),
  ];
  const found = holders
    .flatMap(({ phones }) => listOf(phones))
    .flatMap(({ number, type, description }) => {
      const printed = (textOf(number) ?? '')
        .replace(/[^\d+ ]+/g, ' ')
        .replace(/ +/g, ' ')
        .trim();
      return /^\+?\d[\d ]*$/.test(printed)
        ? [{ number: printed, isText: type === 'text', description: textOf(description) }]
        : [];
    });
  return found.filter(
    (phone, index) =>
      found.findIndex((other) => other.number === phone.number && other.isText === phone.isText) === index,
  );
}

export function locationsIn(service: Raw, notes: string[]): readonly Location[] {
  return listOf(service.service_at_locations)
    .map(({ location }) => location)
    .filter(isRaw)
    .filter((location) => location.location_type !== 'virtual')
    .flatMap((location) => {
      const [address] = listOf(location.addresses);
      const names = [location.description, address?.city, address?.region, address?.state_province];
      const area = names.flatMap((name) => areasNamed(textOf(name) ?? ''))[0];
      const name = textOf(location.name) ?? textOf(address?.address_1);
      if (area === undefined || name === null) {
        notes.push(`a place was left out, because its area is not known: ${name ?? 'without a name'}`);
        return [];
      }
      const postcode = textOf(address?.postal_code)?.toUpperCase() ?? null;
      return [{ name, area, address: textOf(address?.address_1), postcode }];
    });
}

export function accessibilitiesIn(service: Raw, notes: string[]): readonly Accessibility[] {
  const codes = Object.keys(accessibilityNames) as Accessibility[];
  const places = listOf(service.service_at_locations)
    .map(({ location }) => location)
    .filter(isRaw);
  const said = places
    .flatMap(({ accessibility }) => listOf(accessibility))
    .flatMap(({ description }) => textOf(description) ?? []);
  const found = said.flatMap((text) => {
    const code = codes.find((each) => accessibilityNames[each].toLowerCase() === text.toLowerCase());
    if (code === undefined) notes.push(`says of accessibility: ${text}`);
    return code ?? [];
  });
  return [...new Set(found)];
}

export function areasIn(service: Raw, notes: string[]): readonly string[] {
  const names = listOf(service.service_areas).map(
    ({ name, service_area }) => textOf(name) ?? textOf(service_area) ?? '',
  );
  const found = names.map((name) => ({ name, areas: areasNamed(name) }));
  for (const { name, areas } of found)
    if (areas.length === 0) notes.push(`its area is not known here: ${name || 'without a name'}`);
  const areas = [...new Set(found.flatMap((each) => each.areas))];
  if (areas.length > 0) return areas;
  notes.push('it names no area that is known here; "england" was put in its place');
  return ['england'];
}

/** Attributes of ours: codes by field, values by label, and values that nobody has confirmed. */
export function ownFieldsIn(service: Raw): Readonly<Record<string, unknown>> {
  // Without a prototype: a label is a stranger's text.
  const own: Record<string, unknown> = Object.create(null);
  const attributes = listOf(service.attributes);
  const isOurs = attributes.some(({ link_type }) => link_type === fieldLink);
  for (const field of codedFields) {
    const terms = attributes
      .filter(({ link_type }) => link_type === codeLink(field))
      .map(({ taxonomy_term }) => taxonomy_term);
    if (isOurs || terms.length > 0) own[field] = terms.filter(isRaw).map(({ name }) => name);
  }
  for (const link of [fieldLink, unconfirmedLink]) {
    for (const { link_type, label, value } of attributes) {
      if (link_type !== link || typeof label !== 'string' || typeof value !== 'string') continue;
      try {
        own[label] = JSON.parse(value);
      } catch {
        // Not one of ours after all: the entry is checked field by field anyway.
      }
    }
  }
  return own;
}

export function languagesIn(service: Raw): readonly string[] {
  const codes = listOf(service.languages).flatMap(({ code, language }) => textOf(code) ?? textOf(language) ?? []);
  const read = codes.filter((code) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code));
  return read.length > 0 ? [...new Set(read)] : ['en'];
}
