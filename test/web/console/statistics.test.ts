import assert from 'node:assert/strict';
import { now, storeWithOctober } from '../../support/countedMonth.js';
import { type DeskServer, startDeskServer } from '../../support/deskServer.js';

describe('figures over the network', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await startDeskServer({ now, lasting: await storeWithOctober() });
  });
  afterEach(() => server.close());

  const get = (path: string, who: string, headers = {}) =>
    fetch(`${server.url}/console/statistics${path}`, {
      redirect: 'manual',
      headers: { cookie: `who=${who}`, ...headers },
    });

  it('show months that are over, with small numbers hidden on the server', async () => {
    assert.deepEqual(await (await get('/months', 'sue')).json(), { months: ['2026-10'], nextOn: '2026-12-02' });
    const figures = await (await get('/data?month=2026-10', 'sue')).text();
    assert.ok(figures.includes('{"row":"en","count":55}'));
    assert.ok(figures.includes('{"row":"pl","count":null}'));
    assert.ok(figures.includes('{"row":"cy","count":null}'), 'hidden with it, or the total would give it away');
    assert.ok(!/"count":[0-4]\b/.test(figures));
  });

  it('come as a file for spreadsheets', async () => {
    const response = await get('/csv?month=2026-10', 'ada');
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="figures-2026-10.csv"');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const text = await response.text();
    assert.ok(text.includes('"2026-10","languages","pl","hidden"\r\n'));
    assert.ok(text.includes('"2026-10","waitingMinutes","p50","at most 2"\r\n'));
  });

  it('are not to be had of a month that runs, or that never was', async () => {
    for (const month of ['2026-11', '2026-09', '', '..', '%0d%0aevil', 'statistics']) {
      assert.equal((await get(`/data?month=${month}`, 'sue')).status, 404, month);
      assert.equal((await get(`/csv?month=${month}`, 'sue')).status, 404, month);
    }
  });

  it('are closed to everybody but supervisors and admins', async () => {
    assert.equal((await get('', 'nobody')).status, 303);
    assert.equal((await get('', 'ann')).status, 403);
    for (const path of ['/months', '/data?month=2026-10', '/csv?month=2026-10']) {
      assert.equal((await get(path, 'nobody')).status, 401, path);
      assert.equal((await get(path, 'ann')).status, 403, path);
      assert.equal((await get(path, 'sue', { origin: 'https://evil.example' })).status, 403, path);
    }
  });
});
