/**
 * Makes sure of a Chromium for the browser tests. Installed from the system's packages when we may; otherwise it says
 * what to do and fails, so that the browser tests are never skipped in silence.
 */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './findBrowser.mjs';

if (findBrowser() === undefined) {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.stderr.write('Installing chromium for the browser tests ...\n');
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  }
  if (findBrowser() === undefined) {
    process.stderr.write(
      'The browser tests need Chromium or Chrome. Install it, or set CHROMIUM to its path, and run npm test again.\n',
    );
    process.exit(1);
  }
}
