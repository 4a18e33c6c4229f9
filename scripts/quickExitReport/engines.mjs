import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../findBrowser.mjs';

const isThere = (command) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));

/** What each engine needs, by Debian's package. */
const needed = {
  chromium: () => findBrowser() !== undefined,
  'firefox-esr': () => isThere('firefox-esr'),
  'webkit2gtk-driver': () => isThere('WebKitWebDriver'),
  xvfb: () => process.env.DISPLAY !== undefined || isThere('xvfb-run'),
};

/** Installs what is missing when we may; otherwise says what to do. @throws Error when an engine is not to be had */
export function ensureEngines() {
  const missing = () => Object.keys(needed).filter((name) => !needed[name]());
  if (missing().length > 0 && process.platform === 'linux' && process.getuid?.() === 0) {
    process.stderr.write(`Installing ${missing().join(', ')} ...\n`);
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...missing(), 'xauth', 'fonts-dejavu-core');
  }
  const still = missing();
  if (still.length > 0) throw new Error(`The report needs three engines. Install: ${still.join(', ')}.`);
}
