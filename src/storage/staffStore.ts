import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log/events.js';
import { lowdbStore } from './lowdbStore.js';
import { memoryStore } from './memoryStore.js';
import { sealedStore } from './sealedStore.js';
import type { Store } from './store.js';

/**
 * Where accounts, sign-ins and the audit log of staff are kept: apart from what visitors' sessions hold, because it
 * must outlive a restart. Without a key in the settings one is made beside the folder, for the server alone to read:
 * that seals against a lost copy of the folder, and not against whoever has the whole disk.
 * @param options.dataDir undefined: in memory alone
 */
export async function openStaffStore(options: {
  readonly dataDir: string | undefined;
  readonly key: Buffer | undefined;
  readonly log: Log;
  readonly now: () => Date;
}): Promise<Store> {
  const { dataDir, log, now } = options;
  if (dataDir === undefined) return sealedStore(memoryStore({ now }), { key: options.key, log });
  const key = options.key ?? (await keyBeside(dataDir));
  return sealedStore(await lowdbStore({ folder: path.join(dataDir, 'staff'), now, log }), { key, log });
}

async function keyBeside(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'staff.key');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  const key = await readFile(file);
  if (key.length !== 32) throw new Error('openStaffStore: staff.key in the data folder should hold 32 bytes.');
  return key;
}
