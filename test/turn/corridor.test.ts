import assert from 'node:assert/strict';
import type { Reply } from '../../src/conversation/message.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';
import { testHouse, tuesdayEvening } from '../support/testHouse.js';

const now = (): Date => tuesdayEvening;

/** A store whose calls can be replaced by ones that fail. */
function storeWith(changes: Partial<Store>): Store {
  const inner = memoryStore({ now });
  return {
    load: (key) => inner.load(key),
    save: (key, request) => inner.save(key, request),
    erase: (key) => inner.erase(key),
    sweep: () => inner.sweep(),
    close: () => inner.close(),
    ...changes,
  };
}

const fails = (): Promise<never> => Promise.reject(new Error('the disk said: secret words'));

/** The emergency and helpline numbers, wherever the words put them. */
function hasNumbers(replies: readonly Reply[], numbers: Readonly<Record<string, string>>): boolean {
  const text = replies.map((reply) => reply.text).join('\n');
  return [numbers.emergency, numbers.helpline].every((number) => number !== undefined && text.includes(number));
}

describe('corridor', () => {
  it('sends nothing before the session is saved', async () => {
    const order: string[] = [];
    const inner = memoryStore({ now });
    const store = storeWith({
      load: (key) => inner.load(key),
      async save(key, request) {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('saved');
        return inner.save(key, request);
      },
    });
    const house = await testHouse({ store });
    await house.runTurn(
      { channel: 'web', conversationId: 'one', kind: 'start', text: '' },
      () => void order.push('delivered'),
    );
    assert.deepEqual(order, ['saved', 'delivered']);
  });

  it('loads once and saves once a turn', async () => {
    let loads = 0;
    let saves = 0;
    const inner = memoryStore({ now });
    const house = await testHouse({
      store: storeWith({
        load(key) {
          loads++;
          return inner.load(key);
        },
        save(key, request) {
          saves++;
          return inner.save(key, request);
        },
      }),
    });
    await house.start();
    await house.talk('no');
    assert.deepEqual([loads, saves], [2, 2]);
  });

  it('serves messages that come at once in order, and loses none', async () => {
    const house = await testHouse();
    await house.start();
    const all = await Promise.all(['No, not right now', 'Yes, it is safe', 'No', 'Me'].map((text) => house.talk(text)));
    const session = await house.session();
    assert.deepEqual(session?.answers, {
      'welcome.askIfInDanger': 'no',
      'safeToTalk.askIfSafeToTalk': 'yes',
      'whoIsItAbout.askWho': 'self',
    });
    assert.ok(all.every((replies) => replies.length > 0));
  });

  it('runs a turn again when another one saved in between, and says its words once', async () => {
    const inner = memoryStore({ now });
    let races = 2;
    const house = await testHouse({
      store: storeWith({
        load: (key) => inner.load(key),
        async save(key, request) {
          if (races-- > 0) return { ok: false, reason: 'lostRace' };
          return inner.save(key, request);
        },
      }),
    });
    const replies = await house.start();
    assert.equal(replies.filter(({ choices }) => choices !== undefined).length, 1);
    assert.deepEqual(
      house.events.filter(({ name }) => name === 'turn.rerun').map(({ fields }) => fields.attempt),
      [1, 2],
    );
  });

  it('gives the numbers when every race is lost', async () => {
    const house = await testHouse({ store: storeWith({ save: async () => ({ ok: false, reason: 'lostRace' }) }) });
    assert.ok(hasNumbers(await house.start(), house.numbers));
  });

  for (const language of ['en', 'cy']) {
    for (const broken of ['load', 'save'] as const) {
      it(`gives the numbers in the same turn when the store cannot ${broken} (${language})`, async () => {
        const house = await testHouse({ store: storeWith({ [broken]: fails }) });
        const replies = await house.start({ locale: language });
        assert.equal(replies.length, 1);
        assert.ok(replies[0]?.urgent);
        assert.equal(replies[0]?.language, language);
        assert.ok(hasNumbers(replies, house.numbers));
        assert.ok(!JSON.stringify(house.events).includes('secret'), 'the log must not carry the error text');
      });
    }
  }

  it('keeps what is stored when the store fails for a moment', async () => {
    const inner = memoryStore({ now });
    let broken = false;
    const house = await testHouse({
      store: storeWith({
        load: (key) => (broken ? fails() : inner.load(key)),
        save: (key, request) => inner.save(key, request),
      }),
    });
    await house.start();
    await house.talk('No');
    broken = true;
    await house.talk('Yes, it is safe');
    broken = false;
    const replies = await house.talk('Yes, it is safe');
    assert.equal(replies.at(-1)?.choices?.[0]?.code, 'yes');
  });

  it('gives the numbers when a dialog throws, and goes on with the next message', async () => {
    const house = await testHouse();
    await house.start();
    const topic = house.conversation.topics.get('safeToTalk');
    assert.ok(topic);
    const original = topic.beginDialog;
    topic.beginDialog = () => fails();
    const replies = await house.talk('No');
    assert.ok(hasNumbers(replies, house.numbers));
    topic.beginDialog = original;
    const next = await house.talk('hello');
    assert.ok(
      next.some(({ choices }) => choices !== undefined),
      'no dead end after an error',
    );
    assert.ok(house.events.some(({ name, fields }) => name === 'turn.failed' && fields.stage === 'runDialog'));
  });

  it('leaves even when the store cannot erase, and gives the numbers', async () => {
    const house = await testHouse({ store: storeWith({ erase: fails }) });
    await house.start();
    const replies = await house.talk('exit');
    assert.equal(replies.at(-1)?.ended, 'left');
  });

  it('goes on when a channel cannot deliver', async () => {
    const house = await testHouse();
    await house.runTurn({ channel: 'web', conversationId: 'one', kind: 'start', text: '' }, () => {
      throw new Error('socket gone');
    });
    assert.ok(house.events.some(({ name }) => name === 'delivery.failed'));
    assert.ok((await house.talk('No')).length > 0);
  });

  it('begins clean when a session is of another format or not readable', async () => {
    for (const value of ['{"format":99}', 'no json']) {
      const house = await testHouse();
      await house.store.save('one', { value, expectedVersion: 0, expiresAt: new Date(now().getTime() + 60_000) });
      const replies = await house.talk('hello');
      assert.ok(replies.length > 0);
    }
  });

  it('erases in order: a turn under way does not bring the session back', async () => {
    const house = await testHouse();
    await house.start();
    const turn = house.talk('No');
    const erased = house.eraseConversation('one');
    await Promise.all([turn, erased]);
    assert.equal(await house.session(), undefined);
  });

  it('logs codes only', async () => {
    const house = await testHouse();
    await house.start();
    const typed = 'Kestrel Avenue, ask for Marigold, 07700 900123';
    for (const text of [typed, `${typed} he is outside with a knife`, 'exit']) await house.talk(text);
    const logged = JSON.stringify(house.events);
    for (const word of ['Kestrel', 'Marigold', '07700', 'knife']) assert.ok(!logged.includes(word), word);
  });
});
