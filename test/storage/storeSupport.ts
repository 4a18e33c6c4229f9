import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Log } from '../../src/log/events.js';
import { type LowdbStore, type LowdbStoreOptions, lowdbStore } from '../../src/storage/lowdbStore.js';

export interface LogLine {
  readonly event: string;
  readonly fields: unknown;
}

/** A log that keeps its lines for the test to look at. */
export function keepingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, log: { event: (event, fields) => void lines.push({ event, fields }) } };
}

/** Folders for tests, removed by `remove`. */
export function temporaryFolders() {
  const made: string[] = [];
  return {
    async make(): Promise<string> {
      const parent = await mkdtemp(path.join(tmpdir(), 'waymark-store-'));
      made.push(parent);
      return path.join(parent, 'sessions');
    },
    async remove(): Promise<void> {
      for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that stands in a folder: names and contents. A file that goes while we look holds nothing any more. */
export async function readWholeFolder(folder: string): Promise<string> {
  const names = await readdir(folder);
  const texts = await Promise.all(
    names.map((name) =>
      readFile(path.join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      }),
    ),
  );
  return [...names, ...texts].join('\n');
}

/** Names of the files that hold sessions. */
export async function sessionFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
}

/** How many sessions stand in the files, read without the store. */
export async function countSessions(folder: string): Promise<number> {
  let count = 0;
  for (const name of await sessionFiles(folder)) {
    count += JSON.parse(await readFile(path.join(folder, name), 'utf8')).sessions.length;
  }
  return count;
}

const start = Date.parse('2026-11-02T21:00:00Z');

/** A minute of the test's clock, counted from its start. */
export function inMinutes(minutes: number): Date {
  return new Date(start + minutes * 60_000);
}

/** What to save: gone after half an hour. */
export function request(value: string, expectedVersion = 0) {
  return { value, expectedVersion, expiresAt: inMinutes(30) };
}

/** For each test a folder, a log and a clock of its own; all stores that it opened are closed after it. */
export class LowdbHarness {
  now = inMinutes(0);
  folder = '';
  lines: LogLine[] = [];
  private opened: LowdbStore[] = [];
  private readonly folders = temporaryFolders();

  constructor() {
    beforeEach(async () => {
      this.now = inMinutes(0);
      this.folder = await this.folders.make();
      this.lines = [];
      this.opened = [];
    });
    afterEach(async () => {
      for (const store of this.opened) await store.close().catch(() => undefined);
      await this.folders.remove();
    });
  }

  async open(options: Partial<LowdbStoreOptions> = {}): Promise<LowdbStore> {
    const log: Log = { event: (event, fields) => void this.lines.push({ event, fields }) };
    const store = await lowdbStore({ folder: this.folder, now: () => this.now, log, ...options });
    this.opened.push(store);
    return store;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }
}
