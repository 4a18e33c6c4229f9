import type { OpenState } from '../directory/openingHours.js';
import type { Directory, Place } from '../directory/service.js';
import type { Outcome } from '../screening/assess.js';
import type { Concern } from './concerns.js';

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
  /** why it is shown; words under services:reasons in the locales */
  readonly reason: SignpostReason;
  readonly hours: OpenState;
}

export const signpostReasons = [
  'dangerNow',
  'ifYouCannotSpeak',
  'openNow',
  'knowsStalking',
  'inYourNation',
  'tellPolice',
  'onTrains',
  'partnerOrEx',
  'sexualViolence',
  'images',
  'devices',
  'courts',
  'feelingVeryLow',
  'forYourAge',
  'forMen',
  'forLgbt',
  'forOlder',
  'forDeaf',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
  'ownBehaviour',
  'toTalk',
  'toRead',
] as const;
export type SignpostReason = (typeof signpostReasons)[number];

/** At most four services, in the order to show them. */
export declare function chooseSignposts(request: SignpostRequest): Signpost[];
