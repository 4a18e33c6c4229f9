import assert from 'node:assert/strict';
import type { Label } from '../../src/safety/labels.js';
import { assess } from '../../src/screening/assess.js';
import type { KeptAnswers } from '../../src/screening/questions.js';
import { type Outcome, outcomes } from '../../src/screening/rule.js';
import { rules } from '../../src/screening/rules.js';

interface Case {
  /** the rule that the answers are made for */
  readonly rule: string;
  readonly answers: KeptAnswers;
  readonly marks?: readonly Label[];
  readonly outcome: Outcome;
}

const frightened = (code: string) => ({ 'yourSafety.askHowFrightened': code });
const threats = (code: string) => ({ 'yourSafety.askIfThreats': code });
const hurt = (code: string) => ({ 'yourSafety.askIfHurt': code });
const turnsUp = (code: string) => ({ 'yourSafety.askIfTurnsUp': code });
const worse = (code: string) => ({ 'yourSafety.askIfGettingWorse': code });
const coming = (code: string) => ({ 'yourSafety.askIfSomethingComing': code });
const what = (...codes: string[]) => ({ 'whatIsHappening.askWhat': codes });
const who = (code: string) => ({ 'whoIsDoingIt.askWho': code });
const often = (code: string) => ({ 'howLong.askHowOften': code });
const whatElse = (code: string) => ({ 'yourSafety.askWhatElse': code });
const aboutThem = (code: string) => ({ 'yourSafety.askAboutThem': code });
const since = (code: string) => ({ 'howLong.askSince': code });
const last = (code: string) => ({ 'howLong.askLastTime': code });

const applies: readonly Case[] = [
  { rule: 'dangerSpotted', answers: {}, marks: ['danger_now'], outcome: 'emergency' },
  { rule: 'hurtToday', answers: { ...hurt('yes'), ...last('today') }, outcome: 'emergency' },
  {
    rule: 'threatToday',
    answers: { ...threats('yes'), ...frightened('veryFrightened'), ...last('today') },
    outcome: 'emergency',
  },
  { rule: 'threatSpottedToday', answers: last('today'), marks: ['threat'], outcome: 'emergency' },
  { rule: 'hasHurt', answers: hurt('yes'), outcome: 'advisorToday' },
  { rule: 'hasThreatened', answers: threats('yes'), outcome: 'advisorToday' },
  { rule: 'threatSpotted', answers: {}, marks: ['threat'], outcome: 'advisorToday' },
  { rule: 'selfHarmSpotted', answers: {}, marks: ['self_harm'], outcome: 'advisorToday' },
  { rule: 'veryFrightened', answers: frightened('veryFrightened'), outcome: 'advisorToday' },
  { rule: 'turnsUpAndWorse', answers: { ...turnsUp('yes'), ...worse('yes') }, outcome: 'advisorToday' },
  { rule: 'turnsUpOften', answers: turnsUp('often'), outcome: 'advisorToday' },
  { rule: 'turnsUpDaily', answers: { ...turnsUp('yes'), ...often('daily') }, outcome: 'advisorToday' },
  { rule: 'turnsUpDaily', answers: { ...turnsUp('yes'), ...often('severalADay') }, outcome: 'advisorToday' },
  {
    rule: 'orderBrokenToday',
    answers: { ...whatElse('orderBroken'), ...frightened('veryFrightened'), ...last('today') },
    outcome: 'emergency',
  },
  { rule: 'neckOrWeapon', answers: hurt('neckOrWeapon'), outcome: 'advisorToday' },
  { rule: 'hurtToday', answers: { ...hurt('neckOrWeapon'), ...last('today') }, outcome: 'emergency' },
  { rule: 'brokenIn', answers: what('breakIn'), outcome: 'advisorToday' },
  { rule: 'orderBroken', answers: whatElse('orderBroken'), outcome: 'advisorToday' },
  { rule: 'orderBroken', answers: whatElse('several'), outcome: 'advisorToday' },
  { rule: 'familyPressure', answers: what('forcedMarriage'), outcome: 'advisorToday' },
  { rule: 'familyPressure', answers: what('honourAbuse', 'messages'), outcome: 'advisorToday' },
  { rule: 'sexualViolence', answers: what('sexualViolence'), outcome: 'advisorToday' },
  {
    rule: 'damageToldAndFear',
    answers: { ...whatElse('damage'), ...frightened('frightened') },
    outcome: 'advisorToday',
  },
  { rule: 'othersAndWorse', answers: { ...whatElse('others'), ...worse('yes') }, outcome: 'advisorToday' },
  {
    rule: 'violentBeforeAndFear',
    answers: { ...aboutThem('violentBefore'), ...frightened('frightened') },
    outcome: 'advisorToday',
  },
  {
    rule: 'violentBeforeAndTurnsUp',
    answers: { ...aboutThem('several'), ...turnsUp('yes') },
    outcome: 'advisorToday',
  },
  { rule: 'unsureIfTurnsUp', answers: turnsUp('notSure'), outcome: 'supportAndReport' },
  { rule: 'damageTold', answers: whatElse('damage'), outcome: 'supportAndReport' },
  { rule: 'othersTold', answers: whatElse('others'), outcome: 'supportAndReport' },
  { rule: 'unsureOfMore', answers: whatElse('notSure'), outcome: 'supportAndReport' },
  { rule: 'violentBefore', answers: aboutThem('violentBefore'), outcome: 'supportAndReport' },
  { rule: 'drinkOrDrugs', answers: aboutThem('drinkOrDrugs'), outcome: 'supportAndReport' },
  { rule: 'upskirting', answers: what('upskirting'), outcome: 'supportAndReport' },
  {
    rule: 'longAndOften',
    answers: { ...since('years'), ...often('daily'), ...frightened('frightened') },
    outcome: 'advisorToday',
  },
  { rule: 'closeTieAndWorse', answers: { ...who('exPartner'), ...worse('yes') }, outcome: 'advisorToday' },
  { rule: 'closeTieAndSomethingComing', answers: { ...who('family'), ...coming('yes') }, outcome: 'advisorToday' },
  { rule: 'worseAndSomethingComing', answers: { ...worse('yes'), ...coming('yes') }, outcome: 'advisorToday' },
  { rule: 'trackedAndTurnsUp', answers: { ...what('tracking'), ...turnsUp('yes') }, outcome: 'advisorToday' },
  { rule: 'damageAndFear', answers: { ...what('damage'), ...frightened('frightened') }, outcome: 'advisorToday' },
  { rule: 'threatsNamed', answers: what('messages', 'threats'), outcome: 'supportAndReport' },
  { rule: 'unsureIfThreatened', answers: threats('notSure'), outcome: 'supportAndReport' },
  { rule: 'unsureIfHurt', answers: hurt('notSure'), outcome: 'supportAndReport' },
  { rule: 'frightened', answers: frightened('frightened'), outcome: 'supportAndReport' },
  { rule: 'turnsUp', answers: turnsUp('yes'), outcome: 'supportAndReport' },
  { rule: 'gettingWorse', answers: worse('yes'), outcome: 'supportAndReport' },
  { rule: 'somethingComing', answers: coming('yes'), outcome: 'supportAndReport' },
  { rule: 'stalkingActs', answers: what('following'), outcome: 'supportAndReport' },
  { rule: 'images', answers: what('images'), outcome: 'supportAndReport' },
  { rule: 'keepsHappening', answers: often('monthly'), outcome: 'supportAndReport' },
  { rule: 'goesOn', answers: since('weeks'), outcome: 'supportAndReport' },
];

/** One step short of a rule: it must not apply. */
const doesNotApply: readonly Case[] = [
  { rule: 'dangerSpotted', answers: {}, marks: ['leave'], outcome: 'support' },
  { rule: 'hurtToday', answers: { ...hurt('yes'), ...last('thisWeek') }, outcome: 'advisorToday' },
  { rule: 'hurtToday', answers: { ...hurt('notSure'), ...last('today') }, outcome: 'supportAndReport' },
  {
    rule: 'threatToday',
    answers: { ...threats('yes'), ...frightened('frightened'), ...last('today') },
    outcome: 'advisorToday',
  },
  { rule: 'threatSpottedToday', answers: last('thisWeek'), marks: ['threat'], outcome: 'advisorToday' },
  { rule: 'hasHurt', answers: hurt('no'), outcome: 'support' },
  { rule: 'hasThreatened', answers: threats('skip'), outcome: 'support' },
  { rule: 'veryFrightened', answers: frightened('frightened'), outcome: 'supportAndReport' },
  { rule: 'turnsUpAndWorse', answers: { ...turnsUp('yes'), ...worse('notSure') }, outcome: 'supportAndReport' },
  { rule: 'turnsUpOften', answers: turnsUp('yes'), outcome: 'supportAndReport' },
  { rule: 'turnsUpDaily', answers: { ...turnsUp('yes'), ...often('weekly') }, outcome: 'supportAndReport' },
  { rule: 'neckOrWeapon', answers: hurt('yes'), outcome: 'advisorToday' },
  {
    rule: 'orderBrokenToday',
    answers: { ...whatElse('orderBroken'), ...frightened('frightened'), ...last('today') },
    outcome: 'advisorToday',
  },
  { rule: 'orderBroken', answers: whatElse('damage'), outcome: 'supportAndReport' },
  { rule: 'brokenIn', answers: what('damage'), outcome: 'supportAndReport' },
  { rule: 'familyPressure', answers: what('throughOthers'), outcome: 'supportAndReport' },
  { rule: 'sexualViolence', answers: what('images'), outcome: 'supportAndReport' },
  {
    rule: 'damageToldAndFear',
    answers: { ...whatElse('damage'), ...frightened('aLittle') },
    outcome: 'supportAndReport',
  },
  { rule: 'othersAndWorse', answers: { ...whatElse('others'), ...worse('notSure') }, outcome: 'supportAndReport' },
  {
    rule: 'violentBeforeAndFear',
    answers: { ...aboutThem('drinkOrDrugs'), ...frightened('frightened') },
    outcome: 'supportAndReport',
  },
  {
    rule: 'violentBeforeAndTurnsUp',
    answers: { ...aboutThem('violentBefore'), ...turnsUp('notSure') },
    outcome: 'supportAndReport',
  },
  { rule: 'drinkOrDrugs', answers: aboutThem('no'), outcome: 'support' },
  { rule: 'unsureOfMore', answers: whatElse('no'), outcome: 'support' },
  { rule: 'unsureIfTurnsUp', answers: turnsUp('no'), outcome: 'support' },
  {
    rule: 'longAndOften',
    answers: { ...since('weeks'), ...often('daily'), ...frightened('frightened') },
    outcome: 'supportAndReport',
  },
  { rule: 'closeTieAndWorse', answers: { ...who('neighbour'), ...worse('yes') }, outcome: 'supportAndReport' },
  {
    rule: 'closeTieAndSomethingComing',
    answers: { ...who('exPartner'), ...coming('no') },
    outcome: 'support',
  },
  { rule: 'trackedAndTurnsUp', answers: { ...what('online'), ...turnsUp('yes') }, outcome: 'supportAndReport' },
  { rule: 'damageAndFear', answers: { ...what('damage'), ...frightened('aLittle') }, outcome: 'supportAndReport' },
  { rule: 'frightened', answers: frightened('aLittle'), outcome: 'support' },
  { rule: 'keepsHappening', answers: often('lessOften'), outcome: 'support' },
  { rule: 'goesOn', answers: since('days'), outcome: 'support' },
];

describe('screening rules', () => {
  for (const { rule, answers, marks, outcome } of applies) {
    it(`${rule} applies to ${JSON.stringify({ ...answers, marks })}: ${outcome}`, () => {
      const result = assess(answers, marks);
      assert.ok(result.reasons.includes(rule));
      assert.equal(result.outcome, outcome);
    });
  }

  for (const { rule, answers, marks, outcome } of doesNotApply) {
    it(`${rule} does not apply to ${JSON.stringify({ ...answers, marks })}: ${outcome}`, () => {
      const result = assess(answers, marks);
      assert.ok(!result.reasons.includes(rule));
      assert.equal(result.outcome, outcome);
    });
  }

  it('are all in the table', () => {
    const tried = new Set(applies.map(({ rule }) => rule));
    assert.deepEqual(
      rules.map(({ code }) => code).filter((code) => !tried.has(code)),
      [],
    );
  });

  it('have a code of their own, a public source and a reason, and stand in order of gravity', () => {
    assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
    for (const { source, because } of rules) {
      assert.match(source, /^https?:\/\/\S+$/);
      assert.ok(because.length > 20);
    }
    const ranks = rules.map(({ outcome }) => outcomes.indexOf(outcome));
    assert.deepEqual(
      ranks,
      [...ranks].sort((one, other) => other - one),
    );
  });
});
