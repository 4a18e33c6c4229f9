import type { IncomingMessage } from 'node:http';
import type { Store } from '../storage/store.js';
import { type AccountChanges, createAccountChanges } from './accountChanges.js';
import { AccountBook } from './accounts.js';
import { AttemptLimits } from './attemptLimits.js';
import { type AuditLog, createAuditLog } from './auditLog.js';
import { readCookie, sessionCookie } from './cookies.js';
import { createStaffLinks, type StaffLinks } from './links.js';
import { createPasswords, type PasswordCost } from './passwords.js';
import { type SessionSettings, StaffSessions } from './sessions.js';
import { type SignInAnswer, type SignInTry, signIn, signInVouched, type Vouched } from './signIn.js';
import type { WatchStaff, WhoIsIt } from './staff.js';

export interface StaffRoomOptions {
  /** sealed; it outlives a restart */
  readonly store: Store;
  readonly now: () => Date;
  readonly sessions: SessionSettings;
  readonly auditDays: number;
  /** told when the audit log cannot be written */
  readonly onTrouble: (error: unknown) => void;
  readonly passwordCost?: PasswordCost;
}

/** Who works here: accounts, sign-ins, and who did what. */
export interface StaffRoom {
  readonly whoIsIt: WhoIsIt;
  readonly watch: WatchStaff;
  readonly links: StaffLinks;
  readonly accounts: AccountChanges;
  readonly audit: AuditLog;
  signIn(tried: SignInTry): Promise<SignInAnswer>;
  signInVouched(vouched: Vouched): Promise<SignInAnswer>;
  signOut(request: IncomingMessage): Promise<void>;
  close(): Promise<void>;
}

export function openStaffRoom(options: StaffRoomOptions): StaffRoom {
  const { store, now, onTrouble } = options;
  const listeners = new Set<() => void>();
  const passwords = createPasswords(options.passwordCost);
  const audit = createAuditLog({ store, now, keptDays: options.auditDays, onTrouble });
  const rooms = {
    book: new AccountBook(store),
    sessions: new StaffSessions(store, now, options.sessions),
    passwords,
    limits: new AttemptLimits(),
    audit,
    now,
    changed(): void {
      for (const listener of listeners) listener();
    },
  };
  const sweeping = setInterval(() => void store.sweep().catch(() => undefined), 60_000);
  sweeping.unref();

  const whoIsIt: WhoIsIt = async (request, { isIdle } = { isIdle: false }) => {
    const token = readCookie(request, sessionCookie);
    const session = token === undefined ? undefined : await rooms.sessions.look(token, isIdle);
    if (session === undefined) return undefined;
    // Names and roles are read anew each time: what was taken away is gone at once.
    const account = await rooms.book.find(({ id }) => id === session.accountId);
    if (account === undefined || account.epoch !== session.epoch || account.isBlocked === true) return undefined;
    return { id: account.id, name: account.name, roles: account.roles };
  };

  return {
    whoIsIt,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    links: createStaffLinks(rooms),
    accounts: createAccountChanges(rooms),
    audit,
    signIn: (tried) => signIn(rooms, tried),
    signInVouched: (vouched) => signInVouched(rooms, vouched),
    async signOut(request) {
      const token = readCookie(request, sessionCookie);
      const member = await whoIsIt(request, { isIdle: true });
      if (token !== undefined) await rooms.sessions.end(token);
      if (member !== undefined) audit.add({ staff: member.id, action: 'signedOut' });
      rooms.changed();
    },
    async close() {
      clearInterval(sweeping);
      await audit.idle();
      await passwords.close();
      await store.close();
    },
  };
}
