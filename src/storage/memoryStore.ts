import type { Store } from './store.js';

interface Entry {
  readonly value: string;
  readonly version: number;
  readonly expiresAtMs: number;
}

/**
 * Sessions in memory alone: for tests, `npm run chat`, and helplines that want nothing on disk.
 * @param now the service's clock
 */
export function memoryStore({ now }: { readonly now: () => Date }): Store {
  const entries = new Map<string, Entry>();

  function living(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.expiresAtMs > now().getTime() ? entry : undefined;
  }

  return {
    async load(key) {
      const entry = living(key);
      return entry && { value: entry.value, version: entry.version };
    },
    async save(key, { value, expectedVersion, expiresAt }) {
      if ((living(key)?.version ?? 0) !== expectedVersion) return { ok: false, reason: 'lostRace' };
      const version = expectedVersion + 1;
      entries.set(key, { value, version, expiresAtMs: expiresAt.getTime() });
      return { ok: true, version };
    },
    async erase(key) {
      entries.delete(key);
    },
    async sweep() {
      const before = entries.size;
      for (const key of entries.keys()) if (living(key) === undefined) entries.delete(key);
      return before - entries.size;
    },
    async close() {
      entries.clear();
    },
  };
}
