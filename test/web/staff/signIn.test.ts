import assert from 'node:assert/strict';
import { memoryStore } from '../../../src/storage/memoryStore.js';
import { openSocket } from '../../support/deskServer.js';
import { codeAt, idOf, type StaffServer, startStaffServer } from '../../support/staffServer.js';

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('signing in with an account kept here', function () {
  this.timeout(30_000);
  let server: StaffServer;
  beforeEach(async () => {
    server = await startStaffServer();
  });
  afterEach(() => server.close());

  const signIn = '/console/sign-in';

  it('takes name, password and code, and gives a new session that scripts and other sites do not get', async () => {
    const { by, person } = await server.firstAdmin();
    const before = by.cookies.get('__Host-waymark-staff');
    server.clock.forward(30);
    const body = {
      signInName: ' ADA ',
      password: person.password,
      code: codeAt(person.codeSecret, server.clock.now()),
    };
    const response = await by.post(signIn, body);
    assert.equal(response.status, 204);
    const [cookie = ''] = response.headers.getSetCookie();
    assert.match(cookie, /^__Host-waymark-staff=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    assert.notEqual(by.cookies.get('__Host-waymark-staff'), before);
    assert.equal((await by.get('/console')).status, 200);
  });

  it('answers alike whatever was wrong', async () => {
    const { person } = await server.firstAdmin();
    const guess = server.browser();
    server.clock.forward(30);
    const code = codeAt(person.codeSecret, server.clock.now());
    const wrong = [
      { signInName: 'ada', password: 'not this at all', code },
      { signInName: 'ada', password: person.password, code: '000000' },
      { signInName: 'nobody', password: person.password, code },
      { signInName: '', password: '', code: '' },
    ];
    const answers = new Set<string>();
    for (const body of wrong) {
      const response = await guess.post(signIn, body);
      answers.add(`${response.status} ${await response.text()} ${response.headers.getSetCookie().length}`);
    }
    assert.equal(answers.size, 1, [...answers].join('\n'));
    assert.match([...answers][0] ?? '', /^401 .*WrongSignIn.* 0$/);
  });

  it('takes a code once, also when two come at once', async () => {
    const { person } = await server.firstAdmin();
    server.clock.forward(30);
    const body = { ...person, code: codeAt(person.codeSecret, server.clock.now()) };
    const asked = { signInName: body.signInName, password: body.password, code: body.code };
    const statuses = await Promise.all([1, 2, 3].map(async () => (await server.browser().post(signIn, asked)).status));
    assert.deepEqual(statuses.sort(), [204, 401, 401]);
    assert.equal((await server.browser().post(signIn, asked)).status, 401);
  });

  it('makes whoever guesses wait, and not the owner on her own device', async () => {
    const { by, person } = await server.firstAdmin();
    const guess = server.browser();
    const body = { signInName: 'ada', password: 'a wrong password', code: '123456' };
    for (let time = 0; time < 5; time++) assert.equal((await guess.post(signIn, body)).status, 401);
    const refused = await guess.post(signIn, body);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '30');
    assert.equal(await codeOf(refused), 'TryLater');
    // The right password is not tried either while somebody must wait.
    assert.equal((await guess.post(signIn, { ...body, password: person.password })).status, 429);
    assert.equal((await server.signIn(by, person)).status, 204);
  });

  it('ends a session by idling, after the longest time, and by signing out', async () => {
    const { by, person } = await server.firstAdmin();
    const isIn = async (): Promise<boolean> => (await by.get('/console/data')).status === 200;
    for (let hour = 0; hour < 11; hour++) {
      server.clock.forward(59 * 60);
      assert.ok(await isIn(), `hour ${hour}`);
    }
    server.clock.forward(59 * 60);
    assert.ok(await isIn());
    server.clock.forward(13 * 60);
    assert.ok(!(await isIn()), 'twelve hours are over');
    assert.equal((await server.signIn(by, person)).status, 204);
    server.clock.forward(61 * 60);
    assert.ok(!(await isIn()), 'idle for an hour');
    assert.equal((await server.signIn(by, person)).status, 204);
    const kept = new Map(by.cookies);
    assert.equal((await by.post('/console/sign-out', {})).status, 204);
    assert.ok(!by.cookies.has('__Host-waymark-staff'));
    for (const [name, value] of kept) by.cookies.set(name, value);
    assert.ok(!(await isIn()), 'a kept cookie opens nothing after signing out');
  });

  it('keeps accounts and sessions over a restart, and makes no second first account', async () => {
    const store = memoryStore({ now: server.clock.now });
    // Closing a memory store empties it; a disk keeps what it has.
    const kept = { ...store, close: async () => undefined };
    const one = await startStaffServer({ store: kept });
    const { by } = await one.firstAdmin();
    await one.close();
    const two = await startStaffServer({ store: kept });
    assert.equal(two.firstSignIn, '');
    const again = two.browser();
    for (const [name, value] of by.cookies) again.cookies.set(name, value);
    assert.equal((await again.get('/console')).status, 200);
    await two.close();
  });

  it('believes no forged, doubled or planted cookie', async () => {
    const { by } = await server.firstAdmin();
    const real = by.cookies.get('__Host-waymark-staff') ?? '';
    const forged = ['', 'x', real.slice(1), `${real}x`, real.toUpperCase(), 'A'.repeat(43), '../../accounts', '%00'];
    for (const value of forged) {
      const { status } = await server.browser().get('/console/data', { cookie: `__Host-waymark-staff=${value}` });
      assert.equal(status, 401, value.slice(0, 5));
    }
    const doubled = `__Host-waymark-staff=${real}; __Host-waymark-staff=${real}`;
    assert.equal((await server.browser().get('/console/data', { cookie: doubled })).status, 401);
    assert.equal((await server.browser().get('/console/data', { cookie: `staff=${real}` })).status, 401);
  });

  it('refuses what another page, or a page without the header, sends', async () => {
    const { by } = await server.firstAdmin();
    const body = { signInName: 'eve', name: 'Eve', roles: 'admin' };
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'x-waymark-staff': '' }, { origin: 'null' }]) {
      for (const path of ['/console/accounts/add', signIn, '/console/sign-out']) {
        const response = await by.post(path, body, headers);
        assert.equal(response.status, 403, `${path} ${JSON.stringify(headers)}`);
      }
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await by.post('/console/accounts/add', 'signInName=eve', form)).status, 415);
    assert.equal(await idOf(by, 'eve'), '');
    const cookie = [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const socket = openSocket(server.url, '/console/desk', { cookie, origin: 'https://elsewhere.example' });
    const status = await new Promise((resolve) =>
      socket
        .on('unexpected-response', (_request, response) => resolve(response.statusCode))
        .on('error', () => undefined),
    );
    socket.terminate();
    assert.equal(status, 403);
  });

  it('refuses bodies of the wrong size, type and shape, and says nothing of them in the log', async () => {
    const { by } = await server.firstAdmin();
    const secret = 'Q7-do-not-log';
    const bad: readonly (readonly [body: unknown, status: number])[] = [
      [{ signInName: secret, password: 'x'.repeat(1024 * 1024), code: '1' }, 413],
      [{ signInName: secret, password: 'x'.repeat(2_000), code: '1' }, 400],
      [{ signInName: secret, password: ['a'], code: '1' }, 400],
      [{ signInName: { toString: secret }, password: 'a', code: 123456 }, 400],
      [{ signInName: secret, password: 'a', code: '1', roles: 'admin' }, 400],
      [`{"__proto__":"${secret}"}`, 400],
      [[secret], 400],
      [`{"signInName":"${secret}`, 400],
      ['null', 400],
    ];
    for (const [body, status] of bad) assert.equal((await by.post(signIn, body)).status, status, String(status));
    assert.ok(!JSON.stringify(server.events).includes(secret));
    assert.ok(server.events.some(({ fields }) => fields.route === 'staff.signIn' && fields.status === 413));
  });

  it('writes no name, password, code, link or cookie into the log', async () => {
    const { by, person } = await server.firstAdmin();
    const guess = server.browser();
    await guess.post(signIn, { signInName: 'ada', password: 'a wrong password', code: '123456' });
    await by.get('/console/accounts/list');
    const logged = JSON.stringify(server.events);
    const secrets = ['ada', 'Ada', person.password, person.codeSecret, 'a wrong password', ...by.cookies.values()];
    for (const secret of [...secrets, server.firstSignIn.split('#')[1] ?? 'no link'])
      assert.ok(!logged.includes(secret), secret);
  });
});
