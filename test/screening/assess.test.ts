import assert from 'node:assert/strict';
import type { Label } from '../../src/safety/labels.js';
import { assess } from '../../src/screening/assess.js';
import { type KeptAnswers, screeningQuestions } from '../../src/screening/questions.js';
import { outcomes, scales } from '../../src/screening/rule.js';

const nominal: Readonly<Record<string, readonly string[]>> = {
  'whatIsHappening.askWhat': [
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
    'somethingElse',
  ],
  'yourSafety.askWhatElse': ['orderBroken', 'damage', 'others', 'several', 'no', 'notSure'],
  'yourSafety.askAboutThem': ['violentBefore', 'drinkOrDrugs', 'several', 'no', 'notSure'],
  'whoIsDoingIt.askWho': ['exPartner', 'partner', 'family', 'colleague', 'stranger', 'notSure'],
};
/** Every answer to a question, from no concern to the most. The first three mean nothing and must weigh the same. */
const ladders: Readonly<Record<string, readonly (string | undefined)[]>> = Object.fromEntries(
  Object.entries(scales).map(([key, scale]) => [key, [undefined, 'skip', 'no', ...scale]]),
);
const labels: readonly Label[] = ['danger_now', 'threat', 'self_harm', 'third_party'];

/** A small generator with a fixed seed (mulberry32), so that a failure can be run again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Told {
  readonly answers: KeptAnswers;
  readonly marks: readonly Label[];
}

function randomTold(pick: (below: number) => number): Told {
  const answers: Record<string, string | readonly string[] | undefined> = {};
  for (const [key, ladder] of Object.entries(ladders)) answers[key] = ladder[pick(ladder.length)];
  answers['whatIsHappening.askWhat'] = (nominal['whatIsHappening.askWhat'] ?? []).filter(() => pick(5) === 0);
  for (const key of ['whoIsDoingIt.askWho', 'yourSafety.askWhatElse', 'yourSafety.askAboutThem']) {
    answers[key] = nominal[key]?.[pick((nominal[key]?.length ?? 0) + 1)];
  }
  return { answers, marks: labels.filter(() => pick(8) === 0) };
}

const rankOf = ({ answers, marks }: Told) => outcomes.indexOf(assess(answers, marks).outcome);
const screeningKeys = Object.keys(screeningQuestions).map((question) => `yourSafety.${question}`);

describe('assess', () => {
  it('asks nothing of an empty session, and calls it support', () => {
    assert.deepEqual(assess({}), { outcome: 'support', reasons: [], settled: false });
  });

  it('passes over keys and codes that it does not know', () => {
    const foreign = JSON.parse('{"__proto__": "yes", "yourSafety.askIfHurt": "perhaps", "elsewhere.askIfHurt": "yes"}');
    assert.deepEqual(assess(foreign).reasons, []);
    const known = assess({ constructor: 'yes', 'yourSafety.askIfTurnsUp': ['no', 'yes'] });
    assert.deepEqual(known.reasons, ['unsureIfTurnsUp', 'turnsUp']);
  });

  it('gives the gravest reason first', () => {
    const { outcome, reasons } = assess({
      'yourSafety.askIfTurnsUp': 'yes',
      'yourSafety.askIfHurt': 'yes',
      'howLong.askLastTime': 'today',
    });
    assert.equal(outcome, 'emergency');
    assert.deepEqual(reasons, ['hurtToday', 'hasHurt', 'unsureIfHurt', 'unsureIfTurnsUp', 'turnsUp']);
  });

  it('never falls when an answer shows more concern', () => {
    const pick = seeded(20261123);
    let rises = 0;
    for (let round = 0; round < 300; round += 1) {
      const told = randomTold(pick);
      const before = rankOf(told);
      for (const [key, ladder] of Object.entries(ladders)) {
        const given = told.answers[key];
        const step = typeof given === 'string' ? ladder.indexOf(given) : 0;
        for (const code of ladder.slice(step + 1)) {
          const after = rankOf({ ...told, answers: { ...told.answers, [key]: code } });
          if (after < before) assert.fail(`${key}: ${code} lowered ${JSON.stringify(told)}`);
          if (after > before) rises += 1;
        }
      }
      for (const code of nominal['whatIsHappening.askWhat'] ?? []) {
        const more = [...(told.answers['whatIsHappening.askWhat'] ?? []), code];
        assert.ok(rankOf({ ...told, answers: { ...told.answers, 'whatIsHappening.askWhat': more } }) >= before);
      }
      // One thing is never more than several, and none is never more than one.
      for (const [key, codes] of Object.entries(nominal)) {
        if (!key.startsWith('yourSafety.')) continue;
        const rankWith = (code: string | undefined) => rankOf({ ...told, answers: { ...told.answers, [key]: code } });
        for (const code of codes) {
          assert.ok(rankWith(code) >= rankWith('no'), `${key}: ${code}`);
          if (code !== 'notSure') assert.ok(rankWith('several') >= rankWith(code), `${key}: several and ${code}`);
        }
      }
      for (const mark of labels) assert.ok(rankOf({ ...told, marks: [...told.marks, mark] }) >= before);
    }
    assert.ok(rises > 20, 'the rounds have to reach rules at all');
  });

  it('weighs "skip" like no answer, and "not sure" never less than "no"', () => {
    const pick = seeded(7);
    for (let round = 0; round < 300; round += 1) {
      const told = randomTold(pick);
      for (const key of screeningKeys) {
        const rankWith = (code: string | undefined) => rankOf({ ...told, answers: { ...told.answers, [key]: code } });
        assert.equal(rankWith('skip'), rankWith(undefined));
        assert.ok(rankWith('notSure') >= rankWith('no'));
      }
    }
  });

  it('is settled exactly when no answer to an open question changes the outcome', () => {
    const pick = seeded(99);
    let settledEarly = 0;
    for (let round = 0; round < 3000; round += 1) {
      const { answers: all, marks } = randomTold(pick);
      const answers: Record<string, string | readonly string[] | undefined> = { ...all };
      const asked = pick(screeningKeys.length);
      for (const key of screeningKeys.slice(asked)) delete answers[key];
      const worst = { ...answers };
      for (const key of screeningKeys.slice(asked)) worst[key] = ladders[key]?.at(-1) ?? ['several', 'notSure'];
      for (const key of screeningKeys.slice(0, asked)) answers[key] ??= 'skip';
      for (const key of screeningKeys.slice(0, asked)) worst[key] ??= 'skip';
      const { settled, outcome } = assess(answers, marks);
      assert.equal(settled, assess(worst, marks).outcome === outcome);
      if (settled) settledEarly += 1;
    }
    assert.ok(settledEarly > 100);
  });

  it('is settled at once in an emergency, and when every question was asked', () => {
    assert.equal(assess({}, ['danger_now']).settled, true);
    assert.equal(assess(Object.fromEntries(screeningKeys.map((key) => [key, 'skip']))).settled, true);
  });

  it('stops asking once an advisor is called for and nothing was today', () => {
    const answers = { 'howLong.askLastTime': 'thisWeek', 'yourSafety.askHowFrightened': 'veryFrightened' };
    assert.equal(assess(answers).settled, true);
    assert.equal(assess({ ...answers, 'howLong.askLastTime': 'today' }).settled, false);
  });
});
