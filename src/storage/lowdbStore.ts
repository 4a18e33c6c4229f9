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
  const { now, log, flushAfterMs = 100, sessionsPerFile = 32, charactersInMemory = 64 * 1024 * 1024 } = options;
  const index = new Map<string, Entry>();
  /** shards with values in memory, the one longest unused first */
  const inMemory = new Set<Shard>();
  /** shards at most half full, to be filled up before a new file is begun */
  const roomy = new Set<Shard>();
  const fillings = new Map<Shard, Promise<void>>();
  let filling: Shard | undefined;
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
  if (writer.hasErasures()) await writer.writeErasures().catch(() => undefined); // logged, and tried again later

  /** At the start: everything of one file that is still alive. */
  function takeIn(shard: Shard, rows: readonly Row[]): void {
    for (const [key, version, expiresAtMs, value] of rows) {
      const known = index.get(key);
      // The same session twice: an erasure failed and it was begun anew elsewhere, or files were copied. Newest wins.
      if (expiresAtMs <= Math.max(now().getTime(), known?.expiresAtMs ?? 0)) {
        writer.markErased(shard);
        continue;
      }
      if (known !== undefined) erased(key, known);
      index.set(key, shard.put(key, { version, expiresAtMs, value }));
    }
    if (shard.entries.size > 0 && shard.entries.size <= sessionsPerFile / 2) roomy.add(shard);
    inMemory.add(shard);
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

  function erased(key: string, { shard }: Entry): void {
    index.delete(key);
    shard.remove(key);
    writer.markErased(shard);
    if (shard.entries.size === 0) roomy.delete(shard);
    else if (shard !== filling && shard.entries.size <= sessionsPerFile / 2) roomy.add(shard);
  }

  function justUsed(shard: Shard): void {
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
      const shard = entry?.shard ?? shardWithRoom();
      const version = expectedVersion + 1;
      index.set(key, shard.put(key, { version, expiresAtMs, value }));
      justUsed(shard);
      writer.markSaved(shard);
      return { ok: true, version };
    },

    async erase(key) {
      refuseWhenClosed();
      const entry = index.get(key);
      if (entry !== undefined) erased(key, entry);
      // also when there is no entry: an earlier erasure of it may still be on its way to the disk
      if (writer.hasErasures()) await writer.writeErasures();
    },

    async sweep() {
      refuseWhenClosed();
      const before = index.size;
      for (const [key, entry] of index) if (!isAlive(entry)) erased(key, entry);
      const count = before - index.size;
      if (writer.hasErasures()) await writer.writeErasures();
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
