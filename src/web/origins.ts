import type { IncomingMessage } from 'node:http';

export interface OriginOptions {
  /** origins besides our own that may open a chat */
  readonly allowedOrigins: readonly string[];
  /** one reverse proxy of the operator's stands in front and sets the X-Forwarded headers */
  readonly trustProxy: boolean;
}

/** Where a request comes from: our own pages, a site on the list, no page at all, or elsewhere. */
export type OriginKind = 'own' | 'allowed' | 'none' | 'foreign';

export interface Origins {
  kindOf(request: IncomingMessage): OriginKind;
  /** Where the client reaches us, for a stream: `wss://host`. @returns undefined when the Host header is unusable */
  socketOrigin(request: IncomingMessage): string | undefined;
}

/**
 * Judges the `Origin` header. A missing one is let through: only programs send none with a POST, and they could invent
 * one; limits are what holds those back. A page cannot forge `Origin` or `Sec-Fetch-Site`.
 */
export function createOrigins({ allowedOrigins, trustProxy }: OriginOptions): Origins {
  const allowed = new Set(allowedOrigins);

  function hostOf(request: IncomingMessage): string | undefined {
    const forwarded = trustProxy ? lastHop(request.headers['x-forwarded-host']) : undefined;
    return forwarded ?? request.headers.host;
  }

  return {
    kindOf(request) {
      const { origin } = request.headers;
      const site = request.headers['sec-fetch-site'];
      if (origin === undefined) return site === 'cross-site' || site === 'same-site' ? 'foreign' : 'none';
      // With `Referrer-Policy: no-referrer` browsers send "null" even to one's own server, for forms and beacons.
      if (origin === 'null') return site === 'same-origin' ? 'own' : 'foreign';
      const host = hostOf(request);
      if (origin === `https://${host}` || origin === `http://${host}`) return 'own';
      return allowed.has(origin) ? 'allowed' : 'foreign';
    },
    socketOrigin(request) {
      const host = hostOf(request);
      if (host === undefined || !/^[\w.:[\]-]{1,255}$/.test(host)) return undefined;
      const isSecure =
        (trustProxy && lastHop(request.headers['x-forwarded-proto']) === 'https') ||
        // A secure page that asks its own host shows that TLS ends before us.
        request.headers.origin === `https://${host}`;
      return `${isSecure ? 'wss' : 'ws'}://${host}`;
    },
  };
}

/** What the nearest proxy added; whatever stands before it may be invented by the client. */
export function lastHop(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.at(-1) : header;
  return text?.split(',').at(-1)?.trim() || undefined;
}
