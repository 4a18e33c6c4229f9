import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import type { AzureDoor } from '../channels/azure.js';
import type { DirectLine } from '../channels/directLine/directLine.js';
import type { Log } from '../log/events.js';
import { errorCode } from '../log/logger.js';
import { createAddressLimits } from './addressLimits.js';
import { azureEndpoint } from './azureRoute.js';
import { type ConsoleDoor, consoleBase } from './console/consoleDoor.js';
import { directLineBase, directLineEndpoints, directLineUpgrades, type Endpoint } from './directLineRoutes.js';
import { hubEndpoint, type TakeFromHub } from './hubRoute.js';
import { createOrigins, type OriginKind } from './origins.js';
import type { Page } from './pages.js';
import type { PlainChat } from './plain/plainChat.js';
import { mountPlainChat } from './plain/plainRoutes.js';
import { corsHeaders, createRefusalLog, preflightHeaders, send, webRefusals } from './respond.js';
import { pageHeaders } from './securityHeaders.js';
import { loadStaticFiles, type StaticFile, type StaticFiles, sendStaticFile } from './staticFiles.js';

export interface WebServerOptions {
  readonly directLine: DirectLine;
  /** undefined: `/api/messages` does not exist */
  readonly azure?: AzureDoor | undefined;
  /** undefined: no outside hub is let in */
  readonly hub?: { readonly secret: string; readonly take: TakeFromHub } | undefined;
  /** undefined: there is no console */
  readonly console?: ConsoleDoor | undefined;
  /** the addresses by which staff sign in and admins see to accounts */
  readonly staff?: ((kindOf: (request: IncomingMessage) => OriginKind) => readonly Endpoint[]) | undefined;
  readonly settings: {
    readonly host: string;
    /** 0: any free port */
    readonly port: number;
    /** origins besides our own that may open a chat */
    readonly allowedOrigins: readonly string[];
    readonly tokensPerMinute: number;
    readonly trustProxy: boolean;
    readonly directLineSecret: string | undefined;
  };
  /** the folder of built files, for example dist/public */
  readonly publicDir: string;
  /** our pages by their path, such as `/`; the folder's own index.html when left out */
  readonly pages?: ReadonlyMap<string, Page>;
  /** the chat for browsers without scripts */
  readonly plainChat?: PlainChat | undefined;
  /** files by their path that are made at start, besides those in the folder */
  readonly files?: StaticFiles;
  /** whether the server can do its work; asked by `/healthz` */
  readonly isHealthy?: () => boolean | Promise<boolean>;
  readonly log: Log;
  readonly now: () => Date;
}

export interface WebServer {
  /** @returns the port */
  listen(): Promise<number>;
  /** Takes nothing new, lets accepted turns finish for some seconds, tells every socket, and lets go of the port. */
  close(): Promise<void>;
}

/** Left out of the framework's types: handlers that run before all else; one that returns false has answered. */
interface FirstHandlers {
  first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): void;
}

/** An endpoint that is found without the router. */
interface ShortWay {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (request: Request, response: ServerResponse) => Promise<void>;
}

const requestTimeoutMs = 30_000;
const headersTimeoutMs = 15_000;
/** Longer than a proxy's usual minute, so that it is the proxy that lets go of a quiet line. */
const keepAliveTimeoutMs = 65_000;
const closeGraceMs = 5_000;

/**
 * The web side of the server. Of restify only the routing is used: its parsers, its compression and its file server
 * each let one request end the process.
 */
export function createWebServer(options: WebServerOptions): WebServer {
  const { directLine, settings, log, isHealthy = () => true } = options;
  const origins = createOrigins(settings);
  const logRefusal = createRefusalLog(log, options.now);
  const files = loadStaticFiles(options.publicDir, pageHeaders(settings.allowedOrigins));
  const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;
  const server = createServer({ name: '', log: silent }) as Server & FirstHandlers;
  const shortWays: ShortWay[] = [];

  // The router throws on an address or a Host header that it cannot parse, and nothing would catch that.
  server.first((request: IncomingMessage, response: ServerResponse) => {
    if (!isReadable(request)) {
      send(response, webRefusals.badAddress);
      return false;
    }
    if (!request.url?.startsWith(directLineBase)) return true;
    if (request.method === 'OPTIONS') {
      const isAllowed = origins.kindOf(request) === 'allowed';
      send(response, { status: 204 }, isAllowed ? [...corsHeaders(request), ...preflightHeaders] : []);
      return false;
    }
    return !tookShortWay(request, response);
  });

  // The router, and what the framework notes down of each request, cost as much as all the rest of the way in.
  function tookShortWay(request: IncomingMessage, response: ServerResponse): boolean {
    for (const { method, path, handle } of shortWays) {
      if (request.method !== method) continue;
      const id = path.exec(request.url ?? '')?.[1];
      if (id === undefined) continue;
      void handle(Object.assign(request, { params: { id } }) as unknown as Request, response);
      return true;
    }
    return false;
  }

  /** Wraps an endpoint so that whatever happens in it ends in an answer that tells nothing of the inside. */
  function mount({ method, path, name, anyOrigin, short, answer }: Endpoint): void {
    const handle = async (request: Request, response: ServerResponse): Promise<void> => {
      try {
        const kind = origins.kindOf(request);
        if (kind === 'foreign' && anyOrigin !== true) {
          request.resume();
          logRefusal(name, webRefusals.foreignOrigin);
          send(response, webRefusals.foreignOrigin);
          return;
        }
        const given = await answer(request);
        if ('plain' in given) return sendStaticFile(given, request, response);
        if (given.code !== undefined) logRefusal(name, given);
        send(response, given, kind === 'allowed' ? corsHeaders(request) : undefined);
      } catch (error) {
        log.event('request.failed', { route: name, error: errorCode(error) });
        send(response, webRefusals.internal);
      }
    };
    server[method](path, handle);
    if (short !== undefined) shortWays.push({ method: method.toUpperCase(), path: short, handle });
  }

  const limits = createAddressLimits(settings);
  for (const endpoint of directLineEndpoints({ directLine, origins, limits, secret: settings.directLineSecret })) {
    mount(endpoint);
  }
  if (options.azure !== undefined) mount(azureEndpoint(options.azure));
  if (options.hub !== undefined) mount(hubEndpoint(options.hub));
  const kindOf = (request: IncomingMessage): OriginKind => origins.kindOf(request);
  for (const endpoint of options.console?.endpoints(kindOf) ?? []) mount(endpoint);
  for (const endpoint of options.staff?.(kindOf) ?? []) mount(endpoint);
  mount({
    method: 'get',
    path: '/healthz',
    name: 'healthz',
    anyOrigin: true,
    answer: async () =>
      (await isHealthy())
        ? { status: 200, body: '{"status":"ok"}' }
        : { status: 503, body: '{"status":"unhealthy"}', code: 'Unhealthy' },
  });

  if (options.plainChat !== undefined) {
    mountPlainChat(server, options.plainChat, { origins, limits, log, logRefusal, settings });
  }

  // One route per file and none for the rest, so that an unknown address is unknown by every method.
  const serve = (path: string, fileFor: (request: Request) => StaticFile | undefined): void => {
    const sendFile = async (request: Request, response: Response): Promise<void> => {
      const file = fileFor(request);
      if (file === undefined) send(response, webRefusals.nothingHere);
      else sendStaticFile(file, request, response);
    };
    server.get(path, sendFile);
    server.head(path, sendFile);
  };
  for (const [path, page] of options.pages ?? []) serve(path, page);
  for (const [path, file] of new Map([...files, ...(options.files ?? [])])) {
    if (options.pages?.has(path) !== true) serve(path, () => file);
  }

  // Unknown addresses and methods, and whatever slipped past `mount`. The framework's own words repeat the path.
  server.on('restifyError', (request: Request, response: Response, error: { statusCode?: number }) => {
    request.resume();
    if (error.statusCode === 404) send(response, webRefusals.nothingHere);
    else if (error.statusCode === 405) send(response, webRefusals.wrongMethod);
    else {
      log.event('request.failed', { route: 'unknown', error: errorCode(error) });
      send(response, webRefusals.internal);
    }
  });

  const http = server.server;
  http.requestTimeout = requestTimeoutMs;
  http.headersTimeout = headersTimeoutMs;
  http.keepAliveTimeout = keepAliveTimeoutMs;
  const upgrade = directLineUpgrades({ directLine, origins });
  http.on('upgrade', (request, socket, head) => {
    if (options.console !== undefined && request.url?.startsWith(`${consoleBase}/`)) {
      void connectConsole(options.console, { request, socket, head });
      return;
    }
    upgrade(request, socket, head).catch((error: unknown) => {
      log.event('request.failed', { route: 'conversations.stream', error: errorCode(error) });
      socket.destroy();
    });
  });

  async function connectConsole(
    door: ConsoleDoor,
    taken: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
  ): Promise<void> {
    try {
      const code = await door.connect(taken, origins.kindOf(taken.request));
      if (code !== undefined) logRefusal('console.desk', { status: 403, code });
    } catch (error) {
      log.event('request.failed', { route: 'console.desk', error: errorCode(error) });
      taken.socket.destroy();
    }
  }

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        const refused = ({ code }: NodeJS.ErrnoException): void => reject(new Error(whyNoPort(settings, code)));
        // The framework passes errors of the socket on as its own, and one that nobody hears ends the process.
        server.once('error', refused);
        http.listen(settings.port, settings.host, () => {
          server.off('error', refused);
          resolve((http.address() as AddressInfo).port);
        });
      }),
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      await options.console?.close();
      await directLine.close(closeGraceMs);
      const letGo = setInterval(() => http.closeIdleConnections(), 20);
      const cutOff = setTimeout(() => http.closeAllConnections(), closeGraceMs);
      await closed;
      clearInterval(letGo);
      clearTimeout(cutOff);
    },
  };
}

/** What an operator is told when nothing can be served. */
function whyNoPort({ host, port }: WebServerOptions['settings'], code: string | undefined): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Set PORT to a free one, or stop the other program.`;
    case 'EACCES':
      return `Port ${port} may not be used by this account. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST should be an address of this machine; "${host}" is not.`;
    default:
      return `Nothing can listen on ${host}, port ${port}: ${code ?? 'the reason is not known'}.`;
  }
}

/** Read without trouble behind any host that was. */
const plainAddress = /^(?:\/[\w-]+)+(?:\?[\w&=.-]*)?$/;
/** Visitors come by one or two hosts, and a wrong one is none of them. */
let lastReadableHost: string | undefined;

/**
 * Whether the router can work with a request: an address that is printable, absolute, without a second slash that would
 * make it a host, and with escapes that can be decoded; and a Host header that is one.
 */
function isReadable({ url, headers }: IncomingMessage): boolean {
  const host = headers.host ?? 'localhost';
  if (url !== undefined && host === lastReadableHost && plainAddress.test(url)) return true;
  if (url === undefined || !/^\/(?!\/)[!-~]*$/.test(url) || !/^[\w.:[\]-]{1,255}$/.test(host)) return false;
  if (!URL.canParse(`http://${host}${url}`)) return false;
  lastReadableHost = host;
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
