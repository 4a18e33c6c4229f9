import { ConfigError, readConfig } from './config.js';
import type { Log } from './log/events.js';
import { createLogger, errorCode } from './log/logger.js';
import { startWaymark, type Waymark } from './waymark.js';

/** Starts the server, and ends it in order. Imported by nobody. */

const log: Log = createLogger();

async function start(): Promise<Waymark> {
  try {
    return await startWaymark(readConfig(process.env), { log });
  } catch (error) {
    // Nobody has typed anything yet, and whoever starts the server must be told what is wrong.
    const said = error instanceof Error ? error.message : 'unknown trouble';
    process.stderr.write(`Waymark did not start.\n${said}\n`);
    process.exit(error instanceof ConfigError ? 78 : 1);
  }
}

const waymark = await start();
process.stderr.write(`Waymark is open at http://localhost:${waymark.port}/\n`);
// Never in the log, which is standard output and may be kept by others.
if (waymark.firstSignIn !== undefined) {
  process.stderr.write(
    `Nobody can sign in yet. Make the first account within an hour, by this link that opens once:\n` +
      `http://localhost:${waymark.port}${waymark.firstSignIn}\n`,
  );
}

let isStopping = false;

async function stop(signal: string, exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const startedAt = performance.now();
  log.event('server.stopping', { signal });
  const hurry = setTimeout(() => process.exit(1), 10_000);
  hurry.unref();
  try {
    await waymark.close();
    log.event('server.stopped', { durationMs: Math.round(performance.now() - startedAt) });
  } catch (error) {
    log.event('server.crashed', { error: errorCode(error) });
    exitCode = 1;
  }
  // The last lines of the log are written when the loop is empty.
  process.exitCode = exitCode;
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, 0));

// A bug that got past every net: the state of the process is unknown, so it ends in order, and says no word of the cause
// but its class. Whatever keeps the service up starts it again.
for (const trouble of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(trouble, (error: unknown) => {
    log.event('server.crashed', { error: errorCode(error) });
    void stop(trouble, 1);
  });
}
