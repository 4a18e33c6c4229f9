import { readFileSync } from 'node:fs';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Another process works in the folder. Two would overwrite each other's files. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

export const lockName = 'lock';

/**
 * What sets a process apart from a later one of the same number: in a container, every server is process 1.
 * @returns undefined where the system does not tell (only Linux does)
 */
function birthOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // the 22nd field; the 2nd is the program's name in brackets and may hold anything
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${boot}/${fields?.[19]}`;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it runs, and is somebody else's
  }
}

/** @returns the number of the process that holds the folder; undefined when it runs no more, or nothing readable is there */
async function holderOf(file: string): Promise<number | undefined> {
  const [number, birth] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
  const pid = Number(number);
  if (!Number.isSafeInteger(pid) || pid < 1 || !isRunning(pid)) return undefined;
  const birthNow = birthOf(pid);
  return birth && birthNow !== undefined && birth !== birthNow ? undefined : pid;
}

/**
 * Takes a folder for this process alone; the lock of a process that is no more is taken over.
 * It sees processes of the same machine (and container) only.
 * @returns gives the folder back
 * @throws FolderInUseError when another process, or this one, has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, lockName);
  const mine = `${process.pid} ${birthOf(process.pid) ?? ''}`;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
      return () => ignoreMissing(unlink(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(file);
    if (holder !== undefined) {
      throw new FolderInUseError(
        `The folder ${folder} is in use by process ${holder}. Give each Waymark its own WAYMARK_DATA_DIR, or stop the other one.`,
      );
    }
    await ignoreMissing(unlink(file));
  }
}

/** Waits for a removal; what is already gone is no trouble. */
export async function ignoreMissing(removal: Promise<void>): Promise<void> {
  await removal.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
