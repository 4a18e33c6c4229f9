import { type Area, commonPlace } from '../directory/areas.js';
import { areasInUse, coarsened, findPlaces } from '../directory/findPlaces.js';
import type { Directory } from '../directory/service.js';

/** What is said when a place was understood and cannot be an answer. */
export interface PlaceRetort {
  /** key of the words */
  readonly say: 'findSupport:tellOutsideUK' | 'findSupport:tellTwoPlaces';
}

/**
 * Makes a reader of places, such as "Hackney", "Kent" or the first half of a postcode.
 * @param directory its services say how exactly a place is worth knowing; what picks no service is not kept
 * @returns a function from what was typed to the smallest area that is sure, or what to say instead; undefined when no place
 *   is known by that name
 */
export function createPlaceReader({
  services,
  postcodes,
}: Pick<Directory, 'services' | 'postcodes'>): (text: string) => Area | PlaceRetort | undefined {
  const used = areasInUse(services);
  return (text) => {
    const found = findPlaces(text, postcodes);
    if (found === undefined) return undefined;
    if (found === 'outside') return { say: 'findSupport:tellOutsideUK' };
    const place = commonPlace(coarsened(found, used));
    return place === 'unknown' ? { say: 'findSupport:tellTwoPlaces' } : place;
  };
}
