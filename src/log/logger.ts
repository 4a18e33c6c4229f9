import { type DestinationStream, pino } from 'pino';
import { redact } from '../safety/redact.js';
import type { Log } from './events.js';

/** Lines are written together: each write is a call into the system, and a turn has a line. */
const mostHeld = 8 * 1024;
const longestHeldMs = 250;

/**
 * The one logger: JSON lines with allowed events only. As a second net, every text field is redacted, so that a mistake
 * in the first net still does not write a phone number, an address or a sentence.
 * @param destination where lines go; standard output when left out
 */
export function createLogger(destination?: DestinationStream): Log {
  const logger = pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    destination ?? standardOutput(),
  );
  return {
    event(name, fields) {
      const safe: Record<string, unknown> = { event: name };
      for (const field of Object.keys(fields)) {
        const value: unknown = fields[field as keyof typeof fields];
        safe[field] = typeof value === 'string' ? redact(value) : value;
      }
      logger.info(safe);
    },
  };
}

/** Lines are handed on as bytes: as text, the library goes over all that are held at each that is added. */
function standardOutput(): DestinationStream {
  const output = pino.destination({
    dest: 1,
    sync: false,
    minLength: mostHeld,
    periodicFlush: longestHeldMs,
    contentMode: 'buffer',
  });
  return { write: (line) => output.write(Buffer.from(line) as unknown as string) };
}

/** What an error may say in a log: its class and code, never its message, which may quote a visitor. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code) ? `${error.name}:${code}` : error.name;
}
