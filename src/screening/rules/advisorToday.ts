import { closeTies, type Rule, sources } from '../rule.js';

/** A trained person today. Draft: for sign-off by a stalking specialist. */
export const advisorToday: readonly Rule[] = [
  {
    code: 'hasHurt',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfHurt', atLeast: 'yes' }],
    source: sources.homicideStudy,
    because: 'Violence during stalking, and strangling even if past, needs police and an advocate the same day.',
  },
  {
    code: 'neckOrWeapon',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfHurt', atLeast: 'neckOrWeapon' }],
    source: sources.homicideStudy,
    because: 'Strangling stood out in the killings studied, also when it lay in the past.',
  },
  {
    code: 'hasThreatened',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfThreats', atLeast: 'yes' }],
    source: sources.checklistResearch,
    because: 'Threats are among the signs that research ties to violence, above all from a former partner.',
  },
  {
    code: 'threatSpotted',
    outcome: 'advisorToday',
    when: [{ marked: 'threat' }],
    source: sources.checklistResearch,
    because: 'As for a threat that is asked about.',
  },
  {
    code: 'selfHarmSpotted',
    outcome: 'advisorToday',
    when: [{ marked: 'self_harm' }],
    source: sources.selfHarmHelp,
    because: 'Being stalked wears people down badly; someone who speaks of dying needs a person today.',
  },
  {
    code: 'brokenIn',
    outcome: 'advisorToday',
    when: [{ to: 'whatIsHappening.askWhat', oneOf: ['breakIn'] }],
    source: sources.homicideStudy,
    because: 'Most of the killings studied happened at home; somebody who gets in needs a plan made with a person.',
  },
  {
    code: 'orderBroken',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askWhatElse', oneOf: ['orderBroken', 'several'] }],
    source: sources.protectiveOrders,
    because: 'To go on against an order of a court is a crime, and shows that being told to stop was not enough.',
  },
  {
    code: 'familyPressure',
    outcome: 'advisorToday',
    when: [{ to: 'whatIsHappening.askWhat', oneOf: ['honourAbuse', 'forcedMarriage', 'fgm'] }],
    source: sources.forcedMarriage,
    because:
      'Pressure by a family can turn fast and far away; it wants somebody who knows it before anybody else is told.',
  },
  {
    code: 'sexualViolence',
    outcome: 'advisorToday',
    when: [{ to: 'whatIsHappening.askWhat', oneOf: ['sexualViolence'] }],
    source: sources.checklistResearch,
    because: 'Sexual violence and threats of it are among the signs of higher concern.',
  },
  {
    code: 'veryFrightened',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askHowFrightened', atLeast: 'veryFrightened' }],
    source: sources.ownRiskResearch,
    because: 'People are often the best judges of their own danger, and play it down rather than up.',
  },
  {
    code: 'turnsUpAndWorse',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
    ],
    source: sources.homicideStudy,
    because: 'Escalation and being watched both stood out in the killings studied.',
  },
  {
    code: 'turnsUpOften',
    outcome: 'advisorToday',
    when: [{ to: 'yourSafety.askIfTurnsUp', atLeast: 'often' }],
    source: sources.checklistResearch,
    because: 'Turning up several times a week is one of the signs of higher concern.',
  },
  {
    code: 'turnsUpDaily',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
      { to: 'howLong.askHowOften', atLeast: 'daily' },
    ],
    source: sources.checklistResearch,
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
    source: sources.timeInvested,
    because: 'The time that a stalker puts in tells more than a count of acts.',
  },
  {
    code: 'closeTieAndWorse',
    outcome: 'advisorToday',
    when: [
      { to: 'whoIsDoingIt.askWho', oneOf: closeTies },
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
    ],
    source: sources.eightStages,
    because: 'Escalation by a partner, former partner or relative is a late stage before killings.',
  },
  {
    code: 'closeTieAndSomethingComing',
    outcome: 'advisorToday',
    when: [
      { to: 'whoIsDoingIt.askWho', oneOf: closeTies },
      { to: 'yourSafety.askIfSomethingComing', atLeast: 'yes' },
    ],
    source: sources.eightStages,
    because: 'Separation, court and child contact are triggers.',
  },
  {
    code: 'worseAndSomethingComing',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
      { to: 'yourSafety.askIfSomethingComing', atLeast: 'yes' },
    ],
    source: sources.eightStages,
    because: 'A trigger followed by escalation is the turn that the stages describe.',
  },
  {
    code: 'trackedAndTurnsUp',
    outcome: 'advisorToday',
    when: [
      { to: 'whatIsHappening.askWhat', oneOf: ['tracking', 'sharedAccounts'] },
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
    ],
    source: sources.deviceSafety,
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
    source: sources.checklistResearch,
    because: 'Damage to property is one of the signs of higher concern; with fear beside it a person should look.',
  },
  {
    code: 'damageToldAndFear',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askWhatElse', oneOf: ['damage', 'several'] },
      { to: 'yourSafety.askHowFrightened', atLeast: 'frightened' },
    ],
    source: sources.checklistResearch,
    because: 'As for damage that was told of at the beginning.',
  },
  {
    code: 'othersAndWorse',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askWhatElse', oneOf: ['others', 'several'] },
      { to: 'yourSafety.askIfGettingWorse', atLeast: 'yes' },
    ],
    source: sources.checklistResearch,
    because: 'Going for family, friends or workmates is a sign; together with escalation it is a cluster.',
  },
  {
    code: 'violentBeforeAndFear',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askAboutThem', oneOf: ['violentBefore', 'several'] },
      { to: 'yourSafety.askHowFrightened', atLeast: 'frightened' },
    ],
    source: sources.checklistResearch,
    because: 'Violence in the past is one of the signs; with fear beside it a person should look.',
  },
  {
    code: 'violentBeforeAndTurnsUp',
    outcome: 'advisorToday',
    when: [
      { to: 'yourSafety.askAboutThem', oneOf: ['violentBefore', 'several'] },
      { to: 'yourSafety.askIfTurnsUp', atLeast: 'yes' },
    ],
    source: sources.checklistResearch,
    because: 'Violence in the past, in somebody who comes near, is a cluster of two signs.',
  },
];
