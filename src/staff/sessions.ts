import type { Store } from '../storage/store.js';
import { digest, newSecret } from './secrets.js';

/** A sign-in, as it is kept: under the digest of what the browser holds. */
export interface StaffSession {
  readonly accountId: string;
  /** of the account, when the session began */
  readonly epoch: number;
  readonly startedAtMs: number;
  readonly seenAtMs: number;
}

export interface SessionSettings {
  /** without doing anything */
  readonly idleMinutes: number;
  /** whatever is done */
  readonly longestHours: number;
}

/** How often "seen" is written at most. */
const seenEveryMs = 30_000;
const keyOf = (token: string): string => `staff session ${digest(token)}`;
const tokenShape = /^[\w-]{43}$/;

/** Sessions of staff, with an idle end and an end that nothing puts off. */
export class StaffSessions {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #idleMs: number;
  readonly #longestMs: number;

  constructor(store: Store, now: () => Date, { idleMinutes, longestHours }: SessionSettings) {
    this.#store = store;
    this.#now = now;
    this.#idleMs = idleMinutes * 60_000;
    this.#longestMs = longestHours * 60 * 60_000;
  }

  /** @returns what the browser is to hold: always new, so that nobody can have planted it */
  async begin({ id, epoch }: { readonly id: string; readonly epoch: number }): Promise<string> {
    const token = newSecret();
    const nowMs = this.#now().getTime();
    await this.#save(token, { accountId: id, epoch, startedAtMs: nowMs, seenAtMs: nowMs }, 0);
    return token;
  }

  /** @returns undefined when there is none, or it has ended */
  async look(token: string, isIdle: boolean): Promise<StaffSession | undefined> {
    if (!tokenShape.test(token)) return undefined;
    const entry = await this.#store.load(keyOf(token));
    if (entry === undefined) return undefined;
    const session = JSON.parse(entry.value) as StaffSession;
    const nowMs = this.#now().getTime();
    if (nowMs >= this.#endOf(session)) return undefined;
    // Of two requests at once one loses the race, and has nothing to add.
    if (!isIdle && nowMs - session.seenAtMs >= seenEveryMs)
      await this.#save(token, { ...session, seenAtMs: nowMs }, entry.version);
    return session;
  }

  async end(token: string): Promise<void> {
    if (tokenShape.test(token)) await this.#store.erase(keyOf(token));
  }

  #endOf({ startedAtMs, seenAtMs }: StaffSession): number {
    return Math.min(seenAtMs + this.#idleMs, startedAtMs + this.#longestMs);
  }

  async #save(token: string, session: StaffSession, expectedVersion: number): Promise<void> {
    const expiresAt = new Date(this.#endOf(session));
    await this.#store.save(keyOf(token), { value: JSON.stringify(session), expectedVersion, expiresAt });
  }
}
