import assert from 'node:assert/strict';
import { londonTime } from '../../src/directory/openingHours.js';
import type { Count } from '../../src/protocol/statistics.js';
import { CountBook } from '../../src/statistics/countBook.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';

const opened: Count = { kind: 'opened', channel: 'web', language: 'en' };

function testBook(start: string, store?: Store) {
  let nowMs = Date.parse(start);
  const now = () => new Date(nowMs);
  const kept = store ?? memoryStore({ now });
  const troubles: unknown[] = [];
  const book = new CountBook({ now, localTime: londonTime, onTrouble: (error) => void troubles.push(error) });
  book.open(kept);
  return {
    book,
    store: kept,
    troubles,
    moveTo: (moment: string) => {
      nowMs = Date.parse(moment);
    },
    count: (times: number, what: Count = opened) => {
      for (let time = 0; time < times; time++) book.count(what);
    },
  };
}

describe('count book', () => {
  it('shows a month when it has been over for a day, and not before', async () => {
    const { book, count, moveTo } = testBook('2026-10-31T12:00:00Z');
    count(9);
    await book.flush();
    assert.deepEqual(await book.months(), { months: [], nextOn: '2026-11-02' });
    assert.equal(await book.figures('2026-10'), undefined);
    moveTo('2026-11-01T23:59:00Z');
    assert.equal(await book.figures('2026-10'), undefined);
    moveTo('2026-11-02T00:01:00Z');
    assert.deepEqual(await book.months(), { months: ['2026-10'], nextOn: '2026-12-02' });
    assert.equal((await book.figures('2026-10'))?.tables[0]?.total, 9);
    assert.equal(await book.figures('2026-09'), undefined);
    assert.equal(await book.figures('statistics months'), undefined);
  });

  it('goes by the clocks of the helpline', async () => {
    const { book, count, moveTo, store } = testBook('2026-07-31T23:30:00Z');
    count(6);
    await book.flush();
    const kept = JSON.parse((await store.load('statistics 2026-08'))?.value ?? '{}');
    assert.deepEqual(kept, { days: { '01': 6 }, hours: { '00': 6 }, channels: { web: 6 }, languages: { en: 6 } });
    moveTo('2026-09-02T12:00:00Z');
    assert.deepEqual((await book.months()).months, ['2026-08']);
  });

  it('writes nothing until it is told to, and adds to what is there', async () => {
    const { book, count, store } = testBook('2026-10-07T12:00:00Z');
    count(2);
    assert.equal(await store.load('statistics 2026-10'), undefined);
    await book.flush();
    const other = testBook('2026-10-08T12:00:00Z', store);
    other.count(3);
    count(1);
    // Two processes write at once, and no count is lost.
    await Promise.all([other.book.flush(), book.flush()]);
    const kept = JSON.parse((await store.load('statistics 2026-10'))?.value ?? '{}') as { channels: object };
    assert.deepEqual(kept.channels, { web: 6 });
  });

  it('keeps what cannot be written for the next time, and fails nobody', async () => {
    const good = memoryStore({ now: () => new Date('2026-10-07T12:00:00Z') });
    let isBroken = true;
    const store: Store = {
      ...good,
      save: (key, request) => (isBroken ? Promise.reject(new Error('disk')) : good.save(key, request)),
    };
    const { book, count, troubles } = testBook('2026-10-07T12:00:00Z', store);
    count(4);
    await book.flush();
    assert.equal(troubles.length, 1);
    count(1);
    isBroken = false;
    await book.flush();
    const kept = JSON.parse((await good.load('statistics 2026-10'))?.value ?? '{}') as { channels: object };
    assert.deepEqual(kept.channels, { web: 5 });
  });

  it('does not throw when its clock does, and counts nothing without a store', async () => {
    const troubles: unknown[] = [];
    const broken = new CountBook({
      now: () => new Date(),
      localTime: () => {
        throw new Error('no clock');
      },
      onTrouble: (error) => void troubles.push(error),
    });
    broken.count(opened);
    assert.equal(troubles.length, 0);
    broken.open(memoryStore({ now: () => new Date() }));
    broken.count(opened);
    assert.equal(troubles.length, 1);
  });
});
