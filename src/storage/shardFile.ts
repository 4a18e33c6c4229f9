import { open, readFile, rename, unlink } from 'node:fs/promises';
import type { Adapter } from 'lowdb';

/** One session as it stands in a file. */
export type Row = readonly [key: string, version: number, expiresAtMs: number, value: string];

/** A file that was read and makes no sense: torn, not JSON, or not of our shape. */
export class UnreadableShardError extends Error {
  override readonly name = 'UnreadableShardError';
  constructor(readonly reason: 'notJson' | 'wrongShape') {
    super(`A session file is unreadable: ${reason}.`);
  }
}

const format = 1;

/** Only what isRow lets in is ever read: one strange row, and the file is not ours. */
function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 4) return false;
  const [key, version, expiresAtMs, value] = row as unknown[];
  return (
    typeof key === 'string' &&
    Number.isSafeInteger(version) &&
    Number(version) >= 1 &&
    Number.isFinite(expiresAtMs) &&
    typeof value === 'string'
  );
}

function parseRows(text: string): Row[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UnreadableShardError('notJson');
  }
  const { format: found, sessions } = Object(parsed) as { format?: unknown; sessions?: unknown };
  if (found !== format || !Array.isArray(sessions) || !sessions.every(isRow)) {
    throw new UnreadableShardError('wrongShape');
  }
  return sessions;
}

/**
 * The file behind one shard's `Low`. Written aside and renamed, as lowdb's own file adapter does; that one lets
 * everybody on the machine read the file (it has no mode), and cannot wait until the disk has it.
 */
export class ShardFile implements Adapter<Row[]> {
  /** true: `write` resolves when the disk has it, and a power cut cannot bring the older file back */
  durable = false;

  constructor(readonly path: string) {}

  /** @throws UnreadableShardError, or the system's error when there is no reading at all */
  async read(): Promise<Row[]> {
    return parseRows(await readFile(this.path, 'utf8'));
  }

  async write(sessions: Row[]): Promise<void> {
    const aside = `${this.path}.tmp`;
    try {
      const handle = await open(aside, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify({ format, sessions }));
        if (this.durable) await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(aside, this.path);
    } catch (error) {
      await unlink(aside).catch(() => undefined); // it may never have been made; what matters is the first error
      throw error;
    }
  }
}
