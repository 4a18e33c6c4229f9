import type { Result } from '../protocol/result.js';
import type { Store } from '../storage/store.js';
import type { Role } from './staff.js';

/** Somebody's account, as it is kept. */
export interface Account {
  readonly id: string;
  /** what is typed to sign in, in small letters; empty for whoever signs in at the organisation */
  readonly signInName: string;
  /** as visitors and colleagues see it */
  readonly name: string;
  readonly roles: readonly Role[];
  /** undefined: not yet set, or reset */
  readonly login?: { readonly passwordHash: string; readonly codeSecret: string };
  /** the time step of the last one-time code that was taken */
  readonly lastCodeStep: number;
  /** sessions and known devices of an earlier number are over */
  readonly epoch: number;
  /** digests of what devices hold that somebody signed in on, the newest last */
  readonly devices: readonly string[];
  /** a link by which a password may be set, once */
  readonly link?: { readonly digest: string; readonly expiresAtMs: number };
  /** a digest of issuer and subject, for whoever signs in at the organisation */
  readonly openId?: string;
  /** an admin has shut out whoever signs in at the organisation */
  readonly isBlocked?: boolean;
}

/** What a change makes of the accounts, or why it is refused. */
export type Change<Value, Reason extends string> = (
  accounts: readonly Account[],
) => Result<{ readonly accounts: readonly Account[]; readonly value: Value }, Reason>;

const key = 'staff accounts';
/** Longer than any service lives: the store asks for an end. */
const never = new Date('9000-01-01T00:00:00Z');

/** All accounts, in the store as one entry: there are tens of them, and changes are rare. */
export class AccountBook {
  readonly #store: Store;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  async all(): Promise<readonly Account[]> {
    return (await this.#load()).accounts;
  }

  async find(fits: (account: Account) => boolean): Promise<Account | undefined> {
    return (await this.all()).find(fits);
  }

  /** One change after the other, each made on what the one before left; of two processes, the slower one begins again. */
  change<Value, Reason extends string>(
    make: Change<Value, Reason>,
  ): Promise<Result<{ readonly value: Value }, Reason>> {
    const done = this.#last.then(() => this.#change(make));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #change<Value, Reason extends string>(
    make: Change<Value, Reason>,
  ): Promise<Result<{ readonly value: Value }, Reason>> {
    for (;;) {
      const { accounts, version } = await this.#load();
      const made = make(accounts);
      if (!made.ok) return made;
      const value = JSON.stringify(made.accounts);
      const saved = await this.#store.save(key, { value, expectedVersion: version, expiresAt: never });
      if (saved.ok) return { ok: true, value: made.value };
    }
  }

  async #load(): Promise<{ accounts: readonly Account[]; version: number }> {
    const entry = await this.#store.load(key);
    if (entry === undefined) return { accounts: [], version: 0 };
    return { accounts: JSON.parse(entry.value) as Account[], version: entry.version };
  }
}

/** Whether somebody is left who can let others in. */
export function hasAdmin(accounts: readonly Account[]): boolean {
  return accounts.some(
    ({ roles, login, openId, isBlocked }) =>
      roles.includes('admin') && isBlocked !== true && (login !== undefined || openId !== undefined),
  );
}

/** As it is typed, whatever the keyboard makes of it. */
export const foldName = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Letters, digits and the signs of mail addresses: two names that look alike are the same name. */
export const isSignInName = (name: string): boolean => /^[a-z0-9][a-z0-9._@+-]{1,62}$/.test(name);

/** A name that visitors may see: one line that can be read. */
export const isShownName = (name: string): boolean =>
  name.length <= 60 && /\S/.test(name) && !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u.test(name);
