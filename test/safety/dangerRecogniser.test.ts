import assert from 'node:assert/strict';
import { dangerQuestions, recogniseDanger, scoreMessage } from '../../src/safety/dangerRecogniser.js';
import { labels } from '../../src/safety/labels.js';
import { viewMessage } from '../../src/safety/messageView.js';
import { Scorer } from '../../src/safety/scorer/scorer.js';
import { trained } from '../../src/safety/scorer/trained.js';
import { mustMark, mustNotMark } from './dangerCases.js';

describe('recogniseDanger', () => {
  describe('marks', () => {
    for (const { text, alarm = [], found = [] } of mustMark) {
      it(text, () => {
        const got = recogniseDanger({ text });
        for (const label of alarm)
          assert.ok(got.alarm.includes(label), `alarm should hold ${label}: ${JSON.stringify(got)}`);
        for (const label of found) assert.ok([...got.alarm, ...got.check].includes(label), `${label} should be found`);
      });
    }
  });

  it('names what it found, and not only how sure it is', () => {
    for (const { text } of mustMark) {
      const { because } = recogniseDanger({ text });
      assert.ok(
        because.some((reason) => /^(?:rule|meaning|cry)\./.test(reason)),
        `${text}: ${because.join('; ')}`,
      );
    }
    assert.match(recogniseDanger({ text: 'hes trying the handle' }).because.join(), /meaning\.partOfHome/);
  });

  it('scores words of our own lists, whose letters are added up once, as any others', () => {
    const plain = new Scorer(trained);
    for (const { text } of [...mustMark, ...mustNotMark]) {
      const view = viewMessage(text);
      const [once, anew] = [scoreMessage(view), scoreMessage(view, plain)];
      for (const label of labels) assert.ok(Math.abs(once[label] - anew[label]) < 1e-9, `${text}: ${label}`);
    }
  });

  describe('leaves alone', () => {
    for (const { text, quiet = [], noAlarm = [] } of mustNotMark) {
      it(text, () => {
        const got = recogniseDanger({ text });
        for (const label of quiet)
          assert.ok(![...got.alarm, ...got.check].includes(label), `not ${label}: ${got.because.join('; ')}`);
        for (const label of noAlarm)
          assert.ok(!got.alarm.includes(label), `no alarm of ${label}: ${got.because.join('; ')}`);
      });
    }
  });

  describe('after a question about danger', () => {
    const asked = 'checkDanger.askIfInDanger';
    for (const text of ['hes here', 'not safe', 'he is in the next room', 'yes help', "no i'm not safe"]) {
      it(`takes "${text}" as an alarm`, () => {
        assert.ok(recogniseDanger({ text, asked }).alarm.includes('danger_now'));
      });
    }
    for (const text of [
      'not really',
      'maybe',
      'i dont know',
      'not sure',
      'think so',
      'I am not sure',
      'I do not know',
    ]) {
      it(`asks outright after "${text}", and only then`, () => {
        assert.ok(recogniseDanger({ text, asked }).check.includes('danger_now'));
        assert.deepEqual(recogniseDanger({ text }).check, []);
        assert.deepEqual(recogniseDanger({ text, asked: 'whatIsHappening.askSinceWhen' }).check, []);
      });
    }
    for (const text of ['I am not in danger, carry on', 'I am not', 'im not in danger', 'no']) {
      it(`takes "${text}" for what it says`, () => {
        const { alarm, check } = recogniseDanger({ text, asked });
        assert.deepEqual([...alarm, ...check], []);
      });
    }
    it('says which questions those are', () => {
      assert.ok(dangerQuestions.has('welcome.askIfInDanger') && dangerQuestions.has('safeToTalk.askIfSafeToTalk'));
    });
  });

  describe('guesses the language with care', () => {
    for (const [text, lang] of [
      ['he is outside my house and i need help', 'en'],
      ['dwi eisiau siarad Cymraeg, mae o tu allan', 'cy'],
      ['07700 900123', 'und'],
      ['ok', 'und'],
      ['', 'und'],
      ['ਉਹ ਬਾਹਰ ਹੈ', 'pa'],
      ['তিনি বাইরে', 'bn'],
      ['він надворі, є ніж, їду', 'uk'],
    ] as const) {
      it(`${text || '(nothing)'}: ${lang}`, () => assert.equal(recogniseDanger({ text }).lang, lang));
    }
  });
});
