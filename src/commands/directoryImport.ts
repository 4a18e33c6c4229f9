/**
 * `npm run --silent directory:import -- feed.json > services.json`: reads Open Referral (UK) JSON and writes a services file. From a
 * feed that is not ours every entry is a hidden draft; what a person has to put right is said on the error channel.
 */
import { readFileSync } from 'node:fs';
import { fromOpenReferral } from '../directory/openReferral/fromOpenReferral.js';
import { servicesIn } from '../directory/openReferral/readFeed.js';
import { checkEntries } from '../storage/loadDirectory.js';

process.exitCode = run(process.argv[2]);

function run(file: string | undefined): number {
  if (file === undefined) return fail('Say which file to read: npm run --silent directory:import -- feed.json');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(`${file} ${error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'}.`);
  }
  const services = servicesIn(json);
  if (services.length === 0) return fail(`${file} holds no services: a page with "contents", a list, or one service.`);
  const today = new Date().toISOString().slice(0, 10);
  const imported = services.map((service) => fromOpenReferral(service, today));
  for (const { entry, notes } of imported) for (const note of notes) process.stderr.write(`"${entry.id}": ${note}\n`);
  const { entries, troubles } = checkEntries(imported.map(({ entry }) => entry));
  for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
  const about = {
    title: 'Services read from an Open Referral feed',
    status: 'draft',
    guide: 'docs/guidance/directory.md',
  };
  process.stdout.write(`${JSON.stringify({ about, services: entries }, null, 2)}\n`);
  process.stderr.write(`${entries.length} of ${services.length} services were read.\n`);
  return troubles.length > 0 ? 1 : 0;
}

function fail(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
