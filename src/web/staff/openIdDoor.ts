import { type Answer, refuse } from '../../channels/directLine/answer.js';
import { makeCookie, readCookie, signedInCookies } from '../../staff/cookies.js';
import { type OpenIdSignIn, openIdBackPath, ticketSeconds } from '../../staff/openId.js';
import type { Endpoint } from '../directLineRoutes.js';
import { tooOften } from '../respond.js';
import { type StaffDoorOptions, signInPath } from './signInDoor.js';

/** Held between going to the organisation and coming back; `Lax`, as one comes back from another site. */
const ticketCookie = '__Host-waymark-openid';

const unreachable = refuse({
  status: 503,
  code: 'OpenIdUnreachable',
  message: 'The sign-in of the organisation does not answer.',
  retryAfterSeconds: 30,
});

/** The two addresses of signing in at the organisation. Browsers come to both from anywhere. */
export function openIdEndpoints(options: StaffDoorOptions, openId: OpenIdSignIn): Endpoint[] {
  const { staff, limits } = options;
  const gone = makeCookie(ticketCookie, '', { sameSite: 'Lax', maxAgeSeconds: 0 });
  const refused = (code: string): Answer => ({
    status: 303,
    headers: { Location: `${signInPath}?refused` },
    cookies: [gone],
    code,
  });

  return [
    {
      method: 'get',
      path: `${signInPath}/openid`,
      name: 'staff.openId',
      anyOrigin: true,
      async answer(request) {
        const waitSeconds = await limits.count('signIn', request);
        if (waitSeconds > 0) return tooOften(waitSeconds);
        const begun = await openId.begin();
        if (!begun.ok) return unreachable;
        const ticket = makeCookie(ticketCookie, begun.ticket, { sameSite: 'Lax', maxAgeSeconds: ticketSeconds });
        return { status: 303, headers: { Location: begun.url }, cookies: [ticket] };
      },
    },
    {
      method: 'get',
      path: openIdBackPath,
      name: 'staff.openIdBack',
      anyOrigin: true,
      async answer(request) {
        const waitSeconds = await limits.count('signIn', request);
        if (waitSeconds > 0) return tooOften(waitSeconds);
        const finished = await openId.finish(request.url ?? '', readCookie(request, ticketCookie));
        if (!finished.ok) return refused('OpenIdRefused');
        const answered = await staff.signInVouched(finished.vouched);
        if (!answered.ok) return refused('NotAllowed');
        // To the sign-in page, not the desk: a browser that comes from another site does not send the strict cookie yet.
        return {
          status: 303,
          headers: { Location: signInPath },
          cookies: [...signedInCookies(answered.session, answered.device), gone],
        };
      },
    },
  ];
}
