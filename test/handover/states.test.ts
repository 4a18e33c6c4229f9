import assert from 'node:assert/strict';
import { type Contact, type DeskEvent, newContact, nextState, type Phase } from '../../src/handover/states.js';

const fresh = newContact({
  id: 'c',
  conversationId: 'one',
  language: 'en',
  channel: 'web',
  requestedAtMs: 0,
  urgency: 'normal',
  reasons: [],
  lines: [],
});
const phases: Record<Phase['name'] | 'offeredToAll', Contact> = {
  requested: fresh,
  waiting: { ...fresh, phase: { name: 'waiting' } },
  offered: { ...fresh, phase: { name: 'offered', round: 'one', to: ['ann'], untilMs: 20 } },
  offeredToAll: { ...fresh, phase: { name: 'offered', round: 'all', to: ['ann', 'ben'], untilMs: 20 } },
  live: { ...fresh, phase: { name: 'live', advisorId: 'ann', sinceMs: 5 } },
  ended: { ...fresh, phase: { name: 'ended', how: 'ended' } },
};
const outcomeOf = (from: keyof typeof phases, event: DeskEvent): string => {
  const next = nextState(phases[from], event);
  return next.ok ? next.contact.phase.name : next.reason;
};

describe('states of a contact', () => {
  const offer = { type: 'offered', round: 'one', to: ['ann'], untilMs: 9 } as const;
  const taken = (by: string): DeskEvent => ({ type: 'taken', by, atMs: 5 });
  const cases: [keyof typeof phases, DeskEvent, string][] = [
    ['requested', { type: 'admitted' }, 'waiting'],
    ['requested', { type: 'refused' }, 'ended'],
    ['waiting', { type: 'alarmed' }, 'waiting'],
    ['live', { type: 'alarmed' }, 'live'],
    ['ended', { type: 'alarmed' }, 'over'],
    ['requested', taken('ann'), 'notNow'],
    ['waiting', { type: 'admitted' }, 'notNow'],
    ['waiting', offer, 'offered'],
    ['waiting', { ...offer, to: [] }, 'notNow'],
    ['waiting', taken('ann'), 'live'],
    ['waiting', { type: 'advisorLost', by: 'ann' }, 'notNow'],
    ['offered', offer, 'notNow'],
    ['offered', { type: 'offerRanOut', restUntilMs: 9 }, 'waiting'],
    ['offered', { type: 'declined', by: 'ann', restUntilMs: 9 }, 'waiting'],
    ['offered', { type: 'declined', by: 'ben', restUntilMs: 9 }, 'notYours'],
    ['offered', taken('ann'), 'live'],
    ['offered', taken('ben'), 'taken'],
    ['offeredToAll', taken('eve'), 'live'],
    ['offeredToAll', { type: 'declined', by: 'ann', restUntilMs: 9 }, 'offered'],
    ['live', taken('ben'), 'taken'],
    ['live', { type: 'advisorLost', by: 'ann' }, 'waiting'],
    ['live', { type: 'advisorLost', by: 'ben' }, 'notYours'],
    ['live', { type: 'passedToQueue', by: 'ann' }, 'waiting'],
    ['live', { type: 'passedTo', by: 'ann', to: 'ben', untilMs: 9 }, 'offered'],
    ['live', { type: 'passedTo', by: 'ben', to: 'eve', untilMs: 9 }, 'notYours'],
    ['live', { type: 'ended', how: 'quickExit' }, 'ended'],
    ['waiting', { type: 'ended', how: 'cancelled' }, 'ended'],
    ['ended', taken('ann'), 'over'],
    ['ended', { type: 'ended', how: 'left' }, 'over'],
    ['ended', { type: 'visitorBack' }, 'over'],
  ];
  for (const [from, event, to] of cases) {
    const who = 'by' in event ? ` by ${event.by}` : '';
    it(`${from}: ${event.type}${who} → ${to}`, () => assert.equal(outcomeOf(from, event), to));
  }

  it('puts whoever lost their advisor to the front', () => {
    const next = nextState(phases.live, { type: 'advisorLost', by: 'ann' });
    assert.equal(next.ok && next.contact.front, true);
  });

  it('rests when the supervisors were asked in vain, and then begins anew', () => {
    const asked: Contact = {
      ...fresh,
      tried: ['ann'],
      offersMissed: 3,
      phase: { name: 'offered', round: 'supervisors', to: ['sue'], untilMs: 20 },
    };
    const next = nextState(asked, { type: 'offerRanOut', restUntilMs: 99 });
    assert.ok(next.ok);
    const { tried, offersMissed, restUntilMs } = next.contact;
    assert.deepEqual({ tried, offersMissed, restUntilMs }, { tried: [], offersMissed: 0, restUntilMs: 99 });
  });

  it('does not change what it is given', () => {
    const before = JSON.stringify(phases);
    for (const from of Object.keys(phases) as (keyof typeof phases)[]) {
      for (const [, event] of cases) outcomeOf(from, event);
    }
    assert.equal(JSON.stringify(phases), before);
  });
});
