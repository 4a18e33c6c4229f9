import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import type { LowdbStore } from '../../src/storage/lowdbStore.js';
import { countSessions, inMinutes, LowdbHarness, readWholeFolder, request, sessionFiles } from './storeSupport.js';

describe('lowdbStore when sessions move between files', () => {
  const test = new LowdbHarness();

  /** Four sessions; "a" has moved to other files with each of its turns and has left outdated rows behind. */
  async function withTraces(): Promise<LowdbStore> {
    const store = await test.open({ sessionsPerFile: 4 });
    const written = async () => {
      await store.save('brief', request('x'));
      await store.erase('brief');
    };
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await store.save(key, request(`${key} turn 1.`));
    await written();
    await store.save('a', request('a turn 2.', 1));
    for (const key of ['i', 'j', 'k', 'l']) await store.save(key, request('x'));
    await written();
    await store.save('a', request('a turn 3.', 2));
    await written();
    const text = await readWholeFolder(test.folder);
    for (const turn of [1, 2, 3]) assert.match(text, new RegExp(`a turn ${turn}\\.`), 'no trace to look for');
    return store;
  }

  it('erases it from every file where it ever lay', async () => {
    const store = await withTraces();
    await store.erase('a');
    assert.doesNotMatch(await readWholeFolder(test.folder), /a turn/);
    await store.close();
    assert.equal(await countSessions(test.folder), 11);
  });

  it('erases it from all of them after a restart, and expired ones too', async () => {
    await (await withTraces()).close();
    const store = await test.open({ sessionsPerFile: 4, charactersInMemory: 0 });
    assert.deepEqual(await store.load('a'), { value: 'a turn 3.', version: 3 });
    await store.erase('a');
    assert.doesNotMatch(await readWholeFolder(test.folder), /a turn/);
    await store.close();
    test.now = inMinutes(30);
    await test.open();
    assert.deepEqual(await sessionFiles(test.folder), []);
  });

  it('sweeps it from every file', async () => {
    const store = await withTraces();
    test.now = inMinutes(30);
    assert.equal(await store.sweep(), 12);
    assert.deepEqual(await sessionFiles(test.folder), []);
  });

  it('leaves few rows behind, however often it is saved', async () => {
    const store = await test.open({ sessionsPerFile: 8 });
    for (let number = 0; number < 400; number += 1) await store.save(`${number}`, request('x'));
    for (let turn = 1; turn < 20; turn += 1) {
      for (let number = 0; number < 400; number += 7) await store.save(`${number}`, request('y', turn));
      await store.erase('399');
      await store.save('399', request('x'));
    }
    await store.close();
    assert.ok((await countSessions(test.folder)) <= 2 * 400);
    assert.ok((await sessionFiles(test.folder)).length <= 100);
    const again = await test.open();
    for (let number = 0; number < 400; number += 7) {
      assert.equal((await again.load(`${number}`))?.version, number === 399 ? 1 : 20);
    }
  });

  it('keeps the newest when a session stands in two files', async () => {
    const file = (saveNumber: number, minutes: number, value: string) =>
      JSON.stringify({ format: 1, sessions: [['a', 1, saveNumber, inMinutes(minutes).getTime(), value]] });
    await (await test.open()).close();
    await writeFile(test.path('sessions-1.json'), file(7, 40, 'older'));
    await writeFile(test.path('sessions-2.json'), file(8, 30, 'newest'));
    await writeFile(test.path('sessions-3.json'), file(6, 50, 'oldest'));
    const store = await test.open();
    assert.equal((await store.load('a'))?.value, 'newest');
    await store.close();
    assert.deepEqual(await sessionFiles(test.folder), ['sessions-2.json']);
  });
});
