import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';

export const title = 'Firefox';

const limitMs = 30_000;

/** Nothing that Firefox does of its own accord; all of these only silence its own services. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': '',
};

/** Firefox speaks WebDriver BiDi itself; this is as much of a client for it as is needed here. */
export async function open({ proxy }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'waymark-firefox-'));
  const [host, port] = proxy.split(':');
  const settings = {
    ...quiet,
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'remote.active-protocols': 1,
    'remote.prefs.recommended': true,
  };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    },
  );
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said);
      if (found !== null) resolve(`${found[1]}/session`);
    });
    child.once('exit', () => reject(new Error('Firefox ended before it could be talked to.')));
    setTimeout(() => reject(new Error('Firefox did not open in time.')), limitMs).unref();
  });

  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map();
  let count = 0;
  socket.on('message', (data) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const call = waiting.get(id);
    if (call === undefined) return;
    waiting.delete(id);
    if (type === 'error') call.reject(new Error(`${error}: ${message}`));
    else call.resolve(result);
  });
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve, reject });
      socket.send(JSON.stringify({ id: count, method, params }));
    });

  const { capabilities } = await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  const { context } = contexts[0];
  const evaluate = async (script) => {
    const { result, exceptionDetails } = await send('script.evaluate', {
      expression: `(async () => { ${script} })().then((value) => JSON.stringify(value))`,
      target: { context },
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  };
  const keys = { Shift: '\uE008', Tab: '\uE004', Enter: '\uE007' };
  return {
    version: capabilities.browserVersion,
    goto: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    url: async () => (await send('browsingContext.getTree', { root: context })).contexts[0].url,
    evaluate,
    async click(selector) {
      const box =
        await evaluate(`const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
        return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };`);
      const actions = [
        { type: 'pointerMove', ...box },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    async press(name) {
      const value = keys[name] ?? name;
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
    },
    back: async () => void (await send('browsingContext.traverseHistory', { context, delta: -1 })),
    /** @returns whether the browser's own list of visited pages holds an address, found out when it has ended */
    async close(address) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('browser.close', {}).catch(() => child.kill('SIGTERM'));
      await ended;
      const files = readdirSync(profile).filter((name) => name.startsWith('places.sqlite'));
      const isListed = files.some((name) => readFileSync(path.join(profile, name), 'latin1').includes(address));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      return isListed;
    },
  };
}
