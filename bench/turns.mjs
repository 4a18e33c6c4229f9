import path from 'node:path';
import { root, servers, spawnOn, startServer } from './servers.mjs';

/** Runs the load client against a server, and returns what it found. */
function load(base, protocol, { seconds, warmUp, atOnce }) {
  const args = [
    ...[path.join(root, 'bench/load.mjs'), '--base', base, '--protocol', protocol],
    ...['--seconds', String(seconds), '--warm-up', String(warmUp), '--at-once', String(atOnce)],
  ];
  const client = spawnOn(1, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  client.stdout.on('data', (part) => {
    said += part;
  });
  return new Promise((resolve, reject) => {
    client.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said));
      else reject(new Error(`The load client failed against ${base}.`));
    });
  });
}

/**
 * The five-step conversation on every server. The servers take turns, so that a slow moment of the machine does not
 * fall on one alone.
 * @param {{ names: string[], seconds: number, warmUp: number, atOnce: number, times: number }} options
 * @returns by server: the middle one of its runs by turns per second, with the server's highest memory in MB, and the
 *   least and most turns per second of all its runs
 */
export async function measureTurns({ names, times, ...how }) {
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let time = 0; time < times; time += 1) {
    for (const name of names) {
      const server = await startServer(name);
      try {
        const found = await load(server.base, servers[name].protocol, how);
        runs[name].push({ ...found, peakMB: server.peakMB() });
      } finally {
        await server.stop();
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, middle(runs[name])]));
}

function middle(runs) {
  const sorted = [...runs].sort((a, b) => a.turnsPerSecond - b.turnsPerSecond);
  const [least, most] = [sorted[0], sorted.at(-1)].map((run) => run.turnsPerSecond);
  return { ...sorted[Math.floor((sorted.length - 1) / 2)], least, most };
}
