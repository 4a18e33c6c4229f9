import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type LowdbStore, type LowdbStoreOptions, lowdbStore } from '../../src/storage/lowdbStore.js';
import { storeContract } from '../contracts/storeContract.js';
import { countSessions, keepingLog, readWholeFolder, sessionFiles, temporaryFolders } from './storeSupport.js';

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
  const start = Date.parse('2026-11-02T21:00:00Z');
  let nowMs: number;
  let folder: string;
  let kept: ReturnType<typeof keepingLog>;
  let opened: LowdbStore[];

  async function open(options: Partial<LowdbStoreOptions> = {}): Promise<LowdbStore> {
    const store = await lowdbStore({ folder, now: () => new Date(nowMs), log: kept.log, ...options });
    opened.push(store);
    return store;
  }
  const inMinutes = (minutes: number) => new Date(start + minutes * 60_000);
  const request = (value: string, expectedVersion = 0) => ({ value, expectedVersion, expiresAt: inMinutes(30) });
  const events = () => kept.lines.map(({ event }) => event);

  beforeEach(async () => {
    nowMs = start;
    folder = await folders.make();
    kept = keepingLog();
    opened = [];
  });
  afterEach(async () => {
    for (const store of opened) await store.close().catch(() => undefined);
    await folders.remove();
  });

  it('lets only its own account into folder and files', async () => {
    const store = await open();
    await store.save('a', request('x'));
    await store.erase('b');
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    await store.close();
    await open();
    const names = await readdir(folder);
    assert.deepEqual(names.sort(), ['lock', 'sessions-1.json']);
    for (const name of names) assert.equal((await stat(path.join(folder, name))).mode & 0o777, 0o600, name);
  });

  it('writes saves of many turns together, and the last of them', async () => {
    const store = await open({ sessionsPerFile: 10 });
    for (let version = 0; version < 50; version += 1) await store.save('a', request(`turn ${version}`, version));
    assert.deepEqual(await sessionFiles(folder), [], 'it waits before it writes');
    await store.close();
    const text = await readWholeFolder(folder);
    assert.match(text, /turn 49/);
    assert.doesNotMatch(text, /turn 48/);
  });

  it('puts few sessions in a file, and fills half-empty files before it begins new ones', async () => {
    const store = await open({ sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) await store.save(`${number}`, request('x'));
    for (let number = 0; number < 40; number += 1) if (number % 4 !== 0) await store.erase(`${number}`);
    for (let number = 100; number < 130; number += 1) await store.save(`${number}`, request('x'));
    await store.close();
    assert.equal(await countSessions(folder), 40);
    assert.equal((await sessionFiles(folder)).length, 10);
  });

  it('removes files that hold nothing any more', async () => {
    const store = await open({ sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) await store.save(`${number}`, request('x'));
    await Promise.all(Array.from({ length: 40 }, (_, number) => store.erase(`${number}`)));
    assert.deepEqual(await sessionFiles(folder), []);
  });

  it('erases for good what is just being written', async () => {
    const store = await open({ flushAfterMs: 0, sessionsPerFile: 4 });
    for (let number = 0; number < 40; number += 1) {
      await store.save(`${number}`, request('hidden words'));
      await store.save(`stays ${number}`, request('x'));
      // a different moment of the write each time
      for (let turns = 0; turns < number; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      await store.erase(`${number}`);
      assert.doesNotMatch(await readWholeFolder(folder), /hidden/);
    }
    await store.close();
    assert.equal(await countSessions(folder), 40);
  });

  it('erases for good from a file whose values are not in memory', async () => {
    const first = await open({ sessionsPerFile: 4 });
    for (let number = 0; number < 12; number += 1) await first.save(`${number}`, request(`value ${number}.`));
    await first.close();
    const store = await open({ sessionsPerFile: 4, charactersInMemory: 0 });
    await store.erase('1');
    assert.doesNotMatch(await readWholeFolder(folder), /value 1\./);
    for (const number of [0, 2, 11]) assert.equal((await store.load(`${number}`))?.value, `value ${number}.`);
    await store.save('2', request('changed', 1));
    await store.close();
    assert.match(await readWholeFolder(folder), /value 3\..*/);
    assert.equal(await countSessions(folder), 11);
  });

  for (const [what, text, reason] of [
    ['torn', '{"format":1,"sessions":[["a",1,99999999', 'notJson'],
    ['empty', '', 'notJson'],
    ['binary', '\u0000\u0001\ufffd', 'notJson'],
    ['of another shape', '{"sessions":{"a":"x"}}', 'wrongShape'],
    ['null', 'null', 'wrongShape'],
    ['of a future format', '{"format":2,"sessions":[]}', 'wrongShape'],
    ['with a version that is no number', '{"format":1,"sessions":[["a","1",9999999999999,"x"]]}', 'wrongShape'],
  ] as const) {
    it(`sets a file aside that is ${what}, says so, and starts with the others`, async () => {
      const first = await open({ sessionsPerFile: 1 });
      await first.save('a', request('x'));
      await first.save('b', request('y'));
      await first.close();
      await writeFile(path.join(folder, 'sessions-1.json'), text);
      const store = await open();
      assert.deepEqual(kept.lines, [{ event: 'store.setAside', fields: { file: 'sessions-1.json', reason } }]);
      assert.equal(await readFile(path.join(folder, 'sessions-1.json.corrupt-1'), 'utf8'), text);
      assert.equal(await store.load('a'), undefined);
      assert.equal((await store.load('b'))?.value, 'y');
      assert.ok(store.healthy());
    });
  }

  it('goes on when a file is spoilt or removed while it runs', async () => {
    const store = await open({ sessionsPerFile: 2, charactersInMemory: 0, flushAfterMs: 0 });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await store.save(key, request(`of ${key}`));
    await store.close();
    const again = await open({ sessionsPerFile: 2, charactersInMemory: 0 });
    await again.load('e'); // so that of the others no value is in memory
    await writeFile(path.join(folder, 'sessions-1.json'), '{"format":');
    await rm(path.join(folder, 'sessions-2.json'));
    const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => again.load(key)));
    const values = found.map((entry) => entry?.value);
    assert.deepEqual(values, [undefined, undefined, undefined, undefined, 'of e', 'of f']);
    assert.deepEqual(events(), ['store.setAside', 'store.setAside']);
    assert.deepEqual(await again.save('a', request('new')), { ok: true, version: 1 });
  });

  it('removes what a crash left half written, and leaves files alone that are not its own', async () => {
    await (await open()).close();
    await writeFile(path.join(folder, 'sessions-7.json.tmp'), 'half a sess');
    await writeFile(path.join(folder, 'notes.txt'), 'mine');
    await (await open({ startEmpty: true })).close();
    assert.deepEqual(await readdir(folder), ['notes.txt']);
  });

  it('keeps a file that was set aside for a day, the longest that any session lives', async () => {
    const store = await open();
    const aside = path.join(folder, 'sessions-3.json.corrupt-1');
    await writeFile(aside, 'x');
    await utimes(aside, inMinutes(0), inMinutes(0));
    nowMs = start + 24 * 60 * 60_000 - 1;
    await store.sweep();
    assert.equal(await readFile(aside, 'utf8'), 'x');
    nowMs += 1;
    await store.sweep();
    await assert.rejects(readFile(aside), { code: 'ENOENT' });
  });

  it('starts empty when asked, set-aside files included', async () => {
    const first = await open();
    await first.save('a', request('hidden words'));
    await first.close();
    await writeFile(path.join(folder, 'sessions-3.json.corrupt-1'), 'hidden words');
    const store = await open({ startEmpty: true });
    assert.equal(await store.load('a'), undefined);
    assert.deepEqual(await readdir(folder), ['lock']);
  });

  it('keeps the newest when a session stands in two files', async () => {
    const file = (minutes: number, value: string) =>
      JSON.stringify({ format: 1, sessions: [['a', 1, inMinutes(minutes).getTime(), value]] });
    await (await open()).close();
    await writeFile(path.join(folder, 'sessions-1.json'), file(20, 'older'));
    await writeFile(path.join(folder, 'sessions-2.json'), file(30, 'newest'));
    await writeFile(path.join(folder, 'sessions-3.json'), file(10, 'oldest'));
    const store = await open();
    assert.equal((await store.load('a'))?.value, 'newest');
    await store.close();
    assert.deepEqual(await sessionFiles(folder), ['sessions-2.json']);
  });

  it('refuses work after it was closed', async () => {
    const store = await open();
    await store.close();
    await assert.rejects(store.load('a'), /closed/);
    await assert.rejects(store.save('a', request('x')), /closed/);
    await assert.rejects(store.erase('a'), /closed/);
  });

  it('refuses a date that is none, which would spoil the file', async () => {
    const store = await open();
    await assert.rejects(store.save('a', { ...request('x'), expiresAt: new Date(Number.NaN) }), /valid date/);
  });

  describe('when the disk fails', () => {
    /** Moves the folder away and puts a file in its place: also root cannot write there. */
    async function breakDisk(): Promise<() => Promise<void>> {
      await rename(folder, `${folder}-away`);
      await writeFile(folder, '');
      return async () => {
        await rm(folder);
        await rename(`${folder}-away`, folder);
      };
    }

    it('answers from memory, does not claim an erasure, says so, and mends itself', async () => {
      const store = await open();
      await store.save('a', request('hidden words'));
      await store.save('b', request('y'));
      await store.erase('never'); // nothing to erase: nothing to wait for
      const repair = await breakDisk();
      await assert.rejects(store.erase('a'), { code: 'ENOTDIR' });
      assert.equal(store.healthy(), false);
      assert.equal(await store.load('a'), undefined, 'erased all the same, for every visitor');
      await assert.rejects(store.erase('a'), { code: 'ENOTDIR' });
      assert.deepEqual(await store.save('b', request('z', 1)), { ok: true, version: 2 });
      assert.equal((await store.load('b'))?.value, 'z');
      assert.ok(kept.lines.length > 0);
      for (const line of kept.lines)
        assert.deepEqual(line, { event: 'store.writeFailed', fields: { error: 'ENOTDIR' } });

      await repair();
      await store.erase('a');
      assert.equal(store.healthy(), true);
      assert.doesNotMatch(await readWholeFolder(folder), /hidden/);
      await store.close();
      assert.equal(await countSessions(folder), 1);
    });

    it('tries again by itself', async () => {
      const store = await open({ flushAfterMs: 0 });
      const repair = await breakDisk();
      await store.save('a', request('x'));
      while (store.healthy()) await new Promise((resolve) => setImmediate(resolve));
      await repair();
      while (!store.healthy()) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(await countSessions(folder), 1);
    });

    it('rejects close when the last saves could not be written', async () => {
      const store = await open();
      await store.save('a', request('x'));
      const repair = await breakDisk();
      await assert.rejects(store.close(), { code: 'ENOTDIR' });
      await repair();
    });
  });
});
