import type { IncomingMessage } from 'node:http';
import { type Answer, answer, refuse } from '../../channels/directLine/answer.js';
import type { Result } from '../../protocol/result.js';
import type { AccountTrouble } from '../../staff/accountChanges.js';
import { type Role, roles, type StaffMember } from '../../staff/staff.js';
import { accountsPath } from '../console/consoleDoor.js';
import { readConsolePage, withLanguage } from '../console/consolePage.js';
import { isLead } from '../console/leads.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { type Fields, isOurOwn, readFields, refuseEarly, staffRefusals } from './guard.js';
import { type StaffDoorOptions, signInPath } from './signInDoor.js';

const troubles: Readonly<Record<AccountTrouble, Answer>> = {
  notAllowed: staffRefusals.notAdmin,
  unknownAccount: refuse({ status: 404, code: 'UnknownAccount', message: 'There is no such account.' }),
  lastAdmin: refuse({ status: 409, code: 'LastAdmin', message: 'Somebody must be left who can let others in.' }),
  nameTaken: refuse({ status: 409, code: 'NameTaken', message: 'Somebody signs in by this name already.' }),
  badSignInName: refuse({ status: 400, code: 'BadSignInName', message: 'This name cannot be used to sign in.' }),
  badName: refuse({ status: 400, code: 'BadName', message: 'This name cannot be shown.' }),
  notHere: refuse({ status: 409, code: 'NotHere', message: 'The organisation decides this.' }),
};
const badRoles = refuse({ status: 400, code: 'BadRoles', message: 'Roles are advisor, supervisor and admin.' });

/**
 * The addresses by which an admin sees to accounts, and reads who did what; a supervisor sees to accounts of advisors alone.
 * Closed to everybody else.
 */
export function accountEndpoints(
  options: StaffDoorOptions,
  kindOf: (request: IncomingMessage) => OriginKind,
): Endpoint[] {
  const { accounts, audit, whoIsIt } = options.staff;
  const page = readConsolePage('accounts', options);

  async function guarded(
    request: IncomingMessage,
    use: (by: StaffMember) => Promise<Answer>,
    mayDo: (by: StaffMember) => boolean = isLead,
  ): Promise<Answer> {
    const origin = kindOf(request);
    const isFromHere = request.method === 'GET' ? origin === 'own' || origin === 'none' : isOurOwn(request, origin);
    if (!isFromHere) return refuseEarly(request, staffRefusals.foreign);
    const member = await whoIsIt(request);
    if (member === undefined) return refuseEarly(request, staffRefusals.signedOut);
    return mayDo(member) ? use(member) : refuseEarly(request, staffRefusals.notAdmin);
  }

  function post<Shape extends Readonly<Record<string, number>>>(
    what: string,
    shape: Shape,
    take: (by: StaffMember, fields: Fields<Shape>) => Promise<Answer>,
  ): Endpoint {
    return {
      method: 'post',
      path: `${accountsPath}/${what}`,
      name: `accounts.${what}`,
      answer: (request) =>
        guarded(request, async (by) => {
          const read = await readFields(request, shape);
          return read.ok ? take(by, read.fields) : read.answer;
        }),
    };
  }

  const made: Endpoint[] = [
    post('add', { signInName: 100, name: 100, roles: 60 }, async (by, fields) => {
      const given = readRoles(fields.roles);
      return given === undefined ? badRoles : withLink(await accounts.add(by, { ...fields, roles: given }));
    }),
    post('reset', { id: 40 }, async (by, { id }) => withLink(await accounts.reset(by, id))),
    post('roles', { id: 40, roles: 60 }, async (by, fields) => {
      const given = readRoles(fields.roles);
      return given === undefined ? badRoles : done(await accounts.setRoles(by, fields.id, given));
    }),
  ];

  return [
    {
      method: 'get',
      path: accountsPath,
      name: 'accounts.page',
      anyOrigin: true,
      async answer(request) {
        const member = await whoIsIt(request);
        if (member === undefined) return { status: 303, headers: { Location: withLanguage(signInPath, request) } };
        return isLead(member) ? page(request) : staffRefusals.notAdmin;
      },
    },
    {
      method: 'get',
      path: `${accountsPath}/list`,
      name: 'accounts.list',
      answer: (request) =>
        guarded(request, async (by) =>
          answer(200, {
            you: by.id,
            isAdmin: isAdmin(by),
            hasAccounts: options.hasAccounts,
            accounts: await accounts.list(by),
          }),
        ),
    },
    {
      method: 'get',
      path: `${accountsPath}/audit`,
      name: 'accounts.audit',
      answer: (request) =>
        guarded(
          request,
          async (by) => {
            const asked = new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? '').get('before');
            if (asked !== null && !/^\d{1,9}$/.test(asked)) return staffRefusals.badBody;
            if (asked === null) audit.add({ staff: by.id, action: 'auditRead' });
            return answer(200, await audit.read(asked === null ? undefined : Number(asked)));
          },
          isAdmin,
        ),
    },
    ...(options.hasAccounts ? made : []),
    post('remove', { id: 40 }, async (by, { id }) => done(await accounts.remove(by, id))),
    post('unblock', { id: 40 }, async (by, { id }) => done(await accounts.unblock(by, id))),
  ];
}

function isAdmin({ roles: held }: StaffMember): boolean {
  return held.includes('admin');
}

function done(changed: Result<object, AccountTrouble>): Answer {
  return changed.ok ? { status: 204 } : troubles[changed.reason];
}

/** The link goes behind a `#`: no server and no proxy sees it when it is opened. */
function withLink(changed: Result<{ readonly value: string }, AccountTrouble>): Answer {
  return changed.ok ? answer(200, { path: `${signInPath}#${changed.value}` }) : troubles[changed.reason];
}

/** @param text names with commas between; empty for none. @returns undefined when one is unknown */
function readRoles(text: string): Role[] | undefined {
  const named = text === '' ? [] : text.split(',');
  const known = roles.filter((role) => named.includes(role));
  return known.length === new Set(named).size ? known : undefined;
}
