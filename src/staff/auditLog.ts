import type { Store } from '../storage/store.js';

/** Who did what, to which contact or whose account, and when. Codes and random ids alone. */
export interface AuditEntry {
  readonly at: string;
  readonly staff: string;
  readonly action: string;
  /** a contact of the desk */
  readonly contact?: string;
  /** the account that was changed */
  readonly account?: string;
}

export interface AuditLog {
  /** Written behind, in order. */
  add(entry: Omit<AuditEntry, 'at'>): void;
  /** @param before the number of a page; the newest when left out. @returns the newest first, and the page before it */
  read(before?: number): Promise<{ readonly entries: readonly AuditEntry[]; readonly before: number | undefined }>;
  /** Resolves when all is written. */
  idle(): Promise<void>;
}

const entriesInPage = 200;
const indexKey = 'staff audit pages';
const keyOf = (page: number): string => `staff audit page ${page}`;

/**
 * The audit log in the store: pages of some hundred entries, so that what a new entry costs does not grow.
 * @param options.keptDays after which a page is erased
 * @param options.onTrouble told when the store fails; entries then wait in memory
 */
export function createAuditLog(options: {
  readonly store: Store;
  readonly now: () => Date;
  readonly keptDays: number;
  readonly onTrouble: (error: unknown) => void;
}): AuditLog {
  const { store, now, onTrouble } = options;
  const expiresAt = (): Date => new Date(now().getTime() + options.keptDays * 24 * 60 * 60_000);
  let waiting: AuditEntry[] = [];
  let running: Promise<void> | undefined;

  async function lastPage(): Promise<number> {
    const entry = await store.load(indexKey);
    return entry === undefined ? 0 : Number(entry.value);
  }

  async function pageOf(page: number): Promise<{ entries: AuditEntry[]; version: number }> {
    const entry = await store.load(keyOf(page));
    return entry === undefined
      ? { entries: [], version: 0 }
      : { entries: JSON.parse(entry.value) as AuditEntry[], version: entry.version };
  }

  /** @returns how many were written; 0 when another process was there first */
  async function write(entries: readonly AuditEntry[]): Promise<number> {
    const last = await lastPage();
    const full = await pageOf(last);
    if (full.entries.length >= entriesInPage) {
      const index = await store.load(indexKey);
      const value = String(last + 1);
      await store.save(indexKey, { value, expectedVersion: index?.version ?? 0, expiresAt: new Date('9000-01-01') });
      return 0;
    }
    const fitting = entries.slice(0, entriesInPage - full.entries.length);
    const value = JSON.stringify([...full.entries, ...fitting]);
    const saved = await store.save(keyOf(last), { value, expectedVersion: full.version, expiresAt: expiresAt() });
    return saved.ok ? fitting.length : 0;
  }

  async function drain(): Promise<void> {
    await Promise.resolve();
    try {
      while (waiting.length > 0) {
        const written = await write(waiting);
        waiting = waiting.slice(written);
      }
    } catch (error) {
      onTrouble(error);
    }
    running = undefined;
  }

  return {
    add(entry) {
      waiting.push({ at: now().toISOString(), ...entry });
      running ??= drain();
    },
    async read(before) {
      await running;
      const page = before ?? (await lastPage());
      const { entries } = await pageOf(page);
      // A new page is begun with its first entry; an old one that is empty has been erased, and so are those before it.
      return {
        entries: entries.toReversed(),
        before: page > 0 && (entries.length > 0 || before === undefined) ? page - 1 : undefined,
      };
    },
    async idle() {
      await running;
    },
  };
}
