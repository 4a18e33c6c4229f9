import type { IncomingMessage } from 'node:http';
import { type Answer, refuse } from '../../channels/directLine/answer.js';
import type { StaffMember, WhoIsIt } from '../../staff/staff.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { isOurOwn, refuseEarly, staffRefusals } from '../staff/guard.js';
import type { StaticFile } from '../staticFiles.js';
import { withLanguage } from './consolePage.js';

const notLead = refuse({ status: 403, code: 'NotAllowed', message: 'Only supervisors and admins may do this.' });

/** Supervisors and admins: they set the hours and read the figures. */
export function isLead({ roles }: Pick<StaffMember, 'roles'>): boolean {
  return roles.includes('supervisor') || roles.includes('admin');
}

/** What the addresses for leads have in common: closed to everybody else, and to pages elsewhere. */
export function leadsGuard(
  { whoIsIt, signInPath }: { readonly whoIsIt: WhoIsIt; readonly signInPath: string },
  kindOf: (request: IncomingMessage) => OriginKind,
) {
  return {
    /** A page: whoever is not signed in is sent there. */
    page: (path: string, name: string, page: (request: IncomingMessage) => StaticFile): Endpoint => ({
      method: 'get',
      path,
      name,
      // A link in a mail leads here too; what it shows depends on the sign-in alone.
      anyOrigin: true,
      async answer(request) {
        const member = await whoIsIt(request);
        if (member === undefined) return { status: 303, headers: { Location: withLanguage(signInPath, request) } };
        return isLead(member) ? page(request) : notLead;
      },
    }),
    /** Data: a request that changes something must come from our own page. */
    async data(request: IncomingMessage, use: (by: StaffMember) => Answer | Promise<Answer>): Promise<Answer> {
      const origin = kindOf(request);
      const isFromHere = request.method === 'GET' ? origin === 'own' || origin === 'none' : isOurOwn(request, origin);
      if (!isFromHere) return refuseEarly(request, staffRefusals.foreign);
      const member = await whoIsIt(request);
      if (member === undefined) return refuseEarly(request, staffRefusals.signedOut);
      return isLead(member) ? use(member) : refuseEarly(request, notLead);
    },
  };
}
