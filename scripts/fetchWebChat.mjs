/**
 * Fetches Microsoft's Web Chat, which a test talks to our server with and a benchmark weighs: its bundles alone, which need nothing
 * else. As a package of ours it would bring 440 others, more than all that we have. Licence: MIT; it is never served
 * to a visitor or shipped.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const version = '4.18.1';
/** As the registry gives it for this version; what comes in is checked against it. */
const integrity = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const bundles = ['webchat.js', 'webchat-minimal.js'];

/** Where the bundles lie when they have been fetched: `node_modules` is the one folder that is never committed. */
export const webChatFolder = path.join(root, 'node_modules/.waymark-webchat', version);

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`"${command} ${args.join(' ')}" failed: botframework-webchat could not be fetched.`);
}

/** @returns {{ folder: string, version: string }} fetched at the first call */
export function fetchWebChat() {
  if (existsSync(webChatFolder)) return { folder: webChatFolder, version };
  process.stderr.write('Fetching botframework-webchat ...\n');
  mkdirSync(path.dirname(webChatFolder), { recursive: true });
  // Beside its place, so that it can be put there whole.
  const work = mkdtempSync(path.join(path.dirname(webChatFolder), 'fetching-'));
  try {
    run('npm', ['pack', `botframework-webchat@${version}`, '--loglevel=error'], work);
    const archive = `botframework-webchat-${version}.tgz`;
    const found = `sha512-${createHash('sha512')
      .update(readFileSync(path.join(work, archive)))
      .digest('base64')}`;
    if (found !== integrity) throw new Error('botframework-webchat is not what it was: its digest should be another.');
    run('tar', ['-xzf', archive, ...bundles.map((name) => `package/dist/${name}`)], work);
    renameSync(path.join(work, 'package/dist'), webChatFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { folder: webChatFolder, version };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fetchWebChat();
