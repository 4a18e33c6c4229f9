/**
 * Makes a checkout ready to run, with nothing but Node and git on the machine: installs packages when the lock file
 * asks for others than those present, then builds. Plain JavaScript on Node's own modules, because it runs first.
 *
 *   node scripts/prepare.mjs [--quiet] [--test]
 *
 * --quiet  say nothing on standard output (for commands whose output is read by a program)
 * --test   also make sure of what only tests need: a Chromium browser, and Microsoft's Web Chat
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const quiet = process.argv.includes('--quiet');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Waymark needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** Runs a command to its end; its output goes to standard error, so that standard output stays the caller's own. */
function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(`\n"${command} ${args.join(' ')}" failed. Nothing was started.\n`);
    process.exit(result.status ?? 1);
  }
}

const stamp = path.join(root, 'node_modules', '.waymark-installed');
const wanted = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  if (!quiet) process.stderr.write('Installing packages ...\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

run(process.execPath, ['scripts/build.mjs', ...(quiet ? ['--if-changed'] : [])]);
if (process.argv.includes('--test')) {
  run(process.execPath, ['scripts/ensureBrowser.mjs']);
  run(process.execPath, ['scripts/fetchWebChat.mjs']);
}
