import assert from 'node:assert/strict';
import { type LowdbStore, lowdbStore } from '../../src/storage/lowdbStore.js';
import { keepingLog, readWholeFolder, temporaryFolders } from './storeSupport.js';

/** The same sequence in each run: a failure can be looked into. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Many visitors at once, in an order nobody thought of, with files so small that sessions move all the time. After each
 * erasure the disk is searched.
 */
describe('lowdbStore under random use', () => {
  const folders = temporaryFolders();
  const now = () => new Date('2026-11-02T21:00:00Z');
  const expiresAt = new Date('2026-11-02T21:30:00Z');
  const { log, lines } = keepingLog();
  after(folders.remove);

  for (const seed of [1, 2, 3]) {
    it(`loses nothing and leaves nothing (seed ${seed})`, async () => {
      const folder = await folders.make();
      const options = { now, log, flushAfterMs: 0, sessionsPerFile: 3, charactersInMemory: seed === 1 ? 1e6 : 100 };
      const store = await lowdbStore({ ...options, folder });
      const random = randomNumbers(seed);
      let counter = 0;

      async function visitor(number: number): Promise<string | undefined> {
        const key = `visitor ${number}`;
        let expected: { value: string; version: number } | undefined;
        for (let step = 0; step < 25; step += 1) {
          assert.deepEqual(await store.load(key), expected);
          if (expected !== undefined && random(5) === 0) {
            await store.erase(key);
            assert.doesNotMatch(await readWholeFolder(folder), new RegExp(`of ${number}:`));
            expected = undefined;
          } else {
            counter += 1;
            const value = `of ${number}: ${counter}`;
            const version: number = expected?.version ?? 0;
            assert.deepEqual(await store.save(key, { value, expectedVersion: version, expiresAt }), {
              ok: true,
              version: version + 1,
            });
            expected = { value, version: version + 1 };
          }
          for (let turns = random(4); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
        }
        return expected?.value;
      }

      const values = await Promise.all(Array.from({ length: 20 }, (_, number) => visitor(number)));
      await store.close();
      await expectAll(await lowdbStore({ ...options, folder }), values);
      assert.deepEqual(lines, []);
    });
  }

  async function expectAll(store: LowdbStore, values: readonly (string | undefined)[]): Promise<void> {
    for (const [number, value] of values.entries()) {
      assert.equal((await store.load(`visitor ${number}`))?.value, value);
    }
    await store.close();
  }
});
