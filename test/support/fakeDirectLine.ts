import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type WebSocket, WebSocketServer } from 'ws';
import type { OutgoingActivity } from '../../src/protocol/directLine.js';
import { createEmbed, type Embed } from '../../src/web/embed.js';
import { createPages } from '../../src/web/pages.js';
import { pageHeaders } from '../../src/web/securityHeaders.js';
import { loadStaticFiles, sendStaticFile } from '../../src/web/staticFiles.js';

const root = new URL('../../../', import.meta.url);

export type Said = Partial<Omit<OutgoingActivity, 'id'>>;

/** Numbers on the page under test; the helpline's is from Ofcom's range for drama. */
export const testNumbers = { emergencyNumber: '999', helplineName: 'Test Helpline', helplineNumber: '01632 960 123' };
export const neutralSite = 'https://neutral.example/';

export interface FakeDirectLine {
  readonly url: string;
  /** bodies of the messages that came in */
  readonly posts: { text: string; clientActivityID: string }[];
  /** conversation id and token of each erase call */
  readonly erased: { id: string; token: string }[];
  /** paths asked for, without the query */
  readonly requests: string[];
  refuseSockets: boolean;
  /** where quick exit leads; `held` under our own address is asked for but not answered while the test looks */
  exitSite: string;
  /** closes every connection and answers nobody, until `recover` */
  drop(): Promise<void>;
  readonly isDown: boolean;
  recover(): Promise<void>;
  /** the bot speaks of its own accord */
  say(said: Said): void;
  close(): Promise<void>;
}

/**
 * A Direct Line server of one conversation whose bot says what a test wants, and which can fail on demand. It serves
 * the built page with the headers that the real server sends.
 * @param bot what to say to a text; an empty text is the start of the conversation
 */
export async function startFakeDirectLine(bot: (text: string) => readonly Said[]): Promise<FakeDirectLine> {
  const activities: OutgoingActivity[] = [];
  const sockets = new Set<WebSocket>();
  const connections = new Set<Socket>();
  const ids = new Map<string, string>();
  let conversation = '';
  let port = 0;

  function add(said: Said, role: 'bot' | 'user'): string {
    const activity: OutgoingActivity = {
      type: 'message',
      timestamp: '2025-03-04T21:10:00.000Z',
      channelId: 'directline',
      conversation: { id: conversation },
      from: { id: role, role },
      ...said,
      id: `${conversation}|${activities.length}`,
    };
    activities.push(activity);
    const frame = JSON.stringify({ activities: [activity], watermark: `${activities.length}` });
    for (const socket of sockets) socket.send(frame);
    return activity.id;
  }

  function since(watermark: string | null) {
    return { activities: activities.slice(Number(watermark) || 0), watermark: `${activities.length}` };
  }

  function grant(id: string) {
    const streamUrl = `ws://127.0.0.1:${port}/v3/directline/conversations/${id}/stream?t=ticket`;
    return { conversationId: id, token: `token-of-${id}`, expires_in: 1800, streamUrl };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    fake.requests.push(url.pathname);
    const json = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    if (url.pathname === '/held') return;
    if (!url.pathname.startsWith('/v3/')) return site(fake.exitSite)(request, response);
    // Sites of the helpline may use it from elsewhere.
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (request.method === 'OPTIONS') return json(204);
    const body = request.method === 'POST' ? await readBody(request) : {};
    const [, , , , id = '', action] = url.pathname.split('/');
    if (url.pathname.endsWith('/tokens/generate')) {
      conversation = randomUUID();
      activities.length = 0;
      json(200, grant(conversation));
    } else if (url.pathname.endsWith('/conversations')) {
      for (const said of bot('')) add(said, 'bot');
      json(201, grant(conversation));
    } else if (action === 'erase') {
      fake.erased.push({ id, token: String(body.token) });
      json(204);
    } else if (action === 'activities' && request.method === 'POST') {
      const text = String(body.text);
      const clientActivityID = String((body.channelData as Record<string, unknown>).clientActivityID);
      fake.posts.push({ text, clientActivityID });
      let sent = ids.get(clientActivityID);
      if (sent === undefined) {
        sent = add({ text, channelData: { clientActivityID } }, 'user');
        ids.set(clientActivityID, sent);
        for (const said of bot(text)) add(said, 'bot');
      }
      json(200, { id: sent });
    } else if (action === 'activities') json(200, since(url.searchParams.get('watermark')));
    else {
      reconnectFrom = url.searchParams.get('watermark');
      json(200, grant(id));
    }
  }

  let reconnectFrom: string | null = null;
  const streams = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    if (fake.refuseSockets) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    streams.handleUpgrade(request, socket, head, (stream) => {
      sockets.add(stream);
      stream.on('close', () => sockets.delete(stream));
      stream.send(JSON.stringify(since(reconnectFrom)));
      reconnectFrom = null;
    });
  });
  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const connection of connections) connection.destroy();
    });

  const fake: FakeDirectLine = {
    get url() {
      return `http://127.0.0.1:${port}/`;
    },
    posts: [],
    erased: [],
    requests: [],
    refuseSockets: false,
    exitSite: neutralSite,
    get isDown() {
      return !server.listening;
    },
    drop: stop,
    recover: listen,
    say: (said) => void add(said, 'bot'),
    close: stop,
  };
  await listen();
  return fake;
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

/** The words of the page in one language, as the server reads them. */
export function pageWords(tag: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`locales/${tag}/page.json`, root), 'utf8'));
}

/** The widget's files as the server makes them, in English and Welsh; and in English words set from right to left. */
export function testEmbed(exitSites: readonly string[]): Embed {
  return createEmbed({ ...embedOptions, exitSites });
}

const words = { en: pageWords('en'), cy: pageWords('cy'), ar: { ...pageWords('en'), tellLanguageName: 'العربية' } };
const embedOptions = {
  templatesDir: fileURLToPath(new URL('dist/templates/', root)),
  publicDir: fileURLToPath(new URL('dist/public/', root)),
  words,
  numbersIn: () => testNumbers,
  phoneNumbers: [],
  textNumbers: ['85258'],
  headers: pageHeaders(['http://127.0.0.1:*']),
};

/** Answers for our pages and files, exactly as the real server would. */
function site(exitSite: string): (request: IncomingMessage, response: ServerResponse) => void {
  const { templatesDir, publicDir, numbersIn, headers } = embedOptions;
  const embed = testEmbed([exitSite]);
  const pages = createPages({ templatesDir, embed, words, numbersIn, exitSite, headers });
  const files = new Map([...loadStaticFiles(publicDir, headers), ...embed.files]);
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const file = pages.get(path)?.(request) ?? files.get(path);
    if (file === undefined) {
      response.statusCode = 404;
      response.end();
    } else sendStaticFile(file, request, response);
  };
}
