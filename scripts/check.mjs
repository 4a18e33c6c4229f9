/**
 * `npm run check`: everything that can be said about the code without running a visitor's conversation: format, lint,
 * and (by the build that runs before this) types. Imports and locales are checked by tests of their own, run here too.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const tests = ['architecture', 'locales', 'readingAge', 'map/topicMap'].map((name) => `test/${name}.test.ts`);
const steps = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['imports, locales, reading age and the map', ['scripts/runTests.mjs', ...tests]],
];
for (const [name, args] of steps) {
  process.stdout.write(`\n${name}\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
