import assert from 'node:assert/strict';
import { request } from 'node:http';
import {
  eventually,
  type Opened,
  openConversation,
  poll,
  post,
  startTestServer,
  type TestServer,
} from './testServer.js';

interface Sent {
  readonly method: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** All of an answer but its moment, and the number of what is not kept. */
interface Answered {
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

function send(address: string, { method, query = '', headers = {}, body }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${query}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += String(chunk)));
      response.on('end', () => {
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}`] : []));
        resolve({
          status: response.statusCode,
          headers: pairs.filter((pair) => !pair.startsWith('Date:')),
          body: text.replace(/\|u\d+/, '|u'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const typing = { method: 'POST', headers: json, body: '{"type":"typing"}' };
const text = (length: number) => JSON.stringify({ type: 'message', text: 'x'.repeat(length) });

const requests: Readonly<Record<string, Sent>> = {
  'a poll': { method: 'GET' },
  'a poll from a watermark': { method: 'GET', query: '?watermark=1' },
  'a poll from a foreign watermark': { method: 'GET', query: '?watermark=abc' },
  'a poll with an escaped query': { method: 'GET', query: '?watermark=%31' },
  'a poll with an odd query': { method: 'GET', query: '?__proto__=1&watermark=0&watermark=1' },
  'a poll with a body': { ...typing, method: 'GET', headers: { ...json, 'transfer-encoding': 'chunked' } },
  'a poll for a version': { method: 'GET', headers: { 'accept-version': '9.9.9', accept: 'text/html' } },
  'a poll by a page on the list': { method: 'GET', headers: { origin: 'https://helpline.example' } },
  'a poll by a page elsewhere': { method: 'GET', headers: { origin: 'https://elsewhere.example' } },
  'a poll across sites': { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } },
  'a poll with another token': { method: 'GET', headers: { authorization: 'Bearer a.b.c' } },
  'a preflight': { method: 'OPTIONS', headers: { origin: 'https://helpline.example' } },
  'a method that is not used': { method: 'DELETE' },
  'another one': { method: 'PUT', ...{ headers: json, body: '{}' } },
  'a head': { method: 'HEAD' },
  typing,
  'typing by a page on the list': { ...typing, headers: { ...json, origin: 'https://helpline.example' } },
  'typing by a page elsewhere': { ...typing, headers: { ...json, origin: 'https://elsewhere.example' } },
  'typing with another token': { ...typing, headers: { ...json, authorization: 'Basic eA==' } },
  'typing with a method to use instead': { ...typing, headers: { ...json, 'x-http-method-override': 'DELETE' } },
  'malformed JSON': { ...typing, body: '{"type":' },
  'an array': { ...typing, body: '[]' },
  binary: { ...typing, body: Buffer.from([0, 255, 254, 1, 128]) },
  'an empty body': { method: 'POST', headers: json },
  'an unknown type': { ...typing, body: '{"type":"trace"}' },
  'keys that pollute': { ...typing, body: '{"__proto__":{"type":"typing"}}' },
  'a text that is too long': { ...typing, body: text(10_001) },
  'a body that is too large': { ...typing, body: text(70_000) },
  'another content type': { ...typing, headers: { 'content-type': 'text/plain' } },
  'a compressed body': { ...typing, headers: { ...json, 'content-encoding': 'gzip' } },
};

/** The requests of a turn are found without the router; an address with an escape in it is not. */
describe('The short way of a turn', () => {
  let server: TestServer;
  let opened: Opened;
  before(async () => {
    server = await startTestServer({ settings: { allowedOrigins: ['https://helpline.example'] } });
    opened = await openConversation(server);
    // The welcome comes a moment after the start.
    await eventually(async () => ((await poll(opened)).watermark === '1' ? true : undefined));
  });
  after(() => server.close());

  const ways = ({ conversationId }: Opened): [short: string, routed: string] => {
    const escaped = `%${conversationId.charCodeAt(0).toString(16)}${conversationId.slice(1)}`;
    const addressOf = (id: string) => `${server.base}/conversations/${id}/activities`;
    return [addressOf(conversationId), addressOf(escaped)];
  };

  for (const [name, sent] of Object.entries(requests)) {
    it(`answers as the router's does: ${name}`, async () => {
      const { authorization = '' } = opened.headers;
      const all = { ...sent, headers: { authorization, ...sent.headers } };
      const [short, routed] = await Promise.all(ways(opened).map((address) => send(address, all)));
      assert.ok((short?.headers.length ?? 0) > 5);
      assert.deepEqual(short, routed);
    });
  }

  it('takes a message by either, and counts both towards one limit', async () => {
    const small = await startTestServer({ direct: { postsPerMinute: 4 } });
    const one = await openConversation(small);
    const { authorization = '' } = one.headers;
    const message = { method: 'POST', headers: { ...json, authorization }, body: text(5) };
    const statuses: (number | undefined)[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (const address of ways(one)) {
        const { status } = await send(address.replace(server.base, small.base), message);
        statuses.push(status);
      }
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429]);
    assert.equal((await post(one, { type: 'message', text: 'hello' })).status, 429);
    await small.close();
  });
});
