import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import type { ConversationGrant } from '../../src/protocol/directLine.js';
import {
  echoTurn,
  errorCodeOf,
  eventually,
  gate,
  type Opened,
  openConversation,
  poll,
  post,
  startTestServer,
  type TestServer,
  texts,
} from './testServer.js';

describe('Direct Line over HTTP', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ settings: { allowedOrigins: ['https://helpline.example'] } });
  });
  after(() => server.close());

  it('begins one conversation per token, and welcomes once', async () => {
    const generated = await fetch(`${server.base}/tokens/generate`, { method: 'POST' });
    assert.equal(generated.status, 200);
    const { token, conversationId, expires_in } = (await generated.json()) as ConversationGrant;
    assert.equal(expires_in, 1800);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { user: string };
    assert.match(claims.user, /^dl_/);

    const start = () =>
      fetch(`${server.base}/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    const first = await start();
    assert.equal(first.status, 201);
    const again = await start();
    assert.equal(again.status, 200);
    const grant = (await again.json()) as Required<ConversationGrant>;
    assert.equal(grant.conversationId, conversationId);
    assert.match(grant.streamUrl, /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\//);
    assert.equal(server.turns.filter((turn) => turn.conversationId === conversationId).length, 1);
  });

  it('passes the page language on with the start', async () => {
    const { token, conversationId } = (await (
      await fetch(`${server.base}/tokens/generate`, { method: 'POST' })
    ).json()) as ConversationGrant;
    await fetch(`${server.base}/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"user":{},"locale":"cy-GB"}',
    });
    const turn = await eventually(() => server.turns.find((one) => one.conversationId === conversationId));
    assert.deepEqual(turn, { channel: 'web', conversationId, kind: 'start', text: '', locale: 'cy-GB' });
  });

  it('answers a post when its turn is over', async () => {
    const { promise: held, resolve: release } = gate();
    const slow = await startTestServer({
      async runTurn(incoming, deliver) {
        if (incoming.kind === 'message') await held;
        await echoTurn(incoming, deliver);
      },
    });
    try {
      const opened = await openConversation(slow);
      const message = { type: 'message', text: 'one', channelData: { clientActivityID: 'c1' } };
      let answers = 0;
      const send = () =>
        post(opened, message).finally(() => {
          answers += 1;
        });
      const posts = [send()];
      await eventually(async () => (texts(await poll(opened)).includes('one') ? true : undefined));
      posts.push(send());
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(answers, 0);
      release();
      const [first, again] = await Promise.all(posts);
      assert.equal(first?.status, 200);
      assert.deepEqual(await again?.json(), await first?.json(), 'one message, sent twice');
      assert.ok(texts(await poll(opened)).includes('heard one'), 'the reply is there when the post is answered');
    } finally {
      release();
      await slow.close();
    }
  });

  it('answers a post whose turn hangs, and one whose visitor has left', async () => {
    const { promise: held, resolve: release } = gate();
    const hanging = await startTestServer({
      direct: { longestPostMs: 30 },
      runTurn: async ({ kind }) => (kind === 'message' ? held : undefined),
    });
    try {
      const opened = await openConversation(hanging);
      assert.equal((await post(opened, { type: 'message', text: 'one' })).status, 200);
    } finally {
      release();
      await hanging.close();
    }
    const { promise: heldOn, resolve: letGo } = gate();
    const left = await startTestServer({
      direct: { longestPostMs: 60_000 },
      runTurn: async ({ kind }) => (kind === 'message' ? heldOn : undefined),
    });
    try {
      const opened = await openConversation(left);
      const runs = post(opened, { type: 'message', text: 'one' });
      const waits = post(opened, { type: 'message', text: 'two' });
      await eventually(async () => (texts(await poll(opened)).includes('two') ? true : undefined));
      void fetch(`${left.base}/conversations/${opened.conversationId}/erase`, {
        method: 'POST',
        headers: { authorization: `Bearer ${opened.token}` },
      });
      assert.equal((await waits).status, 200);
      letGo();
      assert.equal((await runs).status, 200);
    } finally {
      letGo();
      await left.close();
    }
  });

  it('echoes first, under the id that the post gave and the reply names', async () => {
    const opened = await openConversation(server);
    const answered = await post(opened, {
      type: 'message',
      text: 'hello',
      from: { id: 'dl_somebody-else' },
      id: 'mine',
      channelData: { clientActivityID: 'c1', nested: { dropped: true } },
    });
    assert.equal(answered.status, 200);
    const { id } = (await answered.json()) as { id: string };
    const set = await eventually(async () => {
      const found = await poll(opened, '1');
      return found.activities.length === 2 ? found : undefined;
    });
    const [echo, reply] = set.activities;
    assert.equal(echo?.id, id);
    assert.equal(echo?.text, 'hello');
    assert.notEqual(echo?.from.id, 'dl_somebody-else');
    assert.equal(echo?.from.role, 'user');
    assert.deepEqual(echo?.channelData, { clientActivityID: 'c1' });
    assert.equal(reply?.replyToId, id);
    assert.equal(reply?.from.role, 'bot');
    assert.ok((echo?.timestamp ?? '') < (reply?.timestamp ?? ''));
    assert.equal(set.watermark, '3');
  });

  it('takes a message that is sent twice once', async () => {
    const opened = await openConversation(server);
    const activity = { type: 'message', text: 'twice', channelData: { clientActivityID: 'same' } };
    const ids = await Promise.all(
      [post(opened, activity), post(opened, activity)].map(async (one) => (await one).json()),
    );
    assert.deepEqual(ids[0], ids[1]);
    await eventually(async () => ((await poll(opened)).watermark === '3' ? true : undefined));
    assert.equal(server.turns.filter(({ conversationId }) => conversationId === opened.conversationId).length, 2);
  });

  it('treats a foreign watermark as none', async () => {
    const opened = await openConversation(server);
    await eventually(async () => ((await poll(opened)).watermark === '1' ? true : undefined));
    for (const watermark of ['999', '-5', 'abc', '1e0', '%00', '__proto__']) {
      assert.deepEqual(texts(await poll(opened, watermark)), ['Welcome'], watermark);
    }
    assert.deepEqual(texts(await poll(opened, '1')), []);
  });

  it('keeps what the visitor typed no longer than a client needs it', async () => {
    const opened = await openConversation(server);
    await post(opened, { type: 'message', text: 'a secret' });
    const set = await eventually(async () => {
      const found = await poll(opened);
      return found.activities.length === 3 ? found : undefined;
    });
    assert.deepEqual(texts(await poll(opened)), ['Welcome', 'a secret', 'heard a secret']);
    await poll(opened, set.watermark);
    assert.deepEqual(texts(await poll(opened)), ['Welcome', 'heard a secret']);

    await post(opened, { type: 'message', text: 'never fetched' });
    await eventually(async () => ((await poll(opened)).activities.length === 4 ? true : undefined));
    server.advance(2 * 60_000);
    assert.ok(!texts(await poll(opened)).includes('never fetched'));
    server.directLine.sweep();
    assert.equal(server.directLine.held().echoes, 0);
  });

  it('ends with the last words, and then knows nothing more', async () => {
    const opened = await openConversation(server);
    await poll(opened);
    await post(opened, { type: 'message', text: 'leave' });
    const last = await eventually(async () => {
      const answer = await fetch(`${opened.address}/activities?watermark=2`, { headers: opened.headers });
      const set = (await answer.json()) as { activities?: { type: string; text?: string }[] };
      return set.activities?.length === 2 ? set.activities : undefined;
    });
    assert.deepEqual(
      last.map(({ type, text }) => [type, text]),
      [
        ['message', 'Goodbye'],
        ['endOfConversation', undefined],
      ],
    );
    assert.equal((await post(opened, { type: 'message', text: 'anyone?' })).status, 404);
    assert.equal((await fetch(opened.address, { headers: opened.headers })).status, 404);
    assert.equal((await fetch(`${opened.address}/activities`, { headers: opened.headers })).status, 404);
    const refresh = await fetch(`${server.base}/tokens/refresh`, { method: 'POST', headers: opened.headers });
    assert.equal(refresh.status, 404);
  });

  it('cannot be begun again with the token of a conversation that ended', async () => {
    const { token, conversationId } = (await (
      await fetch(`${server.base}/tokens/generate`, { method: 'POST' })
    ).json()) as ConversationGrant;
    const headers = { authorization: `Bearer ${token}` };
    const start = () => fetch(`${server.base}/conversations`, { method: 'POST', headers });
    assert.equal((await start()).status, 201);
    const erase = await fetch(`${server.base}/conversations/${conversationId}/erase`, { method: 'POST', headers });
    assert.equal(erase.status, 204);
    assert.equal((await start()).status, 404);
  });

  it('serves the next conversation after idle ones are forgotten', async () => {
    const opened = await openConversation(server);
    server.advance(31 * 60_000);
    server.directLine.sweep();
    assert.equal((await post(opened, { type: 'message', text: 'late' })).status, 403);
    assert.equal(server.directLine.held().conversations, 0);
    const next = await openConversation(server);
    assert.equal((await post(next, { type: 'message', text: 'new' })).status, 200);
  });

  it('lets a conversation outlive a restart when the key is the same', async () => {
    const first = await startTestServer();
    const opened = await openConversation(first);
    await first.close();
    const second = await startTestServer({ startAt: new Date(first.now().getTime() + 5_000) });
    try {
      const moved: Opened = { ...opened, address: opened.address.replace(first.base, second.base) };
      const answered = await post(moved, { type: 'message', text: 'still here' });
      assert.equal(answered.status, 200);
      const set = await eventually(async () => {
        const found = await poll(moved, '1');
        return found.activities.length === 2 ? found : undefined;
      });
      assert.deepEqual(texts(set), ['still here', 'heard still here']);
      assert.deepEqual(
        second.turns.map(({ kind }) => kind),
        ['message'],
      );
    } finally {
      await second.close();
    }
  });

  it('answers preflights and reads for pages on the list, and for no others', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.base}/conversations/x/activities`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight('https://helpline.example');
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://helpline.example');
    assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /authorization.*x-ms-bot-agent/);
    assert.equal((await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'), null);

    const generate = (headers: Record<string, string>) =>
      fetch(`${server.base}/tokens/generate`, { method: 'POST', headers });
    const fromList = await generate({ origin: 'https://helpline.example' });
    assert.equal(fromList.status, 200);
    assert.equal(fromList.headers.get('access-control-allow-origin'), 'https://helpline.example');
    assert.equal((await generate({ origin: server.url })).status, 200);
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'https://helpline.example.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const refused = await generate(headers);
      assert.equal(refused.status, 403, JSON.stringify(headers));
      assert.equal(refused.headers.get('access-control-allow-origin'), null);
      assert.equal(await errorCodeOf(refused), 'ForeignOrigin');
    }
  });

  it('sends a replay and then what follows over a socket, without a gap', async () => {
    const opened = await openConversation(server);
    const received: string[] = [];
    const socket = new WebSocket(opened.streamUrl);
    socket.on('message', (data) => received.push(String(data)));
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('');
    await post(opened, { type: 'message', text: 'one' });
    await eventually(() => (received.join().includes('heard one') ? true : undefined));
    const seen = received.flatMap((text) => (JSON.parse(text) as { activities: { text: string }[] }).activities);
    assert.deepEqual(
      seen.map(({ text }) => text),
      ['Welcome', 'one', 'heard one'],
    );
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await fetch(`${opened.address}/erase`, { method: 'POST', headers: opened.headers });
    assert.equal(await closed, 1000);
  });
});
