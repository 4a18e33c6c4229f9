import type { IncomingMessage } from 'node:http';

/** `__Host-`: browsers take it from this host alone, over TLS alone (or from this machine), for all paths. */
export const sessionCookie = '__Host-waymark-staff';
/** Tells a device that was signed in on before. It opens nothing. */
export const deviceCookie = '__Host-waymark-device';

const deviceSeconds = 180 * 24 * 60 * 60;

/** @returns undefined when it is not there, or there twice: then somebody has tampered */
export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}

interface CookieShape {
  readonly sameSite: 'Strict' | 'Lax';
  /** how long the browser keeps it; until it is closed when left out, and 0 takes it away */
  readonly maxAgeSeconds?: number;
}

/** A cookie that no script can read. */
export function makeCookie(name: string, value: string, { sameSite, maxAgeSeconds }: CookieShape): string {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}${age}`;
}

/** What a browser is given when somebody has signed in. */
export function signedInCookies(session: string, device: string | undefined): readonly string[] {
  const cookies = [makeCookie(sessionCookie, session, { sameSite: 'Strict' })];
  if (device !== undefined)
    cookies.push(makeCookie(deviceCookie, device, { sameSite: 'Strict', maxAgeSeconds: deviceSeconds }));
  return cookies;
}

export const signedOutCookies: readonly string[] = [
  makeCookie(sessionCookie, '', { sameSite: 'Strict', maxAgeSeconds: 0 }),
];
