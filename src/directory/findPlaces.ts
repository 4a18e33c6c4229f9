import { type Area, chainOf } from './areas.js';
import { placeNames } from './placeNames.js';
import type { Service } from './service.js';

/** Which areas each postcode area (`SE`) and district (`SE1`) lies in, the likeliest first. */
export interface PostcodeTable {
  /** postcode areas that are not in the United Kingdom */
  readonly outside: readonly string[];
  readonly areas: Readonly<Record<string, readonly Area[]>>;
  /** districts that are not like the rest of their area */
  readonly districts: Readonly<Record<string, readonly Area[]>>;
}

/** A place that was typed: where it may be, or that it is not in the United Kingdom. */
export type FoundPlaces = readonly Area[] | 'outside' | undefined;

/** `SE1`, `se1 7pb`, `SW1A`: the first half, and the second one if somebody typed it all the same. */
const postcode = /^([a-z]{1,2})(\d[a-z\d]?)(?:\s*\d[a-z]{2})?$/;

function byPostcode(text: string, table: PostcodeTable): FoundPlaces {
  const [, letters, digits] = postcode.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const area = letters.toUpperCase();
  if (table.outside.includes(area)) return 'outside';
  // "SW1A" is a part of "SW1"; a part that is not listed is where the whole is.
  const district = `${area}${digits.toUpperCase()}`;
  return table.districts[district] ?? table.districts[district.replace(/[A-Z]$/, '')] ?? table.areas[area];
}

/** What people put around a name: "in Hackney", "London Borough of Brent", "Kent, UK". */
const around =
  /^(?:i am in|im in|i live in|we live in|in|near|the|yn)\s+|^(?:london |royal )?borough of\s+|^city of\s+(?!london)|\s+(?:borough|council|uk)$/;

function plain(text: string): string {
  let name = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim();
  while (around.test(name)) name = name.replace(around, '').trim();
  return name;
}

/**
 * Where a typed place is: the first half of a postcode, or the name of a nation, a region, a county, a large city or a London
 * borough. The text is only looked up, never kept.
 * @returns more than one area when it may be any of them, the likeliest first; undefined when nothing is known by that name
 */
export function findPlaces(text: string, table: PostcodeTable): FoundPlaces {
  const name = plain(text);
  if (name.length > 40) return undefined;
  const named = Object.hasOwn(placeNames, name) ? placeNames[name] : undefined;
  return named ?? byPostcode(name, table);
}

/**
 * The areas that some service is told apart by. A visitor's place is kept no finer than that: what picks no service is not
 * worth knowing.
 */
export function areasInUse(services: readonly Service[]): ReadonlySet<Area> {
  return new Set(services.flatMap(({ serviceAreas }) => serviceAreas));
}

/**
 * Places no finer than the services need, each once.
 * @param used see `areasInUse`
 */
export function coarsened(places: readonly Area[], used: ReadonlySet<Area>): readonly Area[] {
  const coarse = places.map((place) => {
    const chain = chainOf(place);
    return chain.find((area) => used.has(area)) ?? chain.at(-1) ?? place;
  });
  return [...new Set(coarse)];
}
