import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** How long a server may take to answer /healthz. */
const startLimitMs = 30_000;
const pollMs = 5;

/** What is measured, by name. WAYMARK_BENCH_MAIN stands in for Waymark's own main file, for trying the load client. */
export const servers = {
  waymark: {
    title: 'Waymark',
    file: process.env.WAYMARK_BENCH_MAIN ?? path.join(root, 'dist/src/main.js'),
    protocol: 'directLine',
  },
  stockBotbuilder: peer('Stock botbuilder (CloudAdapter, restify)', 'stockBotbuilder.mjs'),
  agentsSdk: peer('Agents SDK (express)', 'agentsSdk.mjs'),
  fixedJson: peer('Ceiling (restify, fixed JSON)', 'fixedJson.mjs'),
};

function peer(title, file) {
  return { title, file: path.join(root, 'bench/peers', file), protocol: 'expectReplies' };
}

/** Server and client on a core each, where `taskset` and two cores are there. */
const canPin =
  process.platform === 'linux' &&
  os.availableParallelism() > 1 &&
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'taskset')));

/** How the processes were placed, in words for the report. */
export const placement = canPin ? 'server on core 0, client on core 1' : 'server and client not pinned to cores';

/** Starts Node on one core. */
export function spawnOn(core, args, options) {
  const command = [process.execPath, ...args];
  return canPin
    ? spawn('taskset', ['-c', String(core), ...command], options)
    : spawn(command[0], command.slice(1), options);
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function answersHealth(base) {
  return new Promise((resolve) => {
    const request = http.get(`${base}/healthz`, { agent: false, timeout: 1_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Memory of a process in MB from the kernel's own count, or undefined where there is none. */
function memoryMB(pid, field) {
  try {
    const kB = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kB === undefined ? undefined : (Number(kB) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * Starts a server on a free port, with an empty data folder and a fresh key, and waits for its first healthy answer.
 * @param {keyof typeof servers} name
 * @returns its address, how long it took to answer (ms), its memory then and at its highest (MB), and how to stop it
 */
export async function startServer(name) {
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'waymark-bench-'));
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    WAYMARK_DATA_DIR: dataDir,
    WAYMARK_KEY: randomBytes(32).toString('base64'),
    WAYMARK_TOKENS_PER_MINUTE: '10000000',
  };
  const from = performance.now();
  // Standard output is not read: a pipe that fills would stall the server, a file would slow it.
  const child = spawnOn(0, [servers[name].file], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(force);
    rmSync(dataDir, { recursive: true, force: true });
  };
  while (!(await answersHealth(base))) {
    if (child.exitCode !== null || performance.now() - from > startLimitMs) {
      await stop();
      throw new Error(`${servers[name].title} did not answer /healthz.`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const startMs = performance.now() - from;
  return {
    base,
    startMs,
    startMB: memoryMB(child.pid, 'VmRSS'),
    peakMB: () => memoryMB(child.pid, 'VmHWM'),
    stop,
  };
}
