import type { IncomingMessage } from 'node:http';
import { type Answer, answer, refuse } from '../../channels/directLine/answer.js';
import { deviceCookie, readCookie, signedInCookies, signedOutCookies } from '../../staff/cookies.js';
import type { LinkTrouble } from '../../staff/links.js';
import { longestPassword } from '../../staff/passwords.js';
import type { SignInAnswer } from '../../staff/signIn.js';
import type { StaffRoom } from '../../staff/staffRoom.js';
import type { AddressLimits } from '../addressLimits.js';
import { consoleBase } from '../console/consoleDoor.js';
import { readConsolePage } from '../console/consolePage.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { tooOften } from '../respond.js';
import { isOurOwn, readFields, refuseEarly, staffRefusals } from './guard.js';

export const signInPath = `${consoleBase}/sign-in`;

export interface StaffDoorOptions {
  readonly staff: StaffRoom;
  readonly limits: AddressLimits;
  /** whether names and passwords are kept here; else the organisation signs in alone */
  readonly hasAccounts: boolean;
  /** what the button of the organisation's own sign-in says; undefined: there is none */
  readonly openIdLabel: string | undefined;
  readonly publicDir: string;
  readonly templatesDir: string;
}

type KindOf = (request: IncomingMessage) => OriginKind;

const linkRefusals: Readonly<Record<LinkTrouble, Answer>> = {
  unknownLink: refuse({ status: 404, code: 'UnknownLink', message: 'This link was used, or is too old.' }),
  badSignInName: refuse({ status: 400, code: 'BadSignInName', message: 'This name cannot be used to sign in.' }),
  badName: refuse({ status: 400, code: 'BadName', message: 'This name cannot be shown.' }),
  weakPassword: refuse({ status: 400, code: 'WeakPassword', message: 'This password is too easy to guess.' }),
  wrongCode: refuse({ status: 400, code: 'WrongCode', message: 'The code is not right at this moment.' }),
  busy: staffRefusals.busy,
};

const wrong = refuse({ status: 401, code: 'WrongSignIn', message: 'Name, password or code is not right.' });
const notAllowed = refuse({ status: 403, code: 'NotAllowed', message: 'There is no role here for this person.' });

/** Passwords of others' alphabets are longer as UTF-16. */
const longestTyped = longestPassword * 2;

/** The addresses by which somebody comes in and goes. */
export function signInEndpoints(options: StaffDoorOptions, kindOf: KindOf): Endpoint[] {
  const { staff, limits } = options;
  const page = readConsolePage('signIn', options);

  /** Lets through what our own page sends, not too often from one place. */
  function post(path: string, name: string, take: (request: IncomingMessage) => Promise<Answer>): Endpoint {
    return {
      method: 'post',
      path,
      name,
      async answer(request) {
        if (!isOurOwn(request, kindOf(request))) return refuseEarly(request, staffRefusals.foreign);
        const waitSeconds = await limits.count('signIn', request);
        return waitSeconds > 0 ? refuseEarly(request, tooOften(waitSeconds)) : take(request);
      },
    };
  }

  const local: Endpoint[] = [
    post(signInPath, 'staff.signIn', async (request) => {
      const read = await readFields(request, { signInName: 100, password: longestTyped, code: 20 });
      if (!read.ok) return read.answer;
      const device = readCookie(request, deviceCookie);
      return letIn(await staff.signIn({ ...read.fields, source: limits.sourceOf(request), device }));
    }),
    post(`${signInPath}/link`, 'staff.link', async (request) => {
      const read = await readFields(request, { link: 100 });
      if (!read.ok) return read.answer;
      const found = await staff.links.open(read.fields.link);
      return found.ok ? answer(200, found.opened) : linkRefusals[found.reason];
    }),
    post(`${signInPath}/claim`, 'staff.claim', async (request) => {
      const shape = { link: 100, signInName: 100, name: 100, password: longestTyped, code: 20 };
      const read = await readFields(request, shape);
      if (!read.ok) return read.answer;
      const used = await staff.links.use(read.fields);
      if (used.ok || used.reason === 'wait') return letIn(used);
      return isLinkTrouble(used.reason) ? linkRefusals[used.reason] : letIn({ ok: false, reason: 'wrong' });
    }),
  ];

  return [
    {
      method: 'get',
      path: signInPath,
      name: 'staff.signInPage',
      anyOrigin: true,
      answer: async (request) => page(request),
    },
    {
      method: 'get',
      path: `${signInPath}/state`,
      name: 'staff.state',
      async answer(request) {
        const isSignedIn = (await staff.whoIsIt(request)) !== undefined;
        return answer(200, { isSignedIn, hasAccounts: options.hasAccounts, openIdLabel: options.openIdLabel });
      },
    },
    ...(options.hasAccounts ? local : []),
    post(`${consoleBase}/sign-out`, 'staff.signOut', async (request) => {
      request.resume();
      await staff.signOut(request);
      return { status: 204, cookies: signedOutCookies };
    }),
  ];
}

export function letIn(answered: SignInAnswer): Answer {
  if (answered.ok) return { status: 204, cookies: signedInCookies(answered.session, answered.device) };
  switch (answered.reason) {
    case 'wait':
      return refuse({
        status: 429,
        code: 'TryLater',
        message: 'Too many tries from here. Wait before the next.',
        retryAfterSeconds: answered.seconds,
      });
    case 'busy':
      return staffRefusals.busy;
    case 'notAllowed':
      return notAllowed;
    case 'wrong':
      return wrong;
  }
}

function isLinkTrouble(reason: string): reason is LinkTrouble {
  return Object.hasOwn(linkRefusals, reason);
}
