import { type Answer, answer, refuse } from '../channels/directLine/answer.js';
import { compareSecret } from './compareSecret.js';
import type { Endpoint } from './directLineRoutes.js';
import { drain, readBody } from './readBody.js';
import { bodyRefusals } from './respond.js';

/** What the corridor behind this door does with an activity. */
export type TakeFromHub = (contactId: string, body: unknown) => 'done' | 'over' | 'unheard' | 'malformed';

const activity = { limit: 64 * 1024, types: ['application/json'] };

const answers: Readonly<Record<ReturnType<TakeFromHub>, Answer>> = {
  done: answer(200, {}),
  over: refuse({ status: 404, code: 'NotFound', message: 'The hub has no such conversation, any more or yet.' }),
  unheard: refuse({ status: 409, code: 'Conflict', message: 'The line to the visitor is broken. Send it again.' }),
  malformed: refuse({ status: 400, code: 'BadArgument', message: 'A message, typing or handoff.status is expected.' }),
};
const notAllowed = refuse({ status: 401, code: 'Unauthorized', message: 'The secret of the hub is expected.' });

/** The hub adds `/v3/conversations/<id>/activities`, as to any Bot Framework channel. */
export const hubBase = '/api/hub';

/** Where an outside hub sends what its advisors write. The secret comes before the body is read. */
export function hubEndpoint({ secret, take }: { readonly secret: string; readonly take: TakeFromHub }): Endpoint {
  const isSecret = compareSecret(secret);
  return {
    method: 'post',
    path: `${hubBase}/v3/conversations/:id/activities`,
    name: 'hub.activities',
    anyOrigin: true,
    async answer(request) {
      if (!isSecret(request.headers.authorization ?? '')) {
        drain(request);
        return notAllowed;
      }
      const read = await readBody(request, activity);
      if (read.ok) return answers[take(String(request.params.id), read.body)];
      if (read.reason !== 'aborted') drain(request);
      return bodyRefusals[read.reason];
    },
  };
}
