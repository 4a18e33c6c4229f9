import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { ActivitySet, ConversationGrant } from '../../src/protocol/directLine.js';
import { memoryFlags, memoryOf } from '../support/memoryOf.js';

/** The real process, as `npm start` starts it: signals, exit codes, and what it leaves on disk and in its log. */
const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

interface Running {
  readonly process: ChildProcess;
  readonly base: string;
  readonly output: () => string;
}

async function start(environment: Record<string, string>, flags: readonly string[] = []): Promise<Running> {
  const child = spawn(process.execPath, [...flags, main], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const isUp = (): RegExpExecArray | null => /open at http:\/\/localhost:(\d+)/.exec(output);
  while (isUp() === null) {
    assert.equal(child.exitCode, null, output);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { process: child, base: `http://127.0.0.1:${isUp()?.[1]}`, output: () => output };
}

async function stop({ process: child }: Running): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}

async function call(running: Running, address: string, token: string, body: object): Promise<ConversationGrant> {
  const answer = await fetch(`${running.base}/v3/directline/${address}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as ConversationGrant;
}

async function tokenOf(running: Running): Promise<string> {
  const generated = await fetch(`${running.base}/v3/directline/tokens/generate`, { method: 'POST' });
  return ((await generated.json()) as ConversationGrant).token;
}

const sayTo = (running: Running, { conversationId, token }: ConversationGrant, text: string): Promise<unknown> =>
  call(running, `conversations/${conversationId}/activities`, token, { type: 'message', text });

/** Waits until the bot has said something of this form. */
async function heard(running: Running, { conversationId, token }: ConversationGrant, what: RegExp): Promise<void> {
  for (;;) {
    const answer = await fetch(`${running.base}/v3/directline/conversations/${conversationId}/activities`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { activities } = (await answer.json()) as ActivitySet;
    if (activities.some(({ text, from }) => from.role === 'bot' && what.test(text ?? ''))) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Everything below a folder, as text. */
function contentsOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), 'latin1')}`)
    .join('\n');
}

describe('the process', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-process-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds a conversation, keeps and logs nothing typed, and tells sockets when it is stopped', async () => {
    const key = Buffer.alloc(32, 9).toString('base64');
    const running = await start({ WAYMARK_DATA_DIR: folder, WAYMARK_KEY: key });
    const opened = await call(running, 'conversations', await tokenOf(running), { user: {} });
    const socket = new WebSocket(opened.streamUrl ?? '');
    const texts: string[] = [];
    socket.on('message', (data) => {
      const text = String(data);
      if (text === '') return;
      for (const activity of (JSON.parse(text) as ActivitySet).activities) texts.push(activity.text ?? '');
    });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await once(socket, 'open');
    await sayTo(running, opened, 'Marigold Pemberton waits at Kestrel Avenue, 07700 900123');
    await sayTo(running, opened, 'he is outside with a knife, Marigold knows');
    while (!texts.some((text) => text.includes('What do you need'))) await new Promise((done) => setTimeout(done, 20));

    assert.equal(await stop(running), 0, running.output());
    assert.equal(await closed, 1001);
    const left = contentsOf(folder);
    assert.match(left, /sessions|json/, 'a session must be on disk, or this test proves nothing');
    for (const word of ['Marigold', 'Kestrel', '900123', 'knife', opened.conversationId, opened.token]) {
      assert.ok(!left.includes(word), `${word} is in the data folder`);
      assert.ok(!running.output().includes(word), `${word} is in the log`);
    }
    assert.match(running.output(), /"event":"danger.spotted"/);
    assert.match(running.output(), /"event":"server.stopped"/);
  });

  it('has nothing typed in its memory any more when the visitor has left', async function () {
    this.timeout(120_000); // writing the whole memory takes a while
    const running = await start({ WAYMARK_DATA_DIR: path.join(folder, 'data') }, memoryFlags(folder));
    const open = async () => call(running, 'conversations', await tokenOf(running), {});
    const gone = 'zqwxjorv';
    const opened = await open();
    // Long words, because the engine makes them windows on the whole message; other signs, times and places, which others read.
    for (const text of [
      `he is photographing me at ${gone} street, he is uncontrollable and harassing`,
      `Он фотографирует меня, «${gone}» ☎ 🔪 stationnement avertissement quotidiennement`,
      `since last Tuesday night, about three months ago, near ${gone}`,
      `my neighbour ${gone} posts pictures of me on instagram and follows me to work`,
      `I live in ${gone}, Leeds, LS1`,
      `help ${gone}`,
    ]) {
      await sayTo(running, opened, text);
    }
    const erased = await fetch(`${running.base}/v3/directline/conversations/${opened.conversationId}/erase`, {
      method: 'POST',
      headers: { authorization: `Bearer ${opened.token}` },
    });
    assert.equal(erased.status, 204);
    const stays = await open();
    for (const text of ['hello', 'photographing, they said', 'what now', 'since yesterday', 'in London', 'vyrkmlond']) {
      await sayTo(running, stays, text);
    }

    const memory = await memoryOf(running.process, folder, running.base);
    assert.ok(memory.includes('vyrkmlond'), 'what waits for its client should be there, or this test proves nothing');
    assert.ok(!memory.includes(gone), 'something that was typed is still in memory');
    assert.equal(await stop(running), 0);
  });

  it('goes on with a conversation after a restart with the same key', async () => {
    const environment = { WAYMARK_DATA_DIR: folder, WAYMARK_KEY: Buffer.alloc(32, 9).toString('base64') };
    const before = await start(environment);
    const token = await tokenOf(before);
    const opened = await call(before, 'conversations', token, {});
    await sayTo(before, opened, 'No, not right now');
    await heard(before, opened, /safe for you to type/);
    assert.equal(await stop(before), 0);
    const after = await start(environment);
    await sayTo(after, opened, 'Yes, it is safe');
    await heard(after, opened, /anyone else use this phone/);
    assert.equal(await stop(after), 0);
  });

  it('does not start on a port that is taken, and says so in a sentence', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, PORT: String(port), WAYMARK_DATA_DIR: folder },
    });
    let output = '';
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const [code] = (await once(child, 'exit')) as [number];
    other.close();
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${port} is in use`));
    assert.doesNotMatch(output, /\n\s+at /, 'no stack trace for a taken port');
  });

  const refused: readonly [environment: Record<string, string>, says: RegExp][] = [
    [{ PORT: 'eighty' }, /PORT should be a port number/],
    [{ NODE_ENV: 'production', WAYMARK_CLOCK: '2026-12-25T03:00:00+00:00' }, /WAYMARK_CLOCK should not be set/],
    [{ WAYMARK_SERVICES: '/does/not/exist.json' }, /services/i],
    [{ WAYMARK_HELPLINE: 'no-such-line' }, /no-such-line/],
  ];
  for (const [environment, says] of refused) {
    it(`does not start with ${JSON.stringify(environment)}, and says why`, async () => {
      const child = spawn(process.execPath, [main], {
        env: { PATH: process.env.PATH, PORT: '0', WAYMARK_DATA_DIR: folder, ...environment },
      });
      let output = '';
      child.stderr.on('data', (chunk) => (output += String(chunk)));
      const [code] = (await once(child, 'exit')) as [number];
      assert.notEqual(code, 0);
      assert.match(output, says);
      assert.doesNotMatch(output, /\n\s+at /, 'no stack trace for a wrong setting');
    });
  }
});
