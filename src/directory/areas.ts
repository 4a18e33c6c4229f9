/**
 * Places that the directory can tell apart: nations, the English regions, the London boroughs, and the smaller areas that some
 * service covers. Each lies in one larger area. Regions are those of national statistics; the City of London counts as a borough.
 */

/** Each area, with the area that it lies in; null: a nation of the United Kingdom. */
const lies = {
  england: null,
  wales: null,
  scotland: null,
  northernIreland: null,
  northEast: 'england',
  northWest: 'england',
  yorkshireAndHumber: 'england',
  eastMidlands: 'england',
  westMidlands: 'england',
  eastOfEngland: 'england',
  london: 'england',
  southEast: 'england',
  southWest: 'england',
  // Birmingham, Coventry, Dudley, Sandwell, Solihull, Walsall and Wolverhampton
  westMidlandsCounty: 'westMidlands',
  // East and West Sussex, with Brighton and Hove
  sussex: 'southEast',
  // with Southend and Thurrock
  essex: 'eastOfEngland',
  barkingAndDagenham: 'london',
  barnet: 'london',
  bexley: 'london',
  brent: 'london',
  bromley: 'london',
  camden: 'london',
  cityOfLondon: 'london',
  croydon: 'london',
  ealing: 'london',
  enfield: 'london',
  greenwich: 'london',
  hackney: 'london',
  hammersmithAndFulham: 'london',
  haringey: 'london',
  harrow: 'london',
  havering: 'london',
  hillingdon: 'london',
  hounslow: 'london',
  islington: 'london',
  kensingtonAndChelsea: 'london',
  kingstonUponThames: 'london',
  lambeth: 'london',
  lewisham: 'london',
  merton: 'london',
  newham: 'london',
  redbridge: 'london',
  richmondUponThames: 'london',
  southwark: 'london',
  sutton: 'london',
  towerHamlets: 'london',
  walthamForest: 'london',
  wandsworth: 'london',
  westminster: 'london',
} as const;

export type Area = keyof typeof lies;

export const areas = Object.keys(lies) as readonly Area[];

/** Where a visitor says they are: the smallest area known. */
export type Place = Area | 'unknown';

export function isArea(code: string): code is Area {
  return Object.hasOwn(lies, code);
}

/** The area itself, then the larger ones that it lies in, the nation last. */
export function chainOf(area: Area): readonly Area[] {
  const parent: Area | null = lies[area];
  return parent === null ? [area] : [area, ...chainOf(parent)];
}

export const nations: readonly Area[] = areas.filter((area) => lies[area] === null);
export const regions: readonly Area[] = areas.filter((area) => chainOf(area).length === 2);
/** The 32 boroughs and the City of London. */
export const boroughs: readonly Area[] = areas.filter((area) => lies[area] === 'london');

/** Whether all of an area lies in another one; an area lies in itself. */
export function liesIn(area: Area, larger: Area): boolean {
  return chainOf(area).includes(larger);
}

/**
 * The smallest area that holds all of these: what is sure when somebody could be in one or the other.
 * @returns 'unknown' for none, and for places in two nations
 */
export function commonPlace(places: readonly Area[]): Place {
  const [first, ...others] = places;
  if (first === undefined) return 'unknown';
  return chainOf(first).find((area) => others.every((other) => liesIn(other, area))) ?? 'unknown';
}
