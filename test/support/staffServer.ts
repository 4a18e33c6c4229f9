import { Secret, TOTP } from 'otpauth';
import { landmarks } from '../../dialogs/index.js';
import { readConfig } from '../../src/config.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';
import { startWaymark } from '../../src/waymark.js';
import { rememberingLog } from './testHouse.js';

/** A clock that stands still until a test moves it. */
export function testClock(start = '2026-03-04T09:00:00Z') {
  let nowMs = Date.parse(start);
  return {
    now: () => new Date(nowMs),
    forward(seconds: number): void {
      nowMs += seconds * 1000;
    },
  };
}

/** What an authenticator app would show. */
export function codeAt(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
}

/** Quick to compute: what a guess costs is measured elsewhere. */
export const cheap = { memoryKiB: 64, passes: 1 };

export interface StaffPerson {
  readonly signInName: string;
  readonly password: string;
  readonly codeSecret: string;
}

/** What a browser holds, and what its pages ask. */
export interface StaffBrowser {
  readonly cookies: Map<string, string>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** A whole server with local accounts, in memory. */
export async function startStaffServer(
  options: {
    store?: Store;
    environment?: Readonly<Record<string, string>>;
    consoleBeatMs?: number;
    beginAt?: string;
  } = {},
) {
  const { log, events } = rememberingLog();
  const clock = testClock();
  const staffStore = options.store ?? memoryStore({ now: clock.now });
  const waymark = await startWaymark(
    readConfig({ PORT: '0', HOST: '127.0.0.1', WAYMARK_STORE: 'memory', ...options.environment }),
    {
      log,
      now: clock.now,
      staffStore,
      passwordCost: cheap,
      ...(options.beginAt === undefined ? {} : { landmarks: { ...landmarks, welcome: options.beginAt } }),
      ...(options.consoleBeatMs === undefined ? {} : { consoleBeatMs: options.consoleBeatMs }),
    },
  );
  const { url } = waymark;

  function browser(): StaffBrowser {
    const cookies = new Map<string, string>();
    const send = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url + path, {
        ...init,
        redirect: 'manual',
        headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/Max-Age=0\b/.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    };
    const own = { origin: url, 'x-waymark-staff': '1', 'content-type': 'application/json' };
    return {
      cookies,
      post: (path, body, headers = {}) =>
        send(
          path,
          { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
          { ...own, ...headers },
        ),
      get: (path, headers = {}) => send(path, {}, headers),
    };
  }

  /** Opens a link and sets a password, as its page does. */
  async function claim(by: StaffBrowser, path: string, person: { signInName: string; name: string; password: string }) {
    const link = path.split('#')[1] ?? '';
    const opened = (await (await by.post('/console/sign-in/link', { link })).json()) as { codeSecret: string };
    const code = codeAt(opened.codeSecret, clock.now());
    const response = await by.post('/console/sign-in/claim', { link, ...person, code });
    return { status: response.status, codeSecret: opened.codeSecret, link };
  }

  /** Signs in, when the last code has passed. */
  async function signIn(by: StaffBrowser, { signInName, password, codeSecret }: StaffPerson): Promise<Response> {
    clock.forward(30);
    return by.post('/console/sign-in', { signInName, password, code: codeAt(codeSecret, clock.now()) });
  }

  return {
    url,
    events,
    clock,
    browser,
    claim,
    signIn,
    firstSignIn: waymark.firstSignIn ?? '',
    /** The first account, signed in. */
    async firstAdmin() {
      const by = browser();
      const person = { signInName: 'ada', name: 'Ada', password: 'seven green lanterns' };
      const { codeSecret } = await claim(by, waymark.firstSignIn ?? '', person);
      return { by, person: { ...person, codeSecret } };
    },
    /** Somebody whom an admin adds, signed in. */
    async addPerson(admin: StaffBrowser, signInName: string, roles: string) {
      const password = `${signInName} walks four miles`;
      const added = await admin.post('/console/accounts/add', { signInName, name: signInName, roles });
      const { path } = (await added.json()) as { path: string };
      const by = browser();
      const { codeSecret } = await claim(by, path, { signInName, name: signInName, password });
      return { by, path, person: { signInName, password, codeSecret }, id: await idOf(admin, signInName) };
    },
    close: () => waymark.close(),
  };
}

export type StaffServer = Awaited<ReturnType<typeof startStaffServer>>;

/** The id of an account, as the list tells it. */
export async function idOf(admin: StaffBrowser, signInName: string): Promise<string> {
  const { accounts } = (await (await admin.get('/console/accounts/list')).json()) as {
    accounts: { id: string; signInName: string }[];
  };
  return accounts.find((account) => account.signInName === signInName)?.id ?? '';
}
