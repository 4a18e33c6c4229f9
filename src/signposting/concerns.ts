import type { Place } from '../directory/service.js';
import type { Label } from '../safety/labels.js';
import type { KeptAnswers } from '../screening/questions.js';

/** What a visitor has told us that bears on who can help. */
export const concernCodes = [
  // what is happening
  'following',
  'turningUp',
  'messages',
  'online',
  'tracking',
  'threats',
  'damage',
  'images',
  'throughOthers',
  'courts',
  'sexualViolence',
  'trains',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
  // who is doing it
  'exPartner',
  'partner',
  'family',
  'someoneIKnow',
  'colleague',
  'neighbour',
  'stranger',
  'onlineOnly',
  // who is asking
  'selfHarm',
  'under18',
  'woman',
  'man',
  'lgbt',
  'older',
  'deaf',
  'learningDisability',
  'cannotSpeak',
  'ownBehaviour',
  'accused',
] as const;
export type Concern = (typeof concernCodes)[number];

/** The concerns in the session's kept answers and in what was spotted in free text. */
export declare function concernsFrom(answers: KeptAnswers, marks?: readonly Label[]): Concern[];
/** `findSupport.askWhere`, or 'unknown'. */
export declare function placeFrom(answers: KeptAnswers): Place;
/** `whoIsItAbout.askWho`, 'self' unless it says otherwise; the mark `third_party` counts when nothing was answered. */
export declare function aboutFrom(answers: KeptAnswers, marks?: readonly Label[]): 'self' | 'someoneElse';
