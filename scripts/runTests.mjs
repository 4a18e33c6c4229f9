/**
 * Runs the built tests with mocha and closes with a line that is easy to find in a log: "N passed, N failed".
 *
 *   node scripts/runTests.mjs [--grep text] [files ...]     files are under test/, for example test/storage
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });

function testFiles(target) {
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target)
    .sort()
    .map((name) => path.join(target, name))
    .flatMap((entry) => (statSync(entry).isDirectory() ? testFiles(entry) : [entry]))
    .filter((file) => file.endsWith('.test.js'));
}

const wanted = positionals.length === 0 ? ['test'] : positionals.map((name) => name.replace(/\.ts$/, '.js'));
// A limit for what hangs, not a measure of speed: a busy machine may take long over a screen.
const mocha = new Mocha({ timeout: 60_000, ...(values.grep === undefined ? {} : { grep: values.grep }) });
for (const name of wanted) for (const file of testFiles(path.join(root, 'dist', name))) mocha.addFile(file);
await mocha.loadFilesAsync();

const runner = mocha.run((failures) => {
  const { passes, pending } = runner.stats;
  // A pending test is one that was skipped; none may be skipped in silence, so it fails the run.
  process.stdout.write(`\n${passes} passed, ${failures + pending} failed\n`);
  process.exit(failures + pending === 0 && passes > 0 ? 0 : 1);
});
