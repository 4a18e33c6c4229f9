import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { countSessions, inMinutes, LowdbHarness, readWholeFolder, request } from './storeSupport.js';

describe('lowdbStore on a damaged or failing disk', () => {
  const test = new LowdbHarness();

  for (const [what, text, reason] of [
    ['torn', '{"format":1,"sessions":[["a",1,1,99999999', 'notJson'],
    ['empty', '', 'notJson'],
    ['binary', '\u0000\u0001\ufffd', 'notJson'],
    ['of another shape', '{"sessions":{"a":"x"}}', 'wrongShape'],
    ['null', 'null', 'wrongShape'],
    ['of a future format', '{"format":2,"sessions":[]}', 'wrongShape'],
    ['with a version that is no number', '{"format":1,"sessions":[["a","1",1,9999999999999,"x"]]}', 'wrongShape'],
  ] as const) {
    it(`sets a file aside that is ${what}, says so, and starts with the others`, async () => {
      const first = await test.open({ sessionsPerFile: 1 });
      await first.save('a', request('x'));
      await first.save('b', request('y'));
      await first.close();
      await writeFile(test.path('sessions-1.json'), text);
      const store = await test.open();
      assert.deepEqual(test.lines, [{ event: 'store.setAside', fields: { file: 'sessions-1.json', reason } }]);
      assert.equal(await readFile(test.path('sessions-1.json.corrupt-1'), 'utf8'), text);
      assert.equal(await store.load('a'), undefined);
      assert.equal((await store.load('b'))?.value, 'y');
      assert.ok(store.healthy());
    });
  }

  it('goes on when a file is spoilt or removed while it runs', async () => {
    const store = await test.open({ sessionsPerFile: 2, charactersInMemory: 0, flushAfterMs: 0 });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await store.save(key, request(`of ${key}`));
    await store.close();
    const again = await test.open({ sessionsPerFile: 2, charactersInMemory: 0 });
    await again.load('e'); // so that of the others no value is in memory
    await writeFile(test.path('sessions-1.json'), '{"format":');
    await rm(test.path('sessions-2.json'));
    const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => again.load(key)));
    const values = found.map((entry) => entry?.value);
    assert.deepEqual(values, [undefined, undefined, undefined, undefined, 'of e', 'of f']);
    assert.deepEqual(
      test.lines.map(({ event }) => event),
      ['store.setAside', 'store.setAside'],
    );
    assert.deepEqual(await again.save('a', request('new')), { ok: true, version: 1 });
  });

  it('removes what a crash left half written, and leaves files alone that are not its own', async () => {
    await (await test.open()).close();
    await writeFile(test.path('sessions-7.json.tmp'), 'half a sess');
    await writeFile(test.path('notes.txt'), 'mine');
    await (await test.open({ startEmpty: true })).close();
    assert.deepEqual(await readdir(test.folder), ['notes.txt']);
  });

  it('keeps a file that was set aside for a day, the longest that any session lives', async () => {
    const store = await test.open();
    const aside = test.path('sessions-3.json.corrupt-1');
    await writeFile(aside, 'x');
    await utimes(aside, inMinutes(0), inMinutes(0));
    test.now = new Date(inMinutes(24 * 60).getTime() - 1);
    await store.sweep();
    assert.equal(await readFile(aside, 'utf8'), 'x');
    test.now = inMinutes(24 * 60);
    await store.sweep();
    await assert.rejects(readFile(aside), { code: 'ENOENT' });
  });

  describe('when the disk fails', () => {
    /** Moves the folder away and puts a file in its place: also root cannot write there. */
    async function breakDisk(): Promise<() => Promise<void>> {
      await rename(test.folder, `${test.folder}-away`);
      await writeFile(test.folder, '');
      return async () => {
        await rm(test.folder);
        await rename(`${test.folder}-away`, test.folder);
      };
    }

    it('answers from memory, does not claim an erasure, says so, and mends itself', async () => {
      const store = await test.open();
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
      assert.ok(test.lines.length > 0);
      for (const line of test.lines)
        assert.deepEqual(line, { event: 'store.writeFailed', fields: { error: 'ENOTDIR' } });

      await repair();
      await store.erase('a');
      assert.equal(store.healthy(), true);
      assert.doesNotMatch(await readWholeFolder(test.folder), /hidden/);
      await store.close();
      assert.equal(await countSessions(test.folder), 1);
    });

    it('tries again by itself', async () => {
      const store = await test.open({ flushAfterMs: 0 });
      const repair = await breakDisk();
      await store.save('a', request('x'));
      while (store.healthy()) await new Promise((resolve) => setImmediate(resolve));
      await repair();
      while (!store.healthy()) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(await countSessions(test.folder), 1);
    });

    it('rejects close when the last saves could not be written', async () => {
      const store = await test.open();
      await store.save('a', request('x'));
      const repair = await breakDisk();
      await assert.rejects(store.close(), { code: 'ENOTDIR' });
      await repair();
    });
  });
});
