import assert from 'node:assert/strict';
import { type OpenState, openState } from '../../src/directory/openingHours.js';
import type { Division, Schedule, WeeklyHours } from '../../src/directory/service.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';

const { bankHolidays } = loadDirectory();
const weekdays: WeeklyHours['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const everyDay: WeeklyHours['days'] = [...weekdays, 'sat', 'sun'];

/** Four long days and a short one, as a national helpline keeps them. */
const shortWednesday: Schedule = [
  { days: ['mon', 'tue', 'thu', 'fri'], opens: '09:30', closes: '16:00' },
  { days: ['wed'], opens: '13:00', closes: '16:00' },
];
const office: Schedule = [{ days: weekdays, opens: '09:00', closes: '17:00' }];
const withSaturday: Schedule = [
  { days: weekdays, opens: '09:00', closes: '20:00' },
  { days: ['sat'], opens: '09:00', closes: '12:30' },
];
const nights: Schedule = [{ days: everyDay, opens: '20:00', closes: '02:00' }];
const smallHours: Schedule = [{ days: everyDay, opens: '00:30', closes: '01:30' }];
const lateHours: Schedule = [{ days: everyDay, opens: '01:30', closes: '03:00' }];
const aroundTheClock: Schedule = [{ days: everyDay, opens: '00:00', closes: '24:00' }];
const twoShifts: Schedule = [
  { days: weekdays, opens: '09:00', closes: '12:00' },
  { days: weekdays, opens: '14:00', closes: '17:00' },
];

interface Case {
  readonly name: string;
  readonly schedule: Schedule;
  readonly now: string;
  /** 'open until …', 'closed until …' in UTC, 'open', 'closed' or 'unknown' */
  readonly expected: string;
  readonly onBankHolidays?: 'open' | 'closed';
  readonly division?: Division;
}

const cases: readonly Case[] = [
  // an ordinary week
  { name: 'in hours', schedule: shortWednesday, now: '2026-11-24T11:00Z', expected: 'open until 2026-11-24T16:00Z' },
  { name: 'at 3 a.m.', schedule: shortWednesday, now: '2026-11-24T03:00Z', expected: 'closed until 2026-11-24T09:30Z' },
  { name: 'the first minute', schedule: office, now: '2026-11-24T09:00Z', expected: 'open until 2026-11-24T17:00Z' },
  {
    name: 'the minute before',
    schedule: office,
    now: '2026-11-24T08:59:59Z',
    expected: 'closed until 2026-11-24T09:00Z',
  },
  {
    name: 'the closing minute',
    schedule: office,
    now: '2026-11-24T17:00Z',
    expected: 'closed until 2026-11-25T09:00Z',
  },
  {
    name: 'Wednesday before the short day',
    schedule: shortWednesday,
    now: '2026-11-25T10:00Z',
    expected: 'closed until 2026-11-25T13:00Z',
  },
  {
    name: 'Wednesday in the short day',
    schedule: shortWednesday,
    now: '2026-11-25T13:30Z',
    expected: 'open until 2026-11-25T16:00Z',
  },
  {
    name: 'Tuesday evening before the short day',
    schedule: shortWednesday,
    now: '2026-11-24T18:00Z',
    expected: 'closed until 2026-11-25T13:00Z',
  },
  {
    name: 'Friday evening',
    schedule: shortWednesday,
    now: '2026-11-27T16:30Z',
    expected: 'closed until 2026-11-30T09:30Z',
  },
  {
    name: 'Saturday morning, open on Saturdays',
    schedule: withSaturday,
    now: '2026-11-28T10:00Z',
    expected: 'open until 2026-11-28T12:30Z',
  },
  { name: 'Sunday', schedule: withSaturday, now: '2026-11-29T10:00Z', expected: 'closed until 2026-11-30T09:00Z' },
  {
    name: 'between two shifts',
    schedule: twoShifts,
    now: '2026-11-24T13:00Z',
    expected: 'closed until 2026-11-24T14:00Z',
  },
  {
    name: 'in the first of two shifts',
    schedule: twoShifts,
    now: '2026-11-24T10:00Z',
    expected: 'open until 2026-11-24T12:00Z',
  },
  // past midnight
  { name: 'before midnight', schedule: nights, now: '2026-11-24T23:00Z', expected: 'open until 2026-11-25T02:00Z' },
  { name: 'after midnight', schedule: nights, now: '2026-11-25T01:00Z', expected: 'open until 2026-11-25T02:00Z' },
  { name: 'after the night', schedule: nights, now: '2026-11-25T02:00Z', expected: 'closed until 2026-11-25T20:00Z' },
  {
    name: 'the night before Christmas is cut at midnight',
    schedule: nights,
    now: '2026-12-24T23:00Z',
    expected: 'open until 2026-12-25T00:00Z',
  },
  {
    name: 'all day and night by the week',
    schedule: aroundTheClock,
    now: '2026-11-24T03:00Z',
    onBankHolidays: 'open',
    expected: 'open',
  },
  {
    name: 'all day and night, shut at Christmas',
    schedule: aroundTheClock,
    now: '2026-12-23T12:00Z',
    expected: 'open until 2026-12-25T00:00Z',
  },
  // bank holidays
  {
    name: 'Christmas Day 2026, a Friday',
    schedule: office,
    now: '2026-12-25T11:00Z',
    expected: 'closed until 2026-12-29T09:00Z',
  },
  {
    name: 'Boxing Day 2026, a Saturday',
    schedule: withSaturday,
    now: '2026-12-26T10:00Z',
    expected: 'closed until 2026-12-29T09:00Z',
  },
  {
    name: 'its substitute, Monday 28 December 2026',
    schedule: office,
    now: '2026-12-28T11:00Z',
    expected: 'closed until 2026-12-29T09:00Z',
  },
  {
    name: 'Christmas Day 2027, a Saturday that is no bank holiday itself',
    schedule: withSaturday,
    now: '2027-12-25T10:00Z',
    expected: 'closed until 2027-12-29T09:00Z',
  },
  {
    name: 'open on bank holidays',
    schedule: office,
    now: '2026-12-25T11:00Z',
    onBankHolidays: 'open',
    expected: 'open until 2026-12-25T17:00Z',
  },
  {
    name: 'Easter Monday in England',
    schedule: office,
    now: '2026-04-06T10:00Z',
    expected: 'closed until 2026-04-07T08:00Z',
  },
  {
    name: 'Easter Monday in Scotland',
    schedule: office,
    now: '2026-04-06T10:00Z',
    division: 'scotland',
    expected: 'open until 2026-04-06T16:00Z',
  },
  {
    name: 'St Andrew’s Day in Scotland',
    schedule: office,
    now: '2026-11-30T10:00Z',
    division: 'scotland',
    expected: 'closed until 2026-12-01T09:00Z',
  },
  {
    name: 'St Andrew’s Day in England',
    schedule: office,
    now: '2026-11-30T10:00Z',
    expected: 'open until 2026-11-30T17:00Z',
  },
  {
    name: '13 July 2026 in Northern Ireland',
    schedule: office,
    now: '2026-07-13T10:00Z',
    division: 'northern-ireland',
    expected: 'closed until 2026-07-14T08:00Z',
  },
  // year ends
  {
    name: 'the last evening of the year',
    schedule: office,
    now: '2026-12-31T20:00Z',
    expected: 'closed until 2027-01-04T09:00Z',
  },
  {
    name: 'New Year 2028, moved to Monday',
    schedule: office,
    now: '2028-01-03T10:00Z',
    expected: 'closed until 2028-01-04T09:00Z',
  },
  {
    name: 'and to Tuesday in Scotland',
    schedule: office,
    now: '2028-01-04T10:00Z',
    division: 'scotland',
    expected: 'closed until 2028-01-05T09:00Z',
  },
  { name: 'beyond the list of bank holidays', schedule: office, now: '2029-01-03T10:00Z', expected: 'unknown' },
  { name: 'before the list of bank holidays', schedule: office, now: '2024-12-31T10:00Z', expected: 'unknown' },
  { name: 'no opening is promised beyond the list', schedule: office, now: '2028-12-29T18:00Z', expected: 'closed' },
  {
    name: 'beyond the list, but it never shuts for bank holidays',
    schedule: office,
    now: '2029-01-03T10:00Z',
    onBankHolidays: 'open',
    expected: 'open until 2029-01-03T17:00Z',
  },
  // the clocks
  { name: 'summer time', schedule: office, now: '2026-06-24T08:00Z', expected: 'open until 2026-06-24T16:00Z' },
  {
    name: 'summer time, an hour too early',
    schedule: office,
    now: '2026-06-24T07:59Z',
    expected: 'closed until 2026-06-24T08:00Z',
  },
  {
    name: 'the weekend before the clocks go forward',
    schedule: office,
    now: '2026-03-28T12:00Z',
    expected: 'closed until 2026-03-30T08:00Z',
  },
  {
    name: 'the weekend before the clocks go back',
    schedule: office,
    now: '2026-10-24T12:00Z',
    expected: 'closed until 2026-10-26T09:00Z',
  },
  {
    name: 'a night with the hour that is skipped',
    schedule: nights,
    now: '2026-03-29T00:30Z',
    expected: 'open until 2026-03-29T01:00Z',
  },
  {
    name: 'a night with the hour that is repeated',
    schedule: nights,
    now: '2026-10-25T00:30Z',
    expected: 'open until 2026-10-25T02:00Z',
  },
  {
    name: 'closing in the repeated hour: the first time counts',
    schedule: smallHours,
    now: '2026-10-25T00:45Z',
    expected: 'closed until 2026-10-26T00:30Z',
  },
  {
    name: 'closing in the skipped hour: the earlier end counts',
    schedule: smallHours,
    now: '2026-03-29T00:45Z',
    expected: 'closed until 2026-03-29T23:30Z',
  },
  {
    name: 'opening in the repeated hour: the second time counts',
    schedule: lateHours,
    now: '2026-10-25T00:45Z',
    expected: 'closed until 2026-10-25T01:30Z',
  },
  // unknown and always
  { name: 'missing hours', schedule: null, now: '2026-11-24T11:00Z', expected: 'unknown' },
  { name: 'always', schedule: 'always', now: '2026-12-25T03:00Z', onBankHolidays: 'open', expected: 'open' },
];

function inWords(result: OpenState): string {
  const shown = (moment: Date) => moment.toISOString().replace(':00.000Z', 'Z');
  switch (result.state) {
    case 'open':
      return result.closesAt === undefined ? 'open' : `open until ${shown(result.closesAt)}`;
    case 'closed':
      return result.opensAt === undefined ? 'closed' : `closed until ${shown(result.opensAt)}`;
    case 'unknown':
      return 'unknown';
  }
}

describe('opening hours', () => {
  for (const { name, schedule, now, expected, onBankHolidays = 'closed', division = 'england-and-wales' } of cases) {
    it(`${name}: ${expected}`, () => {
      const result = openState({ schedule, onBankHolidays, division, bankHolidays, now: new Date(now) });
      assert.equal(inWords(result), expected);
    });
  }

  it('stand for 29 of the 168 hours of an ordinary week with a short Wednesday', () => {
    const monday = Date.parse('2026-11-16T00:00Z');
    const openHours = Array.from({ length: 168 * 2 }, (_, half) => new Date(monday + half * 1_800_000)).filter(
      (now) =>
        openState({
          schedule: shortWednesday,
          onBankHolidays: 'closed',
          division: 'england-and-wales',
          bankHolidays,
          now,
        }).state === 'open',
    );
    assert.equal(openHours.length / 2, 29);
  });

  it('never promise an opening or a closing that is not one', () => {
    const start = Date.parse('2026-10-20T00:00Z');
    for (const schedule of [shortWednesday, withSaturday, nights, twoShifts, smallHours]) {
      const ask = (now: Date) =>
        openState({ schedule, onBankHolidays: 'closed', division: 'england-and-wales', bankHolidays, now });
      for (let step = 0; step < 300; step += 1) {
        const now = new Date(start + step * 17 * 60_000 * 15);
        const result = ask(now);
        const change =
          result.state === 'open' ? result.closesAt : result.state === 'closed' ? result.opensAt : undefined;
        assert.ok(change !== undefined && change > now);
        assert.equal(ask(new Date(change.getTime() - 1000)).state, result.state);
        assert.notEqual(ask(change).state, result.state);
      }
    }
  });
});
