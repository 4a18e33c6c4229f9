import assert from 'node:assert/strict';
import { memoryStore } from '../../src/storage/memoryStore.js';
import { testDesk } from './deskSupport.js';

describe('desk over a restart', () => {
  it('keeps places, puts whoever had an advisor to the front, and says sorry when they are back', async () => {
    const before = testDesk();
    await before.open();
    const ann = before.advisor('ann');
    before.request('first');
    before.request('second');
    ann.ask({ do: 'takeNext' });
    before.request('third', { urgency: 'urgent' });
    await before.desk.idle();

    const after = testDesk({ store: before.store, startAtMs: before.now().getTime() });
    for (const visitor of ['first', 'second', 'third']) after.away.add(visitor);
    await after.open();
    assert.deepEqual(after.heard, []);
    after.away.clear();
    after.tick();
    assert.deepEqual(after.heard, ['first: AdvisorLost']);
    const places = ['first', 'third', 'second'].map((visitor) => after.desk.look(visitor, 'web').place);
    assert.deepEqual(places, [1, 2, 3]);
  });

  it('forgets whoever does not come back', async () => {
    const before = testDesk();
    await before.open();
    before.request('one');
    await before.desk.idle();
    const after = testDesk({ store: before.store, startAtMs: before.now().getTime() });
    after.away.add('one');
    await after.open();
    after.pass(121);
    await after.desk.idle();
    assert.equal(after.phase('one'), 'over');
    const third = testDesk({ store: before.store, startAtMs: after.now().getTime() });
    await third.open();
    assert.equal(third.desk.core.contacts.size, 0);
  });

  it('keeps no word of what was said', async () => {
    const values: string[] = [];
    const inner = memoryStore({ now: () => new Date('2026-03-03T10:00:00Z') });
    const at = testDesk({
      store: {
        ...inner,
        save(key, request) {
          values.push(request.value);
          return inner.save(key, request);
        },
      },
    });
    await at.open();
    const ann = at.advisor('ann');
    const contactId = at.request('one');
    ann.ask({ do: 'take', contactId });
    at.desk.visitorSaid('one', { text: 'secret words', marks: [], language: 'en' });
    ann.ask({ do: 'say', contactId, clientId: 'a', text: 'secret answer', cards: [] });
    ann.ask({ do: 'note', contactId, notes: 'secret note', codeWord: 'secret' });
    await at.desk.idle();
    assert.ok(values.length > 0);
    assert.ok(!values.join('').includes('secret'));
  });

  it('erases from the store with the visitor', async () => {
    const at = testDesk();
    await at.open();
    const contactId = at.request('one');
    await at.desk.idle();
    assert.ok((await at.store.load(`desk contact ${contactId}`)) !== undefined);
    at.desk.visitorLeft('one', 'quickExit');
    await at.desk.idle();
    assert.equal(await at.store.load(`desk contact ${contactId}`), undefined);
    assert.equal(await at.store.load('desk contacts'), undefined);
  });

  it('goes on in memory when the store fails', async () => {
    const inner = memoryStore({ now: () => new Date('2026-03-03T10:00:00Z') });
    const at = testDesk({ store: { ...inner, save: () => Promise.reject(new Error('the disk is full')) } });
    await at.open();
    const ann = at.advisor('ann');
    at.request('one');
    await at.desk.idle();
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
  });
});
