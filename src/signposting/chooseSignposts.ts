import type { Area, Place } from '../directory/areas.js';
import { hoursOf, type OpenState } from '../directory/openingHours.js';
import { type ServiceSearch, searchServices } from '../directory/searchServices.js';
import type { Audience, Directory, Service } from '../directory/service.js';
import type { Outcome } from '../screening/assess.js';
import { audiencesFrom, type Concern } from './concerns.js';
import { type SignpostReason, type Want, wants } from './wants.js';

export type { SignpostReason } from './wants.js';

const most = 4;
const smallerNations: readonly Area[] = ['wales', 'scotland', 'northernIreland'];
const noVoice: readonly Audience[] = ['deaf', 'cannotSpeak'];

export interface SignpostRequest {
  readonly outcome: Outcome;
  readonly concerns: readonly Concern[];
  readonly place: Place;
  readonly about: 'self' | 'someoneElse';
  readonly now: Date;
  readonly directory: Directory;
}

export interface Signpost {
  readonly serviceId: string;
  readonly reason: SignpostReason;
  readonly hours: OpenState;
}

interface Candidate {
  readonly service: Service;
  readonly hours: OpenState;
  readonly reason: SignpostReason;
}

/** Can this visitor get through at all? A voice line is no way in for somebody who cannot hear or speak on the phone. */
function hasWayIn({ service }: Candidate, concerns: readonly Concern[]): boolean {
  if (!concerns.includes('deaf') && !concerns.includes('cannotSpeak')) return true;
  return (
    service.textTo !== null ||
    service.webchat !== null ||
    service.audiences.some((audience) => noVoice.includes(audience))
  );
}

/** Someone answers this visitor, and does so now: a page or a form is no answer at three in the morning. */
function answersNow(candidate: Candidate, { concerns }: SignpostRequest): boolean {
  return candidate.service.staffed && candidate.hours.state === 'open' && hasWayIn(candidate, concerns);
}

/** 0 answers now · 1 says when it opens · 2 people, hours unknown · 3 a page, a form, an app */
function wait({ service, hours }: Candidate): number {
  if (!service.staffed) return 3;
  if (hours.state === 'open') return 0;
  return hours.state === 'closed' && hours.opensAt !== undefined ? 1 : 2;
}

function isMadeFor({ service }: Candidate, audiences: readonly Audience[]): boolean {
  return service.audiences.some((audience) => audiences.includes(audience));
}

/** The better candidate first; equal ones stay in the directory's order. */
function ranked(candidates: readonly Candidate[], request: SignpostRequest): readonly Candidate[] {
  const audiences = audiencesFrom(request.concerns);
  const penalties = (candidate: Candidate) => [
    isMadeFor(candidate, audiences) ? 0 : 1,
    hasWayIn(candidate, request.concerns) ? 0 : 1,
    wait(candidate),
    request.about === 'someoneElse' && !candidate.service.welcomes.includes('friendsAndFamily') ? 1 : 0,
    candidate.service.confidence === 'high' ? 0 : 1,
    candidate.service.serviceAreas.length,
  ];
  return candidates
    .map((candidate) => ({ candidate, penalty: penalties(candidate) }))
    .sort((one, other) => {
      const at = one.penalty.findIndex((value, index) => value !== other.penalty[index]);
      return at === -1 ? 0 : (one.penalty[at] ?? 0) - (other.penalty[at] ?? 0);
    })
    .map(({ candidate }) => candidate);
}

/** One nation's own service. England's are not meant: in England they are everybody's, and no reason to name. */
function isOfSmallerNation({ serviceAreas }: Service): boolean {
  return serviceAreas.length === 1 && serviceAreas.every((area) => smallerNations.includes(area));
}

/** All that meets a want, the best first. */
function candidatesFor(want: Want, request: SignpostRequest): readonly Candidate[] {
  const { directory, place, now } = request;
  const { madeFor } = want;
  const search: ServiceSearch = { topics: want.topics, place, audiences: audiencesFrom(request.concerns) };
  const found = (
    madeFor === undefined || madeFor === 'everybody'
      ? searchServices(directory, search)
      : searchServices(directory, { ...search, audiences: [...(search.audiences ?? []), madeFor], madeFor })
  )
    .filter(({ audiences }) => madeFor !== 'everybody' || audiences.length === 0)
    .filter((service) => want.ofNation === undefined || isOfSmallerNation(service))
    .map((service) => ({ service, hours: hoursOf(service, directory.bankHolidays, now), reason: want.reason }));
  return ranked(found, request);
}

/** Two entries that are rung in the same way are one line to a visitor. */
function isSameLine(one: Service, other: Service): boolean {
  return one.id === other.id || (one.phone !== null && one.phone === other.phone && one.thenPress === other.thenPress);
}

const someoneAnswers: Want = { reason: 'openNow', topics: ['crimeSupport', 'listening'], when: () => true };
const lastResort: Want = { reason: 'dangerNow', topics: ['emergency'], when: () => true };

/**
 * The services to show, at most four, in the order to show them.
 *
 * Emergency comes first when the outcome says so. At least one is answered by a person at this moment, and unless it is an
 * emergency such a one stands on top, so that nobody is left with a closed line at night. The rest follow the order of
 * `wants`. A visitor who does not say where they are gets services for the whole UK.
 * @returns never empty: a directory holds an emergency service that is always open (`loadDirectory`)
 */
export function chooseSignposts(request: SignpostRequest): Signpost[] {
  const chosen: Candidate[] = [];
  const isNew = ({ service }: Candidate) => !chosen.some((other) => isSameLine(other.service, service));
  for (const want of wants) {
    if (chosen.length === most) break;
    if (!want.when(request)) continue;
    const best = candidatesFor(want, request).find(isNew);
    if (best !== undefined) chosen.push(best);
  }
  const hasAnswer = (candidate: Candidate) => answersNow(candidate, request);
  if (!chosen.some(hasAnswer)) {
    const open = [someoneAnswers, lastResort]
      .flatMap((want) => candidatesFor(want, request))
      .find((candidate) => hasAnswer(candidate) && isNew(candidate));
    if (open !== undefined) {
      if (chosen.length === most) chosen.pop();
      chosen.push(open);
    }
  }
  const top = chosen.findIndex(hasAnswer);
  if (top > 0 && request.outcome !== 'emergency') chosen.unshift(...chosen.splice(top, 1));
  return chosen.map(({ service, reason, hours }) => ({ serviceId: service.id, reason, hours }));
}
