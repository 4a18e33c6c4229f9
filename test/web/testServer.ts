import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createDirectLine,
  type DirectLine,
  type DirectLineSettings,
} from '../../src/channels/directLine/directLine.js';
import type { Incoming, Reply, RunTurn } from '../../src/conversation/message.js';
import type { Log } from '../../src/log/events.js';
import type { ActivitySet, ConversationGrant } from '../../src/protocol/directLine.js';
import { createPlainChat } from '../../src/web/plain/plainChat.js';
import { createPlainTexts } from '../../src/web/plain/plainWords.js';
import { createWebServer, type WebServer, type WebServerOptions } from '../../src/web/server.js';
import { neutralSite, pageWords, testNumbers } from '../support/fakeDirectLine.js';

export interface LogLine {
  readonly name: string;
  readonly fields: object;
}

/** A log that can be looked at. */
export function recordingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, event: (name, fields) => void lines.push({ name, fields }) };
}

export interface TestServer {
  readonly url: string;
  readonly base: string;
  readonly port: number;
  readonly web: WebServer;
  readonly directLine: DirectLine;
  readonly log: ReturnType<typeof recordingLog>;
  /** what the fake corridor was given, in order */
  readonly turns: Incoming[];
  readonly erased: string[];
  /** moves the service's clock */
  advance(ms: number): void;
  now(): Date;
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly runTurn?: RunTurn;
  readonly direct?: Partial<DirectLineSettings>;
  readonly settings?: Partial<WebServerOptions['settings']>;
  readonly key?: Buffer;
  readonly publicDir?: string;
  readonly azure?: WebServerOptions['azure'];
  readonly isHealthy?: () => boolean;
  readonly startAt?: Date;
}

/** A promise, and what opens it. */
export function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

/** A fake corridor: welcomes, repeats, asks on "ask", and leaves on "leave". */
export const echoTurn: RunTurn = async (incoming, deliver) => {
  await deliver(repliesTo(incoming));
};

function repliesTo({ kind, text }: Incoming): Reply[] {
  if (kind === 'start') return [{ text: 'Welcome', language: 'en' }];
  if (text === 'leave') return [{ text: 'Goodbye', language: 'en', ended: 'left' }];
  if (text === 'ask') {
    const choices = [
      { code: 'yes', label: 'Yes' },
      { code: 'no', label: 'No' },
    ];
    return [{ text: 'Are you sure?', language: 'en', choices }];
  }
  return [{ text: `heard ${text}`, language: 'en' }];
}

export const testKey = Buffer.alloc(32, 7);

/** A whole server on a free port, with a fake corridor, and a clock that stands still until it is moved. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const log = recordingLog();
  const turns: Incoming[] = [];
  const erased: string[] = [];
  const startAt = options.startAt ?? new Date('2026-03-03T21:00:00Z');
  let offsetMs = 0;
  const now = () => new Date(startAt.getTime() + offsetMs);
  const runTurn = options.runTurn ?? echoTurn;
  const directLine = createDirectLine({
    runTurn: (incoming, deliver) => {
      turns.push(incoming);
      return runTurn(incoming, deliver);
    },
    eraseConversation: async (id) => void erased.push(id),
    key: options.key ?? testKey,
    now,
    log,
    ...(options.direct === undefined ? {} : { settings: options.direct }),
  });
  const plainChat = createPlainChat({
    directLine,
    texts: createPlainTexts({
      words: { en: pageWords('en'), cy: pageWords('cy'), ar: { ...pageWords('en'), tellLanguageName: 'العربية' } },
      numbersIn: () => testNumbers,
      phoneNumbers: [],
      textNumbers: ['85258'],
    }),
    styleSheet: 'plain.css',
    exitSites: [neutralSite],
  });
  const web = createWebServer({
    directLine,
    plainChat,
    azure: options.azure,
    settings: {
      host: '127.0.0.1',
      port: 0,
      allowedOrigins: [],
      tokensPerMinute: 10_000,
      trustProxy: false,
      directLineSecret: undefined,
      ...options.settings,
    },
    publicDir: options.publicDir ?? mkdtempSync(path.join(tmpdir(), 'waymark-public-')),
    ...(options.isHealthy === undefined ? {} : { isHealthy: options.isHealthy }),
    log,
    now,
  });
  const port = await web.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    base: `${url}/v3/directline`,
    port,
    web,
    directLine,
    log,
    turns,
    erased,
    advance: (ms) => {
      offsetMs += ms;
    },
    now,
    close: () => web.close(),
  };
}

export interface Opened extends Required<ConversationGrant> {
  /** headers for a request with this conversation's token */
  readonly headers: Record<string, string>;
  /** the address of the conversation */
  readonly address: string;
}

/** Opens a conversation as a page does: a token, then a start. */
export async function openConversation(server: TestServer): Promise<Opened> {
  const generated = (await (
    await fetch(`${server.base}/tokens/generate`, { method: 'POST' })
  ).json()) as ConversationGrant;
  const started = await fetch(`${server.base}/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${generated.token}` },
  });
  const grant = (await started.json()) as Required<ConversationGrant>;
  return {
    ...grant,
    headers: { authorization: `Bearer ${grant.token}`, 'content-type': 'application/json' },
    address: `${server.base}/conversations/${grant.conversationId}`,
  };
}

export function post(opened: Opened, activity: unknown): Promise<Response> {
  return fetch(`${opened.address}/activities`, {
    method: 'POST',
    headers: opened.headers,
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
}

export async function poll(opened: Opened, watermark = ''): Promise<ActivitySet> {
  const answer = await fetch(`${opened.address}/activities?watermark=${watermark}`, { headers: opened.headers });
  return (await answer.json()) as ActivitySet;
}

export function texts(set: ActivitySet): (string | undefined)[] {
  return set.activities.map(({ text }) => text);
}

/** Resolves with the first value that is not undefined; looked at after each turn of the event loop. */
export async function eventually<Value>(look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (let round = 0; round < 2_000; round += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('eventually: what was waited for did not come');
}

export async function errorCodeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}
