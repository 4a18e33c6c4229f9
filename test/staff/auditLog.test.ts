import assert from 'node:assert/strict';
import { createAuditLog } from '../../src/staff/auditLog.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';
import { testClock } from '../support/staffServer.js';

describe('the audit log', () => {
  function open(store: Store, now: () => Date) {
    const troubles: unknown[] = [];
    const log = createAuditLog({ store, now, keptDays: 365, onTrouble: (error) => troubles.push(error) });
    return { log, troubles };
  }

  it('keeps every event in order, page by page, over a restart', async () => {
    const { now } = testClock();
    const store = memoryStore({ now });
    const { log } = open(store, now);
    for (let number = 0; number < 450; number++)
      log.add({ staff: 'ann', action: 'read', contact: `contact ${number}` });
    await log.idle();
    const again = open(store, now).log;
    again.add({ staff: 'ben', action: 'taken', contact: 'the last' });
    const seen: (string | undefined)[] = [];
    let before: number | undefined;
    do {
      const page = await again.read(before);
      seen.push(...page.entries.map(({ contact }) => contact));
      before = page.before;
    } while (before !== undefined);
    const expected = Array.from({ length: 450 }, (_, number) => `contact ${449 - number}`);
    assert.deepEqual(seen, ['the last', ...expected]);
  });

  it('is erased page by page when its time is over', async () => {
    const { now, forward } = testClock();
    const store = memoryStore({ now });
    const { log } = open(store, now);
    for (let number = 0; number < 200; number++) log.add({ staff: 'ann', action: 'read', contact: 'old' });
    await log.idle();
    forward(364 * 24 * 60 * 60);
    log.add({ staff: 'ann', action: 'read', contact: 'new' });
    await log.idle();
    forward(2 * 24 * 60 * 60);
    const newest = await log.read();
    assert.deepEqual(
      newest.entries.map(({ contact }) => contact),
      ['new'],
    );
    assert.deepEqual((await log.read(newest.before)).entries, []);
  });

  it('waits while the store fails, and writes what waited', async () => {
    const { now } = testClock();
    const whole = memoryStore({ now });
    let isBroken = true;
    const store: Store = {
      ...whole,
      save: (key, request) => (isBroken ? Promise.reject(new Error('the disk is full')) : whole.save(key, request)),
    };
    const { log, troubles } = open(store, now);
    log.add({ staff: 'ann', action: 'read', contact: 'one' });
    await log.idle();
    assert.equal(troubles.length, 1);
    isBroken = false;
    log.add({ staff: 'ann', action: 'read', contact: 'two' });
    const { entries } = await log.read();
    assert.deepEqual(
      entries.map(({ contact }) => contact),
      ['two', 'one'],
    );
  });
});
