import assert from 'node:assert/strict';
import { noFixedHours } from '../../../src/protocol/deskHours.js';
import { type DeskServer, startDeskServer } from '../../support/deskServer.js';

describe('hours over the network', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(() => server.close());

  const own = () => ({ origin: server.url, 'x-waymark-staff': '1', 'content-type': 'application/json' });
  const get = (path: string, who: string, headers = {}) =>
    fetch(server.url + path, { redirect: 'manual', headers: { cookie: `who=${who}`, ...headers } });
  const save = (who: string, body: unknown, headers: object = own()) =>
    fetch(`${server.url}/console/hours/save`, {
      method: 'POST',
      headers: { cookie: `who=${who}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const hours = { ...noFixedHours, weekly: [{ day: 'mon', opens: '09:30', closes: '16:00' }] };

  it('are read and saved by supervisors and admins, and who did it is written down', async () => {
    assert.deepEqual(await (await get('/console/hours/data', 'sue')).json(), { hours: noFixedHours, version: 0 });
    const saved = await save('sue', { hours, version: 0 });
    assert.deepEqual([saved.status, await saved.json()], [200, { hours, version: 1 }]);
    assert.deepEqual(await (await get('/console/hours/data', 'ada')).json(), { hours, version: 1 });
    const audit = server.events.filter(({ name }) => name === 'desk.audit').map(({ fields }) => fields);
    assert.deepEqual(audit, [{ staff: 'sue', contact: 'none', action: 'hoursChanged' }]);
  });

  it('tell whoever saves second that somebody was quicker', async () => {
    await save('sue', { hours, version: 0 });
    assert.equal((await save('ada', { hours: noFixedHours, version: 0 })).status, 409);
    assert.deepEqual(await (await get('/console/hours/data', 'sue')).json(), { hours, version: 1 });
  });

  it('are closed to everybody else, and to pages elsewhere', async () => {
    const body = { hours, version: 0 };
    assert.equal((await get('/console/hours', 'nobody')).status, 303);
    assert.equal((await get('/console/hours', 'ann')).status, 403);
    assert.equal((await get('/console/hours', 'sue')).status, 200);
    assert.equal((await get('/console/hours/data', 'nobody')).status, 401);
    assert.equal((await get('/console/hours/data', 'ann')).status, 403);
    assert.equal((await get('/console/hours/data', 'sue', { origin: 'https://evil.example' })).status, 403);
    assert.equal((await save('nobody', body)).status, 401);
    assert.equal((await save('ann', body)).status, 403);
    assert.equal((await save('sue', body, { ...own(), origin: 'https://evil.example' })).status, 403);
    assert.equal((await save('sue', body, { origin: server.url, 'content-type': 'application/json' })).status, 403);
    assert.equal((await save('sue', body, { ...own(), 'content-type': 'text/plain' })).status, 415);
  });

  it('refuse what is not in order, and keep what was there', async () => {
    const wrong: readonly unknown[] = [
      '{',
      'null',
      '7',
      '[]',
      { hours },
      { hours: { ...hours, weekly: 5 }, version: 0 },
    ];
    for (const body of wrong) assert.equal((await save('sue', body)).status, 400, JSON.stringify(body));
    assert.equal((await save('sue', { hours, version: 0, fill: 'x'.repeat(1_000_000) })).status, 413);
    assert.deepEqual(await (await get('/console/hours/data', 'sue')).json(), { hours: noFixedHours, version: 0 });
  });
});
