import { type Rule, sources } from '../rule.js';

/** Call for help now. Draft: for sign-off by a stalking specialist. */
export const emergency: readonly Rule[] = [
  {
    code: 'dangerSpotted',
    outcome: 'emergency',
    when: [{ marked: 'danger_now' }],
    source: sources.emergencyAdvice,
    because: 'Anyone in danger should ring the emergency number.',
  },
  {
    code: 'hurtToday',
    outcome: 'emergency',
    when: [
      { to: 'yourSafety.askIfHurt', atLeast: 'yes' },
      { to: 'howLong.askLastTime', atLeast: 'today' },
    ],
    source: sources.homicideStudy,
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
    source: sources.homicideStudy,
    because: 'Threats to kill came before more than half of the killings studied; unsure is treated as urgent.',
  },
  {
    code: 'threatSpottedToday',
    outcome: 'emergency',
    when: [{ marked: 'threat' }, { to: 'howLong.askLastTime', atLeast: 'today' }],
    source: sources.homicideStudy,
    because:
      'A threat told in the visitor’s own words counts like one they are asked about; unsure is treated as urgent.',
  },
  {
    code: 'orderBrokenToday',
    outcome: 'emergency',
    when: [
      { to: 'yourSafety.askWhatElse', oneOf: ['orderBroken', 'several'] },
      { to: 'yourSafety.askHowFrightened', atLeast: 'veryFrightened' },
      { to: 'howLong.askLastTime', atLeast: 'today' },
    ],
    source: sources.protectiveOrders,
    because:
      'Going on against an order is a crime that police act on; today, and with great fear, it is treated as now.',
  },
];
