import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Flags by which a process of Node writes down its memory on a signal, into a folder. */
export const memoryFlags = (folder: string): readonly string[] => [
  '--heapsnapshot-signal=SIGUSR2',
  `--diagnostic-dir=${folder}`,
];

/**
 * Everything that the scripts of a process hold, after its garbage has been collected.
 * @param folder the one given to `memoryFlags`
 * @param url where the process answers `/healthz`, which it does when all is written
 */
export async function memoryOf(child: ChildProcess, folder: string, url: string): Promise<Buffer> {
  child.kill('SIGUSR2');
  const written = (): string | undefined => readdirSync(folder).find((name) => name.endsWith('.heapsnapshot'));
  while (written() === undefined) await new Promise((done) => setTimeout(done, 50));
  await fetch(`${url}/healthz`);
  const file = path.join(folder, written() ?? '');
  const memory = readFileSync(file);
  rmSync(file);
  return memory;
}
