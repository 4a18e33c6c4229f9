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
  ['a month', 'weeks'],
  ['for about a week now', 'weeks'],
  ['a fortnight ago', 'weeks'],
  ['10 texts a day', undefined],
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

/** A Sunday. */
const sunday = new Date('2026-11-29T21:00:00Z');

table<ReturnType<typeof readLastTime>>('readLastTime, on a Sunday', (text) => readLastTime(text, sunday), [
  ['last Tuesday night', 'thisWeek'], // not of the week before
  ['last Monday', 'thisWeek'],
  ['last Sunday', 'thisWeek'],
  ['Saturday night', 'thisWeek'], // a day ago, and not today
  ['Sunday', 'today'],
  ['at some point in the past week', 'thisWeek'],
  ['in the past month', 'thisMonth'],
  ['last week', 'thisMonth'],
  ['a fortnight ago', 'thisMonth'],
  ['in June', 'longerAgo'],
]);

table<ReturnType<typeof readLastTime>>(
  'readLastTime, after midnight',
  (text) => readLastTime(text, new Date('2026-11-29T02:00:00Z')),
  [
    ['Saturday night', 'today'],
    ['Friday night', 'thisWeek'],
  ],
);

table('readHowOften', readHowOften, [
  ['twice a day', 'severalADay'],
  ['once a day', 'daily'],
  ['every day', 'daily'],
  ['daily', 'daily'],
  ['three times a week', 'weekly'],
  ['every other day', 'weekly'],
  ['once a week', 'weekly'],
  ['every second day', 'weekly'],
  ['every couple of days', 'weekly'],
  ['every few days', 'weekly'],
  ['every few hours', 'severalADay'],
  ['every few weeks', 'monthly'],
  ['every few months', 'lessOften'],
  ['a few times a week', 'weekly'],
  ['every Tuesday', 'weekly'],
  ['last Tuesday', undefined],
  ['everyday', 'daily'],
  ['not every day', undefined],
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
