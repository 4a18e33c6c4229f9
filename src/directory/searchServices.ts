import { chainOf, nations, type Place } from './areas.js';
import type { Audience, Directory, Service, Topic } from './service.js';

export interface ServiceSearch {
  /** any one of these; left out: every topic */
  readonly topics?: readonly Topic[];
  readonly place: Place;
  /** what the visitor has said about themselves */
  readonly audiences?: readonly Audience[];
  /** only services made for this audience */
  readonly madeFor?: Audience;
}

/**
 * Does a service reach a place? Where the place is unknown, only one that reaches the whole UK does: a number that then
 * turns somebody away costs them more than a number less.
 */
export function covers(service: Service, place: Place): boolean {
  const areas = service.serviceAreas;
  if (place === 'unknown') return nations.every((nation) => areas.includes(nation));
  return chainOf(place).some((area) => areas.includes(area));
}

/**
 * Is a service for this visitor? One for women, or for people with little money, is shown when nothing is known, since its
 * words say whom it is for and we do not ask; any other needs the visitor to have said so.
 */
function isFor(service: Service, known: readonly Audience[]): boolean {
  const isChild = known.includes('under18');
  if (isChild && (service.minimumAge ?? 0) >= 16) return false;
  if (service.audiences.length === 0) return true;
  const said = isChild ? [...known, 'youngPeople'] : known;
  if (service.audiences.some((audience) => said.includes(audience))) return true;
  const soleAudience = service.audiences.length === 1 ? service.audiences[0] : undefined;
  if (soleAudience === 'women') return !known.includes('men') && !known.includes('nonBinary');
  return soleAudience === 'lowIncome';
}

/**
 * Services of the directory that fit, in the directory's order. Everything in it may be shown (see `publish`).
 * @returns an empty list when nothing fits
 */
export function searchServices(directory: Directory, search: ServiceSearch): readonly Service[] {
  const { topics, place, audiences = [], madeFor } = search;
  return directory.services.filter(
    (service) =>
      (topics === undefined || service.topics.some((topic) => topics.includes(topic))) &&
      (madeFor === undefined || service.audiences.includes(madeFor)) &&
      covers(service, place) &&
      isFor(service, audiences),
  );
}
