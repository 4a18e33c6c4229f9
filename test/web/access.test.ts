import assert from 'node:assert/strict';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { createTokenOffice } from '../../src/channels/directLine/tokens.js';
import {
  errorCodeOf,
  eventually,
  type Opened,
  openConversation,
  post,
  startTestServer,
  type TestServer,
  testKey,
} from './testServer.js';

/** The status that an upgrade is refused with, or 101. */
function upgradeStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
  });
}

describe('Who may do what', () => {
  let server: TestServer;
  let opened: Opened;
  let other: Opened;
  before(async () => {
    server = await startTestServer({ settings: { directLineSecret: 's'.repeat(40) } });
  });
  beforeEach(async () => {
    opened = await openConversation(server);
    other = await openConversation(server);
  });
  after(() => server.close());

  const calls: [name: string, path: string, method: string][] = [
    ['poll', '/activities', 'GET'],
    ['post', '/activities', 'POST'],
    ['reconnect', '', 'GET'],
    ['upload', '/upload', 'POST'],
    ['erase', '/erase', 'POST'],
  ];
  for (const [name, path, method] of calls) {
    it(`lets nobody ${name} without the right token`, async () => {
      const body = method === 'POST' ? '{"type":"message","text":"hi"}' : null;
      const call = (authorization?: string) =>
        fetch(opened.address + path, {
          method,
          body,
          headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        });
      const [head = '', payload = '', signature = ''] = opened.token.split('.');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      const changed = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      const elsewhere = await new SignJWT({ conv: opened.conversationId, user: 'dl_x', begun: true })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(Buffer.alloc(32, 1));
      const ticket = new URL(opened.streamUrl).searchParams.get('t');
      const forged = [
        undefined,
        '',
        'Bearer',
        'Bearer x',
        'Basic abc',
        `Bearer ${head}.${payload}.${changed}`,
        `Bearer ${none}.${payload}.`,
        `Bearer ${elsewhere}`,
        `Bearer ${ticket}`,
        `Bearer ${'s'.repeat(40)}`,
        `Bearer ${'a'.repeat(5_000)}`,
      ];
      for (const authorization of forged)
        assert.equal((await call(authorization)).status, 401, authorization?.slice(0, 20));
      const foreign = await call(`Bearer ${other.token}`);
      assert.equal(foreign.status, 403);
      assert.equal(await errorCodeOf(foreign), 'TokenForOther');
      assert.deepEqual(server.erased, []);
    });
  }

  it('refuses expired tokens, save for erasing within a day', async () => {
    const own = await startTestServer();
    try {
      const mine = await openConversation(own);
      const call = (path: string) => fetch(mine.address + path, { method: 'POST', headers: mine.headers, body: '{}' });
      own.advance(30 * 60_000);
      const expired = await call('/activities');
      assert.equal(expired.status, 403);
      assert.equal(await errorCodeOf(expired), 'TokenExpired');
      assert.equal((await fetch(`${own.base}/tokens/refresh`, { method: 'POST', headers: mine.headers })).status, 403);
      assert.equal((await call('/erase')).status, 204);
      own.advance(24 * 60 * 60_000);
      assert.equal((await call('/erase')).status, 403);
    } finally {
      await own.close();
    }
  });

  it('renews a token for the same conversation, and the old one lives on', async () => {
    const office = createTokenOffice({ key: testKey, purpose: 'chat', lifetimeSeconds: 60, now: server.now });
    server.advance(1_000);
    const refreshed = await fetch(`${server.base}/tokens/refresh`, { method: 'POST', headers: opened.headers });
    assert.equal(refreshed.status, 200);
    const { token } = (await refreshed.json()) as { token: string };
    assert.notEqual(token, opened.token);
    const [was, is] = await Promise.all([office.verify(opened.token), office.verify(token)]);
    assert.ok(was.ok && is.ok);
    assert.equal(is.claims.conversationId, was.claims.conversationId);
    assert.equal(is.claims.visitorId, was.claims.visitorId);
    assert.equal((await post(opened, { type: 'message', text: 'old token' })).status, 200);
  });

  it('erases with the token as bearer or in a beacon, again and again', async () => {
    await post(opened, { type: 'message', text: 'to be erased' });
    const socket = new WebSocket(opened.streamUrl);
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const body = JSON.stringify({ token: opened.token });
    const beacon = await fetch(`${opened.address}/erase`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'null' },
      body,
    });
    assert.equal(beacon.status, 204);
    assert.equal(beacon.headers.get('clear-site-data'), '"cache", "storage"');
    await closed;
    assert.ok(server.erased.includes(opened.conversationId));
    const again = await fetch(`${opened.address}/erase`, { method: 'POST', headers: opened.headers });
    assert.equal(again.status, 204);
    assert.equal((await post(opened, { type: 'message', text: 'after' })).status, 404);
  });

  it('opens a stream only with a fresh ticket for it, and not from foreign pages', async () => {
    const url = new URL(opened.streamUrl);
    const withTicket = (ticket: string | null) => {
      const changed = new URL(url);
      if (ticket === null) changed.searchParams.delete('t');
      else changed.searchParams.set('t', ticket);
      return changed.href;
    };
    assert.equal(await upgradeStatus(url.href), 101);
    assert.equal(await upgradeStatus(url.href, { origin: server.url }), 101);
    assert.equal(await upgradeStatus(url.href, { origin: 'https://elsewhere.example' }), 403);
    assert.equal(await upgradeStatus(withTicket(null)), 401);
    assert.equal(await upgradeStatus(withTicket('x')), 401);
    assert.equal(await upgradeStatus(withTicket(opened.token)), 401);
    assert.equal(await upgradeStatus(withTicket(new URL(other.streamUrl).searchParams.get('t'))), 403);
    assert.equal(await upgradeStatus(`ws://127.0.0.1:${server.port}/elsewhere`), 404);
    server.advance(60_000);
    assert.equal(await upgradeStatus(url.href), 403);
  });

  it('gives tokens to a server that knows the secret, whatever its origin', async () => {
    const generate = (authorization: string, body = '{}') =>
      fetch(`${server.base}/tokens/generate`, {
        method: 'POST',
        headers: { authorization, origin: 'https://elsewhere.example', 'content-type': 'application/json' },
        body,
      });
    assert.equal((await generate(`Bearer ${'s'.repeat(40)}`)).status, 200);
    assert.equal((await generate(`Bearer ${'s'.repeat(39)}`)).status, 401);
    assert.equal((await generate(`Bearer ${'s'.repeat(40)}`, '{"user":{"id":"jane"}}')).status, 400);
    assert.equal((await generate(`Bearer ${'s'.repeat(40)}`, '{"user":{"id":"dl_1"}}')).status, 200);
  });

  it('limits tokens by network address, and trusts a proxy only when told to', async () => {
    const tries = async (trustProxy: boolean) => {
      const limited = await startTestServer({ settings: { tokensPerMinute: 2, trustProxy } });
      const statuses: number[] = [];
      try {
        for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
          const answer = await fetch(`${limited.base}/tokens/generate`, {
            method: 'POST',
            headers: { 'x-forwarded-for': `198.51.100.7, ${address}` },
          });
          statuses.push(answer.status);
          if (answer.status === 429) assert.ok(Number(answer.headers.get('retry-after')) >= 1);
        }
        assert.ok(!JSON.stringify(limited.log.lines).includes('113'));
      } finally {
        await limited.close();
      }
      return statuses;
    };
    assert.deepEqual(await tries(false), [200, 200, 429]);
    assert.deepEqual(await tries(true), [200, 200, 200]);
  });

  it('limits the posts of one conversation a minute', async () => {
    const limited = await startTestServer({ direct: { postsPerMinute: 3 } });
    try {
      const mine = await openConversation(limited);
      const say = async (text: string) => (await post(mine, { type: 'message', text })).status;
      assert.deepEqual([await say('1'), await say('2'), await say('3'), await say('4')], [200, 200, 200, 429]);
      limited.advance(60_000);
      assert.equal(await say('5'), 200);
    } finally {
      await limited.close();
    }
  });

  it('holds no more conversations than it may', async () => {
    const small = await startTestServer({ direct: { mostConversations: 1 } });
    try {
      await openConversation(small);
      const { token } = (await (await fetch(`${small.base}/tokens/generate`, { method: 'POST' })).json()) as Opened;
      const start = () =>
        fetch(`${small.base}/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
      assert.equal((await start()).status, 503);
      small.advance(5 * 60_000);
      assert.equal((await start()).status, 201);
      assert.equal(await eventually(() => small.directLine.held().conversations), 1);
    } finally {
      await small.close();
    }
  });
});
