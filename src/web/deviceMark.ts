import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Of this run alone, and never written down: a mark cannot be turned back, nor compared with one of another day. */
const key = randomBytes(32);

/**
 * A mark of the browser that sends a request: two are the same for the same kind of browser, and nothing else can be read from
 * it. The desk compares it while an advisor talks with a visitor; what the browser says of itself is not kept.
 */
export function deviceMark({ headers }: IncomingMessage): string {
  return createHmac('sha256', key)
    .update(headers['user-agent'] ?? '')
    .digest('base64url')
    .slice(0, 12);
}
