import assert from 'node:assert/strict';
import { daysAgo, readHowOften, readLastTime, readSince } from '../../src/conversation/readTime.js';

/** A Tuesday. */
const now = new Date('2025-06-10T12:00:00Z');

function table<Result>(name: string, read: (text: string) => Result, cases: readonly [string, Result][]): void {
  describe(name, () => {
    for (const [text, expected] of cases)
      it(`"${text}" is ${JSON.stringify(expected)}`, () => assert.deepEqual(read(text), expected));
  });
}

table<ReturnType<typeof readSince>>('readSince', (text) => readSince(text, now), [
  ['about three months ago', 'months'],
  ['3 months', 'months'],
  ['since January', 'months'],
  ['two weeks', 'weeks'],
  ['a couple of weeks ago', 'weeks'],
  ['since yesterday', 'days'],
  ['4 days', 'days'],
  ['over two years', 'years'],
  ['since 2021', 'years'],
  ['since 04/06/2025', 'days'], // 4 June; month-first: 6 April
  ['ten years ago', 'years'],
  ['hello', undefined],
  ['', undefined],
  ['a million times a day', undefined],
  ['since next year', { say: 'howLong:tellNotYet' }],
]);

table<ReturnType<typeof readLastTime>>('readLastTime', (text) => readLastTime(text, now), [
  ['last Tuesday night', 'thisWeek'],
  ['next Friday', { say: 'howLong:tellNotYet' }],
  ['yesterday', 'thisWeek'],
  ['an hour ago', 'today'],
  ['this morning', 'today'],
  ['two weeks ago', 'thisMonth'],
  ['three months ago', 'longerAgo'],
  ['last year', 'longerAgo'],
  ['01/06/2025', 'thisMonth'], // 1 June; month-first: 6 January
  ['he never stops', undefined],
]);

table('readHowOften', readHowOften, [
  ['twice a day', 'severalADay'],
  ['once a day', 'daily'],
  ['every day', 'daily'],
  ['daily', 'daily'],
  ['three times a week', 'weekly'],
  ['every other day', 'weekly'],
  ['once a week', 'weekly'],
  ['every two weeks', 'monthly'],
  ['once a month', 'monthly'],
  ['twice a year', 'lessOften'],
  ['20 times a day', 'severalADay'],
  ['a million times a day', 'severalADay'],
  ['all the time', 'severalADay'],
  ['every hour', 'severalADay'],
  ['i do not know', undefined],
]);

describe('reading time from hostile text', () => {
  it('never shows long texts to the recognisers', () => {
    for (const text of ['1 '.repeat(1000), ' '.repeat(5000), '05/04/2025 '.repeat(500)]) {
      assert.equal(daysAgo(text, now), undefined);
      assert.equal(readHowOften(text), undefined);
    }
  });
});
