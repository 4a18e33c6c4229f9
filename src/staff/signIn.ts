import { type Account, type AccountBook, foldName } from './accounts.js';
import type { AttemptLimits } from './attemptLimits.js';
import type { AuditLog } from './auditLog.js';
import { checkCode, newCodeSecret } from './oneTimeCodes.js';
import type { Passwords } from './passwords.js';
import { digest, newSecret, newStaffId } from './secrets.js';
import type { StaffSessions } from './sessions.js';
import type { Role } from './staff.js';

/** What the rooms of the sign-in share. */
export interface StaffRooms {
  readonly book: AccountBook;
  readonly sessions: StaffSessions;
  readonly passwords: Passwords;
  readonly limits: AttemptLimits;
  readonly audit: AuditLog;
  readonly now: () => Date;
  /** tells open consoles that a session or a role may be gone */
  readonly changed: () => void;
}

/** What a browser is given to hold. */
export interface SignedIn {
  readonly account: Account;
  readonly session: string;
  /** undefined: it holds one already */
  readonly device: string | undefined;
}

export interface SignInTry {
  readonly signInName: string;
  readonly password: string;
  readonly code: string;
  /** where it comes from, hashed */
  readonly source: string;
  /** what the browser holds from an earlier sign-in */
  readonly device: string | undefined;
}

export type SignInAnswer =
  | ({ readonly ok: true } & SignedIn)
  | { readonly ok: false; readonly reason: 'wrong' | 'busy' | 'notAllowed' }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

const mostDevices = 8;
const nobodysCodeSecret = newCodeSecret();

/** The devices of an account, with a new one. */
export const withDevice = (devices: readonly string[], device: string): readonly string[] =>
  [...devices, digest(device)].slice(-mostDevices);

/**
 * Signs somebody in by name, password and one-time code. One answer for whatever was wrong, and the same work for a name
 * that does not exist: nobody learns which accounts there are, or that a password was right.
 */
export async function signIn(rooms: StaffRooms, tried: SignInTry): Promise<SignInAnswer> {
  const { book, limits, audit, now } = rooms;
  const name = foldName(tried.signInName);
  const account = await book.find(({ signInName }) => signInName !== '' && signInName === name);
  const holds = tried.device === undefined ? undefined : digest(tried.device);
  const device = holds !== undefined && account?.devices.includes(holds) === true ? holds : undefined;
  const attempt = { account: digest(name), source: tried.source, device };
  const seconds = limits.begin(attempt, now());
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const login = account?.login;
  const compared = await rooms.passwords.matches(tried.password, login?.passwordHash);
  if (!compared.ok) return compared;
  const secret = login?.codeSecret ?? nobodysCodeSecret;
  const step = checkCode({ secret, code: tried.code, lastStep: account?.lastCodeStep ?? 0 }, now());
  if (account === undefined || !compared.matches || step === undefined) {
    if (compared.matches) limits.codeFailed(attempt, now());
    if (account !== undefined) audit.add({ staff: account.id, action: 'signInRefused' });
    return { ok: false, reason: 'wrong' };
  }
  const newDevice = device === undefined ? newSecret() : undefined;
  // The code is used up in the same breath: of two sign-ins with one code, one is refused. So is one that a reset overtook.
  const used = await book.change<Account, 'wrong'>((accounts) => {
    const current = accounts.find(({ id }) => id === account.id);
    if (current?.login === undefined || current.epoch !== account.epoch || current.lastCodeStep >= step)
      return { ok: false, reason: 'wrong' };
    const devices = newDevice === undefined ? current.devices : withDevice(current.devices, newDevice);
    const value: Account = { ...current, lastCodeStep: step, devices };
    return { ok: true, accounts: accounts.map((each) => (each.id === value.id ? value : each)), value };
  });
  if (!used.ok) return used;
  limits.succeeded(attempt);
  return begin(rooms, used.value, newDevice);
}

/** Somebody whom the organisation's own sign-in has vouched for. */
export interface Vouched {
  /** issuer and subject, which together are one person */
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** as the settings read them from its claims */
  readonly roles: readonly Role[];
}

/** @returns `notAllowed` when the organisation gives no role here, or an admin has shut this person out */
export async function signInVouched(rooms: StaffRooms, vouched: Vouched): Promise<SignInAnswer> {
  const openId = digest(`${vouched.issuer} ${vouched.subject}`);
  const { name, roles } = vouched;
  const entered = await rooms.book.change<Account, 'notAllowed'>((accounts) => {
    const known = accounts.find((account) => account.openId === openId);
    if (known === undefined) {
      if (roles.length === 0) return { ok: false, reason: 'notAllowed' };
      const value: Account = { ...blank(newStaffId(), name, roles), openId };
      return { ok: true, accounts: [...accounts, value], value };
    }
    if (known.isBlocked === true) return { ok: false, reason: 'notAllowed' };
    const value: Account = { ...known, name, roles };
    return { ok: true, accounts: accounts.map((each) => (each.id === value.id ? value : each)), value };
  });
  if (!entered.ok) return entered;
  rooms.changed();
  // Whose last role is gone keeps the entry, without a way in.
  if (entered.value.roles.length === 0) return { ok: false, reason: 'notAllowed' };
  return begin(rooms, entered.value, undefined);
}

export function blank(id: string, name: string, roles: readonly Role[]): Account {
  return { id, signInName: '', name, roles, lastCodeStep: 0, epoch: 1, devices: [] };
}

export async function begin(rooms: StaffRooms, account: Account, device: string | undefined): Promise<SignInAnswer> {
  const session = await rooms.sessions.begin(account);
  rooms.audit.add({ staff: account.id, action: 'signedIn' });
  return { ok: true, account, session, device };
}
