import type { Label } from '../safety/labels.js';
import { codesOf, type KeptAnswers } from './questions.js';

/** Every path by the part of the menu that it stands in, in the order shown. Each is a topic of the same name. */
export const pathAreas = {
  happening: [
    'stalkingByExPartner',
    'stalkingByStranger',
    'stalkingByColleague',
    'stalkingOnline',
    'harassment',
    'intimateImages',
    'upskirting',
    'livestreaming',
    'forcedMarriage',
    'honourAbuse',
    'fgm',
  ],
  police: ['keepingARecord', 'reportingToPolice', 'protectionOrders'],
  courts: ['injunctions', 'courtsUsedAgainstYou', 'accused'],
  safety: ['trackersAndAccounts', 'atHome', 'atWork', 'childrenAndSchool'],
  feelings: ['emotionalSupport', 'selfHarm'],
  aboutMe: [
    'underEighteen',
    'men',
    'lgbt',
    'older',
    'deaf',
    'learningDisability',
    'otherLanguage',
    'noRecourse',
    'ownBehaviour',
  ],
  someoneElse: ['worriedFriend', 'worriedParent', 'worriedColleague', 'forProfessionals'],
} as const;

export type Area = keyof typeof pathAreas;
export type Path = (typeof pathAreas)[Area][number];

export const areas = Object.keys(pathAreas) as readonly Area[];
export const paths: readonly Path[] = Object.values(pathAreas).flat();

interface Fit {
  readonly path: Path;
  readonly if: (told: (question: string, ...codes: readonly string[]) => boolean, marks: readonly Label[]) => boolean;
}

const what = 'whatIsHappening.askWhat';
const who = 'whoIsDoingIt.askWho';
const about = 'whoIsItAbout.askWho';
const fear = 'yourSafety.askHowFrightened';

/** When a path fits what was told, the most particular first. */
const fits: readonly Fit[] = [
  { path: 'selfHarm', if: (_, marks) => marks.includes('self_harm') },
  { path: 'underEighteen', if: (_, marks) => marks.includes('under_18') },
  { path: 'ownBehaviour', if: (_, marks) => marks.includes('own_behaviour') },
  { path: 'accused', if: (_, marks) => marks.includes('accused') },
  { path: 'worriedFriend', if: (told) => told(about, 'someoneElse') },
  { path: 'worriedParent', if: (told) => told(about, 'someoneElse') },
  { path: 'forcedMarriage', if: (told) => told(what, 'forcedMarriage') },
  { path: 'fgm', if: (told) => told(what, 'fgm') },
  { path: 'honourAbuse', if: (told) => told(what, 'honourAbuse') },
  { path: 'upskirting', if: (told) => told(what, 'upskirting') },
  { path: 'livestreaming', if: (told) => told(what, 'livestreaming') },
  { path: 'intimateImages', if: (told) => told(what, 'images') },
  { path: 'trackersAndAccounts', if: (told) => told(what, 'tracking', 'sharedAccounts') },
  { path: 'courtsUsedAgainstYou', if: (told) => told(what, 'courts', 'falseReports') },
  { path: 'stalkingByExPartner', if: (told) => told(who, 'exPartner', 'partner') },
  { path: 'stalkingByColleague', if: (told) => told(who, 'colleague') },
  { path: 'stalkingOnline', if: (told) => told(who, 'onlineOnly') || told(what, 'online') },
  { path: 'stalkingByStranger', if: (told) => told(who, 'stranger', 'notSure') },
  { path: 'harassment', if: (told) => told(who, 'neighbour', 'someoneIKnow', 'professional', 'family') },
  { path: 'atWork', if: (told) => told(what, 'workplace') },
  { path: 'atHome', if: (told) => told(what, 'breakIn', 'damage', 'turningUp', 'watching') },
  { path: 'worriedColleague', if: (told) => told(about, 'someoneElse') },
  { path: 'emotionalSupport', if: (told) => told(fear, 'veryFrightened', 'frightened') },
  { path: 'childrenAndSchool', if: (told) => told(what, 'throughOthers') },
  { path: 'injunctions', if: (told) => told(who, 'exPartner', 'partner', 'family', 'neighbour') },
  { path: 'protectionOrders', if: (told) => told(what, 'following', 'turningUp', 'messages', 'online') },
];

/**
 * The paths that fit what was told, the most particular first. Keeping a record and telling police are offered to all, and
 * are not among them.
 * @returns perhaps none, when little was told
 */
export function choosePaths(answers: KeptAnswers, marks: readonly Label[] = []): Path[] {
  const told = (question: string, ...codes: readonly string[]): boolean =>
    codesOf(answers, question).some((code) => codes.includes(code));
  return fits.filter((fit) => fit.if(told, marks)).map(({ path }) => path);
}
