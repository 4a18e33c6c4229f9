import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { RunTurn } from '../../src/conversation/message.js';
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

/** Sends bytes as they are and gives back the status line and what follows. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('Bad input', () => {
  let server: TestServer;
  let opened: Opened;
  before(async () => {
    server = await startTestServer({ direct: { postsPerMinute: 10_000 } });
    opened = await openConversation(server);
  });
  after(() => server.close());
  afterEach('the server still answers', async () => {
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${opened.address}/activities`, { method: 'POST', headers: { ...opened.headers, ...headers }, body });

  const bodies: [name: string, body: string | Buffer, status: number][] = [
    ['malformed JSON', '{"type":"message",', 400],
    ['an empty body', '', 400],
    ['binary', Buffer.from([0, 255, 254, 1, 128]), 400],
    ['text that is no UTF-8', Buffer.from('{"type":"message","text":"\xff"}', 'latin1'), 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
    ['no type', '{"text":"hello"}', 400],
    ['a type of the wrong type', '{"type":["message"],"text":"hello"}', 400],
    ['an unknown type', '{"type":"trace","text":"hello"}', 400],
    ['a type only the server may send', '{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}', 400],
    ['a type from the prototype', '{"type":"constructor"}', 400],
    ['a command', '{"type":"command","name":"x"}', 400],
    ['a reserved event', '{"type":"event","name":"ContinueConversation"}', 400],
    ['no text', '{"type":"message"}', 400],
    ['a blank text', '{"type":"message","text":"  "}', 400],
    ['a text of the wrong type', '{"type":"message","text":{"a":1}}', 400],
    ['10,001 characters', JSON.stringify({ type: 'message', text: 'x'.repeat(10_001) }), 413],
    ['64 KiB and one byte', ' '.repeat(64 * 1024 + 1), 413],
    ['10,000 characters', JSON.stringify({ type: 'message', text: 'x'.repeat(10_000) }), 200],
    ['10,000 characters, all escaped', `{"type":"message","text":"${'\\u0159'.repeat(10_000)}"}`, 200],
    ['no from', '{"type":"message","text":"hello"}', 200],
    ['wrong types all around', '{"type":"message","text":"hi","from":7,"locale":[],"channelData":"x","id":{}}', 200],
    ['an event', '{"type":"event","name":"webchat/join","value":{}}', 200],
    ['typing', '{"type":"typing"}', 200],
    [
      'keys that pollute',
      '{"type":"message","text":"hi","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"channelData":{"__proto__":{"polluted":1},"clientActivityID":"p"}}',
      200,
    ],
  ];
  for (const [name, body, status] of bodies) {
    it(`answers ${status} to ${name}`, async () => {
      const answered = await send(body);
      assert.equal(answered.status, status);
      if (status >= 400) assert.match(await errorCodeOf(answered), /^[A-Z]\w+$/);
      assert.equal(({} as { polluted?: number }).polluted, undefined);
    });
  }

  it('takes nothing from the prototype of an activity', async () => {
    assert.equal((await send('{"__proto__":{"type":"message","text":"hidden"}}')).status, 400);
  });

  it('does not run a turn for what it ignores or refuses', async () => {
    const one = await openConversation(server);
    for (const type of ['event', 'typing', 'trace']) await post(one, { type, text: 'x' });
    await post(one, { type: 'message', text: 'real' });
    await eventually(async () => (texts(await poll(one)).includes('heard real') ? true : undefined));
    const kinds = server.turns.filter(({ conversationId }) => conversationId === one.conversationId);
    assert.deepEqual(
      kinds.map(({ text }) => text),
      ['', 'real'],
    );
  });

  it('refuses other content types', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', '']) {
      assert.equal((await send('{"type":"message","text":"hi"}', { 'content-type': type })).status, 415, type);
    }
  });

  it('refuses compressed bodies, rubbish and bombs alike', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 32));
    for (const body of [Buffer.from('rubbish'), bomb]) {
      const refused = await send(body, { 'content-encoding': 'gzip' });
      assert.equal(refused.status, 415);
      assert.equal(await errorCodeOf(refused), 'EncodingNotAccepted');
    }
  });

  it('refuses a body that is too large although no length was announced', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 5; part += 1) controller.enqueue(new Uint8Array(20_000).fill(32));
        controller.close();
      },
    });
    const init = { method: 'POST', headers: opened.headers, body: stream, duplex: 'half' };
    assert.equal((await fetch(`${opened.address}/activities`, init as RequestInit)).status, 413);
  });

  it('refuses uploads, and keeps nothing of them', async () => {
    const before = readdirSync(tmpdir()).length;
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(200_000)]), 'photo.jpg');
    const { authorization = '' } = opened.headers;
    for (const path of ['upload?userId=x', 'activities']) {
      const refused = await fetch(`${opened.address}/${path}`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      });
      assert.ok([413, 415].includes(refused.status), path);
    }
    const upload = await fetch(`${opened.address}/upload`, { method: 'POST', headers: { authorization }, body: form });
    assert.equal(upload.status, 415);
    assert.equal(await errorCodeOf(upload), 'UploadsNotAccepted');
    assert.equal(readdirSync(tmpdir()).length, before);
  });

  it('does not repeat an unknown address, and survives what cannot be an address', async () => {
    const unknown = await fetch(`${server.url}/secret-place?text=secret-word`);
    assert.equal(unknown.status, 404);
    assert.ok(!(await unknown.text()).includes('secret'));
    assert.equal((await fetch(`${server.url}/healthz`, { method: 'DELETE' })).status, 405);
    for (const path of [
      '/%00',
      '/%',
      '/%ZZ',
      '//[',
      '/../../etc/passwd',
      '*',
      '/v3/directline/conversations/%E0%A4%A/activities',
    ]) {
      const answer = await raw(server.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 40[04] /, path);
    }
    assert.match(await raw(server.port, 'rubbish\r\n\r\n'), /^HTTP\/1\.1 400 /);
    for (const host of ['a b', '[', 'x:99999999', 'x/y?z', '%', '']) {
      const answer = await raw(server.port, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 /, host);
    }
  });

  it('takes what it can of 1,000 posts at once, in order, while others are answered', async () => {
    const { promise: held, resolve: release } = gate();
    let slowId = '';
    const runTurn: RunTurn = async (incoming, deliver) => {
      if (incoming.conversationId === slowId && incoming.kind === 'message') await held;
      await echoTurn(incoming, deliver);
    };
    const busy = await startTestServer({ runTurn, direct: { postsPerMinute: 10_000, longestPostMs: 60_000 } });
    try {
      const flooded = await openConversation(busy);
      slowId = flooded.conversationId;
      const other = await openConversation(busy);
      await eventually(async () => ((await poll(flooded)).watermark === '1' ? true : undefined));
      let answered = 0;
      const posts = Array.from({ length: 1_000 }, (_, index) =>
        post(flooded, { type: 'message', text: `m${index}` }).finally(() => {
          answered += 1;
        }),
      );
      assert.equal((await post(other, { type: 'message', text: 'and me?' })).status, 200);
      await eventually(async () => (texts(await poll(other)).includes('heard and me?') ? true : undefined));
      await eventually(() => (answered === 1_000 - 21 ? true : undefined));
      release();
      const answers = await Promise.all(posts);
      const statuses = answers.map(({ status }) => status);
      const accepted = statuses.filter((status) => status === 200).length;
      assert.equal(accepted, 21, 'one runs and twenty wait');
      assert.ok(statuses.every((status) => status === 200 || status === 429));
      assert.ok(answers.every(({ status, headers }) => status === 200 || Number(headers.get('retry-after')) > 0));
      const set = await eventually(async () => {
        const found = await poll(flooded, '1');
        return found.watermark === String(1 + 2 * accepted) ? found : undefined;
      });
      const said = texts(set).filter((text) => text?.startsWith('m'));
      const heard = texts(set).filter((text) => text?.startsWith('heard'));
      assert.deepEqual(
        heard,
        said.map((text) => `heard ${text}`),
      );
    } finally {
      release();
      await busy.close();
    }
  });

  it('tells nothing when something breaks inside', async () => {
    const broken = await startTestServer({
      isHealthy: () => {
        throw new Error('the inside story');
      },
      runTurn: async () => {
        throw new Error('another inside story');
      },
    });
    try {
      const answer = await fetch(`${broken.url}/healthz`);
      assert.equal(answer.status, 500);
      assert.ok(!(await answer.text()).includes('story'));
      const one = await openConversation(broken);
      assert.equal((await post(one, { type: 'message', text: 'private words' })).status, 200);
      await eventually(() =>
        broken.log.lines.filter(({ name }) => name === 'turn.failed').length === 2 ? true : undefined,
      );
      const logged = JSON.stringify(broken.log.lines);
      for (const secret of ['story', 'private', one.conversationId, one.token, '127.0.0.1'])
        assert.ok(!logged.includes(secret));
    } finally {
      await broken.close();
    }
  });
});
