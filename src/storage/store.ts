import type { Result } from '../protocol/result.js';

/** What a store gives back: text that it does not understand, and the version to name when saving over it. */
export interface StoredEntry {
  readonly value: string;
  /** 1 for a new entry, one more with each save */
  readonly version: number;
}

export interface SaveRequest {
  readonly value: string;
  /** the version that was loaded; 0 when nothing was there */
  readonly expectedVersion: number;
  /** from this moment on the entry is as if it had never been */
  readonly expiresAt: Date;
}

/**
 * Where sessions are kept. Every store passes `test/contracts/storeContract.ts`.
 *
 * A store rejects only when its medium fails; the corridor then answers with the emergency words.
 */
export interface Store {
  /** @returns undefined when there is no entry, or it has expired */
  load(key: string): Promise<StoredEntry | undefined>;
  /** Saves only over the version that was loaded: of two writers, one is told that it lost. */
  save(key: string, request: SaveRequest): Promise<Result<{ readonly version: number }, 'lostRace'>>;
  /** Gone when the promise resolves, from the medium too. No entry: no error. */
  erase(key: string): Promise<void>;
  /** Erases what has expired. @returns how many entries went */
  sweep(): Promise<number>;
  /** Writes what is still to be written and lets go of files, timers and sockets. */
  close(): Promise<void>;
}
