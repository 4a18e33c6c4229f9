import assert from 'node:assert/strict';
import { testDesk } from './deskSupport.js';

/** Numbers that look like chance and are the same in each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** One long shift in which everything that can happen does, in an order that nobody planned. */
async function shift(seed: number, steps: number) {
  const roll = dice(seed);
  const at = testDesk({ settings: { longestWaitMinutes: 10_000 } });
  await at.open();
  const names = ['ann', 'ben', 'eve', 'sue'];
  const advisors = new Map(names.map((name) => [name, at.advisor(name, { capacity: 2, supervisor: name === 'sue' })]));
  const some = () => {
    const name = names[roll(names.length)] ?? 'ann';
    return { name, advisor: advisors.get(name) ?? at.advisor(name) };
  };
  let visitors = 0;
  const wins = new Map<string, string>();
  for (let step = 0; step < steps; step++) {
    const contacts = [...at.desk.core.contacts.values()];
    const contact = contacts[roll(Math.max(1, contacts.length))];
    const { name, advisor } = some();
    switch (roll(11)) {
      case 0:
      case 1:
        at.request(`v${++visitors}`, { urgency: roll(3) === 0 ? 'urgent' : 'normal' });
        break;
      case 2:
        advisor.ask({ do: 'takeNext' });
        break;
      case 3: {
        if (contact === undefined) break;
        // All reach for the same one in the same moment.
        const won = names.filter((each) => advisors.get(each)?.ask({ do: 'take', contactId: contact.id }) === 'done');
        assert.ok(won.length <= 1, `${won.length} advisors got one visitor`);
        if (won[0] !== undefined) wins.set(contact.id, won[0]);
        break;
      }
      case 4:
        if (contact !== undefined) advisor.ask({ do: 'end', contactId: contact.id, outcome: 'supportGiven' });
        break;
      case 5:
        if (contact !== undefined) advisor.ask({ do: 'pass', contactId: contact.id, to: some().name, note: '' });
        break;
      case 6:
        advisor.door.close();
        if (roll(2) === 0) at.pass(roll(40));
        advisors.set(name, at.advisor(name, { capacity: 2, supervisor: name === 'sue' }));
        break;
      case 7:
        if (contact === undefined) break;
        if (roll(4) === 0) at.desk.visitorLeft(contact.conversationId, 'quickExit');
        else if (!at.away.delete(contact.conversationId)) at.away.add(contact.conversationId);
        break;
      case 8:
        if (contact === undefined) break;
        // Only the supervisor may; the others are refused.
        advisor.ask({ do: 'watch', contactId: contact.id, on: roll(3) > 0 });
        break;
      case 9:
        if (contact !== undefined && roll(3) === 0) advisor.ask({ do: 'takeOver', contactId: contact.id });
        break;
      default:
        at.pass(1 + roll(30));
    }
    check(at.desk.core);
  }
  return { at, visitors, advisors };
}

function check(core: ReturnType<typeof testDesk>['desk']['core']): void {
  const live = new Map<string, number>();
  for (const { phase, conversationId, id } of core.contacts.values()) {
    assert.equal(core.of(conversationId)?.id, id, 'two contacts for one conversation');
    assert.notEqual(phase.name, 'ended');
    if (phase.name === 'live') live.set(phase.advisorId, (live.get(phase.advisorId) ?? 0) + 1);
  }
  for (const [advisor, count] of live) {
    // A supervisor may be asked beyond their capacity, when nobody else answers.
    assert.ok(count <= 2 || advisor === 'sue', `${advisor} holds ${count}`);
    assert.ok(core.seats.get(advisor) !== undefined, `${advisor} holds a visitor and is not there`);
  }
  for (const id of core.watching.by('sue')) {
    const phase = core.contacts.get(id)?.phase;
    assert.ok(phase?.name === 'live' && phase.advisorId !== 'sue', 'somebody reads along with a talk that is none');
    assert.ok(core.seats.get('sue') !== undefined, 'somebody reads along who is gone');
  }
  for (const name of ['ann', 'ben', 'eve']) assert.deepEqual(core.watching.by(name), []);
  for (const id of core.talks.keys()) assert.ok(core.contacts.has(id), 'a talk outlived its contact');
}

describe('desk, whatever happens', () => {
  for (let seed = 1; seed <= 12; seed++) {
    it(`gives nobody to two advisors and loses nobody (${seed})`, async () => {
      const { at, visitors, advisors } = await shift(seed, 400);
      assert.ok(visitors > 20);
      // Then everybody who still waits is served.
      at.away.clear();
      at.tick();
      for (let round = 0; at.desk.core.contacts.size > 0 && round < 1000; round++) {
        for (const advisor of advisors.values()) {
          advisor.ask({ do: 'takeNext' });
          for (const { id } of [...at.desk.core.contacts.values()]) {
            advisor.ask({ do: 'end', contactId: id, outcome: 'supportGiven' });
          }
        }
        at.pass(1);
      }
      assert.equal(at.desk.core.contacts.size, 0, 'somebody was never served');
    });
  }
});
