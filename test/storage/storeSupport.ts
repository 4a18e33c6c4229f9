import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Log } from '../../src/log/events.js';

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

/** Everything that stands in a folder: names and contents. */
export async function readWholeFolder(folder: string): Promise<string> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
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
