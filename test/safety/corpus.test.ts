import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { belowFloors, type Floors } from '../../src/evaluation/floors.js';
import { markAll } from '../../src/evaluation/measure.js';
import { readCorpus } from '../../src/evaluation/readCorpus.js';
import { renderPlot, renderReport } from '../../src/evaluation/report.js';
import { conceptRules } from '../../src/safety/conceptRules.js';
import { conceptNames } from '../../src/safety/concepts/inventory.js';
import { recogniseDanger } from '../../src/safety/dangerRecogniser.js';

const root = new URL('../../../', import.meta.url);
const corpus = new URL('test/corpus/', root);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const test = readCorpus(corpus, 'test');

describe('the recogniser on messages it has not learnt from', () => {
  const marked = markAll(test);

  it('stays above its floors', () => {
    assert.deepEqual(belowFloors(marked, JSON.parse(read('test/corpus/floors.json')) as Floors), []);
  });

  it('falls below floors that are set too high, so that the test above can fail', () => {
    const floors = JSON.parse(read('test/corpus/floors.json')) as Floors;
    const higher = { ...floors, urgentFalseAlarmsAtMost: 0, dangerFoundInEachLanguage: 1.1 };
    assert.ok(belowFloors(marked, higher).length > 1);
  });

  it('has a report that says what is measured now', () => {
    const trained = readCorpus(corpus, 'train').length;
    assert.equal(read('docs/safety-report.md'), renderReport({ test: marked, trained }), 'npm run eval:safety');
    assert.equal(read('docs/safety-report.svg'), renderPlot(marked), 'npm run eval:safety');
  });

  it('was trained from the corpus as it stands', () => {
    const written = read('src/safety/scorer/trained.ts');
    assert.ok(written.includes(`from ${readCorpus(corpus, 'train').length} messages`), 'npm run train:safety');
  });
});

describe('because', () => {
  const reasons = new Set([
    ...conceptRules.map(({ name, why }) => `rule.${name}: ${why}`),
    ...Object.entries(conceptNames).map(([name, what]) => `meaning.${name}: ${what}`),
    'cry.danger: the whole message is a cry for help',
  ]);

  it('holds rules, meanings and scores only, never a word of the visitor’s own', () => {
    for (const { text } of test) {
      const { because } = recogniseDanger({ text: `${text} Zebediah Quillfeather 07700 900456` });
      for (const reason of because) assert.ok(reasons.has(reason) || /^learnt\.[a-z_0-9]+: \d+ % sure$/.test(reason));
    }
  });

  it('says something whenever it marks a label, and marks a label in one tier only', () => {
    for (const { text } of test) {
      const { alarm, check, because } = recogniseDanger({ text });
      assert.equal(because.length > 0, alarm.length + check.length > 0);
      const both = alarm.filter((label) => check.includes(label));
      assert.deepEqual(both, []);
    }
  });
});
