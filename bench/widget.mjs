/**
 * `npm run bench:widget`: weighs our widget beside Microsoft's Web Chat, and measures in the same run how long a visitor
 * waits for the first question that can be answered, on a slow phone and a slow line. Both talk to the same Waymark server.
 *
 *   node bench/widget.mjs [--times 3]
 *
 * --times  how often each page is opened; the middle time counts
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { fetchWebChat } from '../scripts/fetchWebChat.mjs';
import { findBrowser } from '../scripts/findBrowser.mjs';
import { circumstances, figure, ratio, table, writeReport } from './report.mjs';
import { root, startServer } from './servers.mjs';
import { median } from './statistics.mjs';

const { values } = parseArgs({ options: { times: { type: 'string', default: '3' } } });
const times = Number(values.times);
const say = (text) => process.stderr.write(`${text}\n`);

/** As the developer tools of Chromium have it: 2 s to the first byte of each request, 400 kbit/s. */
const slow3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowerProcessor = 4;
const longestWaitMs = 180_000;

const webChat = fetchWebChat();
const bundles = ['webchat.js', 'webchat-minimal.js'].map((name) => ({
  name,
  contents: readFileSync(path.join(webChat.folder, name)),
}));

/** A helpline's site: Web Chat as its documentation says, or our one line. Files are sent as brotli, as our server does. */
function startSite(domainOf) {
  const files = new Map(
    bundles.map(({ name, contents }) => [`/${name}`, { type: 'text/javascript', body: brotliCompressSync(contents) }]),
  );
  const server = http.createServer((request, response) => {
    const file = files.get(request.url);
    const headers = { 'cache-control': 'no-store' };
    if (file !== undefined) {
      response.writeHead(200, { ...headers, 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
    } else if (/^\/(webchat|webchat-minimal|ours)$/.test(request.url)) {
      const body = request.url === '/ours' ? ours(domainOf()) : theirs(request.url, domainOf());
      response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(body);
    } else response.writeHead(404).end();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, base: `http://127.0.0.1:${server.address().port}` }));
  });
}

const ours = (base) =>
  `<!doctype html><html lang="en"><head><title>Site</title><script src="${base}/waymark.js" data-opening="open"></script></head><body></body></html>`;

const theirs = (name, base) =>
  `<!doctype html><html lang="en"><head><title>Site</title></head><body><div id="chat" style="height:100vh"></div>
<script src="${name}.js"></script><script>
const domain = '${base}/v3/directline';
fetch(domain + '/tokens/generate', { method: 'POST' }).then((answer) => answer.json()).then(({ token }) => {
  const directLine = WebChat.createDirectLine({ token, domain });
  WebChat.renderWebChat({ directLine, locale: 'en-GB' }, document.getElementById('chat'));
});
</script></body></html>`;

/** Opens a page in a fresh browser window. @returns ms until an answer can be chosen, and bytes that came over the line */
async function open(browser, address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let received = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow3G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
  const from = performance.now();
  await page.goto(address, { waitUntil: 'commit', timeout: longestWaitMs });
  const answer = page.locator('.choices button, .webchat__suggested-actions__button').first();
  await answer.waitFor({ timeout: longestWaitMs });
  const ms = performance.now() - from;
  await context.close();
  return { ms, received };
}

/** Sizes of what our server serves at these addresses. */
async function fetchAll(base) {
  const html = await (await fetch(`${base}/chat`)).text();
  const named = (pattern) => pattern.exec(html)?.[1] ?? '';
  const paths = {
    'quick exit': '/waymark.js',
    widget: named(/src="(\/widget\.[^"]+)"/),
    style: named(/href="(\/widget\.[^"]+\.css)"/),
  };
  const found = {};
  for (const [name, address] of Object.entries(paths)) {
    found[name] = Buffer.from(await (await fetch(base + address)).arrayBuffer());
  }
  return found;
}

const weigh = (contents) => ({
  gzip: gzipSync(contents, { level: 9 }).length,
  brotli: brotliCompressSync(contents).length,
});

let waymark;
const site = await startSite(() => waymark.base);
process.env.WAYMARK_ORIGINS = site.base;
waymark = await startServer('waymark');
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const where = circumstances(
  ['npm run bench:widget', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  `Chromium ${browser.version()}, not pinned to cores`,
);
try {
  const files = Object.entries(await fetchAll(waymark.base)).map(([name, contents]) => [name, weigh(contents)]);
  const total = files.reduce((sum, [, { gzip, brotli }]) => ({ gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }), {
    gzip: 0,
    brotli: 0,
  });
  const rivals = bundles.map(({ name, contents }) => [`Web Chat, ${name}`, weigh(contents)]);
  const pages = {
    'Waymark, its own page': `${waymark.base}/chat`,
    'Waymark, one line on a site': `${site.base}/ours`,
    'Web Chat, webchat.js': `${site.base}/webchat`,
    'Web Chat, webchat-minimal.js': `${site.base}/webchat-minimal`,
  };
  const found = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // In turns, so that a busy minute of the machine falls on all of them.
  for (let time = 1; time <= times; time += 1) {
    for (const [name, address] of Object.entries(pages)) {
      found[name].push(await open(browser, address));
      say(`${name}, ${time} of ${times}: ${Math.round(found[name].at(-1).ms)} ms`);
    }
  }
  const waits = Object.fromEntries(Object.entries(found).map(([name, all]) => [name, median(all.map(({ ms }) => ms))]));
  const kb = (bytes) => figure(bytes / 1024);
  const text = `Sizes in KB (1,024 bytes) of scripts and style, gzip level 9 and brotli 11. Web Chat is botframework-webchat ${webChat.version}.

${table(
  ['', 'gzip KB', 'brotli KB', '÷ Waymark (gzip)'],
  [
    ...files.map(([name, { gzip, brotli }]) => [`Waymark, ${name}`, kb(gzip), kb(brotli), '']),
    ['**Waymark, all**', kb(total.gzip), kb(total.brotli), ''],
    ...rivals.map(([name, { gzip, brotli }]) => [name, kb(gzip), kb(brotli), ratio(gzip, total.gzip)]),
  ],
)}

Seconds from opening the page to the first question whose answers can be chosen, against the same server: slow 3G as Chromium's developer
tools have it (2 s for each request, 400 kbit/s) and a processor ${slowerProcessor} times slower, nothing in the cache, brotli for all. Middle one of ${times}, taking turns.

${table(
  ['', 's', 'all runs', 'KB over the line', '÷ Waymark on a site'],
  Object.entries(found).map(([name, all]) => [
    name,
    figure(waits[name] / 1000),
    `${figure(Math.min(...all.map(({ ms }) => ms)) / 1000)}–${figure(Math.max(...all.map(({ ms }) => ms)) / 1000)}`,
    kb(median(all.map(({ received }) => received))),
    ratio(waits[name], waits['Waymark, one line on a site']),
  ]),
)}`;
  process.stdout.write(`${where}\n\n${text}\n`);
  writeReport(path.join(root, 'docs/benchmarks.md'), { 'Widget beside Web Chat': `${where}\n\n${text}` });
} finally {
  await browser.close();
  await waymark.stop();
  site.server.close();
}
