import assert from 'node:assert/strict';
import { type Candidate, chooseOffer, compareContacts, firstOf, guessMinutes } from '../../src/handover/queue.js';
import { type Contact, newContact } from '../../src/handover/states.js';
import { type Urgency, urgencies } from '../../src/protocol/handover.js';

const headStarts = { urgent: 60, soon: 15, normal: 0 };
const minute = 60_000;

function waiting(id: string, urgency: Urgency, sinceMinute: number, more: Partial<Contact> = {}): Contact {
  const start = { id, conversationId: id, language: 'en', channel: 'web', requestedAtMs: sinceMinute * minute };
  return { ...newContact({ ...start, urgency, reasons: [], lines: [] }), phase: { name: 'waiting' }, ...more };
}

const order = (...contacts: Contact[]): string =>
  [...contacts]
    .sort(compareContacts(headStarts))
    .map(({ id }) => id)
    .join(' ');

/** Numbers that look like chance and are the same in each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('queue', () => {
  it('takes the urgent first, then those who want help soon, then the longest waiting', () => {
    const normal = [waiting('early', 'normal', 0), waiting('late', 'normal', 5)];
    assert.equal(order(...normal, waiting('soon', 'soon', 10), waiting('now', 'urgent', 12)), 'now soon early late');
  });

  it('lets whoever has waited longer than the head start go before a newcomer, however urgent', () => {
    assert.equal(order(waiting('patient', 'normal', 0), waiting('now', 'urgent', 61)), 'patient now');
    assert.equal(order(waiting('patient', 'normal', 0), waiting('now', 'urgent', 59)), 'now patient');
  });

  it('takes those who lost their advisor before all others', () => {
    assert.equal(order(waiting('now', 'urgent', 0), waiting('lost', 'normal', 50, { front: true })), 'lost now');
  });

  it('starves nobody: served one a minute, with more urgent newcomers than can be served, everybody is reached', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const roll = dice(seed);
      const queue = new Map<string, Contact>();
      const longest = { normal: 0, soon: 0, urgent: 0 };
      for (let now = 0; now < 600; now++) {
        // The first half hour brings two a minute, mostly urgent; after it as many come as are served.
        for (let more = now < 30 ? 2 : 1; more > 0; more--) {
          const urgency = roll(10) < 8 ? 'urgent' : (urgencies[roll(3)] ?? 'normal');
          queue.set(`${now} ${more}`, waiting(`${now} ${more}`, urgency, now));
        }
        const first = firstOf(queue.values(), headStarts);
        assert.ok(first !== undefined);
        queue.delete(first.id);
        longest[first.urgency] = Math.max(longest[first.urgency], now - first.requestedAtMs / minute);
      }
      const oldest = Math.min(...[...queue.values()].map(({ requestedAtMs }) => requestedAtMs / minute));
      // The head start, and the thirty who came too many.
      assert.ok(600 - oldest <= 60 + 31, `seed ${seed}: somebody has waited ${600 - oldest} minutes`);
      assert.ok(longest.normal <= 60 + 31, `seed ${seed}: ${longest.normal} minutes`);
    }
  });

  it('never turns the order of two contacts round as time goes by', () => {
    const roll = dice(7);
    const contacts = Array.from({ length: 50 }, (_, index) =>
      waiting(`c${index}`, urgencies[roll(3)] ?? 'normal', roll(120)),
    );
    assert.equal(order(...contacts), order(...[...contacts].reverse()));
  });
});

describe('offers', () => {
  const at = (id: string, room: number, lastServedMs = 0, isSupervisor = false): Candidate => ({
    id,
    room,
    lastServedMs,
    isSupervisor,
  });
  const contact = waiting('c', 'normal', 0);

  it('asks the advisor with most room, and of two the one who was served longest ago', () => {
    assert.deepEqual(chooseOffer(contact, [at('ann', 1), at('ben', 2)]), { round: 'one', to: ['ben'] });
    assert.deepEqual(chooseOffer(contact, [at('ann', 1, 5), at('ben', 1, 4)]), { round: 'one', to: ['ben'] });
  });

  it('then another, then all, then the supervisors', () => {
    const all = [at('ann', 1), at('ben', 1), at('eve', 1), at('sue', 0, 0, true)];
    const offerAfter = (offersMissed: number, tried: string[]) => chooseOffer({ ...contact, offersMissed, tried }, all);
    assert.deepEqual(offerAfter(1, ['ann']), { round: 'one', to: ['ben'] });
    assert.deepEqual(offerAfter(2, ['ann', 'ben']), { round: 'all', to: ['ann', 'ben', 'eve'] });
    assert.deepEqual(offerAfter(3, ['ann', 'ben', 'eve']), { round: 'supervisors', to: ['sue'] });
  });

  it('asks nobody who has no room, and no supervisor for somebody who was not offered yet', () => {
    assert.equal(chooseOffer(contact, [at('ann', 0), at('sue', 0, 0, true)]), undefined);
  });

  it('goes to the supervisor after a single advisor who does not answer', () => {
    const missed = { ...contact, offersMissed: 1, tried: ['ann'] };
    assert.deepEqual(chooseOffer(missed, [at('ann', 1), at('sue', 0, 0, true)]), { round: 'supervisors', to: ['sue'] });
    assert.deepEqual(chooseOffer(missed, [at('ann', 1)]), { round: 'all', to: ['ann'] });
  });
});

describe('guess of the wait', () => {
  it('says nothing when it cannot know', () => {
    assert.equal(guessMinutes(3, [], 60 * minute), undefined);
    assert.equal(guessMinutes(3, [0, 1, 2], 100 * minute), undefined);
  });

  it('goes by the pace of the last hour', () => {
    assert.equal(guessMinutes(4, [0, 10 * minute, 20 * minute], 30 * minute), 40);
    assert.equal(
      guessMinutes(
        1,
        [28, 29, 30].map((at) => at * minute),
        30 * minute,
      ),
      5,
    );
  });
});
