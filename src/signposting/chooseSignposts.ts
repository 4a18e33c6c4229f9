import type { OpenState } from '../directory/openingHours.js';
import type { Service } from '../directory/service.js';
import { answersNow, type Candidate, candidatesFor, type SignpostRequest } from './candidates.js';
import { type SignpostReason, type Want, wants } from './wants.js';

export type { SignpostRequest } from './candidates.js';
export type { SignpostReason } from './wants.js';

const most = 4;

export interface Signpost {
  readonly serviceId: string;
  readonly reason: SignpostReason;
  readonly hours: OpenState;
  /** with the reason `speaksLanguage`: which one */
  readonly language?: string;
  /** the day is over by which somebody should have looked at the entry again */
  readonly pastReview?: true;
}

/** Two entries that are rung in the same way are one line to a visitor. */
function isSameLine(one: Service, other: Service): boolean {
  return one.id === other.id || (one.phone !== null && one.phone === other.phone && one.thenPress === other.thenPress);
}

const someoneAnswers: Want = { reason: 'openNow', topics: ['crimeSupport', 'listening'], when: () => true };
const lastResort: Want = { reason: 'dangerNow', topics: ['emergency'], when: () => true };

/**
 * Somebody who answers now, of those chosen or of any that fit: a fresh entry before one that nobody has looked at for long, and
 * the emergency service only when there is nobody else.
 */
function whoAnswers(chosen: readonly Candidate[], request: SignpostRequest): Candidate | undefined {
  const isAnswering = (candidate: Candidate): boolean => answersNow(candidate, request);
  const answering = [...chosen, ...candidatesFor(someoneAnswers, request)].filter(isAnswering);
  return (
    answering.find(({ isStale }) => !isStale) ?? answering[0] ?? candidatesFor(lastResort, request).find(isAnswering)
  );
}

/**
 * The services to show, at most four, in the order to show them.
 *
 * Emergency comes first when the outcome says so. At least one is answered by a person at this moment, and unless it is an
 * emergency such a one stands on top, so that nobody is left with a closed line at night. The rest follow the order of
 * `wants`; entries past their review date come last. A visitor who does not say where they are gets services for the whole UK.
 * @returns never empty: a directory holds an emergency service that is always open (`loadDirectory`)
 */
export function chooseSignposts(request: SignpostRequest): Signpost[] {
  const chosen: Candidate[] = [];
  const isChosen = ({ service }: Candidate) => chosen.some((other) => isSameLine(other.service, service));
  const wanted = wants.filter((want) => want.when(request));
  for (const want of wanted) {
    if (chosen.length === most) break;
    const best = candidatesFor(want, request).find((candidate) => !isChosen(candidate));
    if (best !== undefined) chosen.push(best);
  }
  const answering = whoAnswers(chosen, request);
  if (answering !== undefined && !isChosen(answering)) {
    if (chosen.length === most) chosen.pop();
    chosen.push(answering);
  }
  const isOnTop = (candidate: Candidate) => request.outcome !== 'emergency' && candidate === answering;
  const rank = (candidate: Candidate): number => (isOnTop(candidate) ? 0 : candidate.isStale ? 2 : 1);
  return chosen
    .sort((one, other) => rank(one) - rank(other))
    .map(({ service, reason, hours, language, isStale }) => ({
      ...{ serviceId: service.id, reason, hours },
      ...(language === undefined ? {} : { language }),
      ...(isStale ? { pastReview: true } : {}),
    }));
}
