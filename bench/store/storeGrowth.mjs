/**
 * What a turn, an erasure and a start cost as sessions grow: the sealed lowdb store, as the server uses it.
 *
 *   node scripts/build.mjs && node bench/store/storeGrowth.mjs [--sessions 100,10000,100000] [--per-file 32]
 *
 * Each number of sessions runs in processes of its own, so that memory is its own. In brackets: divided by the first
 * column. Works in temporary folders and removes them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100,10000,100000' },
    'per-file': { type: 'string', default: '32' },
    row: { type: 'string' },
    fill: { type: 'string' },
  },
});
const perFile = Number(values['per-file']);
const turnsPerRound = 50;
const rounds = 30;
const erasures = 300;
const text = `{"answers":"${'0123456789 abcdef'.repeat(90).slice(0, 1480)}"}`;

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The same sequence in each run. */
function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const key = Buffer.alloc(32, 1);
const expiresAt = new Date(Date.now() + 3_600_000);
const folderIn = (parent) => path.join(parent, 'sessions');

async function open(parent) {
  const { lowdbStore } = await import('../../dist/src/storage/lowdbStore.js');
  const { sealedStore } = await import('../../dist/src/storage/sealedStore.js');
  const log = { event: (name) => process.stderr.write(`${name}\n`) };
  const inner = await lowdbStore({ folder: folderIn(parent), now: () => new Date(), log, sessionsPerFile: perFile });
  return sealedStore(inner, { key, log });
}

/** One turn as the server does it. @returns microseconds that the visitor waits for the store */
async function turn(store, id) {
  const startedAt = performance.now();
  const entry = await store.load(id);
  const saved = await store.save(id, { value: text, expectedVersion: entry?.version ?? 0, expiresAt });
  if (!saved.ok) throw new Error('A turn lost a race; nothing should race here.');
  return (performance.now() - startedAt) * 1000;
}

/** Fills the store, and measures for comparison what one turn costs with all sessions in one lowdb file. */
async function fill(parent, sessions) {
  const store = await open(parent);
  for (let number = 0; number < sessions; number += 1) await turn(store, `conversation ${number}`);
  await store.close();

  const { JSONFilePreset } = await import('lowdb/node');
  const single = await JSONFilePreset(path.join(parent, 'single.json'), {});
  for (let number = 0; number < sessions; number += 1) single.data[`conversation ${number}`] = text;
  const costs = [];
  for (let count = 0; count < 5; count += 1) {
    const startedAt = performance.now();
    await single.write();
    costs.push((performance.now() - startedAt) * 1000);
  }
  return { 'for comparison: turn with one lowdb file, µs': median(costs) };
}

/** Runs this script again as a process of its own. */
function runAlone(...args) {
  const script = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ['--expose-gc', script, '--per-file', `${perFile}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}

async function measure(sessions) {
  const parent = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
  const random = randomNumbers(7);
  try {
    const comparison = runAlone('--fill', parent, '--row', `${sessions}`);
    const files = readdirSync(folderIn(parent)).length;

    const startAt = performance.now();
    const store = await open(parent);
    const startMs = performance.now() - startAt;

    // Any session may be next, the worst case: 50 turns in each tenth of a second, and a written file for most.
    await Promise.all(Array.from({ length: 200 }, (_, number) => turn(store, `warm ${number}`)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const waits = [];
    const cpuBefore = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) {
      for (let count = 0; count < turnsPerRound; count += 1) {
        waits.push(await turn(store, `conversation ${random(sessions)}`));
      }
      await new Promise((resolve) => setTimeout(resolve, 110));
    }
    const cpu = process.cpuUsage(cpuBefore);

    // A conversation as it is: begun, five turns, each a tenth of a second after the other, left.
    const fresh = [];
    const freshCpuBefore = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) {
      for (let count = 0; count < turnsPerRound; count += 1) {
        fresh.push(await turn(store, `new ${Math.floor(round / 5)} ${count}`));
      }
      await new Promise((resolve) => setTimeout(resolve, 110));
    }
    const freshCpu = process.cpuUsage(freshCpuBefore);

    const erasing = [];
    for (let count = 0; count < Math.min(erasures, sessions / 2); count += 1) {
      const startedAt = performance.now();
      await store.erase(`conversation ${random(sessions)}`);
      erasing.push((performance.now() - startedAt) * 1000);
    }
    const together = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => store.erase(`conversation ${random(sessions)}`)));
    const togetherUs = ((performance.now() - together) * 1000) / 50;
    global.gc?.();
    const rssMb = process.memoryUsage().rss / 1024 / 1024;
    await store.close();
    return {
      'turn, median µs': median(waits),
      'turn, mean µs': waits.reduce((sum, one) => sum + one) / waits.length,
      'turn, processor µs in all': (cpu.user + cpu.system) / waits.length,
      'turn of a new visitor, median µs': median(fresh),
      'the same, processor µs in all': (freshCpu.user + freshCpu.system) / fresh.length,
      'erasure, median µs': median(erasing),
      '50 erasures at once, µs each': togetherUs,
      'start, ms': startMs,
      'memory, MB': rssMb,
      files,
      ...comparison,
    };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

if (values.fill !== undefined) {
  process.stdout.write(JSON.stringify(await fill(values.fill, Number(values.row))));
} else if (values.row !== undefined) {
  process.stdout.write(JSON.stringify(await measure(Number(values.row))));
} else {
  const columns = values.sessions.split(',').map(Number);
  const results = columns.map((sessions) => runAlone('--row', `${sessions}`));
  const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3));
  const lines = [
    ['sessions', ...columns.map((count) => `${count}`)],
    ['---', ...columns.map(() => '---:')],
    ...Object.keys(results[0]).map((name) => [
      name,
      ...results.map((row, at) =>
        at === 0 ? number(row[name]) : `${number(row[name])} (×${(row[name] / results[0][name]).toPrecision(2)})`,
      ),
    ]),
  ];
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model}), ${perFile} sessions a file, 1.5 KB each\n\n`,
  );
  for (const line of lines) process.stdout.write(`| ${line.join(' | ')} |\n`);
}
