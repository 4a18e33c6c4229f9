/**
 * `npm run bench`: measures Waymark beside two peers and a ceiling in one run, prints the figures, and writes them to
 * docs/benchmarks.md.
 *
 *   node bench/run.mjs [--only turns|recogniser|startup|store] [--seconds 6] [--warm-up 8] [--at-once 32] [--times 3]
 *
 * --seconds  how long turns are measured on each server
 * --warm-up  how long each server is under the same load before that: so long until its engine has compiled what is used
 *            often, on the one core that it shares with the compiler. A service runs for weeks. The p99 of the warm-up itself
 *            is given beside
 * --at-once  conversations held at the same time
 * --times    how often each server is measured; the middle run counts
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { circumstances, figure, ratio, table, writeReport } from './report.mjs';
import { placement, root, servers } from './servers.mjs';
import { measureStartup } from './startup.mjs';
import { measureTurns } from './turns.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '6' },
    'warm-up': { type: 'string', default: '8' },
    'at-once': { type: 'string', default: '32' },
    times: { type: 'string', default: '3' },
  },
});
const seconds = Number(values.seconds);
const warmUp = Number(values['warm-up']);
const atOnce = Number(values['at-once']);
const turnTimes = Number(values.times);
const say = (text) => process.stderr.write(`${text}\n`);

/** The peers have a lock file of their own and are no part of the service: installed only when wanted. */
function installPeers() {
  const peers = path.join(root, 'bench/peers');
  if (existsSync(path.join(peers, 'node_modules/.package-lock.json'))) return;
  say('Installing the peers ...');
  const windows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: peers, stdio: [0, 2, 2], shell: windows });
  if (status !== 0) throw new Error('npm ci in bench/peers failed.');
}

/** The output of one of our own scripts that prints what it found. */
function outputOf(...args) {
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`${args[0]} failed.`);
  return stdout.toString().trim();
}

/** Says so when the runs of one server lie too far apart to trust the figures. */
function unsettled(found) {
  const names = Object.keys(found).filter((name) => found[name].most > found[name].least * 1.25);
  if (names.length === 0) return '';
  const who = names.map((name) => servers[name].title).join(', ');
  return `\n\n**Unsettled:** runs differ by more than a quarter for ${who}. The machine was busy with other work: measure again.`;
}

async function turns() {
  installPeers();
  say(`Turns: ${Object.keys(servers).length} servers, ${turnTimes} × ${seconds} s each ...`);
  const found = await measureTurns({ names: Object.keys(servers), seconds, warmUp, atOnce, times: turnTimes });
  const { waymark, stockBotbuilder, agentsSdk, fixedJson } = found;
  const rows = Object.entries(found).map(([name, it]) => [
    servers[name].title,
    figure(it.turnsPerSecond),
    `${figure(it.least)}–${figure(it.most)}`,
    figure(it.turnsPerSecondWithOpening),
    figure(it.p50Ms),
    figure(it.p99Ms),
    figure(it.coldP99Ms),
    figure(it.peakMB),
    `${Math.round(it.clientLoad * 100)} %`,
  ]);
  const compare = (what, read) => [
    what,
    ratio(read(waymark), read(stockBotbuilder)),
    ratio(read(waymark), read(agentsSdk)),
    ratio(read(waymark), read(fixedJson)),
  ];
  return `Five messages a conversation, ${atOnce} conversations at once. Waymark has everything on: its real dialog, danger recogniser,
sealing and store, and its turn ends when the reply has come over the WebSocket. A peer's turn has no safety and no sealing,
and its replies come in the answer to the post (with the trace that \`runDialog\` adds there by itself). Every server runs with Node's own settings.
Middle one of ${turnTimes} runs each, the servers taking turns; each run ${seconds} s after ${warmUp} s of warm-up under the same load. In the warm-up the engine still
compiles, on the server's one core; its p99 stands beside.

${table(['', 'turns/s', 'all runs', 'with opening the chats', 'p50 ms', 'p99 ms', 'p99 ms in the warm-up', 'peak MB', 'client busy'], rows)}

Where the client is near 100 % busy, it was the limit and the server could do more.${unsettled(found)}

${table(
  ['Waymark ÷', 'stock botbuilder', 'Agents SDK', 'ceiling'],
  [
    compare('turns/s', (it) => it.turnsPerSecond),
    compare('turns/s with opening', (it) => it.turnsPerSecondWithOpening),
    compare('p99 (less is better)', (it) => it.p99Ms),
    compare('peak memory (less is better)', (it) => it.peakMB),
  ],
)}`;
}

async function recogniser() {
  say('Recogniser ...');
  const rows = JSON.parse(outputOf('bench/recogniser.mjs')).map(({ what, messages, p50, p99, most }) => [
    what,
    ...[messages, p50, p99, most].map(figure),
  ]);
  return `Microseconds for one message, in one process after warming up.

${table(['', 'messages', 'p50 µs', 'p99 µs', 'most µs'], rows)}`;
}

async function startup() {
  installPeers();
  const times = 5;
  say(`Start-up: ${times} times each ...`);
  const names = ['waymark', 'stockBotbuilder', 'agentsSdk'];
  const found = await measureStartup({ names, times });
  const rows = names.map((name) => [servers[name].title, figure(found[name].startMs), figure(found[name].startMB)]);
  const compare = (what, field) => [
    what,
    ...['stockBotbuilder', 'agentsSdk'].map((peer) => ratio(found.waymark[field], found[peer][field])),
  ];
  return `From starting the process to its first answered \`/healthz\`, and memory (RSS) at that moment: medians of ${times}.

${table(['', 'ms', 'MB'], rows)}

${table(['Waymark ÷ (less is better)', 'stock botbuilder', 'Agents SDK'], [compare('time', 'startMs'), compare('memory', 'startMB')])}`;
}

async function store() {
  say('Store ...');
  return `\`\`\`\n${outputOf('bench/store/storeGrowth.mjs')}\n\`\`\``;
}

const parts = {
  turns: ['Turns per second', turns],
  recogniser: ['Danger recogniser', recogniser],
  startup: ['Start-up', startup],
  store: ['Store growth', store],
};
if (values.only !== undefined && !Object.hasOwn(parts, values.only)) {
  say(`--only should be one of: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
const written = {};
let failed = false;
for (const [name, [heading, measure]] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const where = circumstances(command, placement);
  try {
    written[heading] = `${where}\n\n${await measure()}`;
    process.stdout.write(`\n${heading}\n\n${written[heading]}\n`);
  } catch (error) {
    failed = true;
    say(`${heading}: ${error.message}`);
  }
}
// Figures of a stand-in are not Waymark's, and a run that measured nothing says nothing.
if (process.env.WAYMARK_BENCH_MAIN === undefined && Object.keys(written).length > 0) {
  writeReport(path.join(root, 'docs/benchmarks.md'), written);
}
process.exit(failed ? 1 : 0);
