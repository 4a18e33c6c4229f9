import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request } from 'restify';
import type { Answer } from '../channels/directLine/answer.js';
import { type DirectLine, refuseUpgrade } from '../channels/directLine/directLine.js';
import type { ConversationRequest } from '../channels/directLine/shapes.js';
import type { AddressLimits } from './addressLimits.js';
import { compareSecret } from './compareSecret.js';
import { deviceMark } from './deviceMark.js';
import type { Origins } from './origins.js';
import { type BodyTrouble, drain, readBody } from './readBody.js';
import { bodyRefusals, tooOften, webRefusals } from './respond.js';
import type { StaticFile } from './staticFiles.js';

export const directLineBase = '/v3/directline';

/** One endpoint: what to answer, with data or with a page. Bodies are read here, so that each endpoint says what it takes. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** a short name for the log, without ids */
  readonly name: string;
  /** pages elsewhere may call it too: the token is proof enough */
  readonly anyOrigin?: true;
  /** part of every turn: answered without the router where the address is written as expected; what matches is `params.id` */
  readonly short?: RegExp;
  answer(request: Request): Promise<Answer | StaticFile>;
}

interface RouteOptions {
  readonly directLine: DirectLine;
  readonly origins: Origins;
  readonly limits: AddressLimits;
  /** lets another server of the helpline ask for tokens on behalf of its pages */
  readonly secret: string | undefined;
}

/** 64 KiB: ten thousand characters fit in it, however they are escaped. */
const bodyLimit = 64 * 1024;
const json = { limit: bodyLimit, types: ['application/json'] };
// A beacon may only be sent as plain text without a preflight.
const jsonOrBeacon = { limit: bodyLimit, types: ['application/json', 'text/plain'] };

/** The endpoints of Direct Line 3.0, ours included. */
export function directLineEndpoints({ directLine, origins, limits, secret }: RouteOptions): Endpoint[] {
  const isSecret = secret === undefined ? undefined : compareSecret(secret);

  async function withBody(
    request: IncomingMessage,
    shape: typeof json,
    use: (body: unknown) => Promise<Answer>,
  ): Promise<Answer> {
    const read = await readBody(request, shape);
    return read.ok ? await use(read.body) : refuseBody(request, read.reason);
  }

  return [
    {
      method: 'post',
      path: `${directLineBase}/tokens/generate`,
      name: 'tokens.generate',
      // Judged below, because a server with the secret has no origin to judge.
      anyOrigin: true,
      async answer(request) {
        const { authorization } = request.headers;
        if (authorization !== undefined) {
          if (isSecret?.(authorization) !== true) return refuseEarly(request, webRefusals.wrongSecret);
        } else {
          if (origins.kindOf(request) === 'foreign') return refuseEarly(request, webRefusals.foreignOrigin);
          const waitSeconds = await limits.count('token', request);
          if (waitSeconds > 0) return refuseEarly(request, tooOften(waitSeconds));
        }
        return withBody(request, json, (body) => directLine.generateToken(body));
      },
    },
    {
      method: 'post',
      path: `${directLineBase}/tokens/refresh`,
      name: 'tokens.refresh',
      answer: (request) => withBody(request, json, () => directLine.refreshToken(request.headers.authorization)),
    },
    {
      method: 'post',
      path: `${directLineBase}/conversations`,
      name: 'conversations.start',
      async answer(request) {
        const socketOrigin = origins.socketOrigin(request);
        if (socketOrigin === undefined) return refuseEarly(request, webRefusals.badHost);
        const waitSeconds = await limits.count('start', request);
        if (waitSeconds > 0) return refuseEarly(request, tooOften(waitSeconds));
        const { authorization } = request.headers;
        const streamBase = socketOrigin + directLineBase;
        return withBody(request, json, (body) => directLine.start({ authorization, body, streamBase }));
      },
    },
    {
      method: 'get',
      path: `${directLineBase}/conversations/:id`,
      name: 'conversations.reconnect',
      async answer(request) {
        const socketOrigin = origins.socketOrigin(request);
        if (socketOrigin === undefined) return webRefusals.badHost;
        return directLine.reconnect({
          ...conversationOf(request),
          watermark: queryOf(request).get('watermark') ?? undefined,
          streamBase: socketOrigin + directLineBase,
        });
      },
    },
    {
      method: 'get',
      path: `${directLineBase}/conversations/:id/activities`,
      name: 'activities.poll',
      short: activitiesPath,
      answer: (request) =>
        directLine.poll({
          ...conversationOf(request),
          watermark: queryOf(request).get('watermark') ?? undefined,
        }),
    },
    {
      method: 'post',
      path: `${directLineBase}/conversations/:id/activities`,
      name: 'activities.post',
      short: activitiesPath,
      answer: (request) =>
        withBody(request, json, (body) => {
          const { authorization, conversationId, device } = conversationOf(request);
          return directLine.post({ authorization, conversationId, device, body });
        }),
    },
    {
      method: 'post',
      path: `${directLineBase}/conversations/:id/upload`,
      name: 'activities.upload',
      answer: async (request) => refuseEarly(request, await directLine.refuseUpload(conversationOf(request))),
    },
    {
      method: 'post',
      path: `${directLineBase}/conversations/:id/erase`,
      name: 'conversations.erase',
      // Erasing must never fail for the sake of a header: the token is the proof.
      anyOrigin: true,
      answer: (request) =>
        withBody(request, jsonOrBeacon, (body) =>
          directLine.erase({ ...conversationOf(request), body, closed: queryOf(request).has('closed') }),
        ),
    },
  ];
}

/** Takes WebSocket upgrades; whatever is not a stream of ours, or comes from a foreign page, gets plain HTTP. */
export function directLineUpgrades({ directLine, origins }: Pick<RouteOptions, 'directLine' | 'origins'>) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const found = streamPath.exec(path);
    const conversationId = found?.[1];
    if (conversationId === undefined) refuseUpgrade(socket, 404);
    else if (origins.kindOf(request) === 'foreign') refuseUpgrade(socket, 403);
    else {
      const search = new URLSearchParams(query);
      return directLine.connect(
        { request, socket, head },
        {
          conversationId,
          watermark: search.get('watermark') ?? undefined,
          ticket: search.get('t') ?? undefined,
          device: () => deviceMark(request),
        },
      );
    }
    return Promise.resolve();
  };
}

const activitiesPath = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/activities(?=\?|$)/;
const streamPath = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/stream$/;

/** Refuses before the body was read; the rest of it is thrown away. */
function refuseEarly(request: IncomingMessage, answer: Answer): Answer {
  drain(request);
  return answer;
}

function refuseBody(request: IncomingMessage, reason: BodyTrouble): Answer {
  if (reason === 'aborted') return bodyRefusals.aborted;
  return refuseEarly(request, bodyRefusals[reason]);
}

function conversationOf(request: Request): ConversationRequest {
  const { authorization } = request.headers;
  return { authorization, conversationId: String(request.params.id), device: () => deviceMark(request) };
}

function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
}
