import type { IncomingMessage } from 'node:http';
import { type Answer, refuse } from '../../channels/directLine/answer.js';
import type { OriginKind } from '../origins.js';
import { drain, readBody } from '../readBody.js';
import { bodyRefusals } from '../respond.js';

export const staffRefusals = {
  signedOut: refuse({ status: 401, code: 'SignedOut', message: 'Sign in first.' }),
  notAdmin: refuse({ status: 403, code: 'NotAllowed', message: 'Only an admin may do this.' }),
  foreign: refuse({ status: 403, code: 'ForeignOrigin', message: 'Only the pages for staff may ask this.' }),
  badBody: refuse({
    status: 400,
    code: 'BadArgument',
    message: 'The body should have the fields that are named here.',
  }),
  busy: refuse({ status: 503, code: 'Busy', message: 'Too many people sign in at once.', retryAfterSeconds: 5 }),
} as const;

/** A page elsewhere cannot send it without asking first, and is not answered when it asks. */
const header = 'x-waymark-staff';
const bodyLimit = 4 * 1024;

/**
 * Whether a request that changes something was made by our own page: by its origin, and by a header that no form can
 * send. The cookie's SameSite=Strict is the third wall.
 */
export function isOurOwn(request: IncomingMessage, origin: OriginKind): boolean {
  return origin === 'own' && request.headers[header] === '1';
}

/** Refuses before the body was read; the rest of it is thrown away. */
export function refuseEarly(request: IncomingMessage, answer: Answer): Answer {
  drain(request);
  return answer;
}

type Shape = Readonly<Record<string, number>>;
export type Fields<Wanted extends Shape> = { readonly [Name in keyof Wanted]: string };

/**
 * Reads a small JSON object of texts.
 * @param shape the longest that each field may be; one that is left out is empty
 * @returns the fields, or the refusal
 */
export async function readFields<Wanted extends Shape>(
  request: IncomingMessage,
  shape: Wanted,
): Promise<{ readonly ok: true; readonly fields: Fields<Wanted> } | { readonly ok: false; readonly answer: Answer }> {
  const read = await readBody(request, { limit: bodyLimit, types: ['application/json'] });
  if (!read.ok) {
    const refused = bodyRefusals[read.reason];
    return { ok: false, answer: read.reason === 'aborted' ? refused : refuseEarly(request, refused) };
  }
  const { body } = read;
  const refused = { ok: false, answer: staffRefusals.badBody } as const;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refused;
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(shape, name) || typeof value !== 'string' || value.length > (shape[name] ?? 0)) return refused;
    fields[name] = value;
  }
  for (const name of Object.keys(shape)) fields[name] ??= '';
  return { ok: true, fields: fields as Fields<Wanted> };
}
