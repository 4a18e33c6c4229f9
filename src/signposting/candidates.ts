import type { Area, Place } from '../directory/areas.js';
import { isPastReview } from '../directory/freshness.js';
import { hoursOf, type OpenState } from '../directory/openingHours.js';
import { type ServiceSearch, searchServices } from '../directory/searchServices.js';
import type { Audience, Directory, Service } from '../directory/service.js';
import type { Outcome } from '../screening/assess.js';
import { audiencesFrom, type Concern } from './concerns.js';
import type { SignpostReason, Want } from './wants.js';

const smallerNations: readonly Area[] = ['wales', 'scotland', 'northernIreland'];
const noVoice: readonly Audience[] = ['deaf', 'cannotSpeak'];

/** All that decides who is shown. Age, needs and the path that the visitor is on enter as concerns. */
export interface SignpostRequest {
  readonly outcome: Outcome;
  readonly concerns: readonly Concern[];
  readonly place: Place;
  readonly about: 'self' | 'someoneElse';
  /** languages that the visitor would rather speak than English, the best first; `other`: one that we have no code for */
  readonly languages?: readonly string[];
  readonly now: Date;
  readonly directory: Directory;
}

/** A service that could be shown, for a reason. */
export interface Candidate {
  readonly service: Service;
  readonly hours: OpenState;
  readonly reason: SignpostReason;
  readonly language?: string;
  readonly isStale: boolean;
}

/** Can this visitor get through at all? A voice line is no way in for somebody who cannot hear or speak on the phone. */
function hasWayIn({ service }: Candidate, concerns: readonly Concern[]): boolean {
  if (!concerns.includes('deaf') && !concerns.includes('cannotSpeak')) return true;
  return (
    service.textTo !== null ||
    service.webchat !== null ||
    service.accessibilities.includes('textRelay') ||
    (concerns.includes('deaf') && service.accessibilities.includes('bsl')) ||
    service.audiences.some((audience) => noVoice.includes(audience))
  );
}

/** Someone answers this visitor, and does so now: a page or a form is no answer at three in the morning. */
export function answersNow(candidate: Candidate, { concerns }: SignpostRequest): boolean {
  return candidate.service.staffed && candidate.hours.state === 'open' && hasWayIn(candidate, concerns);
}

/** 0 answers now · 1 says when it opens · 2 people, hours unknown · 3 a page, a form, an app */
function wait({ service, hours }: Candidate): number {
  if (!service.staffed) return 3;
  if (hours.state === 'open') return 0;
  return hours.state === 'closed' && hours.opensAt !== undefined ? 1 : 2;
}

/** 0 speaks a language that is wanted (or none is) · 1 has interpreters · 2 neither */
function languageGap({ service }: Candidate, { languages = [] }: SignpostRequest): number {
  if (languages.length === 0 || languages.some((language) => service.languages.includes(language))) return 0;
  return service.interpreters ? 1 : 2;
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
    candidate.isStale ? 1 : 0,
    wait(candidate),
    languageGap(candidate, request),
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
export function candidatesFor(want: Want, request: SignpostRequest): readonly Candidate[] {
  const { directory, place } = request;
  const { madeFor } = want;
  const search: ServiceSearch = { topics: want.topics, place, audiences: audiencesFrom(request.concerns) };
  const found = (
    madeFor === undefined || madeFor === 'everybody'
      ? searchServices(directory, search)
      : searchServices(directory, { ...search, audiences: [...(search.audiences ?? []), madeFor], madeFor })
  )
    .filter(({ audiences }) => madeFor !== 'everybody' || audiences.length === 0)
    .filter((service) => want.ofNation === undefined || isOfSmallerNation(service))
    .map((service) => candidateFrom(service, want, request));
  if (want.speaks === undefined) return ranked(found, request);
  return ranked(
    found.filter((candidate) => languageGap(candidate, request) < 2),
    request,
  ).map((candidate) => inTheirLanguage(candidate, request));
}

function candidateFrom(service: Service, { reason }: Want, { directory, now }: SignpostRequest): Candidate {
  // An emergency number is never doubted in front of somebody who needs it; `npm run check:directory` has it on top instead.
  const isStale = isPastReview(service, now) && !service.topics.includes('emergency');
  return { service, hours: hoursOf(service, directory.bankHolidays, now), reason, isStale };
}

/** With the language that it speaks for a reason, or its interpreters. */
function inTheirLanguage(candidate: Candidate, { languages = [] }: SignpostRequest): Candidate {
  const language = languages.find((wanted) => candidate.service.languages.includes(wanted));
  return language === undefined
    ? { ...candidate, reason: 'interpreters' }
    : { ...candidate, reason: 'speaksLanguage', language };
}
