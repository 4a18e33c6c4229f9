import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../channels/directLine/answer.js';
import { refuse } from '../channels/directLine/answer.js';
import type { Log } from '../log/events.js';
import type { HtmlAnswer } from './plain/plainChat.js';
import type { BodyTrouble } from './readBody.js';
import { dataHeaders, type HeaderList } from './securityHeaders.js';

/** What the web itself refuses, before a channel is asked. None of it repeats what was sent. */
export const webRefusals = {
  badAddress: refuse({ status: 400, code: 'BadAddress', message: 'The address could not be read.' }),
  badHost: refuse({ status: 400, code: 'BadHost', message: 'The Host header could not be read.' }),
  nothingHere: refuse({ status: 404, code: 'NotFound', message: 'There is nothing here.' }),
  wrongMethod: refuse({ status: 405, code: 'MethodNotAllowed', message: 'This method is not used here.' }),
  foreignOrigin: refuse({ status: 403, code: 'ForeignOrigin', message: 'This site may not open a chat here.' }),
  wrongSecret: refuse({ status: 401, code: 'Unauthorized', message: 'This credential is not known here.' }),
  internal: refuse({ status: 500, code: 'ServiceError', message: 'Something went wrong on our side.' }),
} as const;

/** The answer to a body that could not be read. */
export const bodyRefusals: Readonly<Record<BodyTrouble, Answer>> = {
  encoded: refuse({ status: 415, code: 'EncodingNotAccepted', message: 'The body should not be compressed.' }),
  tooLarge: refuse({ status: 413, code: 'BodyTooLarge', message: 'The body is too large.' }),
  notJson: refuse({ status: 415, code: 'TypeNotAccepted', message: 'The body should be JSON, and say so.' }),
  malformed: refuse({ status: 400, code: 'BadArgument', message: 'The body should be well-formed JSON in UTF-8.' }),
  aborted: refuse({ status: 400, code: 'BadArgument', message: 'The body ended too soon.' }),
};

/** The answer to somebody who asks too often. */
export function tooOften(retryAfterSeconds: number): Answer {
  return refuse({ status: 429, code: 'TooManyRequests', message: 'Too many chats at once.', retryAfterSeconds });
}

const jsonHeaders: HeaderList = [...dataHeaders, 'Content-Type', 'application/json; charset=utf-8'];

/** Sends an answer with all security headers. Written in one go, as it is part of every turn. */
export function send(response: ServerResponse, answer: Answer, moreHeaders: HeaderList = []): void {
  if (response.headersSent || response.destroyed) return;
  const { status, body, type, headers, cookies = [] } = answer;
  const typed = type === undefined ? jsonHeaders : [...dataHeaders, 'Content-Type', type];
  const list = body === undefined ? [...dataHeaders] : [...typed, 'Content-Length', String(Buffer.byteLength(body))];
  if (headers !== undefined) for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '');
  for (const cookie of cookies) list.push('Set-Cookie', cookie);
  list.push(...moreHeaders);
  response.writeHead(status, list);
  response.end(body);
}

/** Sends a page that was made for this visitor alone: never kept, never compressed together with what it must not tell. */
export function sendHtml(
  response: ServerResponse,
  { status, html, headers = [] }: HtmlAnswer,
  pageHeaders: HeaderList,
  method: string | undefined,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, [
    ...pageHeaders,
    'Cache-Control',
    'no-store',
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(html)),
    ...headers,
  ]);
  response.end(method === 'HEAD' ? undefined : html);
}

/** CORS headers for a page on the allow-list. No cookies are used, so none are allowed. */
export function corsHeaders(request: IncomingMessage): HeaderList {
  const { origin } = request.headers;
  return origin === undefined
    ? []
    : ['Access-Control-Allow-Origin', origin, 'Vary', 'Origin', 'Access-Control-Expose-Headers', 'Retry-After'];
}

/** What a preflight is told besides, for a page on the allow-list. */
export const preflightHeaders: HeaderList = [
  'Access-Control-Allow-Methods',
  'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers',
  'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Max-Age',
  '7200',
];

const quietMs = 10_000;

/** Logs refusals, but a flood of one kind only once each ten seconds, so that nobody can fill the disk. */
export function createRefusalLog(log: Log, now: () => Date): (route: string, answer: Answer) => void {
  const lastLogged = new Map<string, number>();
  return (route, { status, code }) => {
    if (code === undefined) return;
    const kind = `${route} ${code}`;
    const nowMs = now().getTime();
    if (nowMs - (lastLogged.get(kind) ?? Number.NEGATIVE_INFINITY) < quietMs) return;
    lastLogged.set(kind, nowMs);
    log.event('request.refused', { route, status, code });
  };
}
