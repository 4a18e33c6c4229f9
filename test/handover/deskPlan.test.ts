import assert from 'node:assert/strict';
import { deskState } from '../../src/directory/deskState.js';
import { DeskPlan } from '../../src/handover/deskPlan.js';
import { readDeskHours } from '../../src/handover/readDeskHours.js';
import { type DeskHours, noFixedHours } from '../../src/protocol/deskHours.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import { testDesk } from './deskSupport.js';

const { bankHolidays } = loadDirectory(undefined);
const weekdays: DeskHours = {
  weekly: [
    { day: 'mon', opens: '09:30', closes: '16:00' },
    { day: 'tue', opens: '09:30', closes: '16:00' },
  ],
  onBankHolidays: 'closed',
  division: 'england-and-wales',
  closures: [],
};
const at = (moment: string, hours: DeskHours) => deskState(hours, bankHolidays, new Date(moment));

describe('hours of the desk', () => {
  const cases: readonly (readonly [string, DeskHours, string, ReturnType<typeof at>])[] = [
    ['in hours', weekdays, '2026-03-03T10:00Z', { state: 'open', closesAt: new Date('2026-03-03T16:00Z') } as never],
    ['before hours', weekdays, '2026-03-03T09:00Z', { state: 'closed', opensAt: new Date('2026-03-03T09:30Z') }],
    ['on a bank holiday', weekdays, '2026-04-06T10:00Z', { state: 'closed', opensAt: new Date('2026-04-07T08:30Z') }],
    [
      'in a closure',
      { ...weekdays, closures: [{ from: '2026-03-02', to: '2026-03-03' }] },
      '2026-03-03T10:00Z',
      { state: 'closed', opensAt: new Date('2026-03-09T09:30Z') },
    ],
    [
      'without fixed hours, in a closure',
      { ...noFixedHours, closures: [{ from: '2026-03-03', to: '2026-03-03' }] },
      '2026-03-03T10:00Z',
      { state: 'closed', opensAt: new Date('2026-03-04T00:00Z') },
    ],
    ['without anything set', noFixedHours, '2026-03-03T10:00Z', { state: 'unknown' }],
    ['beyond the last bank holiday that we know of', weekdays, '2126-03-05T10:00Z', { state: 'unknown' }],
    [
      'there, but in a closure',
      { ...weekdays, closures: [{ from: '2126-03-05', to: '2126-03-06' }] },
      '2126-03-05T10:00Z',
      { state: 'closed' },
    ],
    ['with no hours in the week', { ...weekdays, weekly: [] }, '2026-03-03T10:00Z', { state: 'closed' }],
  ];
  for (const [name, hours, moment, expected] of cases) {
    it(`stand ${name}`, () => assert.deepEqual(at(moment, hours), expected));
  }

  it('are read from outside only when every part is in order', () => {
    assert.deepEqual(readDeskHours(JSON.parse(JSON.stringify(weekdays))), weekdays);
    assert.deepEqual(readDeskHours({ ...noFixedHours, evil: 1 }), noFixedHours);
    const span = { day: 'mon', opens: '09:30', closes: '16:00' };
    const wrong: unknown[] = [
      ...[undefined, null, 7, 'mon', [], {}],
      { ...weekdays, weekly: 'always' },
      { ...weekdays, weekly: [{ ...span, day: 'someday' }] },
      { ...weekdays, weekly: [{ ...span, opens: '9:30' }] },
      { ...weekdays, weekly: [{ ...span, closes: '25:00' }] },
      { ...weekdays, weekly: Array.from({ length: 29 }, () => span) },
      { ...weekdays, weekly: [null] },
      { ...weekdays, division: 'france' },
      { ...weekdays, onBankHolidays: true },
      { ...weekdays, closures: undefined },
      { ...weekdays, closures: [{ from: '2026-02-30', to: '2026-03-01' }] },
      { ...weekdays, closures: [{ from: '2026-03-02', to: '2026-03-01' }] },
      { ...weekdays, closures: [{ from: '2026-03-02', to: '2036-03-01' }] },
      { ...weekdays, closures: [{ from: '<b>', to: '2036-03-01' }] },
    ];
    for (const each of wrong) assert.equal(readDeskHours(each), undefined, JSON.stringify(each));
  });
});

describe('plan of the desk', () => {
  const now = () => new Date('2026-03-03T17:00:00Z');
  const options = { workOut: (hours: DeskHours, moment: Date) => deskState(hours, bankHolidays, moment) };

  it('outlives a restart: hours and the stop of new requests', async () => {
    const store = memoryStore({ now });
    const plan = new DeskPlan(options);
    await plan.open(store);
    assert.equal(plan.hours, undefined);
    assert.deepEqual(await plan.saveHours(weekdays, 0), { ok: true, version: 1 });
    plan.keepStopped(true);
    await plan.idle();
    const again = new DeskPlan({ ...options, hours: noFixedHours });
    await again.open(store);
    assert.deepEqual(again.hours, weekdays);
    assert.equal(again.stopped, true);
    assert.equal(again.version, 1);
  });

  it('tells one of two who save at once', async () => {
    const plan = new DeskPlan(options);
    await plan.open(memoryStore({ now }));
    const other = { ...weekdays, onBankHolidays: 'open' } as const;
    const both = await Promise.all([plan.saveHours(weekdays, 0), plan.saveHours(other, 0)]);
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    assert.equal((await plan.saveHours(other, plan.version)).ok, true);
  });

  it('closes the desk outside the hours, whoever is on shift, and says when it opens', async () => {
    const plan = new DeskPlan({ ...options, hours: weekdays });
    const desk = testDesk({ startAtMs: now().getTime(), plan });
    await desk.open();
    const sue = desk.advisor('sue', { supervisor: true });
    assert.deepEqual(desk.desk.look('v1', 'web'), {
      ...{ availability: 'closed', phase: 'none', opensAt: new Date('2026-03-09T09:30Z') },
    });
    desk.tick();
    assert.equal(sue.saw('board').at(-1)?.hours, 'closed');
    await plan.saveHours({ ...noFixedHours, onBankHolidays: 'open' }, 0);
    assert.equal(desk.desk.look('v1', 'web').availability, 'open');
    desk.tick();
    assert.equal(sue.saw('board').at(-1)?.hours, 'unknown');
  });

  it('lets who waits go on waiting when the hours end', async () => {
    const plan = new DeskPlan({ ...options, hours: weekdays });
    const desk = testDesk({ startAtMs: Date.parse('2026-03-03T15:59:50Z'), plan });
    await desk.open();
    const ann = desk.advisor('ann', { capacity: 2 });
    const contactId = desk.request('v1');
    desk.pass(15);
    assert.equal(desk.desk.look('v2', 'web').availability, 'closed');
    assert.equal(ann.ask({ do: 'take', contactId }), 'done');
    assert.equal(desk.desk.look('v1', 'web').phase, 'live');
  });

  it('stops new requests in one go, also after a restart, and writes down who did it', async () => {
    const store = memoryStore({ now });
    const plan = new DeskPlan(options);
    await plan.open(store);
    const first = testDesk({ plan });
    await first.open();
    const sue = first.advisor('sue', { supervisor: true });
    assert.equal(first.advisor('ann').ask({ do: 'surge', stop: true }), 'notAllowed');
    sue.ask({ do: 'surge', stop: true });
    assert.equal(first.desk.look('v1', 'web').availability, 'stopped');
    assert.ok(first.audit.some(({ staff, action }) => staff === 'sue' && action === 'stoppedNew'));
    await plan.idle();
    const kept = new DeskPlan(options);
    await kept.open(store);
    const second = testDesk({ plan: kept });
    await second.open();
    second.advisor('sue', { supervisor: true });
    assert.equal(second.desk.look('v1', 'web').availability, 'stopped');
  });
});
