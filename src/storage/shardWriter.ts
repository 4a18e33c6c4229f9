import { unlink } from 'node:fs/promises';
import type { Log } from '../log/events.js';
import { ignoreMissing } from './folderLock.js';
import type { Shard } from './shard.js';
import { codeOf } from './shardFolder.js';

const writeAtOnce = 8;
const longestWaitMs = 30_000;

interface ShardWriterOptions {
  readonly log: Log;
  readonly flushAfterMs: number;
  /** brings back values that only the file has, before it is overwritten */
  readonly fill: (shard: Shard) => Promise<void>;
  readonly syncFolder: () => Promise<void>;
  /** called after each round, with the shards whose file went because they are empty */
  readonly onWritten: (removed: readonly Shard[]) => void;
}

/**
 * Decides when shards are written: saves wait a little and share a write, erasures are written at once and to the disk.
 * One round of writing runs at a time; all who ask meanwhile share the next one.
 */
export class ShardWriter {
  private dirty = new Set<Shard>();
  /** files that still hold something erased */
  private erasing = new Set<Shard>();
  /** those of `erasing` and `dirty` that are being written now */
  private writing = new Set<Shard>();
  private writingErasures = new Set<Shard>();
  private readonly failing = new Set<Shard>();
  private folderSynced = true;
  private failuresInARow = 0;
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  private nextTakesAll = false;
  private closed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ShardWriterOptions) {}

  healthy(): boolean {
    return this.failing.size === 0 && this.folderSynced;
  }

  /** Whether memory holds something that the shard's file does not. */
  isBusy(shard: Shard): boolean {
    return this.dirty.has(shard) || this.erasing.has(shard) || this.writing.has(shard);
  }

  hasErasures(): boolean {
    return this.erasing.size > 0 || this.writingErasures.size > 0;
  }

  markSaved(shard: Shard): void {
    this.dirty.add(shard);
    this.schedule();
  }

  markErased(shard: Shard): void {
    this.erasing.add(shard);
  }

  /** Resolves when all that was marked as erased until now is off the disk; rejects when that failed. */
  writeErasures(): Promise<void> {
    return this.nextRound();
  }

  /** Writes everything. Rejects when something could not be written; it stays marked. */
  writeAll(): Promise<void> {
    this.nextTakesAll = true;
    return this.nextRound();
  }

  /** Writes everything and starts no timer any more. Rejects when something could not be written. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.writeAll();
  }

  private schedule(): void {
    if (this.timer !== undefined || this.closed) return;
    const waitMs = Math.min(this.options.flushAfterMs * 2 ** this.failuresInARow, longestWaitMs);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.writeAll().catch(() => undefined); // logged, still marked, and scheduled again by the round itself
    }, waitMs);
    this.timer.unref();
  }

  private nextRound(): Promise<void> {
    this.next ??= this.running.then(() => {
      const round = this.round(this.nextTakesAll);
      this.next = undefined;
      this.nextTakesAll = false;
      this.running = round.catch(() => undefined);
      return round;
    });
    return this.next;
  }

  private async round(takesAll: boolean): Promise<void> {
    this.writingErasures = this.erasing;
    this.writing = new Set(takesAll ? [...this.erasing, ...this.dirty] : this.erasing);
    this.erasing = new Set();
    for (const shard of this.writing) this.dirty.delete(shard);

    const errors: unknown[] = [];
    const removed: Shard[] = [];
    const waiting = this.writing.values();
    const worker = async () => {
      // the workers share one iterator: each takes the next shard that nobody has taken
      for (const shard of waiting) {
        try {
          if (await this.write(shard)) removed.push(shard);
          this.failing.delete(shard);
        } catch (error) {
          errors.push(error);
          this.failing.add(shard);
          this.dirty.add(shard);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(writeAtOnce, this.writing.size) }, worker));
    await this.syncAfterErasures().catch((error) => errors.push(error));

    if (errors.length > 0) for (const shard of this.writingErasures) this.erasing.add(shard);
    this.writing = new Set();
    this.writingErasures = new Set();
    this.options.onWritten(removed.filter((shard) => shard.entries.size === 0 && !this.isBusy(shard)));
    this.failuresInARow = errors.length > 0 ? this.failuresInARow + 1 : 0;
    if (errors.length === 0) return;
    this.options.log.event('store.writeFailed', { error: codeOf(errors[0]) });
    this.schedule();
    throw errors[0];
  }

  /** @returns whether the shard was empty, so that its file was removed */
  private async write(shard: Shard): Promise<boolean> {
    if (shard.entries.size > 0) await this.options.fill(shard);
    if (shard.entries.size > 0) {
      await shard.write(this.writingErasures.has(shard));
      return false;
    }
    await ignoreMissing(unlink(shard.path));
    return true;
  }

  private async syncAfterErasures(): Promise<void> {
    if (this.writingErasures.size === 0) return;
    this.folderSynced = false;
    await this.options.syncFolder();
    this.folderSynced = true;
  }
}
