import type { Request, Response, Server } from 'restify';
import type { Log } from '../../log/events.js';
import { errorCode } from '../../log/logger.js';
import type { AddressLimits } from '../addressLimits.js';
import type { Origins } from '../origins.js';
import { type createRefusalLog, sendHtml } from '../respond.js';
import { plainHeaders } from '../securityHeaders.js';
import type { PlainChat, PlainGate } from './plainChat.js';
import { plainFormPath, plainPath } from './plainPage.js';

interface PlainRouteOptions {
  readonly origins: Origins;
  readonly limits: AddressLimits;
  readonly log: Log;
  readonly logRefusal: ReturnType<typeof createRefusalLog>;
  readonly settings: { readonly allowedOrigins: readonly string[] };
}

/** Whatever happens in it, a visitor gets a page with the numbers. */
export function mountPlainChat(server: Server, chat: PlainChat, options: PlainRouteOptions): void {
  const { origins, limits, log, logRefusal } = options;
  const headers = [...plainHeaders(options.settings.allowedOrigins), 'Vary', 'Accept-Language'];
  const name = 'chat.plain';

  const handler =
    (answer: PlainChat['show']) =>
    async (request: Request, response: Response): Promise<void> => {
      const gate: PlainGate = {
        isForeign: origins.kindOf(request) === 'foreign',
        count: (kind) => limits.count(kind, request),
      };
      try {
        const given = await answer(request, gate);
        if (given.code !== undefined) logRefusal(name, { status: given.status, code: given.code });
        sendHtml(response, given, headers, request.method);
      } catch (error) {
        log.event('request.failed', { route: name, error: errorCode(error) });
        sendHtml(response, chat.failed(request), headers, request.method);
      }
    };
  for (const path of [plainPath, plainFormPath]) {
    server.get(path, handler(chat.show));
    server.head(path, handler(chat.show));
    server.post(path, handler(chat.take));
  }
}
