import type { Log } from '../log/events.js';
import type { Entry, Shard } from './shard.js';
import { type Row, UnreadableShardError } from './shardFile.js';
import { codeOf, openShardFolder } from './shardFolder.js';
import { ShardWriter } from './shardWriter.js';
import type { Store } from './store.js';

export interface LowdbStoreOptions {
  /** the store's own folder; made when missing. Nothing outside it is written. */
  readonly folder: string;
  readonly now: () => Date;
  readonly log: Log;
  /** how long a save may wait to be written, with others; a crash loses at most this */
  readonly flushAfterMs?: number;
  /** remove all sessions that lie there: right when they are sealed under a key that is gone */
  readonly startEmpty?: boolean;
  readonly sessionsPerFile?: number;
  /** how many characters of values may stay in memory when they are safe on disk (about a byte each) */
  readonly charactersInMemory?: number;
}

/** How many outdated rows a session may leave behind: what an erasure has to rewrite besides its own file. */
const formerPlacesAtMost = 3;

/** A store that can also tell whether its disk takes what it writes. */
export interface LowdbStore extends Store {
  healthy(): boolean;
}

/**
 * Sessions in many small lowdb files. lowdb rewrites its whole file at each write, so each file holds a few sessions,
 * and what a turn or an erasure costs does not grow with the number of sessions. Why so: docs/decisions/0004.
 *
 * A save answers from memory and is on disk after `flushAfterMs`. An erasure resolves when the disk has let go.
 * While the disk fails, `save` and `load` of what is in memory go on, `erase`, `sweep` and `close` reject, and
 * `healthy` is false.
 * @throws FolderInUseError when another process has the folder
 */
export async function lowdbStore(options: LowdbStoreOptions): Promise<LowdbStore> {
  const { now, log, flushAfterMs = 100, sessionsPerFile = 32, charactersInMemory = 256 * 1024 * 1024 } = options;
  const index = new Map<string, Entry>();
  /** shards with values in memory, the one longest unused first */
  const inMemory = new Set<Shard>();
  /** shards at most half full, to be filled up before a new file is begun */
  const roomy = new Set<Shard>();
  const fillings = new Map<Shard, Promise<void>>();
  let lastSaveNumber = 0;
  let filling: Shard | undefined;
  let lastUsed: Shard | undefined;
  let closing: Promise<void> | undefined;

  const folder = await openShardFolder(options.folder, { log, startEmpty: options.startEmpty ?? false });
  const writer = new ShardWriter({
    log,
    flushAfterMs,
    fill,
    syncFolder: folder.sync,
    onWritten(removed) {
      for (const shard of removed) inMemory.delete(shard);
      trim();
    },
  });
  try {
    await folder.readAll(takeIn);
  } catch (error) {
    await folder.unlock();
    throw error;
  }
  for (const [key, entry] of index) if (!isAlive(entry)) erased(key, entry);
  if (writer.hasErasures()) await writer.write().catch(() => undefined); // logged, and tried again later

  /** At the start: everything of one file. A session that has moved may stand in several; its newest row is right. */
  function takeIn(shard: Shard, rows: readonly Row[]): void {
    for (const [key, version, saveNumber, expiresAtMs, value] of rows) {
      lastSaveNumber = Math.max(lastSaveNumber, saveNumber);
      const known = index.get(key);
      if (known !== undefined && known.saveNumber >= saveNumber) {
        shard.outdated.add(key);
        known.former = [...known.former, shard];
        continue;
      }
      const former = known === undefined ? [] : movedOut(key, known);
      index.set(key, shard.put(key, { version, saveNumber, expiresAtMs, value, former }));
    }
    inMemory.add(shard);
    hasShrunk(shard);
    trim();
  }

  function nextToFill(): Shard {
    const [shard] = roomy;
    if (shard === undefined) return folder.newShard();
    roomy.delete(shard);
    return shard;
  }

  function shardWithRoom(): Shard {
    if (filling === undefined || filling.entries.size >= sessionsPerFile) filling = nextToFill();
    return filling;
  }

  function isAlive(entry: Entry | undefined): entry is Entry {
    return entry !== undefined && entry.expiresAtMs > now().getTime();
  }

  /** Off the index, and marked to be written off every file that has a row of it. */
  function erased(key: string, { shard, former }: Entry): void {
    index.delete(key);
    shard.remove(key);
    writer.markErased(shard);
    for (const old of former) if (old.outdated.has(key)) writer.markErased(old);
    hasShrunk(shard);
  }

  /** @returns where rows of it may stand now */
  function movedOut(key: string, { shard, former }: Entry): readonly Shard[] {
    shard.moveOut(key);
    hasShrunk(shard);
    return [...former.filter((old) => old !== shard && old.outdated.has(key)), shard];
  }

  function hasShrunk(shard: Shard): void {
    if (shard.entries.size === 0) {
      roomy.delete(shard);
      writer.markSaved(shard); // its file goes
    } else if (shard !== filling && shard.entries.size <= sessionsPerFile / 2) {
      roomy.add(shard);
    }
  }

  /**
   * Where a session is saved. Sessions that are saved at the same time are put together, so that a few files are
   * written, however many there are; but not for ever: each move may leave a row behind that an erasure must reach.
   */
  function placeFor(key: string): { shard: Shard; former: readonly Shard[] } {
    const entry = index.get(key);
    if (entry === undefined) return { shard: shardWithRoom(), former: [] };
    const { shard } = entry;
    const former = entry.former.filter((old) => old.outdated.has(key));
    const staysThere = shard === filling || writer.isBusy(shard) || former.length >= formerPlacesAtMost;
    if (staysThere) return { shard, former };
    return { former: movedOut(key, entry), shard: shardWithRoom() };
  }

  function justUsed(shard: Shard): void {
    if (shard === lastUsed && inMemory.has(shard)) return;
    lastUsed = shard;
    inMemory.delete(shard);
    inMemory.add(shard);
  }

  /** Lets values go that are safe on disk, the longest unused first, until the rest is few enough. */
  function trim(): void {
    let characters = 0;
    for (const shard of inMemory) characters += shard.characters;
    for (const shard of inMemory) {
      // never the one used last: somebody is about to look into it
      if (characters <= charactersInMemory || inMemory.size === 1) return;
      if (writer.isBusy(shard)) continue;
      characters -= shard.characters;
      shard.letGoOfValues();
      inMemory.delete(shard);
    }
  }

  /** Brings a shard's values back into memory. All who ask at the same time share one reading. */
  function fill(shard: Shard): Promise<void> {
    const already = fillings.get(shard);
    if (already !== undefined) return already;
    const started = fillOrSetAside(shard).finally(() => fillings.delete(shard));
    fillings.set(shard, started);
    return started;
  }

  async function fillOrSetAside(shard: Shard): Promise<void> {
    let missing: readonly string[];
    try {
      missing = await shard.fill();
    } catch (error) {
      // Somebody spoilt or removed this one file: what only it held is lost. Else the disk fails, and that is said.
      const isFileAlone =
        error instanceof UnreadableShardError || (codeOf(error) === 'ENOENT' && (await folder.isThere()));
      if (!isFileAlone) throw error;
      await folder.setAside(shard, error);
      missing = shard.dropMissing();
      shard.outdated.clear();
      writer.markSaved(shard);
    }
    for (const key of missing) index.delete(key);
    justUsed(shard);
    trim();
  }

  function refuseWhenClosed(): void {
    if (closing !== undefined) throw new Error('lowdbStore: the store is closed.');
  }

  return {
    async load(key) {
      refuseWhenClosed();
      for (;;) {
        const entry = index.get(key);
        if (!isAlive(entry)) return undefined;
        const { shard, value, version } = entry;
        if (value !== undefined) {
          justUsed(shard);
          return { value, version };
        }
        await fill(shard);
      }
    },

    async save(key, { value, expectedVersion, expiresAt }) {
      refuseWhenClosed();
      const expiresAtMs = expiresAt.getTime();
      if (Number.isNaN(expiresAtMs)) throw new Error('lowdbStore: expiresAt should be a valid date.');
      const entry = index.get(key);
      if ((isAlive(entry) ? entry.version : 0) !== expectedVersion) return { ok: false, reason: 'lostRace' };
      const { shard, former } = placeFor(key);
      const version = expectedVersion + 1;
      lastSaveNumber += 1;
      index.set(key, shard.put(key, { version, saveNumber: lastSaveNumber, expiresAtMs, value, former }));
      justUsed(shard);
      writer.markSaved(shard);
      return { ok: true, version };
    },

    async erase(key) {
      refuseWhenClosed();
      const entry = index.get(key);
      if (entry !== undefined) erased(key, entry);
      // also when there is no entry: an earlier erasure of it may still be on its way to the disk
      if (writer.hasErasures()) await writer.write();
    },

    async sweep() {
      refuseWhenClosed();
      const before = index.size;
      for (const [key, entry] of index) if (!isAlive(entry)) erased(key, entry);
      const count = before - index.size;
      if (writer.hasErasures()) await writer.write();
      await folder.removeOldAside(now());
      return count;
    },

    close() {
      closing ??= writer.close().finally(folder.unlock);
      return closing;
    },

    healthy: () => writer.healthy(),
  };
}
