import assert from 'node:assert/strict';
import { once } from 'node:events';
import { openSocket } from '../../support/deskServer.js';
import { codeAt, idOf, type StaffBrowser, type StaffServer, startStaffServer } from '../../support/staffServer.js';

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('accounts', function () {
  this.timeout(30_000);
  let server: StaffServer;
  beforeEach(async () => {
    server = await startStaffServer();
  });
  afterEach(() => server.close());

  /** A console without a browser. @returns a promise of the code that it is closed with */
  async function openDesk({ cookies }: StaffBrowser): Promise<{ closed: Promise<number> }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const socket = openSocket(server.url, '/console/desk', { cookie, origin: server.url });
    await once(socket, 'message');
    return { closed: new Promise((resolve) => socket.on('close', resolve)) };
  }

  it('begin with a link that opens once, and not after an hour', async () => {
    const person = { signInName: 'ada', name: 'Ada', password: 'seven green lanterns' };
    const late = await startStaffServer();
    late.clock.forward(61 * 60);
    const opened = await late.browser().post('/console/sign-in/link', { link: late.firstSignIn.split('#')[1] });
    assert.equal(opened.status, 404);
    await late.close();
    assert.equal((await server.claim(server.browser(), server.firstSignIn, person)).status, 204);
    const link = server.firstSignIn.split('#')[1];
    assert.equal((await server.browser().post('/console/sign-in/link', { link })).status, 404);
    const second = { link, ...person, signInName: 'eve', code: '123456' };
    assert.equal((await server.browser().post('/console/sign-in/claim', second)).status, 404);
  });

  it('begin with one first account, when two make it at once', async () => {
    const link = server.firstSignIn.split('#')[1] ?? '';
    const by = server.browser();
    const opened = (await (await by.post('/console/sign-in/link', { link })).json()) as { codeSecret: string };
    const code = codeAt(opened.codeSecret, server.clock.now());
    const made = await Promise.all(
      ['ada', 'eve'].map(async (signInName) => {
        const body = { link, signInName, name: signInName, password: 'seven green lanterns', code };
        return (await server.browser().post('/console/sign-in/claim', body)).status;
      }),
    );
    assert.deepEqual(made.sort(), [204, 404]);
  });

  it('are refused with a reason when a name, a password or a code will not do', async () => {
    const link = server.firstSignIn.split('#')[1] ?? '';
    const by = server.browser();
    const opened = (await (await by.post('/console/sign-in/link', { link })).json()) as { codeSecret: string };
    const code = codeAt(opened.codeSecret, server.clock.now());
    const good = { link, signInName: 'ada', name: 'Ada', password: 'seven green lanterns', code };
    const bad = [
      ['BadSignInName', { signInName: '<b>ada</b>' }],
      ['BadSignInName', { signInName: 'аda' }],
      ['BadName', { name: ' ' }],
      ['BadName', { name: 'Ada\u202enimda' }],
      ['WeakPassword', { password: 'lantern' }],
      ['WrongCode', { code: '000000' }],
      ['UnknownLink', { link: 'A'.repeat(43) }],
    ] as const;
    for (const [reason, changed] of bad) {
      assert.equal(await codeOf(await by.post('/console/sign-in/claim', { ...good, ...changed })), reason);
    }
    assert.equal((await by.post('/console/sign-in/claim', good)).status, 204);
  });

  it('are closed to everybody but admins, and to supervisors save for those of advisors', async () => {
    const { by: admin } = await server.firstAdmin();
    const { by: sue, id } = await server.addPerson(admin, 'sue', 'advisor,supervisor');
    const { by: ben } = await server.addPerson(admin, 'ben', 'advisor');
    const calls = [
      ['add', { signInName: 'eve', name: 'Eve', roles: 'admin' }],
      ['roles', { id, roles: 'advisor,supervisor,admin' }],
      ['reset', { id }],
      ['remove', { id }],
      ['unblock', { id }],
    ] as const;
    for (const [what, body] of calls) {
      assert.equal((await sue.post(`/console/accounts/${what}`, body)).status, 403, what);
      assert.equal((await ben.post(`/console/accounts/${what}`, body)).status, 403, what);
      assert.equal((await server.browser().post(`/console/accounts/${what}`, body)).status, 401, what);
    }
    assert.equal((await sue.get('/console/accounts/audit')).status, 403);
    for (const path of ['', '/list', '/audit']) {
      assert.equal((await ben.get(`/console/accounts${path}`)).status, 403, path);
      const { status } = await server.browser().get(`/console/accounts${path}`);
      assert.equal(status, path === '' ? 303 : 401, path);
    }
    assert.equal((await sue.get('/console')).status, 200);
  });

  it('of advisors are a supervisor’s to add, reset and remove, and no role is theirs to give', async () => {
    const { by: admin } = await server.firstAdmin();
    const { by: sue } = await server.addPerson(admin, 'sue', 'supervisor');
    const { id: adminId } = { id: await idOf(admin, 'ada') };
    const { id: other } = await server.addPerson(admin, 'tom', 'supervisor');
    const { by: ben, id } = await server.addPerson(sue, 'ben', 'advisor');
    assert.equal((await ben.get('/console/data')).status, 200);
    for (const roles of ['', 'supervisor', 'advisor,supervisor', 'admin']) {
      const added = await sue.post('/console/accounts/add', { signInName: 'eve', name: 'Eve', roles });
      assert.equal(added.status, 403, `add ${roles}`);
      assert.equal((await sue.post('/console/accounts/roles', { id, roles })).status, 403, `give ${roles}`);
    }
    for (const what of ['reset', 'remove', 'unblock']) {
      for (const foreign of [adminId, other]) {
        assert.equal((await sue.post(`/console/accounts/${what}`, { id: foreign })).status, 403, what);
      }
    }
    const list = (await (await sue.get('/console/accounts/list')).json()) as { accounts: { signInName: string }[] };
    assert.deepEqual(
      list.accounts.map(({ signInName }) => signInName),
      ['ben'],
    );
    assert.equal((await sue.post('/console/accounts/reset', { id })).status, 200);
    assert.equal((await ben.get('/console/data')).status, 401);
    assert.equal((await sue.post('/console/accounts/remove', { id })).status, 204);
    const audit = await (await admin.get('/console/accounts/audit')).text();
    for (const action of ['accountAdded', 'accountReset', 'accountRemoved']) assert.ok(audit.includes(action), action);
  });

  it('know three roles and no other, and somebody without one may do nothing', async () => {
    const { by: admin } = await server.firstAdmin();
    for (const roles of ['owner', 'advisor,root', 'Admin', 'advisor, admin', '__proto__']) {
      const body = { signInName: 'eve', name: 'Eve', roles };
      assert.equal(await codeOf(await admin.post('/console/accounts/add', body)), 'BadRoles', roles);
    }
    const { by: none } = await server.addPerson(admin, 'none', '');
    for (const path of ['/console', '/console/data', '/console/accounts/list']) {
      assert.equal((await none.get(path)).status, 403, path);
    }
    const { by: only } = await server.addPerson(admin, 'only', 'admin');
    assert.equal((await only.get('/console/data')).status, 403);
    assert.equal((await only.get('/console')).headers.get('location'), '/console/accounts');
  });

  it('lose open consoles at once when they are removed, demoted, reset, or sign out', async () => {
    const { by: admin } = await server.firstAdmin();
    const ends: Readonly<Record<string, (id: string, by: StaffBrowser) => Promise<Response>>> = {
      removed: (id) => admin.post('/console/accounts/remove', { id }),
      demoted: (id) => admin.post('/console/accounts/roles', { id, roles: '' }),
      'no longer a supervisor': (id) => admin.post('/console/accounts/roles', { id, roles: 'advisor' }),
      reset: (id) => admin.post('/console/accounts/reset', { id }),
      'signed out': (_id, by) => by.post('/console/sign-out', {}),
    };
    let count = 0;
    for (const [how, end] of Object.entries(ends)) {
      count += 1;
      const { by, id } = await server.addPerson(admin, `person${count}`, 'advisor,supervisor');
      const { closed } = await openDesk(by);
      const { status } = await end(id, by);
      assert.ok(status === 200 || status === 204, how);
      assert.equal(await closed, 4401, how);
    }
  });

  it('are recovered by another admin: the old password opens nothing, the link does, once', async () => {
    const { by: admin } = await server.firstAdmin();
    const { by, person, id } = await server.addPerson(admin, 'ben', 'advisor');
    const { path } = (await (await admin.post('/console/accounts/reset', { id })).json()) as { path: string };
    assert.equal((await by.get('/console/data')).status, 401);
    assert.equal((await server.signIn(server.browser(), person)).status, 401);
    const renewed = { signInName: 'somebody-else', name: 'Other', password: 'four new blue kites' };
    const { status, codeSecret } = await server.claim(by, path, renewed);
    assert.equal(status, 204);
    assert.equal((await by.get('/console/data')).status, 200);
    // The name is the account's own, whatever the page sent.
    const again = { ...renewed, signInName: 'ben', codeSecret };
    assert.equal((await server.signIn(server.browser(), again)).status, 204);
    assert.equal((await by.post('/console/sign-in/link', { link: path.split('#')[1] })).status, 404);
    assert.equal(await idOf(admin, 'somebody-else'), '');
  });

  it('leave an event for each conversation that is read: who, which, when, and no word of it', async () => {
    await server.close();
    server = await startStaffServer({ beginAt: 'moreHelp' });
    const { by: admin } = await server.firstAdmin();
    const { by: ben, id } = await server.addPerson(admin, 'ben', 'advisor');
    const cookie = [...ben.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const desk = openSocket(server.url, '/console/desk', { cookie, origin: server.url });
    const frames: { type: string; contact?: { contactId: string } }[] = [];
    const heard = (type: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (frames.some((frame) => frame.type === type)) resolve();
          else desk.once('message', look);
        };
        look();
      });
    desk.on('message', (data) => frames.push(JSON.parse(String(data))));
    await heard('you');
    desk.send(JSON.stringify({ id: 'a', do: 'shift', on: true, capacity: 1 }));
    await heard('done');

    const base = `${server.url}/v3/directline`;
    const headers = { 'content-type': 'application/json' };
    const { token } = (await (
      await fetch(`${base}/tokens/generate`, { method: 'POST', headers, body: '{}' })
    ).json()) as { token: string };
    const asVisitor = { ...headers, authorization: `Bearer ${token}` };
    const grant = (await (
      await fetch(`${base}/conversations`, { method: 'POST', headers: asVisitor, body: '{"locale":"en"}' })
    ).json()) as { conversationId: string };
    const activities = `${base}/conversations/${grant.conversationId}/activities`;
    const botSays = async (words: string): Promise<void> => {
      while (!(await (await fetch(activities, { headers: asVisitor })).text()).includes(words));
    };
    const say = (text: string) =>
      fetch(activities, { method: 'POST', headers: asVisitor, body: JSON.stringify({ type: 'message', text }) });
    await botSays('What else');
    await say('talk to a person');
    await botSays('Shall I ask');
    await say('Yes, but show them nothing');
    await heard('offer');
    desk.send(JSON.stringify({ id: 'b', do: 'takeNext' }));
    await heard('contact');
    desk.terminate();
    const contact = frames.find(({ type }) => type === 'contact')?.contact?.contactId;
    const { entries } = (await (await admin.get('/console/accounts/audit')).json()) as { entries: object[] };
    const at = server.clock.now().toISOString();
    assert.deepEqual(
      entries.find((entry) => 'contact' in entry),
      { at, staff: id, contact, action: 'taken' },
    );
  });

  it('never lose the last admin', async () => {
    const { by: admin } = await server.firstAdmin();
    const id = await idOf(admin, 'ada');
    const attempts = [
      ['remove', { id }],
      ['reset', { id }],
      ['roles', { id, roles: 'advisor' }],
    ] as const;
    for (const [what, body] of attempts) {
      const response = await admin.post(`/console/accounts/${what}`, body);
      assert.equal(await codeOf(response), 'LastAdmin', what);
    }
    // Somebody who has not opened their link cannot let others in.
    await admin.post('/console/accounts/add', { signInName: 'bea', name: 'Bea', roles: 'admin' });
    assert.equal((await admin.post('/console/accounts/remove', { id })).status, 409);
    await server.addPerson(admin, 'cy', 'admin');
    assert.equal((await admin.post('/console/accounts/remove', { id })).status, 204);
    assert.equal((await admin.get('/console/accounts/list')).status, 401);
  });

  it('leave events of who did what to whom, by ids, for admins to read', async () => {
    const { by: admin } = await server.firstAdmin();
    const { id } = await server.addPerson(admin, 'ben', 'advisor');
    await admin.post('/console/accounts/roles', { id, roles: 'supervisor' });
    const { entries } = (await (await admin.get('/console/accounts/audit')).json()) as {
      entries: { at: string; staff: string; action: string; account?: string }[];
    };
    const ada = await idOf(admin, 'ada');
    assert.deepEqual(
      entries.map(({ staff, action, account }) => [staff, action, account]),
      [
        [ada, 'auditRead', undefined],
        [ada, 'roles.supervisor', id],
        [id, 'signedIn', undefined],
        [id, 'passwordSet', undefined],
        [ada, 'accountAdded', id],
        [ada, 'signedIn', undefined],
        [ada, 'firstAccountMade', undefined],
      ],
    );
    assert.equal(entries[0]?.at, server.clock.now().toISOString());
    assert.ok(!/Ada|ben/.test(JSON.stringify(entries)));
    for (const before of ['-1', 'x', '1;2', '9'.repeat(12)]) {
      assert.equal((await admin.get(`/console/accounts/audit?before=${before}`)).status, 400, before);
    }
  });
});
