import type { Result } from '../protocol/result.js';
import { type Account, type Change, foldName, hasAdmin, isShownName, isSignInName } from './accounts.js';
import { digest, newSecret, newStaffId } from './secrets.js';
import { blank, type StaffRooms } from './signIn.js';
import type { Role, StaffMember } from './staff.js';

/** Two days: a new advisor's first shift may be after the weekend, and an admin can make another. */
const linkHours = 48;

/** An account as an admin sees it: nothing that opens anything. */
export interface AccountRow {
  readonly id: string;
  readonly signInName: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'invited' | 'expired' | 'openId' | 'blocked';
}

export type AccountTrouble =
  | 'notAllowed'
  | 'unknownAccount'
  | 'lastAdmin'
  | 'nameTaken'
  | 'badSignInName'
  | 'badName'
  | 'notHere';

type Changed<Value> = Promise<Result<Value, AccountTrouble>>;

/** What an admin can do with accounts, and a supervisor with those of advisors. Each leaves an audit event; who lost something loses open consoles at once. */
export interface AccountChanges {
  /** Those that somebody may see to. */
  list(by: StaffMember): Promise<readonly AccountRow[]>;
  /** @returns a link that is shown once */
  add(
    by: StaffMember,
    made: { signInName: string; name: string; roles: readonly Role[] },
  ): Changed<{ readonly value: string }>;
  setRoles(by: StaffMember, id: string, roles: readonly Role[]): Changed<object>;
  /** Password, authenticator and sessions go at once. @returns a link that is shown once */
  reset(by: StaffMember, id: string): Changed<{ readonly value: string }>;
  /** Who signs in at the organisation is shut out instead: the entry must stay for that. */
  remove(by: StaffMember, id: string): Changed<object>;
  /** Lets somebody in again who was shut out. */
  unblock(by: StaffMember, id: string): Changed<object>;
}

/** An admin sees to every account; a supervisor to those that are an advisor's and nothing else, so never to their own. */
function maySeeTo(by: StaffMember, { roles }: { readonly roles: readonly Role[] }): boolean {
  if (by.roles.includes('admin')) return true;
  return by.roles.includes('supervisor') && roles.length === 1 && roles[0] === 'advisor';
}

export function createAccountChanges(rooms: StaffRooms): AccountChanges {
  const { book, audit, now } = rooms;

  function newLink(): { readonly secret: string; readonly link: NonNullable<Account['link']> } {
    const secret = newSecret();
    return { secret, link: { digest: digest(secret), expiresAtMs: now().getTime() + linkHours * 60 * 60_000 } };
  }

  function stateOf({ login, link, openId, isBlocked }: Account): AccountRow['state'] {
    if (isBlocked === true) return 'blocked';
    if (openId !== undefined) return 'openId';
    if (login !== undefined) return 'active';
    return link !== undefined && now().getTime() < link.expiresAtMs ? 'invited' : 'expired';
  }

  /** Changes one account, or takes it away; never so that nobody is left who can let others in. */
  async function change<Value>(
    by: StaffMember,
    { id, action }: { readonly id: string; readonly action: string },
    make: (
      account: Account,
    ) => Result<{ readonly account: Account | undefined; readonly value: Value }, AccountTrouble>,
  ): Promise<Result<{ readonly value: Value }, AccountTrouble>> {
    const attempt: Change<Value, AccountTrouble> = (accounts) => {
      const current = accounts.find((account) => account.id === id);
      if (current === undefined) return { ok: false, reason: 'unknownAccount' };
      if (!maySeeTo(by, current)) return { ok: false, reason: 'notAllowed' };
      const made = make(current);
      if (!made.ok) return made;
      const { account } = made;
      const left = accounts.flatMap((each) => (each.id !== id ? each : (account ?? [])));
      if (hasAdmin(accounts) && !hasAdmin(left)) return { ok: false, reason: 'lastAdmin' };
      return { ok: true, accounts: left, value: made.value };
    };
    const done = await book.change(attempt);
    if (done.ok) {
      audit.add({ staff: by.id, action, account: id });
      rooms.changed();
    }
    return done;
  }

  return {
    async list(by) {
      const mine = (await book.all()).filter((account) => maySeeTo(by, account));
      const rows = mine.map((account) => {
        const { id, signInName, name, roles } = account;
        return { id, signInName, name, roles, state: stateOf(account) };
      });
      return rows.sort((one, other) => one.name.localeCompare(other.name, 'en'));
    },

    async add(by, made) {
      if (!maySeeTo(by, made)) return { ok: false, reason: 'notAllowed' };
      const signInName = foldName(made.signInName);
      const name = made.name.trim();
      if (!isSignInName(signInName)) return { ok: false, reason: 'badSignInName' };
      if (!isShownName(name)) return { ok: false, reason: 'badName' };
      const id = newStaffId();
      const { secret, link } = newLink();
      const done = await book.change<string, AccountTrouble>((accounts) =>
        accounts.some((account) => account.signInName === signInName)
          ? { ok: false, reason: 'nameTaken' }
          : { ok: true, accounts: [...accounts, { ...blank(id, name, made.roles), signInName, link }], value: secret },
      );
      if (done.ok) audit.add({ staff: by.id, action: 'accountAdded', account: id });
      return done;
    },

    setRoles: async (by, id, roles) =>
      // Roles are an admin's to give: a supervisor could make a second self.
      !by.roles.includes('admin')
        ? { ok: false, reason: 'notAllowed' }
        : change(by, { id, action: `roles.${roles.length === 0 ? 'none' : roles.join('.')}` }, (account) =>
            // What the organisation says stands; it would say it again at the next sign-in.
            account.openId === undefined
              ? { ok: true, account: { ...account, roles }, value: undefined }
              : { ok: false, reason: 'notHere' },
          ),

    reset: (by, id) =>
      change(by, { id, action: 'accountReset' }, ({ login: _gone, ...account }) => {
        if (account.openId !== undefined) return { ok: false, reason: 'notHere' };
        const { secret, link } = newLink();
        return { ok: true, account: { ...account, link, epoch: account.epoch + 1, devices: [] }, value: secret };
      }),

    remove: (by, id) =>
      change(by, { id, action: 'accountRemoved' }, (account) => {
        const kept = { ...account, isBlocked: true, epoch: account.epoch + 1 };
        return { ok: true, account: account.openId === undefined ? undefined : kept, value: undefined };
      }),

    unblock: (by, id) =>
      change(by, { id, action: 'accountUnblocked' }, ({ isBlocked: _gone, ...account }) => ({
        ok: true,
        account,
        value: undefined,
      })),
  };
}
