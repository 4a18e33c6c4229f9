import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { WebSocket } from 'ws';
import type { ConversationGrant, OutgoingActivity } from '../../src/protocol/directLine.js';
import { eventually, startTestServer, type TestServer } from './testServer.js';

/** The part of the official client that is used. Its own types need the browser's. */
interface Client {
  readonly activity$: Stream<OutgoingActivity>;
  readonly connectionStatus$: Stream<number>;
  readonly conversationId: string;
  readonly token: string;
  readonly watermark: string;
  postActivity(activity: object): Stream<string>;
  end(): void;
}
interface Stream<Item> {
  subscribe(next: (item: Item) => void, failed?: (error: unknown) => void): { unsubscribe(): void };
}
type Scope = { XMLHttpRequest?: unknown; WebSocket?: unknown };

const load = createRequire(import.meta.url);
const online = 2;
const ended = 5;

describe('The official Direct Line client', () => {
  const scope = globalThis as Scope;
  const globalsBefore = { XMLHttpRequest: scope.XMLHttpRequest, WebSocket: scope.WebSocket };
  let DirectLine: new (options: object, services?: object) => Client;
  let server: TestServer;
  const open: Opened[] = [];
  const sockets: WebSocket[] = [];

  interface Opened {
    readonly client: Client;
    readonly seen: OutgoingActivity[];
    readonly statuses: number[];
    texts(): (string | undefined)[];
    say(text: string, id?: string): Promise<string>;
  }

  before(async () => {
    scope.XMLHttpRequest = load('xhr2');
    scope.WebSocket = class extends WebSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    };
    ({ DirectLine } = load('botframework-directlinejs') as { DirectLine: typeof DirectLine });
    server = await startTestServer();
  });
  after(async () => {
    for (const { client } of open) {
      try {
        client.end();
      } catch {
        // The client throws when it is ended while it still waits.
      }
    }
    await server.close();
    Object.assign(scope, globalsBefore);
  });

  function openClient(options: object): Opened {
    const client = new DirectLine({ domain: server.base, pollingInterval: 200, ...options });
    const seen: OutgoingActivity[] = [];
    const statuses: number[] = [];
    client.connectionStatus$.subscribe((status) => void statuses.push(status));
    client.activity$.subscribe(
      (activity) => void seen.push(activity),
      () => undefined,
    );
    const opened: Opened = {
      client,
      seen,
      statuses,
      texts: () => seen.map(({ text }) => text),
      say: (text, id) =>
        new Promise((resolve, reject) => {
          client
            .postActivity({
              type: 'message',
              text,
              from: { id: '' },
              ...(id === undefined ? {} : { channelData: { clientActivityID: id } }),
            })
            .subscribe(resolve, reject);
        }),
    };
    open.push(opened);
    return opened;
  }

  async function newToken(): Promise<string> {
    const answer = await fetch(`${server.base}/tokens/generate`, { method: 'POST' });
    return ((await answer.json()) as ConversationGrant).token;
  }

  const waitFor = (opened: Opened, text: string) =>
    eventually(() => (opened.texts().includes(text) ? true : undefined));

  for (const webSocket of [true, false]) {
    describe(webSocket ? 'over a WebSocket' : 'by polling', () => {
      it('is welcomed, talks, and sees each message once and in order', async () => {
        const one = openClient({ token: await newToken(), webSocket });
        await waitFor(one, 'Welcome');
        const id = await one.say('hello');
        await waitFor(one, 'heard hello');
        assert.deepEqual(one.texts(), ['Welcome', 'hello', 'heard hello']);
        assert.equal(one.seen[1]?.id, id);
        assert.equal(one.seen[2]?.replyToId, id);
        assert.equal(one.statuses.at(-1), online);
      });

      it('shows choices as buttons', async () => {
        const one = openClient({ token: await newToken(), webSocket });
        await waitFor(one, 'Welcome');
        await one.say('ask');
        await waitFor(one, 'Are you sure?');
        assert.deepEqual(one.seen.at(-1)?.suggestedActions?.actions, [
          { type: 'imBack', title: 'Yes', value: 'Yes' },
          { type: 'imBack', title: 'No', value: 'No' },
        ]);
      });

      it('takes up a conversation by its id and watermark', async () => {
        const first = openClient({ token: await newToken(), webSocket });
        await waitFor(first, 'Welcome');
        await first.say('before the reload');
        await waitFor(first, 'heard before the reload');
        const { token, conversationId, watermark } = first.client;
        const second = openClient({ token, conversationId, watermark, webSocket });
        await second.say('after the reload');
        await waitFor(second, 'heard after the reload');
        assert.deepEqual(second.texts(), ['after the reload', 'heard after the reload']);
      });

      it('serves two tabs of one conversation', async () => {
        const first = openClient({ token: await newToken(), webSocket });
        await waitFor(first, 'Welcome');
        const { token, conversationId } = first.client;
        const second = openClient({ token, conversationId, webSocket });
        await waitFor(second, 'Welcome');
        await first.say('from the first tab');
        await Promise.all([waitFor(first, 'heard from the first tab'), waitFor(second, 'heard from the first tab')]);
        await second.say('from the second tab');
        await Promise.all([waitFor(first, 'heard from the second tab'), waitFor(second, 'heard from the second tab')]);
      });

      it('may send a message twice', async () => {
        const one = openClient({ token: await newToken(), webSocket });
        await waitFor(one, 'Welcome');
        const ids = [await one.say('once', 'same-id'), await one.say('once', 'same-id')];
        assert.equal(ids[0], ids[1]);
        await one.say('next');
        await waitFor(one, 'heard next');
        assert.equal(one.texts().filter((text) => text === 'heard once').length, 1);
      });
    });
  }

  it('loses and doubles nothing when its socket drops', async () => {
    const one = openClient({ token: await newToken() });
    // The client waits 3,000 + random * 12,000 ms before it reconnects.
    Object.assign((one.client as unknown as { services: object }).services, { random: () => -0.25 });
    await waitFor(one, 'Welcome');
    sockets.at(-1)?.terminate();
    await one.say('while away');
    await waitFor(one, 'heard while away');
    await one.say('and back');
    await waitFor(one, 'heard and back');
    assert.deepEqual(one.texts(), ['Welcome', 'while away', 'heard while away', 'and back', 'heard and back']);
  });

  it('goes on with a renewed token', async () => {
    const first = openClient({ token: await newToken() });
    await waitFor(first, 'Welcome');
    const { conversationId, token } = first.client;
    const refreshed = await fetch(`${server.base}/tokens/refresh`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const grant = (await refreshed.json()) as ConversationGrant;
    assert.equal(grant.conversationId, conversationId);
    const second = openClient({ token: grant.token, conversationId });
    await second.say('renewed');
    await waitFor(second, 'heard renewed');
  });

  it('is told that a conversation has ended', async () => {
    const one = openClient({ token: await newToken(), webSocket: false });
    await waitFor(one, 'Welcome');
    await one.say('leave');
    await eventually(() => (one.statuses.includes(ended) ? true : undefined));
    assert.equal(one.seen.at(-1)?.type, 'endOfConversation');
    assert.equal(one.seen.at(-2)?.text, 'Goodbye');
  });
});
