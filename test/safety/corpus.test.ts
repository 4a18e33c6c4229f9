import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { recogniseDanger } from '../../src/safety/dangerRecogniser.js';
import { type Label, labels } from '../../src/safety/labels.js';

interface Line {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

interface Floors {
  readonly labels: Readonly<Record<Label, { alarmRecall: number; foundRecall: number; alarmPrecision: number }>>;
  readonly dangerAlarmOnUnlabelled: number;
  readonly urgentAlarmOnUnlabelled: number;
}

const folder = new URL('../../../test/corpus/', import.meta.url);
const lines = readFileSync(new URL('dev.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);
const floors = JSON.parse(readFileSync(new URL('floors.json', folder), 'utf8')) as Floors;

describe('development corpus, English', () => {
  const marked = lines
    .filter((line) => line.lang === 'en')
    .map((line) => ({ line, got: recogniseDanger({ text: line.text }) }));
  for (const label of labels) {
    it(`${label} stays above its floors`, () => {
      const floor = floors.labels[label];
      const bearing = marked.filter(({ line }) => line.labels.includes(label));
      const alarmed = marked.filter(({ got }) => got.alarm.includes(label));
      const right = bearing.filter(({ got }) => got.alarm.includes(label)).length;
      const found = bearing.filter(({ got }) => got.alarm.includes(label) || got.check.includes(label)).length;
      for (const [name, reached, least] of [
        ['recall in alarm', right / bearing.length, floor.alarmRecall],
        ['recall in either tier', found / bearing.length, floor.foundRecall],
        ['precision of alarm', right / alarmed.length, floor.alarmPrecision],
      ] as const) {
        assert.ok(reached >= least, `${name} is ${reached.toFixed(3)}, below ${least}`);
      }
    });
  }

  it('raises few false alarms on messages without a label', () => {
    const unlabelled = marked.filter(({ line }) => line.labels.length === 0);
    const share = (urgent: readonly Label[]) =>
      unlabelled.filter(({ got }) => got.alarm.some((label) => urgent.includes(label))).length / unlabelled.length;
    assert.ok(share(['danger_now']) <= floors.dangerAlarmOnUnlabelled, `danger_now: ${share(['danger_now'])}`);
    const urgent: readonly Label[] = ['danger_now', 'threat', 'self_harm', 'leave'];
    assert.ok(share(urgent) <= floors.urgentAlarmOnUnlabelled, `urgent: ${share(urgent)}`);
  });
});

describe('because', () => {
  it('holds only what the phrase files say, so never a word of the visitor’s own', () => {
    const shown = new Set<string>();
    for (const line of lines) for (const reason of recogniseDanger({ text: line.text }).because) shown.add(reason);
    assert.ok(shown.size > 20);
    for (const line of lines) {
      const strange = `${line.text} Zebediah Quillfeather 07700 900456`;
      for (const reason of recogniseDanger({ text: strange }).because) {
        assert.match(reason, /^[a-z]{2}\.[A-Za-z]+: /);
        assert.doesNotMatch(reason, /zebediah|quillfeather|900456/i);
      }
    }
    const reasonWords = new Set([...shown].flatMap((reason) => reason.toLowerCase().match(/\p{L}+/gu) ?? []));
    assert.ok(reasonWords.size < 400, 'reasons come from a closed list');
  });

  it('names a rule whenever it marks a label, and marks a label in one tier only', () => {
    for (const { text } of lines) {
      const { alarm, check, because } = recogniseDanger({ text });
      assert.equal(because.length > 0, alarm.length + check.length > 0);
      assert.deepEqual(
        alarm.filter((label) => check.includes(label)),
        [],
      );
    }
  });
});
