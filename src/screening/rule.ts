import type { Label } from '../safety/labels.js';

/** From the least to the gravest. Each is a way to help; none says that somebody is safe. */
export const outcomes = ['support', 'supportAndReport', 'advisorToday', 'emergency'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Answers that mean more concern the further they stand to the right. What is not listed (no, skip, an unknown code) means
 * none; so skipping never counts for less than another harmless answer.
 */
export const scales = {
  'yourSafety.askHowFrightened': ['aLittle', 'frightened', 'veryFrightened'],
  'yourSafety.askIfThreats': ['notSure', 'yes'],
  'yourSafety.askIfHurt': ['notSure', 'yes', 'neckOrWeapon'],
  'yourSafety.askIfTurnsUp': ['notSure', 'yes', 'often'],
  'yourSafety.askIfGettingWorse': ['notSure', 'yes'],
  'yourSafety.askIfSomethingComing': ['notSure', 'yes'],
  'howLong.askSince': ['weeks', 'months', 'years'],
  'howLong.askHowOften': ['monthly', 'weekly', 'daily', 'severalADay'],
  'howLong.askLastTime': ['thisMonth', 'thisWeek', 'today'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Scale = keyof typeof scales;

/** Questions whose answers stand beside each other. "More than one" counts for each that it may stand for. */
export type Kinds =
  | 'whatIsHappening.askWhat'
  | 'whoIsDoingIt.askWho'
  | 'yourSafety.askWhatElse'
  | 'yourSafety.askAboutThem';

/** A condition of a rule. All are of the kind "at least" or "one of", so that more concern can never undo them. */
export type Condition =
  | { readonly [Key in Scale]: { readonly atLeast: (typeof scales)[Key][number]; readonly to: Key } }[Scale]
  | { readonly oneOf: readonly string[]; readonly to: Kinds }
  | { readonly marked: Label };

export interface Rule {
  /** told to an advisor as a reason; never shown as a score */
  readonly code: string;
  readonly outcome: Outcome;
  /** all of them */
  readonly when: readonly Condition[];
  /** the public page behind the rule, or behind the line that we draw from it */
  readonly source: string;
  /** what the source says that makes it a rule, in a few words */
  readonly because: string;
}

export const closeTies: readonly string[] = ['exPartner', 'partner', 'family'];

/** The public pages that rules cite. What each says, and its doubts: docs/guidance/screening.md. */
export const sources = {
  homicideStudy: 'https://www.suzylamplugh.org/news/homicide-research',
  emergencyAdvice:
    'https://www.iow.gov.uk/housing-and-adult-social-care/adult-social-care/adult-safeguarding/immediate-danger/',
  checklistResearch: 'https://docest.com/doc/286691/need-to-insert-a-logo',
  ownRiskResearch: 'https://www.protectionagainststalking.org/are-you-at-risk/',
  eightStages: 'https://www.darkhavenbookreviews.com/slide/powerpoint-presentation-6pzlib',
  timeInvested: 'http://www.slideserve.com/roosevelttaylor/stalking-and-risk-of-homicide-powerpoint-ppt-presentation',
  reportingAdvice:
    'https://www.northants.police.uk/advice/advice-and-information/beta-stalking-and-harassment/how-report-stalking-harassment/',
  courseOfConduct: 'https://www.wwaca.org/stalking-and-harassment',
  deviceSafety: 'https://refugetechsafety.org/guide-secure-your-phone-basics/',
  selfHarmHelp: 'https://www.suzylamplugh.org/fighting-for-my-sanity-stalking-and-post-traumatic-stress-disorder',
  imageLaw: 'https://swgfl.org.uk/magazine/new-intimate-image-abuse-laws-come-into-effect/',
  upskirtingLaw: 'https://cps.gov.uk/node/10554',
  protectiveOrders:
    'https://www.gwent.police.uk/advice/advice-and-information/beta-stalking-and-harassment/protective-orders/',
  forcedMarriage: 'http://www.proceduresonline.com/durham/scb/p_hbv_forced_mar_fgm.html',
} as const;
