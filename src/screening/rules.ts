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
  'yourSafety.askIfHurt': ['notSure', 'yes'],
  'yourSafety.askIfTurnsUp': ['notSure', 'yes'],
  'yourSafety.askIfGettingWorse': ['notSure', 'yes'],
  'yourSafety.askIfSomethingComing': ['notSure', 'yes'],
  'howLong.askSince': ['weeks', 'months', 'years'],
  'howLong.askHowOften': ['monthly', 'weekly', 'daily', 'severalADay'],
  'howLong.askLastTime': ['thisMonth', 'thisWeek', 'today'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Scale = keyof typeof scales;

/** A condition of a rule. All are of the kind "at least" or "one of", so that more concern can never undo them. */
export type Condition =
  | { readonly [Key in Scale]: { readonly atLeast: (typeof scales)[Key][number]; readonly to: Key } }[Scale]
  | { readonly oneOf: readonly string[]; readonly to: 'whatIsHappening.askWhat' | 'whoIsDoingIt.askWho' }
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

const closeTies: readonly string[] = ['exPartner', 'partner', 'family'];

const homicideStudy = 'https://www.suzylamplugh.org/news/homicide-research';
const emergencyAdvice =
  'https://www.iow.gov.uk/housing-and-adult-social-care/adult-social-care/adult-safeguarding/immediate-danger/';
const checklistResearch = 'https://docest.com/doc/286691/need-to-insert-a-logo';
const ownRiskResearch = 'https://www.protectionagainststalking.org/are-you-at-risk/';
const eightStages = 'https://www.darkhavenbookreviews.com/slide/powerpoint-presentation-6pzlib';
const timeInvested =
  'http://www.slideserve.com/roosevelttaylor/stalking-and-risk-of-homicide-powerpoint-ppt-presentation';
const reportingAdvice =
  'https://www.northants.police.uk/advice/advice-and-information/beta-stalking-and-harassment/how-report-stalking-harassment/';
const courseOfConduct = 'https://www.wwaca.org/stalking-and-harassment';
const deviceSafety = 'https://refugetechsafety.org/guide-secure-your-phone-basics/';
const selfHarmHelp = 'https://www.suzylamplugh.org/fighting-for-my-sanity-stalking-and-post-traumatic-stress-disorder';
const imageLaw = 'https://swgfl.org.uk/magazine/new-intimate-image-abuse-laws-come-into-effect/';

/** All rules, the gravest outcome first. Draft: for sign-off by a stalking specialist. */
export const rules: readonly Rule[] = [
  {
    code: 'dangerSpotted',
    outcome: 'emergency',
    when: [{ marked: 'danger_now' }],
    source: emergencyAdvice,
    because: 'Anyone in danger should ring the emergency number.',
  },
  {
    code: 'hurtToday',
    outcome: 'emergency',
    when: [
      { to: 'yourSafety.askIfHurt', atLeast: 'yes' },
      { to: 'howLong.askLastTime', atLeast: 'today' },
    ],
    source: homicideStudy,
    because: 'Force, strangling above all, stands out in killings; when it may have been today we treat it as now.',
  },
  {
    code: 'threatToday',
    outcome: 'emergency',
    when: [
      { to: 'yourSafety.askIfThreats', atLeast: 'yes' },
      { to: 'yourSafety.askHowFrightened', atLeast: 'veryFrightened' },
      { to: 'howLong.askLastTime', atLeast: 'today' },
    ],
    source: homicideStudy,
    because: 'Threats to kill came before more than half of the killings studied; unsure is treated as urgent.',
  },
  {
    code: 'threatSpottedToday',
    outcome: 'emergency',
    when: [{ marked: 'threat' }, { to: 'howLong.askLastTime', atLeast: 'today' }],
    source: homicideStudy,
    because:
      'A threat told in the visitor’s own words counts like one they are asked about; unsure is treated as urgent.',
  },
  {
    code: 'hasHurt',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfHurt', atLeast: 'yes' }],
    source: homicideStudy,
    because: 'Violence during stalking, and strangling even if past, needs police and an advocate the same day.',
  },
  {
    code: 'hasThreatened',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfThreats', atLeast: 'yes' }],
    source: checklistResearch,
    because: 'Threats are among the signs that research ties to violence, above all from a former partner.',
  },
  {
    code: 'threatSpotted',
    outcome: 'advisorToday',
    when: [{ marked: 'threat' }],
    source: checklistResearch,
    because: 'As for a threat that is asked about.',
  },
  {
    code: 'selfHarmSpotted',
    outcome: 'advisorToday',
    when: [{ marked: 'self_harm' }],
    source: selfHarmHelp,
    because: 'Being stalked wears people down badly; someone who speaks of dying needs a person today.',
  },
  {
    code: 'veryFrightened',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askHowFrightened', atLeast: 'veryFrightened' }],
    source: ownRiskResearch,
    because: 'People are often the best judges of their own danger, and play it down rather than up.',
  },
  {
    code: 'turnsUpAndWorse',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
    ],
    source: homicideStudy,
    because: 'Escalation and being watched both stood out in the killings studied.',
  },
  {
    code: 'turnsUpOften',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
      { to: 'howLong.askHowOften', atLeast: 'daily' },
    ],
    source: checklistResearch,
    because: 'Turning up several times a week is one of the signs of higher concern.',
  },
  {
    code: 'longAndOften',
    outcome: 'advisorToday',
    when: [
      { to: 'howLong.askSince', atLeast: 'months' },
      { to: 'howLong.askHowOften', atLeast: 'daily' },
      { to: 'yourSafety.askHowFrightened', atLeast: 'frightened' },
    ],
    source: timeInvested,
    because: 'The time that a stalker puts in tells more than a count of acts.',
  },
  {
    code: 'closeTieAndWorse',
    outcome: 'advisorToday',
    when: [
      { to: 'whoIsDoingIt.askWho', oneOf: closeTies },
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
    ],
    source: eightStages,
    because: 'Escalation by a partner, former partner or relative is a late stage before killings.',
  },
  {
    code: 'closeTieAndSomethingComing',
    outcome: 'advisorToday',
    when: [
      { to: 'whoIsDoingIt.askWho', oneOf: closeTies },
      { to: 'yourSafety.askIfSomethingComing', atLeast: 'yes' },
    ],
    source: eightStages,
    because: 'Separation, court and child contact are triggers.',
  },
  {
    code: 'worseAndSomethingComing',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
      { to: 'yourSafety.askIfSomethingComing', atLeast: 'yes' },
    ],
    source: eightStages,
    because: 'A trigger followed by escalation is the turn that the stages describe.',
  },
  {
    code: 'trackedAndTurnsUp',
    outcome: 'advisorToday',
    when: [
      { to: 'whatIsHappening.askWhat', oneOf: ['tracking'] },
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
    ],
    source: deviceSafety,
    because:
      'Taking a tracker away or changing passwords can alert the person doing it, so it is planned with somebody.',
  },
  {
    code: 'damageAndFear',
    outcome: 'advisorToday',
    when: [
      { to: 'whatIsHappening.askWhat', oneOf: ['damage'] },
      { to: 'yourSafety.askHowFrightened', atLeast: 'frightened' },
    ],
    source: checklistResearch,
    because: 'Damage to property is one of the signs of higher concern; with fear beside it a person should look.',
  },
  {
    code: 'threatsNamed',
    outcome: 'supportAndReport',
    when: [{ to: 'whatIsHappening.askWhat', oneOf: ['threats'] }],
    source: checklistResearch,
    because: 'Threats of any kind are reported; whether they are of harm is asked next.',
  },
  {
    code: 'unsureIfThreatened',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askIfThreats', atLeast: 'notSure' }],
    source: checklistResearch,
    because: 'Veiled threats are hard to name; not being sure is a reason to talk, not to wait.',
  },
  {
    code: 'unsureIfHurt',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askIfHurt', atLeast: 'notSure' }],
    source: homicideStudy,
    because: 'Strangling and rough handling are often not called violence by the person it happened to.',
  },
  {
    code: 'frightened',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askHowFrightened', atLeast: 'frightened' }],
    source: ownRiskResearch,
    because: 'Fear is taken as it is told.',
  },
  {
    code: 'turnsUp',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' }],
    source: homicideStudy,
    because: 'Following, waiting and watching are acts of stalking.',
  },
  {
    code: 'gettingWorse',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' }],
    source: homicideStudy,
    because: 'Escalation is a sign of its own.',
  },
  {
    code: 'somethingComing',
    outcome: 'supportAndReport',
    when: [{ to: 'yourSafety.askIfSomethingComing', atLeast: 'yes' }],
    source: eightStages,
    because: 'A court date, leaving or contact with children can set things off.',
  },
  {
    code: 'stalkingActs',
    outcome: 'supportAndReport',
    when: [
      {
        to: 'whatIsHappening.askWhat',
        oneOf: ['following', 'turningUp', 'tracking', 'damage', 'throughOthers'],
      },
    ],
    source: reportingAdvice,
    because: 'Police ask for a report early, without waiting for evidence.',
  },
  {
    code: 'images',
    outcome: 'supportAndReport',
    when: [{ to: 'whatIsHappening.askWhat', oneOf: ['images'] }],
    source: imageLaw,
    because: 'Sharing intimate images, or threatening to, is a crime.',
  },
  {
    code: 'keepsHappening',
    outcome: 'supportAndReport',
    when: [{ to: 'howLong.askHowOften', atLeast: 'monthly' }],
    source: courseOfConduct,
    because: 'Two occasions make a course of conduct, so it can be reported.',
  },
  {
    code: 'goesOn',
    outcome: 'supportAndReport',
    when: [{ to: 'howLong.askSince', atLeast: 'weeks' }],
    source: courseOfConduct,
    because: 'What has gone on for weeks has happened more than once.',
  },
];
