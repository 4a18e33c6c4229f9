import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FolderInUseError, lockFolder } from '../../src/storage/folderLock.js';
import { lowdbStore } from '../../src/storage/lowdbStore.js';
import { keepingLog, temporaryFolders } from './storeSupport.js';

describe('folderLock', () => {
  const folders = temporaryFolders();
  let folder: string;

  beforeEach(async () => {
    folder = await folders.make();
    await mkdir(folder);
  });
  afterEach(folders.remove);
  const writeLock = (text: string) => writeFile(path.join(folder, 'lock'), text);

  it('refuses a folder that another process has, and says what to do', async () => {
    await writeLock(`${process.ppid} `);
    await assert.rejects(lockFolder(folder), (error: Error) => {
      assert.ok(error instanceof FolderInUseError);
      assert.match(error.message, new RegExp(`process ${process.ppid}.*WAYMARK_DATA_DIR`));
      return true;
    });
  });

  it('refuses a second store in the same process, until the first is closed', async () => {
    const options = { folder, now: () => new Date(), log: keepingLog().log };
    const first = await lowdbStore(options);
    await assert.rejects(lowdbStore(options), FolderInUseError);
    await first.close();
    await (await lowdbStore(options)).close();
  });

  for (const [what, text] of [
    ['of a process that has ended', `${spawnSync(process.execPath, ['--version']).pid} `],
    ['that a crash left empty', ''],
    ['that makes no sense', 'hello'],
    ['of no process', '0 x'],
  ] as const) {
    it(`takes over a lock ${what}`, async () => {
      await writeLock(text);
      const unlock = await lockFolder(folder);
      await unlock();
      assert.deepEqual(await readdir(folder), []);
    });
  }

  // Only Linux tells one process from a later one of the same number.
  if (process.platform !== 'linux') return;

  it('takes over the lock of an earlier process that had our number, as in a container', async () => {
    await writeLock(`${process.pid} another-boot/1`);
    await (await lockFolder(folder))();
  });
});
