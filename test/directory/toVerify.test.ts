import assert from 'node:assert/strict';
import { isPastReview } from '../../src/directory/freshness.js';
import type { ServiceEntry } from '../../src/directory/service.js';
import { toVerify } from '../../src/directory/toVerify.js';
import { loadEntries } from '../../src/storage/loadDirectory.js';

const entries = loadEntries();
const line = entries.find(({ id }) => id === 'samaritans');
assert.ok(line);
const now = new Date('2026-11-24T12:00Z');

/** A line about which nothing is in doubt; made up. */
const sure: ServiceEntry = {
  ...line,
  id: 'made-up',
  status: 'reviewed',
  checkedBy: 'the content lead',
  dateChecked: '2026-11-20',
  reviewBy: '2027-02-20',
  conflicts: [],
  unconfirmed: [],
};

const first = (change: Partial<ServiceEntry>, at = now) => toVerify([{ ...sure, ...change }], 'own-line', at)[0];

describe('what a person must verify', () => {
  it('is nothing for an entry that somebody has checked', () => {
    assert.equal(first({}), undefined);
  });

  const cases: readonly (readonly [what: string, change: Partial<ServiceEntry>, urgency: string])[] = [
    ['an entry whose review is over', { reviewBy: '2026-11-23' }, 'now'],
    [
      'the helpline’s own line with doubtful hours',
      { id: 'own-line', schedule: [{ days: ['mon'], opens: '09:00', closes: '17:00' }], hoursConfidence: 'low' },
      'now',
    ],
    [
      'an emergency service that nobody has checked',
      { topics: ['emergency'], checkedBy: null, status: 'draft' },
      'now',
    ],
    ['any shown line that nobody has checked', { checkedBy: null, status: 'draft' }, 'beforeGoingLive'],
    [
      'a number that is not confirmed',
      { unconfirmed: ['phone'], website: 'https://helpline.example/' },
      'beforeGoingLive',
    ],
    ['sources that disagree', { conflicts: ['one says ten, one says eleven'] }, 'beforeGoingLive'],
    ['the only entry of a nation, hidden', { confidence: 'low', serviceAreas: ['northernIreland'] }, 'beforeGoingLive'],
    ['an entry that is due in three weeks', { reviewBy: '2026-12-15' }, 'soon'],
    ['a line whose hours are not known', { schedule: null, bankHolidays: 'closed' }, 'soon'],
    ['a hidden entry for the whole UK', { confidence: 'low' }, 'whenYouCan'],
    ['an entry that is not for the public', { publicContact: false, serviceAreas: ['london'] }, 'whenYouCan'],
  ];
  for (const [what, change, urgency] of cases) {
    it(`${urgency}: ${what}`, () => assert.equal(first(change)?.urgency, urgency));
  }

  it('counts days in London: the review is over when the day is', () => {
    const entry = { reviewBy: '2026-07-01' };
    assert.ok(!isPastReview(entry, new Date('2026-07-01T22:59Z')));
    assert.ok(isPastReview(entry, new Date('2026-07-01T23:00Z')));
  });

  it('puts the helpline’s own line first, and accounts for every entry of the built-in list', () => {
    const tasks = toVerify(entries, 'national-stalking-helpline', now);
    assert.equal(tasks[0]?.entry.id, 'national-stalking-helpline');
    // Nobody has checked anything yet, so there is something to verify in each.
    assert.equal(tasks.length, entries.length);
  });
});
