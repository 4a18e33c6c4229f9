import type { Place } from '../directory/areas.js';
import type { Audience, Topic } from '../directory/service.js';
import type { Outcome } from '../screening/assess.js';
import type { Concern } from './concerns.js';

/** Why a service is shown; the words stand under `services:reasons` in the locales. */
export const signpostReasons = [
  'dangerNow',
  'ifYouCannotSpeak',
  'forDeaf',
  'feelingVeryLow',
  'forYourAge',
  'ownBehaviour',
  'sexualViolence',
  'images',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
  'forLgbt',
  'forMen',
  'forOlder',
  'forLearningDisability',
  'speaksLanguage',
  'interpreters',
  'noRecourse',
  'inYourNation',
  'knowsStalking',
  'courts',
  'partnerOrFamily',
  'tellPolice',
  'onTrains',
  'devices',
  'atWork',
  'aboutChild',
  'therapy',
  'advocate',
  'toTalk',
  'toRead',
  'openNow',
] as const;
export type SignpostReason = (typeof signpostReasons)[number];

/** What of a request decides which kinds of help are wanted. */
export interface Situation {
  readonly outcome: Outcome;
  readonly concerns: readonly Concern[];
  readonly place: Place;
  readonly languages?: readonly string[];
}

/** One kind of help. The best service of the directory for it is shown, if there is one. */
export interface Want {
  readonly reason: SignpostReason;
  readonly topics: readonly Topic[];
  /** only a service made for these people, or one for everybody alike */
  readonly madeFor?: Audience | 'everybody';
  /** only a service of the visitor's own nation, not one for the whole UK */
  readonly ofNation?: true;
  /** only a service that speaks a language the visitor wants, or has interpreters; the reason then says which */
  readonly speaks?: true;
  readonly when: (situation: Situation) => boolean;
}

const closeTies: readonly Concern[] = ['exPartner', 'partner', 'family'];
const strangers: readonly Concern[] = ['someoneIKnow', 'colleague', 'neighbour', 'stranger', 'onlineOnly'];

const says =
  (...codes: readonly Concern[]) =>
  ({ concerns }: Situation) =>
    codes.some((code) => concerns.includes(code));
const isEmergency = ({ outcome }: Situation) => outcome === 'emergency';
const always = () => true;

/** Someone who follows or frightens another gets help to stop, never a service for the person on the other side. */
const hurtByOther = ({ concerns }: Situation) => !concerns.includes('ownBehaviour');
const maybeCloseTie = (situation: Situation) => says(...closeTies)(situation) || !says(...strangers)(situation);

const abuse: readonly Topic[] = ['stalking', 'domesticAbuse', 'sexualViolence'];

/**
 * In the order in which they are shown. The first four that the directory can meet are taken; a want that stands twice asks
 * for a second service of its kind.
 */
export const wants: readonly Want[] = [
  {
    reason: 'forDeaf',
    topics: ['emergency'],
    madeFor: 'deaf',
    when: (situation) => isEmergency(situation) && says('deaf')(situation),
  },
  { reason: 'dangerNow', topics: ['emergency'], madeFor: 'everybody', when: isEmergency },
  { reason: 'ifYouCannotSpeak', topics: ['emergency'], madeFor: 'cannotSpeak', when: isEmergency },
  {
    reason: 'feelingVeryLow',
    topics: ['suicide'],
    madeFor: 'under18',
    when: (situation) => says('selfHarm')(situation) && says('under18')(situation),
  },
  { reason: 'feelingVeryLow', topics: ['suicide'], when: says('selfHarm') },
  { reason: 'feelingVeryLow', topics: ['suicide'], when: says('selfHarm') },
  { reason: 'ownBehaviour', topics: ['ownBehaviour'], when: says('ownBehaviour') },
  { reason: 'forYourAge', topics: ['children'], madeFor: 'under18', when: says('under18') },
  { reason: 'sexualViolence', topics: ['sexualViolence'], when: says('sexualViolence') },
  { reason: 'sexualViolence', topics: ['sexualViolence'], when: says('sexualViolence') },
  { reason: 'images', topics: ['imageAbuse'], when: says('images') },
  { reason: 'fgm', topics: ['fgm'], when: says('fgm') },
  { reason: 'forcedMarriage', topics: ['forcedMarriage'], when: says('forcedMarriage') },
  { reason: 'forcedMarriage', topics: ['forcedMarriage'], when: says('forcedMarriage') },
  { reason: 'honourAbuse', topics: ['honourAbuse'], when: says('honourAbuse') },
  {
    reason: 'speaksLanguage',
    topics: [...abuse, 'crimeSupport'],
    speaks: true,
    when: (s) => (s.languages ?? []).length > 0 && hurtByOther(s),
  },
  { reason: 'noRecourse', topics: ['noRecourse'], when: (s) => says('noRecourse')(s) && hurtByOther(s) },
  { reason: 'forDeaf', topics: abuse, madeFor: 'deaf', when: (s) => says('deaf')(s) && hurtByOther(s) },
  { reason: 'forLgbt', topics: abuse, madeFor: 'lgbt', when: (s) => says('lgbt')(s) && hurtByOther(s) },
  {
    reason: 'forMen',
    topics: abuse,
    madeFor: 'men',
    when: (s) => says('man')(s) && says(...closeTies)(s) && hurtByOther(s),
  },
  { reason: 'forOlder', topics: abuse, madeFor: 'older', when: (s) => says('older')(s) && hurtByOther(s) },
  {
    reason: 'forLearningDisability',
    topics: [...abuse, 'therapy'],
    madeFor: 'learningDisability',
    when: (s) => says('learningDisability')(s) && hurtByOther(s),
  },
  {
    reason: 'inYourNation',
    topics: ['stalking', 'domesticAbuse'],
    ofNation: true,
    when: (s) => hurtByOther(s) && maybeCloseTie(s),
  },
  { reason: 'inYourNation', topics: ['stalking'], ofNation: true, when: hurtByOther },
  { reason: 'knowsStalking', topics: ['stalking'], when: hurtByOther },
  { reason: 'courts', topics: ['legal', 'court'], when: says('courts', 'accused') },
  {
    reason: 'partnerOrFamily',
    topics: ['domesticAbuse'],
    when: (s) => says(...closeTies)(s) && hurtByOther(s),
  },
  {
    reason: 'onTrains',
    topics: ['rail'],
    when: says('trains'),
  },
  {
    reason: 'tellPolice',
    topics: ['police'],
    when: (s) => hurtByOther(s) && (s.outcome === 'supportAndReport' || s.outcome === 'advisorToday'),
  },
  { reason: 'devices', topics: ['technology'], when: (s) => says('tracking', 'online')(s) && hurtByOther(s) },
  { reason: 'atWork', topics: ['work'], when: (s) => says('work')(s) && hurtByOther(s) },
  { reason: 'aboutChild', topics: ['children'], madeFor: 'everybody', when: (s) => says('child')(s) && hurtByOther(s) },
  { reason: 'therapy', topics: ['therapy'], when: (s) => says('therapy')(s) && hurtByOther(s) },
  { reason: 'advocate', topics: ['stalkingAdvocacy'], when: (s) => s.outcome === 'advisorToday' && hurtByOther(s) },
  { reason: 'courts', topics: ['court'], when: says('courts', 'accused') },
  { reason: 'toTalk', topics: ['crimeSupport'], when: hurtByOther },
  { reason: 'toTalk', topics: ['listening'], when: always },
  { reason: 'toTalk', topics: ['mentalHealth'], when: says('ownBehaviour') },
  { reason: 'toRead', topics: ['information'], when: hurtByOther },
];
