import { hkdfSync, webcrypto } from 'node:crypto';
import { CompactSign, compactVerify } from 'jose';
import { z } from 'zod';
import type { Result } from '../../protocol/result.js';

/** What a token says. It names a conversation and an invented visitor id, and nothing about a person. */
export interface Claims {
  readonly conversationId: string;
  /** random, `dl_…`; forced on whatever the bearer posts */
  readonly visitorId: string;
  /** the conversation had been started when the token was made */
  readonly begun: boolean;
}

export interface VerifiedClaims extends Claims {
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

export type TokenTrouble = 'forged' | 'expired';

export interface TokenOffice {
  readonly lifetimeSeconds: number;
  issue(claims: Claims): Promise<string>;
  /** @returns the claims, also of an expired token when it expired less than `graceMs` ago */
  verify(token: string, graceMs?: number): Promise<Result<{ readonly claims: VerifiedClaims }, TokenTrouble>>;
  /** The claims when this very token was issued or verified before and still lives: no waiting, no cryptography. */
  recall(token: string): VerifiedClaims | undefined;
}

interface OfficeOptions {
  readonly key: Buffer;
  /** tokens of one purpose are worthless for another, because each has its own derived key */
  readonly purpose: 'chat' | 'stream';
  readonly lifetimeSeconds: number;
  readonly now: () => Date;
  /** how many tokens that were issued or verified are remembered, so that a turn does not pay for a signature */
  readonly remembered?: number;
}

// `user` is the claim that the official clients read their own id from.
const claimShape = z.object({
  conv: z.string().max(100),
  user: z.string().max(100),
  begun: z.boolean(),
  iat: z.number(),
  exp: z.number(),
});

const longestToken = 1_000;

/**
 * Issues and verifies signed tokens (JWT, HS256) of one purpose.
 * @param options.key at least 32 bytes; the signing key is derived from it (HKDF), so it is not used as such
 */
export function createTokenOffice(options: OfficeOptions): TokenOffice {
  const { now, lifetimeSeconds, remembered = 0 } = options;
  const signingKey = deriveKey(options.key, options.purpose);
  const recalled = new Map<string, VerifiedClaims>();

  function remember(token: string, claims: VerifiedClaims): void {
    if (remembered === 0) return;
    if (recalled.size >= remembered) {
      // A Map keeps the order of insertion: the first is the one seen longest ago.
      for (const oldest of recalled.keys()) {
        recalled.delete(oldest);
        break;
      }
    }
    recalled.set(token, claims);
  }

  return {
    lifetimeSeconds,
    async issue({ conversationId, visitorId, begun }) {
      const iat = Math.floor(now().getTime() / 1000);
      const exp = iat + lifetimeSeconds;
      const payload = { conv: conversationId, user: visitorId, begun, iat, exp };
      const token = await new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(await signingKey);
      // Made by us a moment ago: it need not be verified when it comes back.
      remember(token, { conversationId, visitorId, begun, issuedAtMs: iat * 1000, expiresAtMs: exp * 1000 });
      return token;
    },
    async verify(token, graceMs = 0) {
      const claims = recalled.get(token) ?? (await readToken(token, await signingKey));
      if (claims === undefined) return { ok: false, reason: 'forged' };
      if (claims.expiresAtMs + graceMs <= now().getTime()) {
        recalled.delete(token);
        return { ok: false, reason: 'expired' };
      }
      if (!recalled.has(token)) remember(token, claims);
      return { ok: true, claims };
    },
    recall(token) {
      const claims = recalled.get(token);
      return claims !== undefined && claims.expiresAtMs > now().getTime() ? claims : undefined;
    },
  };
}

/** In the form that `jose` need not convert at each use. */
function deriveKey(key: Buffer, purpose: string): Promise<webcrypto.CryptoKey> {
  const bytes = hkdfSync('sha256', key, '', `waymark direct line ${purpose}`, 32);
  return webcrypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/** @returns undefined for whatever was not signed by us */
async function readToken(token: string, key: webcrypto.CryptoKey): Promise<VerifiedClaims | undefined> {
  if (token.length > longestToken) return undefined;
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['HS256'] });
    const { conv, user, begun, iat, exp } = claimShape.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
    return { conversationId: conv, visitorId: user, begun, issuedAtMs: iat * 1000, expiresAtMs: exp * 1000 };
  } catch {
    return undefined;
  }
}
