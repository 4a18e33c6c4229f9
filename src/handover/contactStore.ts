import type { Store } from '../storage/store.js';
import type { Contact } from './states.js';

/** Longer than any contact should take. The store erases what a crash left behind. */
const lifetimeMs = 2 * 60 * 60_000;
const indexKey = 'desk contacts';
const keyOf = (id: string): string => `desk contact ${id}`;

/** Keeps contacts, as codes, so that a restart of the server does not lose anybody's place. */
export interface ContactStore {
  /** Those that were held when the server stopped. */
  restore(): Promise<Contact[]>;
  /** Writes behind, in order; a contact that changes again meanwhile is written once. */
  keep(contact: Contact): void;
  erase(id: string): void;
  /** Resolves when all is written. */
  idle(): Promise<void>;
}

/**
 * @param store sealed, and swept by whoever owns it
 * @param onTrouble told when the store fails; the queue then goes on in memory
 */
export function createContactStore(
  store: Store,
  now: () => Date,
  onTrouble: (error: unknown) => void = () => undefined,
): ContactStore {
  /** what is to be written: a value, or undefined to erase */
  const waiting = new Map<string, string | undefined>();
  const ids = new Set<string>();
  const versions = new Map<string, number>();
  let running: Promise<void> | undefined;

  function put(key: string, value: string | undefined): void {
    waiting.set(key, value);
    running ??= drain();
  }

  async function drain(): Promise<void> {
    // A tick later, so that what changes in one breath is written once.
    await Promise.resolve();
    for (const [key, value] of waiting) {
      waiting.delete(key);
      try {
        await write(key, value);
      } catch (error) {
        onTrouble(error);
      }
    }
    running = undefined;
  }

  async function write(key: string, value: string | undefined): Promise<void> {
    if (value === undefined) {
      versions.delete(key);
      return store.erase(key);
    }
    const request = { value, expiresAt: new Date(now().getTime() + lifetimeMs) };
    const saved = await store.save(key, { ...request, expectedVersion: versions.get(key) ?? 0 });
    if (saved.ok) versions.set(key, saved.version);
    else {
      // Expired meanwhile, or left by an earlier run: this process alone writes here, so its word counts.
      const version = (await store.load(key))?.version ?? 0;
      const again = await store.save(key, { ...request, expectedVersion: version });
      if (again.ok) versions.set(key, again.version);
    }
  }

  const writeIndex = (): void => put(indexKey, ids.size === 0 ? undefined : JSON.stringify([...ids]));

  return {
    async restore() {
      const index = await store.load(indexKey);
      if (index === undefined) return [];
      versions.set(indexKey, index.version);
      const contacts: Contact[] = [];
      for (const id of JSON.parse(index.value) as string[]) {
        const entry = await store.load(keyOf(id));
        if (entry === undefined) continue;
        versions.set(keyOf(id), entry.version);
        ids.add(id);
        contacts.push(JSON.parse(entry.value) as Contact);
      }
      return contacts;
    },
    keep(contact) {
      put(keyOf(contact.id), JSON.stringify(contact));
      if (ids.has(contact.id)) return;
      ids.add(contact.id);
      writeIndex();
    },
    erase(id) {
      if (!ids.delete(id)) return;
      put(keyOf(id), undefined);
      writeIndex();
    },
    async idle() {
      await running;
    },
  };
}
