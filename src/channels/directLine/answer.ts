import type { DirectLineError } from '../../protocol/directLine.js';

/** What the server says to one request; the body is text, made once. */
export interface Answer {
  readonly status: number;
  readonly body?: string;
  /** the media type of the body; JSON when left out */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** values of `Set-Cookie`; for staff alone, visitors get none */
  readonly cookies?: readonly string[];
  /** the stable code of a refusal */
  readonly code?: string;
}

/** Why a request is refused: the protocol's status, a stable code, and a sentence for developers. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

/** Every refusal in one place. Messages say what is expected, never what was sent. */
export const refusals = {
  badBody: { status: 400, code: 'BadArgument', message: 'The body should be one JSON object.' },
  badActivity: { status: 400, code: 'BadArgument', message: 'The body should be an activity with a known type.' },
  badText: { status: 400, code: 'BadArgument', message: 'A message should have a text that is not empty.' },
  badUser: { status: 400, code: 'BadArgument', message: 'user.id should begin with dl_ and hold letters and digits.' },
  textTooLong: { status: 413, code: 'MessageTooLong', message: 'A text should have at most 10,000 characters.' },
  noUploads: { status: 415, code: 'UploadsNotAccepted', message: 'Files are not accepted here. Nothing was kept.' },
  noToken: { status: 401, code: 'Unauthorized', message: 'A token is expected: Authorization: Bearer <token>.' },
  tokenExpired: { status: 403, code: 'TokenExpired', message: 'The token has expired. Ask for a new one.' },
  tokenForeign: { status: 403, code: 'TokenForOther', message: 'The token is for another conversation.' },
  unknown: { status: 404, code: 'ConversationNotFound', message: 'There is no such conversation, or it has ended.' },
  tooMany: {
    status: 429,
    code: 'TooManyRequests',
    message: 'Too many messages at once. Try again.',
    retryAfterSeconds: 2,
  },
  full: { status: 503, code: 'ServiceFull', message: 'Too many conversations are open.', retryAfterSeconds: 10 },
  stopping: { status: 503, code: 'ServiceStopping', message: 'The service is restarting.', retryAfterSeconds: 5 },
} as const satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof refusals;

export function answer(status: number, body: object): Answer {
  return { status, body: JSON.stringify(body) };
}

/** A refusal in the protocol's error body. */
export function refuse(refusal: Refusal): Answer {
  const body: DirectLineError = { error: { code: refusal.code, message: refusal.message } };
  const { retryAfterSeconds } = refusal;
  return {
    ...answer(refusal.status, body),
    code: refusal.code,
    ...(retryAfterSeconds === undefined ? {} : { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  };
}
