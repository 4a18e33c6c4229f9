import { landmarks } from '../../dialogs/index.js';
import { readConfig } from '../../src/config.js';
import type { Reply } from '../../src/conversation/message.js';
import { type House, type HouseOverrides, openHouse } from '../../src/house.js';
import type { Log } from '../../src/log/events.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';

export interface TestHouse extends House {
  readonly store: Store;
  /** events in order: name and fields */
  readonly events: { readonly name: string; readonly fields: Readonly<Record<string, unknown>> }[];
  /** one message of a visitor; the replies of its turn */
  readonly talk: (text: string, conversationId?: string) => Promise<readonly Reply[]>;
  readonly start: (options?: { conversationId?: string; locale?: string }) => Promise<readonly Reply[]>;
  /** the session as it is kept, or undefined */
  readonly session: (conversationId?: string) => Promise<Record<string, unknown> | undefined>;
}

/** A log that remembers. */
export function rememberingLog(): { log: Log; events: TestHouse['events'] } {
  const events: TestHouse['events'] = [];
  return { events, log: { event: (name, fields) => void events.push({ name, fields: { ...fields } }) } };
}

/** A Tuesday evening in spring, when most lines are shut. */
export const tuesdayEvening = new Date('2025-03-04T21:10:00Z');

/**
 * The whole house behind the doors, on a memory store.
 * @param options `beginAt`: the topic that a conversation begins with, in place of the welcome; `environment`: settings
 */
export async function testHouse(
  options: HouseOverrides & { beginAt?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<TestHouse> {
  const { beginAt, environment = {}, ...overrides } = options;
  const now = overrides.now ?? (() => tuesdayEvening);
  const store = overrides.store ?? memoryStore({ now });
  const { log, events } = rememberingLog();
  const house = await openHouse(readConfig(environment), {
    log,
    ...overrides,
    now,
    store,
    ...(beginAt === undefined ? {} : { landmarks: { ...landmarks, welcome: beginAt } }),
  });
  async function take(kind: 'start' | 'message', text: string, conversationId: string, locale = 'en') {
    let replies: readonly Reply[] = [];
    await house.runTurn({ channel: 'web', conversationId, kind, text, locale }, (delivered) => {
      replies = delivered;
    });
    return replies;
  }
  return {
    ...house,
    store,
    events,
    talk: (text, conversationId = 'one') => take('message', text, conversationId),
    start: ({ conversationId = 'one', locale = 'en' } = {}) => take('start', '', conversationId, locale),
    async session(conversationId = 'one') {
      const entry = await store.load(conversationId);
      return entry === undefined ? undefined : (JSON.parse(entry.value) as Record<string, unknown>);
    },
  };
}
