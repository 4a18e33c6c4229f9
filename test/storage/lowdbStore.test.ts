import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { lowdbStore } from '../../src/storage/lowdbStore.js';
import { storeContract } from '../contracts/storeContract.js';
import {
  countSessions,
  keepingLog,
  LowdbHarness,
  readWholeFolder,
  request,
  sessionFiles,
  temporaryFolders,
} from './storeSupport.js';

const folders = temporaryFolders();

/** The contract must hold however little fits in a file or in memory. */
for (const [name, limits] of [
  ['lowdb', {}],
  ['lowdb, two sessions a file and no values kept in memory', { sessionsPerFile: 2, charactersInMemory: 0 }],
] as const) {
  storeContract(name, {
    outlivesProcess: true,
    cleanUp: folders.remove,
    async open(now) {
      const folder = await folders.make();
      const openAgain = () => lowdbStore({ folder, now, log: keepingLog().log, flushAfterMs: 0, ...limits });
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
}

describe('lowdbStore', () => {
  const test = new LowdbHarness();

  it('lets only its own account into folder and files', async () => {
    const store = await test.open();
    await store.save('a', request('x'));
    await store.erase('b');
    assert.equal((await stat(test.folder)).mode & 0o777, 0o700);
    await store.close();
    await test.open();
    const names = await readdir(test.folder);
    assert.deepEqual(names.sort(), ['lock', 'sessions-1.json']);
    for (const name of names) assert.equal((await stat(test.path(name))).mode & 0o777, 0o600, name);
  });

  it('writes saves of many turns together, and the last of them', async () => {
    const store = await test.open({ sessionsPerFile: 10 });
    for (let version = 0; version < 50; version += 1) await store.save('a', request(`turn ${version}`, version));
    assert.deepEqual(await sessionFiles(test.folder), [], 'it waits before it writes');
    await store.close();
    const text = await readWholeFolder(test.folder);
    assert.match(text, /turn 49/);
    assert.doesNotMatch(text, /turn 48/);
  });

  it('puts few sessions in a file, and fills half-empty files before it begins new ones', async () => {
    const store = await test.open({ sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) await store.save(`${number}`, request('x'));
    for (let number = 0; number < 40; number += 1) if (number % 4 !== 0) await store.erase(`${number}`);
    for (let number = 100; number < 130; number += 1) await store.save(`${number}`, request('x'));
    await store.close();
    assert.equal(await countSessions(test.folder), 40);
    assert.equal((await sessionFiles(test.folder)).length, 10);
  });

  it('removes files that hold nothing any more', async () => {
    const store = await test.open({ sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) await store.save(`${number}`, request('x'));
    await Promise.all(Array.from({ length: 40 }, (_, number) => store.erase(`${number}`)));
    assert.deepEqual(await sessionFiles(test.folder), []);
  });

  it('erases for good what is just being written', async () => {
    const store = await test.open({ flushAfterMs: 0, sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) {
      await store.save(`${number}`, request('hidden words'));
      await store.save(`stays ${number}`, request('x'));
      // a different moment of the write each time
      for (let turns = 0; turns < number; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      await store.erase(`${number}`);
      assert.doesNotMatch(await readWholeFolder(test.folder), /hidden/);
    }
    await store.close();
    assert.equal(await countSessions(test.folder), 40);
  });

  it('erases for good from a file whose values are not in memory', async () => {
    const first = await test.open({ sessionsPerFile: 4 });
    for (let number = 0; number < 12; number += 1) await first.save(`${number}`, request(`value ${number}.`));
    await first.close();
    const store = await test.open({ sessionsPerFile: 4, charactersInMemory: 0 });
    await store.erase('1');
    assert.doesNotMatch(await readWholeFolder(test.folder), /value 1\./);
    for (const number of [0, 2, 11]) assert.equal((await store.load(`${number}`))?.value, `value ${number}.`);
    await store.save('2', request('changed', 1));
    await store.close();
    assert.match(await readWholeFolder(test.folder), /value 3\..*/);
    assert.equal(await countSessions(test.folder), 11);
  });

  it('refuses work after it was closed', async () => {
    const store = await test.open();
    await store.close();
    await assert.rejects(store.load('a'), /closed/);
    await assert.rejects(store.save('a', request('x')), /closed/);
    await assert.rejects(store.erase('a'), /closed/);
  });

  it('refuses a date that is none, which would spoil the file', async () => {
    const store = await test.open();
    await assert.rejects(store.save('a', { ...request('x'), expiresAt: new Date(Number.NaN) }), /valid date/);
  });

  it('starts empty when asked, set-aside files included', async () => {
    const first = await test.open();
    await first.save('a', request('hidden words'));
    await first.close();
    await writeFile(test.path('sessions-3.json.corrupt-1'), 'hidden words');
    const store = await test.open({ startEmpty: true });
    assert.equal(await store.load('a'), undefined);
    assert.deepEqual(await readdir(test.folder), ['lock']);
  });
});
