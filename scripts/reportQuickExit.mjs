/**
 * `npm run report:quick-exit`: leaves the chat in three browser engines, looks for what is left, and writes the findings to
 * docs/quick-exit-report.md. Ends with an error when a promise did not hold.
 *
 *   node scripts/reportQuickExit.mjs [--times 5] [--only firefox]
 *
 * --times  visits by each of the two ways out
 * --only   one engine; the report is then printed and not written
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureEngines } from './quickExitReport/engines.mjs';
import { engines, rows } from './quickExitReport/rows.mjs';
import { goAwayAndBack, hostsIn, leave, ownBusiness } from './quickExitReport/visit.mjs';
import { openWorld } from './quickExitReport/world.mjs';

const { values } = parseArgs({ options: { times: { type: 'string', default: '5' }, only: { type: 'string' } } });
const times = Number(values.times);
const wanted = values.only === undefined ? engines : [values.only];
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stderr.write(`${text}\n`);

/** All visits with one engine. */
async function measure(name, world) {
  const { title, open } = await import(`./quickExitReport/${name}.mjs`);
  hostsIn(world);
  const idle = await open(world);
  say(`${title} ${idle.version}: what it does by itself ...`);
  const own = await ownBusiness(idle, world);
  await idle.close(world.chatUrl);
  for (const host of hostsIn(world)) own.add(host);

  let browser = await open(world);
  let again = 0;
  // WebKitGTK under its driver runs out of connections after some visits.
  const newWindow = async () => {
    await browser.close(world.chatUrl);
    browser = await open(world);
  };
  /** A driver may stop answering; then the visit is made again in a new window. A page that fails, fails each time. */
  async function visit(make) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await make(browser);
      } catch (error) {
        if (tries === 3) throw error;
        say(`${title}: ${error.message} Again, in a new window.`);
        again += 1;
        await newWindow();
      }
    }
  }

  const visits = [];
  const returns = [];
  let isListed;
  try {
    for (let time = 1; time <= times; time += 1) {
      for (const way of ['button', 'shift']) {
        visits.push({ way, ...(await visit((opened) => leave(opened, world, way))) });
        say(`${title}, ${way}, ${time} of ${times}: blank after ${visits.at(-1).handledMs.toFixed(1)} ms`);
      }
      await newWindow();
    }
    for (let time = 0; time < 2; time += 1) returns.push(await visit((opened) => goAwayAndBack(opened, world)));
  } finally {
    isListed = await browser.close(world.chatUrl);
  }
  const strangers = [...hostsIn(world)].filter((host) => !own.has(host));
  return { title, version: browser.version, visits, returns, own: [...own].sort(), strangers, isListed, again };
}

function cell(row, found) {
  const holds = row.holds(found);
  const word = row.limit === true ? (holds ? 'yes' : 'no promise') : holds ? 'yes' : '**no**';
  return `${word}: ${row.found(found)}`;
}

const report = (found) => `# Quick exit in three engines

Written by \`npm run report:quick-exit\`; do not edit by hand. ${new Date().toISOString().slice(0, 10)}, the real server on the same machine, over http, ${times * 2} visits for each
engine: a site before, the chat, a message, an answer, things put into every kind of storage by somebody else, then the exit by a real click or real keys.
All other hosts are behind a proxy that notes who asks for them. Times are taken in the page, from the moment the browser made the event: the middle one
counts, and the worst is of a machine with other work to do (${os.cpus().length} cores, load ${os.loadavg()[2].toFixed(1)} in the last quarter of an hour).

| | ${found.map(({ title, version }) => `${title} ${version}`).join(' | ')} |
|---|${found.map(() => '---|').join('')}
${rows.map((row) => `| ${row.title} | ${found.map((each) => cell(row, each)).join(' | ')} |`).join('\n')}

## What no engine can promise

The page says so before a chat begins, under "What leaving hides, and what it cannot hide" (\`locales/en/page.json\`):

- The browser's own list of visited pages may hold the page: \`tellHistoryStays\`.
- A spying app, a watched computer, and whoever runs the line know of the visit: \`tellWhatSeesMore\`.
- Cookies that a script cannot see are not wiped by the page. We set none; a site around the chat may.
- Without a connection the server hears nothing, and erases when the session's idle time is over.
- With scripts off none of this holds. What then does: [the chat without scripts](guidance/chat-without-scripts.md).

## What was not measured
${
  found.some(({ again }) => again > 0)
    ? `\n- ${found
        .filter(({ again }) => again > 0)
        .map(
          ({ title, again }) =>
            `In ${title}, the driver stopped answering and the visit was made again: ${again} times`,
        )
        .join('; ')}.`
    : ''
}
- WebKit is WebKitGTK with its own driver, not Safari; Firefox is Debian's ESR; Chromium is Debian's. No phone was used.
- No screen reader was used: the texts are those in the page.
- Windows of a driver differ from people's: no extensions, an empty profile, no other tabs.
- When a frame reaches the eye depends on the screen; what is measured is when the frame began, and that the page was empty in it.
- The hosts that a browser asks for by itself are told apart by a run without any page of ours. Chromium asks one more for every page with a text
  field, unless its form looks like a search; ours do (\`src/browser/widget/composer.ts\`), and the row on the network would show it if they did not.
`;

ensureEngines();
const world = await openWorld();
const found = [];
try {
  for (const name of wanted) found.push(await measure(name, world));
} finally {
  await world.close();
}
const text = report(found);
process.stdout.write(text);
if (values.only === undefined) writeFileSync(path.join(root, 'docs/quick-exit-report.md'), text);
const broken = rows
  .filter((row) => row.limit !== true)
  .flatMap((row) => found.filter((each) => !row.holds(each)).map(({ title }) => `${title}: ${row.title}`));
for (const each of broken) say(`Did not hold. ${each}`);
process.exit(broken.length === 0 ? 0 : 1);
