import * as client from 'openid-client';
import type { Result } from '../protocol/result.js';
import { isShownName } from './accounts.js';
import { digest, newSecret } from './secrets.js';
import type { Vouched } from './signIn.js';
import { type Role, roles } from './staff.js';

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** where browsers reach this server, without a path */
  readonly publicUrl: string;
  readonly scope: string;
  /** the claim that holds groups or roles; dots lead into it, as in `realm_access.roles` */
  readonly rolesClaim: string;
  /** what the organisation calls it, and which role that is here; all else is no role */
  readonly roleOf: Readonly<Record<string, Role>>;
  readonly nameClaim: string;
}

/** Signing in at the organisation: authorization code with PKCE, state and nonce. */
export interface OpenIdSignIn {
  /** @returns where to send the browser, and what it must hold when it comes back */
  begin(): Promise<Result<{ readonly url: string; readonly ticket: string }, 'unreachable'>>;
  /** @param path with its query, as the browser came back to it */
  finish(path: string, ticket: string | undefined): Promise<Result<{ readonly vouched: Vouched }, 'refused'>>;
}

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expiresAtMs: number;
}

export const openIdBackPath = '/console/sign-in/openid/back';
export const ticketSeconds = 10 * 60;
const mostBegun = 1_000;
const answerWithinSeconds = 10;

export function createOpenIdSignIn(settings: OpenIdSettings, now: () => Date): OpenIdSignIn {
  const begun = new Map<string, Begun>();
  const redirectUri = settings.publicUrl + openIdBackPath;
  let found: Promise<client.Configuration> | undefined;

  /** What the provider says of itself; asked again as long as it could not be asked. */
  function provider(): Promise<client.Configuration> {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    async begin() {
      let config: client.Configuration;
      try {
        config = await provider();
      } catch {
        return { ok: false, reason: 'unreachable' };
      }
      const [oldest] = begun.keys();
      if (begun.size >= mostBegun && oldest !== undefined) begun.delete(oldest);
      const ticket = newSecret();
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      begun.set(digest(ticket), { state, nonce, verifier, expiresAtMs: now().getTime() + ticketSeconds * 1000 });
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { ok: true, url: url.href, ticket };
    },

    async finish(path, ticket) {
      const key = ticket === undefined ? '' : digest(ticket);
      const known = begun.get(key);
      // A way back is walked once, by the browser that set out.
      begun.delete(key);
      if (known === undefined || now().getTime() >= known.expiresAtMs) return { ok: false, reason: 'refused' };
      try {
        const config = await provider();
        const tokens = await client.authorizationCodeGrant(config, new URL(path, settings.publicUrl), {
          pkceCodeVerifier: known.verifier,
          expectedState: known.state,
          expectedNonce: known.nonce,
          idTokenExpected: true,
        });
        const idToken = tokens.claims();
        if (idToken === undefined) return { ok: false, reason: 'refused' };
        let claims: Readonly<Record<string, unknown>> = idToken;
        if (
          claimOf(claims, settings.rolesClaim) === undefined &&
          config.serverMetadata().userinfo_endpoint !== undefined
        )
          claims = { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, idToken.sub)) };
        return { ok: true, vouched: vouchedBy(claims, { issuer: idToken.iss, subject: idToken.sub }, settings) };
      } catch {
        // Whatever it is, the provider's answer is not to be trusted, and its words are not to be logged.
        return { ok: false, reason: 'refused' };
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const server = new URL(issuer);
  // The settings let plain HTTP through for this machine alone, for trying it out.
  const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const authentication = clientSecret === undefined ? client.None() : undefined;
  return client.discovery(server, clientId, clientSecret, authentication, { execute, timeout: answerWithinSeconds });
}

function vouchedBy(
  claims: Readonly<Record<string, unknown>>,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  settings: OpenIdSettings,
): Vouched {
  const given = claimOf(claims, settings.rolesClaim);
  const groups: readonly unknown[] = Array.isArray(given) ? given : [given];
  const { roleOf } = settings;
  const held = new Set(
    groups.map((group) => (typeof group === 'string' && Object.hasOwn(roleOf, group) ? roleOf[group] : undefined)),
  );
  const name = claimOf(claims, settings.nameClaim);
  const shown = typeof name === 'string' && isShownName(name.trim()) ? name.trim() : 'Advisor';
  return { issuer, subject, name: shown, roles: roles.filter((role) => held.has(role)) };
}

function claimOf(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[part];
  }, claims);
}
