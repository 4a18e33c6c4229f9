import assert from 'node:assert/strict';
import { lowdbStore } from '../../src/storage/lowdbStore.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import { sealedStore } from '../../src/storage/sealedStore.js';
import type { Store } from '../../src/storage/store.js';
import { storeContract } from '../contracts/storeContract.js';
import { countSessions, keepingLog, readWholeFolder, temporaryFolders } from './storeSupport.js';

const key = Buffer.alloc(32, 7);
const folders = temporaryFolders();
const { log: quiet } = keepingLog();

storeContract('sealed, in memory', {
  open: async (now) => ({ store: sealedStore(memoryStore({ now }), { key: undefined, log: quiet }) }),
});

storeContract('sealed, in lowdb files', {
  outlivesProcess: true,
  cleanUp: folders.remove,
  async open(now) {
    const folder = await folders.make();
    const openAgain = async () => sealedStore(await lowdbStore({ folder, now, log: quiet }), { key, log: quiet });
    let store = await openAgain();
    return {
      store,
      medium: {
        count: () => countSessions(folder),
        async reopen() {
          await store.close();
          store = await openAgain();
          return store;
        },
      },
    };
  },
});

describe('sealedStore', () => {
  const now = () => new Date('2026-11-02T21:00:00Z');
  const expiresAt = new Date('2026-11-02T21:30:00Z');
  const request = (value: string) => ({ value, expectedVersion: 0, expiresAt });

  /** A store that also remembers under which names and as what it was given things. */
  function spiedStore() {
    const inner = memoryStore({ now });
    const saved: { name: string; value: string }[] = [];
    const spied: Store = {
      ...inner,
      save(name, given) {
        saved.push({ name, value: given.value });
        return inner.save(name, given);
      },
    };
    return { inner, spied, saved };
  }

  async function overwrite(inner: Store, name: string, value: string): Promise<void> {
    await inner.erase(name);
    await inner.save(name, request(value));
  }

  it('hands on neither the key nor a word of the value', async () => {
    const { spied, saved } = spiedStore();
    await sealedStore(spied, { key, log: quiet }).save('conversation-4711', request('hidden words'));
    const text = JSON.stringify(saved) + saved.map(({ value }) => Buffer.from(value, 'base64').toString('latin1'));
    assert.doesNotMatch(text, /4711|hidden|words/);
    assert.equal(saved.length, 1);
  });

  it('seals the same value differently each time, and finds it by the same name', async () => {
    const { spied, saved } = spiedStore();
    const store = sealedStore(spied, { key, log: quiet });
    await store.save('a', request('same'));
    await store.save('a', { ...request('same'), expectedVersion: 1 });
    assert.equal(saved[0]?.name, saved[1]?.name);
    assert.notEqual(saved[0]?.value, saved[1]?.value);
  });

  for (const [what, change, reason] of [
    ['one changed bit', (bytes: Buffer) => bytes.fill((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1), 'damaged'],
    ['a cut end', (bytes: Buffer) => bytes.subarray(0, -3), 'damaged'],
    ['hardly anything left', (bytes: Buffer) => bytes.subarray(0, 5), 'damaged'],
    ['a format of the future', (bytes: Buffer) => bytes.fill(9, 0, 1), 'unknownFormat'],
    ['another key', (bytes: Buffer) => bytes.fill((bytes[1] ?? 0) ^ 1, 1, 2), 'otherKey'],
    ['nothing at all', () => Buffer.alloc(0), 'unknownFormat'],
  ] as const) {
    it(`treats an entry with ${what} as absent, erases it, and logs a code`, async () => {
      const { inner, spied, saved } = spiedStore();
      const { log, lines } = keepingLog();
      const store = sealedStore(spied, { key, log });
      await store.save('a', request('hidden words'));
      const { name, value } = saved[0] ?? assert.fail();
      await overwrite(inner, name, change(Buffer.from(value, 'base64')).toString('base64'));

      assert.equal(await store.load('a'), undefined);
      assert.deepEqual(lines, [{ event: 'store.unreadable', fields: { reason } }]);
      assert.equal(await inner.load(name), undefined, 'it is still there');
      assert.deepEqual(await store.save('a', request('new')), { ok: true, version: 1 });
    });
  }

  it("does not open one session under another one's key", async () => {
    const { inner, spied, saved } = spiedStore();
    const store = sealedStore(spied, { key, log: quiet });
    await store.save('a', request('of a'));
    await store.save('b', request('of b'));
    const [a, b] = saved;
    assert.ok(a && b);
    await overwrite(inner, a.name, b.value);
    assert.equal(await store.load('a'), undefined);
    assert.equal((await store.load('b'))?.value, 'of b');
  });

  it('finds nothing with another key, and nothing of another process without a key', async () => {
    const inner = memoryStore({ now });
    await sealedStore(inner, { key, log: quiet }).save('a', request('hidden words'));
    const without = sealedStore(inner, { key: undefined, log: quiet });
    await without.save('b', request('of a process'));
    assert.equal(await sealedStore(inner, { key: Buffer.alloc(32, 8), log: quiet }).load('a'), undefined);
    assert.equal(await sealedStore(inner, { key: undefined, log: quiet }).load('b'), undefined);
    assert.equal((await sealedStore(inner, { key, log: quiet }).load('a'))?.value, 'hidden words');
  });

  it('refuses a key of the wrong length without showing it', () => {
    const seal = () => sealedStore(memoryStore({ now }), { key: Buffer.from('short secret'), log: quiet });
    assert.throws(seal, (error: Error) => /32 bytes/.test(error.message) && !/short|secret/.test(error.message));
  });

  it('leaves neither key nor value in lowdb files', async () => {
    const folder = await folders.make();
    const plain = await lowdbStore({ folder, now, log: quiet });
    await plain.save('conversation-4711', request('hidden words'));
    const store = sealedStore(plain, { key, log: quiet });
    await store.save('conversation-4712', request('other secret'));
    await store.close();
    const text = await readWholeFolder(folder);
    assert.match(text, /conversation-4711.*hidden words/, 'unsealed, it would be found');
    assert.doesNotMatch(text, /4712|other|secret/);
    const decoded = [...text.matchAll(/[A-Za-z0-9+/=]{40,}/g)].map(([found]) =>
      Buffer.from(found, 'base64').toString(),
    );
    assert.ok(decoded.length > 0);
    assert.doesNotMatch(decoded.join(), /4712|other|secret/);
    await folders.remove();
  });
});
