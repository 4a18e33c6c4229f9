import type { Result } from '../protocol/result.js';
import { type Account, foldName, hasAdmin, isShownName, isSignInName } from './accounts.js';
import { checkCode, codeInvitation, newCodeSecret } from './oneTimeCodes.js';
import { isGoodPassword } from './passwords.js';
import { digest, newSecret, newStaffId } from './secrets.js';
import { begin, blank, type SignInAnswer, type StaffRooms, withDevice } from './signIn.js';
import { roles } from './staff.js';

const firstLinkMs = 60 * 60_000;

/** What somebody sees who opens a link. */
export interface OpenedLink {
  /** the very first account: names are still to be chosen */
  readonly isFirst: boolean;
  readonly signInName: string;
  readonly name: string;
  /** for typing into an authenticator app, or reading with its camera */
  readonly codeSecret: string;
  readonly uri: string;
  readonly squares: readonly string[];
}

export interface LinkUse {
  readonly link: string;
  /** for the very first account; the others have theirs */
  readonly signInName: string;
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

export type LinkTrouble = 'unknownLink' | 'badSignInName' | 'badName' | 'weakPassword' | 'wrongCode' | 'busy';

/** Links by which an account gets its password and its authenticator: once, and for a limited time. */
export interface StaffLinks {
  /** @returns what opens the first account, or undefined when somebody can let others in already */
  makeFirst(): Promise<string | undefined>;
  open(link: string): Promise<Result<{ readonly opened: OpenedLink }, 'unknownLink'>>;
  use(use: LinkUse): Promise<SignInAnswer | { readonly ok: false; readonly reason: LinkTrouble }>;
}

export function createStaffLinks(rooms: StaffRooms): StaffLinks {
  const { book, passwords, now } = rooms;
  let first: { readonly digest: string; readonly expiresAtMs: number } | undefined;
  /** Offered to an authenticator app, by link; kept for an account only when a code of it was typed. */
  const codeSecrets = new Map<string, string>();

  const fits = (kept: Account['link'], link: string): boolean =>
    kept !== undefined && kept.digest === digest(link) && now().getTime() < kept.expiresAtMs;

  async function subjectOf(link: string): Promise<Account | 'first' | undefined> {
    const accounts = await book.all();
    if (fits(first, link) && !hasAdmin(accounts)) return 'first';
    return accounts.find((account) => fits(account.link, link));
  }

  function codeSecretFor(link: string): string {
    const known = codeSecrets.get(digest(link)) ?? newCodeSecret();
    codeSecrets.set(digest(link), known);
    return known;
  }

  return {
    async makeFirst() {
      if (hasAdmin(await book.all())) return undefined;
      const link = newSecret();
      first = { digest: digest(link), expiresAtMs: now().getTime() + firstLinkMs };
      return link;
    },

    async open(link) {
      const subject = await subjectOf(link);
      if (subject === undefined) return { ok: false, reason: 'unknownLink' };
      const isFirst = subject === 'first';
      const { signInName, name } = isFirst ? { signInName: '', name: '' } : subject;
      const codeSecret = codeSecretFor(link);
      const opened = {
        isFirst,
        signInName,
        name,
        codeSecret,
        ...codeInvitation(codeSecret, isFirst ? 'desk' : signInName),
      };
      return { ok: true, opened };
    },

    async use({ link, password, code, ...typed }) {
      const subject = await subjectOf(link);
      const codeSecret = codeSecrets.get(digest(link));
      if (subject === undefined || codeSecret === undefined) return { ok: false, reason: 'unknownLink' };
      const isFirst = subject === 'first';
      const signInName = isFirst ? foldName(typed.signInName) : subject.signInName;
      const name = isFirst ? typed.name.trim() : subject.name;
      if (!isSignInName(signInName)) return { ok: false, reason: 'badSignInName' };
      if (!isShownName(name)) return { ok: false, reason: 'badName' };
      if (!isGoodPassword(password, [signInName, name])) return { ok: false, reason: 'weakPassword' };
      const step = checkCode({ secret: codeSecret, code, lastStep: 0 }, now());
      if (step === undefined) return { ok: false, reason: 'wrongCode' };
      const hashed = await passwords.hash(password);
      if (!hashed.ok) return hashed;
      const device = newSecret();
      const set = await book.change<Account, 'unknownLink' | 'badSignInName'>((accounts) => {
        const { link: used, ...current } = isFirst
          ? { ...blank(newStaffId(), name, roles), signInName, link: first }
          : (accounts.find(({ id }) => id === subject.id) ?? { ...subject, link: undefined });
        // Looked at again where no other change can come between: a link opens once.
        if (!fits(used, link) || (isFirst && hasAdmin(accounts))) return { ok: false, reason: 'unknownLink' };
        const others = accounts.filter(({ id }) => id !== current.id);
        if (others.some((other) => other.signInName === signInName)) return { ok: false, reason: 'badSignInName' };
        const value: Account = {
          ...current,
          login: { passwordHash: hashed.hash, codeSecret },
          lastCodeStep: step,
          epoch: current.epoch + 1,
          devices: withDevice([], device),
        };
        return { ok: true, accounts: [...others, value], value };
      });
      if (!set.ok) return set;
      if (isFirst) first = undefined;
      codeSecrets.delete(digest(link));
      rooms.audit.add({ staff: set.value.id, action: isFirst ? 'firstAccountMade' : 'passwordSet' });
      rooms.changed();
      return begin(rooms, set.value, device);
    },
  };
}
