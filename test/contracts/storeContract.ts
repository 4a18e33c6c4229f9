import assert from 'node:assert/strict';
import type { Store } from '../../src/storage/store.js';

/** For stores whose sessions outlive them. */
export interface Medium {
  /** closes the store and opens another on the same medium */
  reopen(): Promise<Store>;
  /** how many sessions stand on the medium itself, whatever the store says */
  count(): Promise<number>;
}

export interface StoreUnderTest {
  readonly store: Store;
  readonly medium?: Medium;
}

const start = Date.parse('2026-11-02T21:00:00Z');
const minuteMs = 60_000;

/** Keys that have broken stores: names of the language, ways out of a folder, nothing at all, far too much. */
const hostileKeys = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../x',
  '/etc/passwd',
  '..\\x',
  '',
  ' ',
  '\u0000',
  '"',
  'a\nb',
  'É',
  'E\u0301',
  '\ud800',
  '\ud801',
  'k'.repeat(100_000),
];

/**
 * What every store must do. Add only what is special to one store in its own test file.
 * @param name of the store, for the report
 * @param open a fresh, empty store that takes the time from `now`
 * @param outlivesProcess whether sessions are still there after a restart; then `open` gives the medium too
 * @param cleanUp called after each test, when the store is closed
 */
export function storeContract(
  name: string,
  {
    open,
    outlivesProcess = false,
    cleanUp = async () => undefined,
  }: {
    readonly open: (now: () => Date) => Promise<StoreUnderTest>;
    readonly outlivesProcess?: boolean;
    readonly cleanUp?: () => Promise<void>;
  },
): void {
  describe(`store contract: ${name}`, () => {
    let nowMs: number;
    let opened: StoreUnderTest;
    let store: Store;

    function medium(): Medium {
      assert.ok(opened.medium !== undefined, 'a store that outlives its process gives its medium');
      return opened.medium;
    }
    async function reopen(): Promise<void> {
      if (outlivesProcess) store = await medium().reopen();
    }
    const at = (minutes: number) => new Date(start + minutes * minuteMs);
    const save = (key: string, value: string, expectedVersion = 0, minutes = 30) =>
      store.save(key, { value, expectedVersion, expiresAt: at(minutes) });

    beforeEach(async () => {
      nowMs = start;
      opened = await open(() => new Date(nowMs));
      store = opened.store;
    });
    afterEach(async () => {
      await store.close();
      await cleanUp();
    });

    it('gives back what was saved, with versions that count up from 1', async () => {
      assert.equal(await store.load('a'), undefined);
      assert.deepEqual(await save('a', 'one'), { ok: true, version: 1 });
      assert.deepEqual(await store.load('a'), { value: 'one', version: 1 });
      assert.deepEqual(await save('a', 'two', 1), { ok: true, version: 2 });
      assert.deepEqual(await store.load('a'), { value: 'two', version: 2 });
    });

    it('keeps an empty value apart from no value', async () => {
      await save('a', '');
      assert.deepEqual(await store.load('a'), { value: '', version: 1 });
    });

    it('lets one of two writers win, and tells the other', async () => {
      await save('a', 'start');
      const results = await Promise.all([save('a', 'left', 1), save('a', 'right', 1)]);
      assert.deepEqual(results.map((result) => result.ok).sort(), [false, true]);
      assert.deepEqual(
        results.find((result) => !result.ok),
        { ok: false, reason: 'lostRace' },
      );
      const winner = results[0]?.ok ? 'left' : 'right';
      assert.deepEqual(await store.load('a'), { value: winner, version: 2 });
    });

    it('does not begin a session over one that is there', async () => {
      await save('a', 'first');
      assert.deepEqual(await save('a', 'second'), { ok: false, reason: 'lostRace' });
      assert.deepEqual(await store.load('a'), { value: 'first', version: 1 });
    });

    it('does not bring an erased session back when a late turn saves', async () => {
      await save('a', 'first');
      await store.erase('a');
      assert.deepEqual(await save('a', 'late', 1), { ok: false, reason: 'lostRace' });
      assert.equal(await store.load('a'), undefined);
    });

    it('begins anew at version 1 after an erasure', async () => {
      await save('a', 'first');
      await save('a', 'second', 1);
      await store.erase('a');
      assert.deepEqual(await save('a', 'new'), { ok: true, version: 1 });
      assert.deepEqual(await store.load('a'), { value: 'new', version: 1 });
    });

    it('treats an expired session as if it had never been, by the clock handed in', async () => {
      await save('a', 'old', 0, 30);
      nowMs = at(30).getTime() - 1;
      assert.deepEqual(await store.load('a'), { value: 'old', version: 1 });
      nowMs = at(30).getTime();
      assert.equal(await store.load('a'), undefined);
      assert.deepEqual(await save('a', 'late', 1, 60), { ok: false, reason: 'lostRace' });
      assert.deepEqual(await save('a', 'new', 0, 60), { ok: true, version: 1 });
      assert.deepEqual(await store.load('a'), { value: 'new', version: 1 });
    });

    it('lives longer when saved again', async () => {
      await save('a', 'old', 0, 30);
      await save('a', 'old', 1, 60);
      nowMs = at(45).getTime();
      assert.equal(await store.sweep(), 0);
      assert.deepEqual(await store.load('a'), { value: 'old', version: 2 });
    });

    it('sweeps what has expired and only that, and counts it', async () => {
      for (let number = 0; number < 50; number += 1) await save(`key ${number}`, 'x', 0, number < 20 ? 10 : 60);
      assert.equal(await store.sweep(), 0);
      nowMs = at(10).getTime();
      assert.equal(await store.sweep(), 20);
      assert.equal(await store.sweep(), 0);
      assert.equal(await store.load('key 19'), undefined);
      assert.deepEqual(await store.load('key 20'), { value: 'x', version: 1 });
    });

    it('erases once, twice, and what never was', async () => {
      await save('a', 'x');
      await save('b', 'y');
      await Promise.all([store.erase('a'), store.erase('a'), store.erase('never')]);
      await store.erase('a');
      assert.equal(await store.load('a'), undefined);
      assert.deepEqual(await store.load('b'), { value: 'y', version: 1 });
    });

    it('keeps any text as it was: Welsh, Urdu, Polish, signs of several units, 200 KB', async () => {
      const values = [
        'Ŵyt ti’n ddiogel?',
        'کیا آپ محفوظ ہیں؟',
        'Zażółć gęślą jaźń',
        '🏴󠁧󠁢󠁷󠁬󠁳󠁿👩‍👧',
        '{"a":"\\u0000"}',
        '🦋ŵ'.repeat(40_000),
      ];
      for (const [number, value] of values.entries()) await save(`key ${number}`, value);
      await reopen();
      for (const [number, value] of values.entries()) {
        assert.ok((await store.load(`key ${number}`))?.value === value, `value ${number} came back changed`);
      }
    });

    it('keeps hostile keys apart, and their sessions', async () => {
      for (const [number, key] of hostileKeys.entries()) {
        assert.equal(await store.load(key), undefined, `key ${number} is there before it was saved`);
        assert.deepEqual(await save(key, `value ${number}`), { ok: true, version: 1 });
      }
      await reopen();
      for (const [number, key] of hostileKeys.entries()) {
        assert.deepEqual(await store.load(key), { value: `value ${number}`, version: 1 });
      }
      for (const key of hostileKeys) await store.erase(key);
      for (const key of hostileKeys) assert.equal(await store.load(key), undefined);
      assert.equal(({} as Record<string, unknown>).value, undefined);
    });

    it('takes a thousand saves at once, and loses none', async () => {
      const numbers = Array.from({ length: 1_000 }, (_, number) => number);
      const saved = await Promise.all(numbers.map((number) => save(`key ${number}`, `value ${number}`)));
      assert.ok(saved.every((result) => result.ok));
      const raced = await Promise.all(numbers.map((number) => save('one key', `${number}`)));
      assert.equal(raced.filter((result) => result.ok).length, 1);
      const again = await Promise.all(numbers.map((number) => save(`key ${number}`, `again ${number}`, 1)));
      assert.ok(again.every((result) => result.ok && result.version === 2));
      await reopen();
      for (const number of numbers) {
        assert.deepEqual(await store.load(`key ${number}`), { value: `again ${number}`, version: 2 });
      }
    });

    it('closes twice without complaint', async () => {
      await save('a', 'x');
      await Promise.all([store.close(), store.close()]);
    });

    if (!outlivesProcess) return;

    it('has the session off its medium when the erasure resolves', async () => {
      await save('a', 'x');
      await save('b', 'y');
      await reopen();
      assert.equal(await medium().count(), 2, 'both are there before');
      await store.erase('a');
      assert.equal(await medium().count(), 1);
      await store.erase('b');
      assert.equal(await medium().count(), 0);
    });

    it('has swept sessions off its medium when the sweep resolves', async () => {
      for (let number = 0; number < 100; number += 1) await save(`key ${number}`, 'x', 0, number % 3 === 0 ? 60 : 10);
      await reopen();
      assert.equal(await medium().count(), 100);
      nowMs = at(10).getTime();
      assert.equal(await store.sweep(), 66);
      assert.equal(await medium().count(), 34);
    });

    it('has after a restart what was saved, and not what was erased or has expired meanwhile', async () => {
      await save('stays', 'one');
      await save('stays', 'two', 1);
      await save('goes', 'x');
      await save('expires', 'x', 0, 10);
      await store.erase('goes');
      nowMs = at(20).getTime();
      await reopen();
      assert.deepEqual(await store.load('stays'), { value: 'two', version: 2 });
      assert.equal(await store.load('goes'), undefined);
      assert.equal(await store.load('expires'), undefined);
      assert.equal(await medium().count(), 1);
      assert.deepEqual(await save('stays', 'three', 2), { ok: true, version: 3 });
    });
  });
}
