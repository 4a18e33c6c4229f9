import { startServer } from './servers.mjs';
import { median } from './statistics.mjs';

/**
 * From the start of the process to its first answered /healthz, and its memory at that moment. The servers take turns,
 * so that a slow moment of the machine does not fall on one alone.
 * @param {{ names: string[], times: number }} options
 * @returns by server, medians: milliseconds and MB (undefined where the kernel does not tell)
 */
export async function measureStartup({ names, times }) {
  const seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let time = 0; time < times; time += 1) {
    for (const name of names) {
      const server = await startServer(name);
      seen[name].push(server);
      await server.stop();
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        startMs: median(seen[name].map(({ startMs }) => startMs)),
        startMB: seen[name].every(({ startMB }) => startMB !== undefined)
          ? median(seen[name].map(({ startMB }) => startMB))
          : undefined,
      },
    ]),
  );
}
