import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody whom the organisation knows. */
export interface ProviderPerson {
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * A real OpenID Connect provider on a free port. Whoever comes is signed in as the person that the test names.
 * @param redirectUri where it sends browsers back to
 */
export async function startOpenIdProvider(redirectUri: string, options: { claimsInIdToken?: boolean } = {}) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Another name of this machine than the one that the tests use: for browsers that is another site.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, ProviderPerson>();
  let who = '';
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'waymark', client_secret: 'a-secret-of-the-test', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['given_name', 'name', 'groups', 'realm'] },
    conformIdTokenClaims: options.claimsInIdToken !== true,
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...people.get(sub)?.claims }),
    }),
    // The organisation has agreed for its people.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      provider.interactionFinished(request, response, { login: { accountId: who, remember: false } }).catch(() => {
        response.writeHead(500).end();
      });
    else void answer(request, response);
  });
  return {
    issuer,
    people,
    signInAs(person: string): void {
      who = person;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type OpenIdProvider = Awaited<ReturnType<typeof startOpenIdProvider>>;

/** Settings of a server that signs in there. */
export function openIdEnvironment(provider: OpenIdProvider, publicUrl: string): Record<string, string> {
  return {
    WAYMARK_STAFF: 'openid',
    WAYMARK_PUBLIC_URL: publicUrl,
    WAYMARK_OPENID_ISSUER: provider.issuer,
    WAYMARK_OPENID_CLIENT_ID: 'waymark',
    WAYMARK_OPENID_CLIENT_SECRET: 'a-secret-of-the-test',
    WAYMARK_OPENID_ROLES: 'line-advisors=advisor, line-leads=supervisor, it=admin',
    WAYMARK_OPENID_ROLES_CLAIM: 'groups',
    WAYMARK_OPENID_LABEL: 'Example Helpline',
  };
}
