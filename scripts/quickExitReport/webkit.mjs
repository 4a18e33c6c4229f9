import { spawn } from 'node:child_process';
import net from 'node:net';

export const title = 'WebKit';

const limitMs = 20_000;
const startLimitMs = 15_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One driver in a screen that nobody sees, with one window. */
async function openDriver(proxy) {
  const port = await freePort();
  const withScreen = process.env.DISPLAY === undefined ? ['xvfb-run', '-a'] : [];
  const [command, ...args] = [...withScreen, 'WebKitWebDriver', `--port=${port}`];
  // A group of its own, so that the screen and the browser end with it.
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  const call = async (method, address, body, mostMs = limitMs) => {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, {
      method,
      signal: AbortSignal.timeout(mostMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  try {
    const until = Date.now() + limitMs;
    while (!(await call('GET', '/status').catch(() => false))) {
      if (Date.now() > until) throw new Error('WebKitWebDriver did not answer in time.');
      await pause(50);
    }
    const alwaysMatch = {
      // The driver would wait for ever for a page that loads itself anew while it comes back, as ours does.
      pageLoadStrategy: 'none',
      proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy, noProxy: ['127.0.0.1'] },
    };
    const { sessionId, capabilities } = await call('POST', '/session', { capabilities: { alwaysMatch } }, startLimitMs);
    return { call, end, sessionId, capabilities };
  } catch (error) {
    await end();
    throw error;
  }
}

/** WebKitGTK by its own driver (W3C WebDriver). Its window sometimes does not open; then another is tried. */
export async function open({ proxy }) {
  const driver = await openDriver(proxy)
    .catch(() => openDriver(proxy))
    .catch(() => openDriver(proxy));
  const { call, end, sessionId, capabilities } = driver;
  const session = `/session/${sessionId}`;
  // A script whose page goes away meanwhile never answers.
  await call('POST', `${session}/timeouts`, { script: 2_000 });
  const act = (actions) => call('POST', `${session}/actions`, { actions });
  const evaluate = async (script) => {
    const wrapped = `const done = arguments[arguments.length - 1]; (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const found = await call('POST', `${session}/execute/async`, { script: wrapped, args: [] });
    if (found?.error !== undefined) throw new Error(found.error);
    return found?.value;
  };
  const keys = { Shift: '\uE008', Tab: '\uE004', Enter: '\uE007' };
  return {
    version: capabilities.browserVersion,
    async goto(url) {
      await call('POST', `${session}/url`, { url });
      const there = `return location.href === ${JSON.stringify(url)} && document.readyState === 'complete';`;
      const until = Date.now() + limitMs;
      while (!(await evaluate(there).catch(() => false))) {
        if (Date.now() > until) throw new Error('WebKit did not open the page in time.');
        await pause(50);
      }
    },
    url: () => call('GET', `${session}/url`),
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
      await act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
    },
    async press(name) {
      const value = keys[name] ?? name;
      await act([
        {
          type: 'key',
          id: 'keys',
          actions: [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ],
        },
      ]);
    },
    back: async () => void (await call('POST', `${session}/back`, {})),
    /** Its driver opens private windows alone, so there is no list of visited pages to look at. */
    async close() {
      await call('DELETE', session).catch(() => undefined);
      await end();
    },
  };
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
