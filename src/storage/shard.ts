import path from 'node:path';
import { Low } from 'lowdb';
import { type Row, ShardFile } from './shardFile.js';

/** One session: all but its value always stays in memory. */
export interface Entry {
  readonly shard: Shard;
  version: number;
  expiresAtMs: number;
  /** undefined: only the file has it, and has it at this version */
  value: string | undefined;
}

/** A bounded number of sessions that lie in one small file, written as a whole by its own `Low`. */
export class Shard {
  readonly entries = new Map<string, Entry>();
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

  put(key: string, { version, expiresAtMs, value }: Omit<Entry, 'shard' | 'value'> & { value: string }): Entry {
    const entry: Entry = this.entries.get(key) ?? { shard: this, version, expiresAtMs, value: undefined };
    this.characters += value.length - (entry.value?.length ?? 0);
    entry.version = version;
    entry.expiresAtMs = expiresAtMs;
    entry.value = value;
    this.entries.set(key, entry);
    return entry;
  }

  remove(key: string): void {
    this.characters -= this.entries.get(key)?.value?.length ?? 0;
    this.entries.delete(key);
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
    for (const [key, version, , value] of await this.readRows()) {
      const entry = this.entries.get(key);
      if (entry === undefined || entry.value !== undefined || entry.version !== version) continue;
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

  /** @param durable wait until the disk has it */
  async write(durable: boolean): Promise<void> {
    const rows: Row[] = [];
    for (const [key, { version, expiresAtMs, value }] of this.entries) {
      if (value !== undefined) rows.push([key, version, expiresAtMs, value]);
    }
    this.file.durable = durable;
    this.low.data = rows;
    await this.low.write().finally(() => {
      this.low.data = [];
    });
  }
}
