import assert from 'node:assert/strict';
import { type OpenIdProvider, openIdEnvironment, startOpenIdProvider } from '../../support/openIdProvider.js';
import { type StaffBrowser, type StaffServer, startStaffServer } from '../../support/staffServer.js';

/** What the settings say; a proxy of the helpline would pass it on to the server. */
const publicUrl = 'https://chat.helpline.example';
const back = `${publicUrl}/console/sign-in/openid/back`;

describe('signing in at the organisation, with a real provider', function () {
  this.timeout(30_000);
  let provider: OpenIdProvider;
  let server: StaffServer;

  async function start(options: { claimsInIdToken?: boolean; more?: Record<string, string> } = {}): Promise<void> {
    provider = await startOpenIdProvider(back, options);
    server = await startStaffServer({ environment: { ...openIdEnvironment(provider, publicUrl), ...options.more } });
  }
  afterEach(async () => {
    await server.close();
    await provider.close();
  });

  /** Walks to the provider. @returns the way back, not yet walked */
  async function walkThere(by: StaffBrowser, person: string): Promise<URL> {
    provider.signInAs(person);
    const begun = await by.get('/console/sign-in/openid');
    assert.equal(begun.status, 303);
    const cookies = new Map<string, string>();
    let next = begun.headers.get('location') ?? '';
    while (!next.startsWith(publicUrl)) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      await response.arrayBuffer();
      const location = response.headers.get('location');
      assert.ok(location !== null, `the provider answered ${response.status}`);
      next = new URL(location, next).href;
    }
    return new URL(next);
  }

  const walkBack = (by: StaffBrowser, url: URL): Promise<Response> =>
    by.get(url.pathname + url.search, { 'sec-fetch-site': 'cross-site' });

  async function signIn(person: string): Promise<{ by: StaffBrowser; response: Response }> {
    const by = server.browser();
    return { by, response: await walkBack(by, await walkThere(by, person)) };
  }

  it('lets somebody in by a group, with PKCE, state and nonce, and shows the first name alone', async () => {
    await start();
    provider.people.set('ann-1', {
      claims: { given_name: 'Ann', name: 'Ann Example', groups: ['line-advisors', 'choir'] },
    });
    const by = server.browser();
    const begun = await by.get('/console/sign-in/openid');
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    for (const name of ['code_challenge', 'state', 'nonce']) assert.ok((asked.get(name) ?? '').length >= 43, name);
    assert.match(
      begun.headers.getSetCookie()[0] ?? '',
      /^__Host-waymark-openid=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    const { by: ann, response } = await signIn('ann-1');
    assert.equal(response.headers.get('location'), '/console/sign-in');
    assert.match(response.headers.getSetCookie()[0] ?? '', /^__Host-waymark-staff=.*SameSite=Strict$/);
    const data = (await (await ann.get('/console/data')).json()) as { isAdmin: boolean };
    assert.equal(data.isAdmin, false);
    assert.equal((await ann.get('/console/accounts/list')).status, 403);
    assert.ok(!JSON.stringify(server.events).includes('Ann'));
  });

  it('reads groups from the ID token too, and from a claim inside a claim', async () => {
    await start({ claimsInIdToken: true, more: { WAYMARK_OPENID_ROLES_CLAIM: 'realm.roles' } });
    provider.people.set('ada-1', { claims: { given_name: 'Ada', realm: { roles: ['it', 'line-leads'] } } });
    const { by } = await signIn('ada-1');
    const list = (await (await by.get('/console/accounts/list')).json()) as { accounts: unknown[] };
    assert.equal(list.accounts.length, 1);
    assert.deepEqual((list.accounts[0] as { roles: string[] }).roles, ['supervisor', 'admin']);
    assert.equal((list.accounts[0] as { name: string }).name, 'Ada');
  });

  it('is closed to whoever has no group that is named here', async () => {
    await start();
    const odd: readonly unknown[] = [undefined, [], ['choir'], 'advisor', ['__proto__'], { 0: 'it' }, [['it']], ['IT']];
    for (const [index, groups] of odd.entries()) {
      provider.people.set(`odd-${index}`, { claims: { given_name: 'Odd', groups } });
      const { by, response } = await signIn(`odd-${index}`);
      assert.equal(response.headers.get('location'), '/console/sign-in?refused', JSON.stringify(groups));
      assert.equal((await by.get('/console/data')).status, 401);
    }
  });

  it('follows the organisation when it takes a role away', async () => {
    await start();
    provider.people.set('sue-1', { claims: { given_name: 'Sue', groups: ['line-leads', 'it'] } });
    const { by } = await signIn('sue-1');
    assert.equal((await by.get('/console/accounts/list')).status, 200);
    provider.people.set('sue-1', { claims: { given_name: 'Sue', groups: [] } });
    assert.equal((await signIn('sue-1')).response.headers.get('location'), '/console/sign-in?refused');
    // Sessions from before have lost it in the same moment.
    assert.equal((await by.get('/console/data')).status, 403);
  });

  it('can be shut to somebody by an admin, and opened again', async () => {
    await start();
    provider.people.set('ada-1', { claims: { given_name: 'Ada', groups: ['it'] } });
    provider.people.set('ben-1', { claims: { given_name: 'Ben', groups: ['line-advisors'] } });
    const { by: ada } = await signIn('ada-1');
    const { by: ben } = await signIn('ben-1');
    const { accounts } = (await (await ada.get('/console/accounts/list')).json()) as {
      accounts: { id: string; name: string }[];
    };
    const id = accounts.find(({ name }) => name === 'Ben')?.id;
    assert.equal((await ada.post('/console/accounts/remove', { id })).status, 204);
    assert.equal((await ben.get('/console/data')).status, 401);
    assert.equal((await signIn('ben-1')).response.headers.get('location'), '/console/sign-in?refused');
    assert.equal((await ada.post('/console/accounts/unblock', { id })).status, 204);
    assert.equal((await signIn('ben-1')).response.headers.get('location'), '/console/sign-in');
    // What the organisation decides is not changed here, and there are no passwords to set.
    assert.equal((await ada.post('/console/accounts/roles', { id, roles: 'admin' })).status, 404);
    assert.equal((await ada.post('/console/sign-in', {})).status, 405);
    assert.equal(server.firstSignIn, '');
  });

  it('walks the way back once, in the browser that set out, with the state it set out with', async () => {
    await start();
    provider.people.set('ann-1', { claims: { given_name: 'Ann', groups: ['line-advisors'] } });
    const refused = async (by: StaffBrowser, url: URL): Promise<void> => {
      const response = await walkBack(by, url);
      assert.equal(response.headers.get('location'), '/console/sign-in?refused');
      assert.ok(!by.cookies.has('__Host-waymark-staff'));
    };
    const changed = (url: URL, name: string, value: string): URL => {
      const other = new URL(url);
      other.searchParams.set(name, value);
      return other;
    };
    for (const [name, value] of [
      ['state', 'A'.repeat(43)],
      ['code', 'A'.repeat(43)],
      ['iss', 'https://evil.example'],
      ['error', 'access_denied'],
    ] as const) {
      const by = server.browser();
      await refused(by, changed(await walkThere(by, 'ann-1'), name, value));
    }
    const setOut = server.browser();
    const url = await walkThere(setOut, 'ann-1');
    await refused(server.browser(), url);
    const late = server.browser();
    const lateUrl = await walkThere(late, 'ann-1');
    server.clock.forward(11 * 60);
    await refused(late, lateUrl);
    const once = server.browser();
    const onceUrl = await walkThere(once, 'ann-1');
    const ticket = once.cookies.get('__Host-waymark-openid') ?? '';
    assert.equal((await walkBack(once, onceUrl)).headers.get('location'), '/console/sign-in');
    const again = server.browser();
    again.cookies.set('__Host-waymark-openid', ticket);
    await refused(again, onceUrl);
  });

  it('says that the organisation does not answer', async () => {
    await start();
    await provider.close();
    const response = await server.browser().get('/console/sign-in/openid');
    assert.equal(response.status, 503);
    assert.match(await response.text(), /OpenIdUnreachable/);
  });
});
