import { chmod, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log/events.js';
import { ignoreMissing, lockFolder, lockName } from './folderLock.js';
import { Shard } from './shard.js';
import { type Row, UnreadableShardError } from './shardFile.js';

const shardName = /^sessions-\d+\.json$/;
const asideName = /^sessions-\d+\.json\.corrupt-\d+$/;
const ourName = /^sessions-\d+\.json(\.tmp|\.corrupt-\d+)?$/;
/** The longest idle limit that the settings allow: a day after its last write, no session in a file is alive. */
const longestLifetimeMs = 24 * 60 * 60 * 1000;
const readAtOnce = 16;

export interface ShardFolder {
  /**
   * Reads all files; those that make no sense are set aside.
   * @param onShard gets each readable file with its rows
   */
  readAll(onShard: (shard: Shard, rows: readonly Row[]) => void): Promise<void>;
  /** a shard with a name that was never used in this folder */
  newShard(): Shard;
  /** renames a file that makes no sense, so that the server goes on without it */
  setAside(shard: Shard, error: unknown): Promise<void>;
  /** whether the folder is still there and ours, as its lock shows */
  isThere(): Promise<boolean>;
  /** waits until the disk has the renames and removals in the folder */
  sync(): Promise<void>;
  /** removes files that were set aside, once every session in them has expired anyway */
  removeOldAside(now: Date): Promise<void>;
  unlock(): Promise<void>;
}

/** A code for the log; never a message, which would carry a path. */
export function codeOf(error: unknown): string {
  if (error instanceof UnreadableShardError) return error.reason;
  if (!(error instanceof Error)) return typeof error;
  return (error as NodeJS.ErrnoException).code ?? error.name;
}

/**
 * Opens the folder of sessions for this process alone, and removes what a crash left half written.
 * @param startEmpty removes all sessions first, set-aside ones too
 * @throws FolderInUseError, or the system's error when the folder cannot be made, read or written
 */
export async function openShardFolder(
  folder: string,
  { log, startEmpty }: { readonly log: Log; readonly startEmpty: boolean },
): Promise<ShardFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700); // it may have been made by somebody else, open to all
  const unlock = await lockFolder(folder);
  let lastId = 0;

  async function setAside(shard: Shard, error: unknown): Promise<void> {
    const taken = new Set(await readdir(folder));
    let count = 1;
    while (taken.has(`${shard.name}.corrupt-${count}`)) count += 1;
    await ignoreMissing(rename(shard.path, `${shard.path}.corrupt-${count}`));
    log.event('store.setAside', { file: shard.name, reason: codeOf(error) });
  }

  async function clean(): Promise<void> {
    for (const name of (await readdir(folder)).filter((name) => ourName.test(name))) {
      lastId = Math.max(lastId, Number(/\d+/.exec(name)?.[0]));
      if (startEmpty || name.endsWith('.tmp')) await ignoreMissing(unlink(path.join(folder, name)));
    }
  }

  await clean().catch(async (error) => {
    await unlock();
    throw error;
  });

  return {
    async readAll(onShard) {
      const names = (await readdir(folder)).filter((name) => shardName.test(name));
      for (let at = 0; at < names.length; at += readAtOnce) {
        await Promise.all(names.slice(at, at + readAtOnce).map(readOne));
      }
      async function readOne(name: string): Promise<void> {
        const shard = new Shard(path.join(folder, name));
        const rows = await shard.readRows().catch((error) => setAside(shard, error));
        if (rows !== undefined) onShard(shard, rows);
      }
    },
    newShard() {
      lastId += 1;
      return new Shard(path.join(folder, `sessions-${lastId}.json`));
    },
    setAside,
    unlock,
    isThere: () =>
      stat(path.join(folder, lockName)).then(
        () => true,
        () => false,
      ),
    async sync() {
      if (process.platform === 'win32') return; // a folder cannot be opened there
      const handle = await open(folder);
      await handle.sync().finally(() => handle.close());
    },
    async removeOldAside(now) {
      for (const name of (await readdir(folder)).filter((name) => asideName.test(name))) {
        const file = path.join(folder, name);
        if ((await stat(file)).mtimeMs + longestLifetimeMs <= now.getTime()) await ignoreMissing(unlink(file));
      }
    },
  };
}
