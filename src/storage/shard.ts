import { unlink } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import { ignoreMissing } from './folderLock.js';
import { type Row, ShardFile } from './shardFile.js';

/** One session: all but its value always stays in memory. */
export interface Entry {
  readonly shard: Shard;
  version: number;
  /** counts all saves of the store, so that of two rows the newer is known */
  saveNumber: number;
  expiresAtMs: number;
  /** undefined: only the file has it */
  value: string | undefined;
  /** shards where it lay before, whose files may still hold an outdated row of it */
  former: readonly Shard[];
}

/** A bounded number of sessions that lie in one small file, written as a whole by its own `Low`. */
export class Shard {
  readonly entries = new Map<string, Entry>();
  /** keys of outdated rows in the file, of sessions that have moved on to another shard */
  readonly outdated = new Set<string>();
  /** characters of all values that are in memory */
  characters = 0;
  private complete = true;
  private readonly file: ShardFile;
  private readonly low: Low<Row[]>;

  constructor(filePath: string) {
    this.file = new ShardFile(filePath);
    this.low = new Low<Row[]>(this.file, []);
  }

  get path(): string {
    return this.file.path;
  }

  get name(): string {
    return path.basename(this.file.path);
  }

  put(key: string, content: Omit<Entry, 'shard' | 'value'> & { readonly value: string }): Entry {
    const entry: Entry = { shard: this, ...content };
    this.characters += content.value.length - (this.entries.get(key)?.value?.length ?? 0);
    this.entries.set(key, entry);
    return entry;
  }

  remove(key: string): void {
    this.characters -= this.entries.get(key)?.value?.length ?? 0;
    this.entries.delete(key);
  }

  /** The session lies elsewhere from now on; the file has its row until it is written again. */
  moveOut(key: string): void {
    this.remove(key);
    this.outdated.add(key);
  }

  /** Forgets the values; only right while the file has them all. */
  letGoOfValues(): void {
    for (const entry of this.entries.values()) entry.value = undefined;
    this.characters = 0;
    this.complete = this.entries.size === 0;
  }

  /** All rows of the file, for the start. */
  async readRows(): Promise<Row[]> {
    await this.low.read();
    const rows = this.low.data;
    this.low.data = [];
    return rows;
  }

  /**
   * Brings the values that were let go back from the file.
   * @returns keys whose value the file did not have
   * @throws what reading throws
   */
  async fill(): Promise<string[]> {
    if (this.complete) return [];
    for (const [key, , saveNumber, , value] of await this.readRows()) {
      const entry = this.entries.get(key);
      if (entry === undefined || entry.value !== undefined || entry.saveNumber !== saveNumber) continue;
      entry.value = value;
      this.characters += value.length;
    }
    return this.dropMissing();
  }

  /** Drops entries whose value nobody has any more. @returns their keys */
  dropMissing(): string[] {
    const missing = [...this.entries].filter(([, entry]) => entry.value === undefined).map(([key]) => key);
    for (const key of missing) this.entries.delete(key);
    this.complete = true;
    return missing;
  }

  /**
   * Writes the file, or removes it when no session is left.
   * @param durable wait until the disk has it
   * @returns whether there is a file now
   */
  async write(durable: boolean): Promise<boolean> {
    const isEmpty = this.entries.size === 0;
    if (isEmpty) {
      await ignoreMissing(unlink(this.path));
    } else {
      const rows: Row[] = [];
      for (const [key, { version, saveNumber, expiresAtMs, value }] of this.entries) {
        if (value !== undefined) rows.push([key, version, saveNumber, expiresAtMs, value]);
      }
      this.file.durable = durable;
      this.low.data = rows;
      await this.low.write().finally(() => {
        this.low.data = [];
      });
    }
    this.outdated.clear(); // nothing moves out of a shard while it is written
    return !isEmpty;
  }
}
