import assert from 'node:assert/strict';
import { wayThere } from '../../src/statistics/wayThere.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';
import type { OpenChannel } from '../../src/turn/visitorLine.js';
import { testHouse, tuesdayEvening } from '../support/testHouse.js';

const channel: OpenChannel = {
  push: () => true,
  showTyping: () => undefined,
  isThere: () => true,
  resume: () => undefined,
};

/** A house that counts, and what it has counted so far. */
async function countingHouse(options: Parameters<typeof testHouse>[0] = {}) {
  const lasting: Store = memoryStore({ now: () => tuesdayEvening });
  const house = await testHouse(options);
  await house.openDesk({ web: channel }, { lasting });
  return {
    ...house,
    lasting,
    async counted(): Promise<unknown> {
      await house.countBook.flush();
      const entry = await lasting.load('statistics 2025-03');
      return entry === undefined ? {} : (JSON.parse(entry.value) as unknown);
    },
  };
}

describe('counting of turns', () => {
  it('counts a chat once, by day, hour, channel and language', async () => {
    const house = await countingHouse();
    await house.start();
    await house.talk('hello');
    await house.talk('hello again');
    await house.start({ conversationId: 'two', locale: 'cy' });
    assert.deepEqual(await house.counted(), {
      days: { '04': 2 },
      hours: { '21': 2 },
      channels: { web: 2 },
      languages: { en: 1, cy: 1 },
    });
    await house.close();
  });

  it('counts a language that is chosen later', async () => {
    const house = await countingHouse({ beginAt: 'moreHelp' });
    await house.start();
    await house.talk('change language');
    await house.talk('Cymraeg');
    const { languages } = (await house.counted()) as { languages: unknown };
    assert.deepEqual(languages, { en: 1, cy: 1 });
    await house.close();
  });

  it('counts paths, plans, signs of danger, and those that were wrong', async () => {
    const house = await countingHouse({ beginAt: 'findSupport' });
    await house.start();
    await house.talk('London');
    await house.talk('he is outside my house with a knife');
    await house.talk('I am not in danger, carry on');
    const counted = (await house.counted()) as Record<string, unknown>;
    assert.deepEqual(counted.plans, { support: 1 });
    assert.deepEqual(counted.danger, { danger_now: 1, threat: 1 });
    assert.deepEqual(counted.waved, { danger_now: 1 });
    await house.talk('talk to a person');
    const { paths } = (await house.counted()) as { paths: unknown };
    assert.deepEqual(paths, { talkToAdvisor: 1 });
    await house.close();
  });

  it('writes down nothing that a visitor typed, no id, and no time but the hour', async () => {
    const house = await countingHouse();
    await house.start({ conversationId: 'conversation-of-somebody' });
    await house.talk('my name is Rosalind and he is outside with a knife', 'conversation-of-somebody');
    const written = JSON.stringify(await house.counted());
    for (const trace of ['Rosalind', 'outside', 'conversation-of', '21:10', '2025']) {
      assert.ok(!written.includes(trace), trace);
    }
    await house.close();
  });

  it('fails no turn when the store of the figures does, and counts no turn that failed', async () => {
    const house = await testHouse({ beginAt: 'moreHelp' });
    const broken: Store = {
      ...memoryStore({ now: () => tuesdayEvening }),
      load: (key) => (key.startsWith('statistics') ? Promise.reject(new Error('disk')) : Promise.resolve(undefined)),
    };
    await house.openDesk({ web: channel }, { lasting: broken });
    assert.ok((await house.start()).length > 0);
    await house.countBook.flush();
    assert.ok(house.events.some(({ name }) => name === 'desk.failed'));
    assert.ok(!house.events.some(({ name }) => name === 'turn.failed'));
    await house.close();

    const store: Store = {
      ...memoryStore({ now: () => tuesdayEvening }),
      save: () => Promise.reject(new Error('disk')),
    };
    const failing = await countingHouse({ store });
    await failing.start();
    assert.deepEqual(await failing.counted(), {});
    await failing.close();
  });

  it('counts nothing where nobody could ever look at it', async () => {
    const house = await testHouse();
    await house.openDesk({ web: channel });
    await house.start();
    await house.countBook.flush();
    assert.deepEqual((await house.countBook.months()).months, []);
    await house.close();
  });

  it('names only topics that there are, of those that are no path', async () => {
    const { conversation, close } = await testHouse();
    for (const name of wayThere) assert.ok(conversation.topics.has(name), name);
    for (const name of ['keepingARecord', 'talkToAdvisor', 'accused']) assert.ok(!wayThere.has(name), name);
    await close();
  });
});

describe('counting of contacts', () => {
  it('counts how long they waited, and what came of them', async () => {
    const house = await countingHouse();
    const { openAdvisorsDoor } = await import('../../src/handover/advisorsDoor.js');
    const frames: { type: string }[] = [];
    const door = openAdvisorsDoor(
      house.desk,
      { id: 'ann', name: 'Ann', isSupervisor: false },
      { send: (frame) => void frames.push(frame) },
    );
    door.take({ id: '1', do: 'shift', on: true, capacity: 5 });
    const from = { channel: 'web', language: 'en' };
    for (const conversationId of ['one', 'two', 'three']) {
      const request = { urgency: 'normal', reasons: [], lines: [] } as const;
      house.desk.take({ kind: 'request', request }, { ...from, conversationId });
    }
    door.take({ id: '2', do: 'takeNext' });
    const [live] = [...house.desk.core.contacts.values()].filter(({ phase }) => phase.name === 'live');
    door.take({ id: '3', do: 'end', contactId: live?.id ?? '', outcome: 'signposted' });
    const others = [...house.desk.core.contacts.values()].map(({ conversationId }) => conversationId);
    house.desk.visitorLeft(others[0] ?? '', 'quickExit');
    house.desk.visitorLeft(others[1] ?? '', 'cancelled');
    assert.deepEqual(await house.counted(), {
      waiting: { '00': 1 },
      contacts: { signposted: 1, quickExit: 1, cancelled: 1 },
    });
    await house.close();
  });
});
