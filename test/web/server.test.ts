import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import type { RunTurn } from '../../src/conversation/message.js';
import { network } from '../../src/web/addressLimits.js';
import { echoTurn, eventually, gate, openConversation, post, startTestServer, type TestServer } from './testServer.js';

/** A GET whose answer is not decompressed on the way. */
function get(url: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(url, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('The web server', () => {
  const publicDir = mkdtempSync(path.join(tmpdir(), 'waymark-public-'));
  const page = `<!doctype html><title>Chat</title>${'<p>words</p>'.repeat(100)}`;
  let server: TestServer;
  before(async () => {
    writeFileSync(path.join(publicDir, 'index.html'), page);
    mkdirSync(path.join(publicDir, 'assets'));
    writeFileSync(path.join(publicDir, 'assets', 'widget-3F2A9C1B.js'), 'export {};');
    writeFileSync(path.join(publicDir, 'notes.bak'), 'not served');
    server = await startTestServer({ publicDir });
  });
  after(async () => {
    await server.close();
    rmSync(publicDir, { recursive: true });
  });

  it('serves the page plain, as gzip and as brotli', async () => {
    const plain = await get(`${server.url}/`, {});
    assert.equal(plain.body.toString(), page);
    assert.match(String(plain.headers['content-type']), /^text\/html/);
    const gzip = await get(`${server.url}/`, { 'accept-encoding': 'gzip' });
    assert.equal(gunzipSync(gzip.body).toString(), page);
    const br = await get(`${server.url}/index.html?from=somewhere`, { 'accept-encoding': 'gzip, deflate, br' });
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(br.body).toString(), page);
    const refused = await get(`${server.url}/`, { 'accept-encoding': 'br;q=0, gzip;q=0' });
    assert.equal(refused.headers['content-encoding'], undefined);
    const head = await get(`${server.url}/`, {}, 'HEAD');
    assert.equal(head.body.length, 0);
    assert.equal(head.headers['content-length'], String(page.length));
  });

  it('lets only files with a hash in their name be kept', async () => {
    assert.match(
      String((await get(`${server.url}/assets/widget-3F2A9C1B.js`, {})).headers['cache-control']),
      /immutable/,
    );
    assert.equal((await get(`${server.url}/`, {})).headers['cache-control'], 'no-store');
    assert.equal((await get(`${server.url}/notes.bak`, {})).status, 404);
    assert.equal((await get(`${server.url}/assets`, {})).status, 404);
  });

  it('puts the security headers on every answer', async () => {
    const answers = [
      await get(`${server.url}/`, {}),
      await get(`${server.url}/healthz`, {}),
      await get(`${server.url}/nothing`, {}),
      await get(`${server.url}/%00`, {}),
      await get(`${server.base}/conversations/x/activities`, {}),
    ];
    for (const { headers } of answers) {
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.match(String(headers['content-security-policy']), /^default-src 'none'/);
      assert.ok(!String(headers['content-security-policy']).includes('unsafe'));
      assert.match(String(headers['permissions-policy']), /geolocation=\(\)/);
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers.server, undefined);
      assert.equal(headers['set-cookie'], undefined);
    }
  });

  it('says whether it is healthy', async () => {
    const ok = await get(`${server.url}/healthz`, {});
    assert.deepEqual([ok.status, ok.body.toString()], [200, '{"status":"ok"}']);
    const ill = await startTestServer({ isHealthy: () => false });
    assert.equal((await get(`${ill.url}/healthz`, {})).status, 503);
    await ill.close();
  });

  it('has no door for Azure unless there are credentials', async () => {
    assert.equal((await fetch(`${server.url}/api/messages`, { method: 'POST', body: '{}' })).status, 404);
  });

  it('closes by finishing what was accepted and telling every socket', async () => {
    const { promise: held, resolve: release } = gate();
    const runTurn: RunTurn = async (incoming, deliver) => {
      if (incoming.kind === 'message') await held;
      await echoTurn(incoming, deliver);
    };
    const stopping = await startTestServer({ runTurn });
    const opened = await openConversation(stopping);
    const received: string[] = [];
    const socket = new WebSocket(opened.streamUrl);
    socket.on('message', (data) => received.push(String(data)));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    const posted = post(opened, { type: 'message', text: 'just in time' });
    await eventually(() => (stopping.turns.length === 2 ? true : undefined));
    const done = stopping.close();
    release();
    assert.equal(await closed, 1001);
    await done;
    assert.equal((await posted).status, 200);
    assert.ok(received.join().includes('heard just in time'));
    await assert.rejects(fetch(`${stopping.url}/healthz`));
  });

  it('counts an IPv6 line as one', () => {
    assert.equal(network('::ffff:192.0.2.1'), '192.0.2.1');
    assert.equal(network('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
    assert.equal(network('2001:db8:1:2::9'), network('2001:db8:1:2:ffff::1'));
    assert.notEqual(network('2001:db8:1:3::9'), network('2001:db8:1:2::9'));
    assert.equal(network('::1'), '0:0:0:0');
  });
});
