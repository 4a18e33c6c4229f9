/**
 * Builds dist/: TypeScript for the server, dialogs and tests, and bundles for the browser.
 *
 *   node scripts/build.mjs [--if-changed]
 *
 * --if-changed  skip the work when no source file is newer than the last build
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'dist', '.built');
const sources = ['src', 'dialogs', 'test', 'scripts', 'tsconfig.json', 'package-lock.json'];

/** The latest change below a path, in milliseconds. */
function newest(target) {
  const stat = statSync(target);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(target).reduce((latest, name) => Math.max(latest, newest(path.join(target, name))), stat.mtimeMs);
}

if (process.argv.includes('--if-changed') && existsSync(stamp)) {
  const builtAt = statSync(stamp).mtimeMs;
  if (sources.every((source) => newest(path.join(root, source)) <= builtAt)) process.exit(0);
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', root], {
  stdio: ['ignore', 2, 2],
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
const { bundleBrowser } = await import('./bundleBrowser.mjs');
await bundleBrowser(root);
writeFileSync(stamp, '');
