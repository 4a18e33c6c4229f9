import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { lastHop } from './origins.js';

export interface AddressLimits {
  /** Counts one request of a kind. @returns seconds to wait, or 0 when the request may go on */
  count(kind: 'token' | 'start' | 'signIn', request: IncomingMessage): Promise<number>;
  /** The keyed hash of a request's network address. */
  sourceOf(request: IncomingMessage): string;
}

/**
 * Limits how many chats one network address may open. The address itself is never kept: what is counted is its keyed
 * hash under a salt that is drawn at start, lives in memory, and is forgotten with the process. Counts live a minute.
 * @param options.tokensPerMinute tokens for one address; starts may be twice as many, as pages are reloaded
 */
export function createAddressLimits(options: { tokensPerMinute: number; trustProxy: boolean }): AddressLimits {
  const salt = randomBytes(32);
  const limiters = {
    token: new RateLimiterMemory({ keyPrefix: 'token', points: options.tokensPerMinute, duration: 60 }),
    start: new RateLimiterMemory({ keyPrefix: 'start', points: options.tokensPerMinute * 2, duration: 60 }),
    // A whole office may begin its shift behind one address.
    signIn: new RateLimiterMemory({ keyPrefix: 'signIn', points: 60, duration: 60 }),
  };

  function sourceOf(request: IncomingMessage): string {
    const forwarded = options.trustProxy ? lastHop(request.headers['x-forwarded-for']) : undefined;
    const address = network(forwarded ?? request.socket.remoteAddress ?? '');
    return createHmac('sha256', salt).update(address).digest('base64url');
  }

  return {
    sourceOf,
    async count(kind, request) {
      try {
        await limiters[kind].consume(sourceOf(request));
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}

/** One line's share of addresses: an IPv4 address, or the /64 that an IPv6 line gets as a whole. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const front = head === '' ? [] : head.split(':');
  if (tail === undefined) return front.slice(0, 4).join(':');
  const back = tail === '' ? [] : tail.split(':');
  const middle = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...middle, ...back].slice(0, 4).join(':');
}
