import assert from 'node:assert/strict';
import { memoryStore } from '../../src/storage/memoryStore.js';
import { type DeskServer, openConsole, startDeskServer } from '../support/deskServer.js';
import { startStandInConnector } from '../support/standInConnector.js';

const number = '+447700900123';

describe('handover on channels behind Azure', () => {
  let server: DeskServer;
  let connector: Awaited<ReturnType<typeof startStandInConnector>>;
  beforeEach(async () => {
    connector = await startStandInConnector();
    server = await startDeskServer({ azure: true });
  });
  afterEach(async () => {
    await server.close();
    await connector.close();
  });

  async function waiting(channelId = 'sms', conversationId = number) {
    const desk = await openConsole(server, 'ann');
    await desk.ask({ do: 'shift', on: true, capacity: 5 });
    const phone = connector.phone(server, channelId, conversationId);
    assert.equal(await phone.say('hello'), 200);
    await phone.say('talk to a person');
    await phone.hears('Shall I ask');
    await phone.say('Yes, but show them nothing');
    await phone.hears('I have asked');
    return { phone, desk };
  }

  async function live(channelId?: string, conversationId?: string) {
    const { phone, desk } = await waiting(channelId, conversationId);
    assert.equal(await desk.ask({ do: 'takeNext' }), 'done');
    await phone.hears('Their name is Ann');
    const { contact } = await desk.wait('contact');
    const { contactId } = contact;
    let count = 0;
    const say = (text: string, cards: readonly string[] = []): Promise<string> =>
      desk.ask({ do: 'say', contactId, clientId: `c${++count}`, text, cards });
    return { phone, desk, contact, contactId, say };
  }

  it('brings words both ways by SMS, in order and each once', async () => {
    const { phone, desk, contact, say } = await live();
    assert.equal(contact.channel, 'sms');
    await phone.say('one', 'x1');
    await phone.say('one', 'x1');
    await phone.say('two', 'x2');
    await desk.wait('message', ({ message }) => message.text === 'two');
    const heard = desk.frames.flatMap((frame) => (frame.type === 'message' ? frame.message.text : []));
    assert.deepEqual(heard, ['one', 'two']);
    for (const text of ['re one', 're two', 're three']) assert.equal(await say(text), 'done');
    await phone.hears('re three');
    assert.deepEqual(phone.texts().slice(-3), ['Ann:\nre one', 'Ann:\nre two', 'Ann:\nre three']);
    desk.close();
  });

  it('keeps to what SMS can show: no buttons, no cards, numbered lines, no message that is too long', async () => {
    const { phone, desk, say } = await live();
    assert.ok(phone.texts().some((text) => /1\. Yes, but show them nothing\n2\. Not now/.test(text)));
    await say('', ['samaritans']);
    await phone.hears('This may help');
    const card = phone.texts().at(-1) ?? '';
    assert.match(card, /Samaritans[\s\S]*116 123/);
    const words = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ');
    await say(words.slice(0, 4_000));
    await phone.hears(words.slice(3_950, 3_990));
    for (const each of phone.received()) {
      assert.ok((each.text ?? '').length <= 1_600);
      assert.equal(each.suggestedActions, undefined);
    }
    desk.close();
  });

  it('brings the bot back when the advisor ends, or hands back to a topic', async () => {
    const { phone, desk, contactId } = await live();
    await desk.ask({ do: 'handBack', contactId, topic: 'keepingARecord' });
    await phone.hears('You are back with me');
    await phone.hears('What else');
    desk.close();
  });

  it('shows typing both ways where the channel has it, and buttons', async () => {
    const { phone, desk, contactId } = await live('msteams', 'a-teams-conversation');
    assert.ok(phone.received().some(({ suggestedActions }) => suggestedActions !== undefined));
    await phone.post({ type: 'typing' });
    await desk.wait('typing');
    await desk.ask({ do: 'typing', contactId });
    await desk.ask({ do: 'say', contactId, clientId: 'x', text: 'hello there', cards: [] });
    await phone.hears('hello there');
    assert.ok(phone.received().some(({ type }) => type === 'typing'));
    desk.close();
  });

  for (const [word, how, last] of [
    ['exit', 'quickExit', 'Goodbye'],
    ['delete my chat', 'erased', 'is erased here'],
  ] as const) {
    it(`ends the contact at "${word}", and lets nothing through after it`, async () => {
      const { phone, desk, say } = await live();
      await phone.say(word);
      if (how === 'erased') await phone.say('yes');
      assert.equal((await desk.wait('gone')).how, how);
      await phone.hears(last);
      const before = phone.texts().length;
      assert.equal(await say('come back'), 'over');
      await phone.post({ type: 'typing' });
      assert.equal(phone.texts().length, before);
      desk.close();
    });
  }

  it('drops what an advisor wrote in the moment of the exit', async () => {
    const { phone, desk, say } = await live();
    // Out of order for a moment: the first words are on their way, those after it still wait when the visitor leaves.
    connector.failures.push(503);
    assert.equal(await say('on its way'), 'done');
    assert.equal(await say('are you alone now'), 'done');
    await phone.say('exit');
    await phone.hears('Goodbye');
    assert.deepEqual(
      phone
        .texts()
        .filter((text) => /alone|on its way|Goodbye/.test(text))
        .map((text) => text.split(/[.\n]/)[0]),
      ['Ann:', 'Goodbye'],
    );
    assert.ok(!phone.texts().some((text) => text.includes('alone')));
    desk.close();
  });

  it('tries again what was not taken, and tells the advisor of what did not get through', async () => {
    const { phone, desk, contactId, say } = await live();
    connector.failures.push(503);
    await say('first');
    await phone.hears('first');
    assert.equal(phone.texts().filter((text) => text.includes('first')).length, 1);
    connector.failures.push(403);
    assert.equal(await say('second'), 'done');
    const { seq } = await desk.wait('lost');
    assert.equal(seq, 2);
    await desk.wait('state', ({ away }) => away);
    assert.equal(await say('third'), 'unheard');
    // Also after the console was opened anew.
    const again = await openConsole(server, 'ann');
    const { contact } = await again.wait('contact');
    assert.deepEqual(
      contact.messages.map(({ text, lost }) => [text, lost === true]),
      [
        ['first', false],
        ['second', true],
      ],
    );
    await phone.say('are you there');
    await again.wait('state', ({ away, cautions }) => !away && cautions.includes('cameBack'));
    assert.equal(await again.ask({ do: 'say', contactId, clientId: 'z', text: 'I am here', cards: [] }), 'done');
    await phone.hears('I am here');
    desk.close();
    again.close();
  });

  it('says what it owes when the visitor writes again after a restart, and lets nobody be reached before', async () => {
    const store = { ...memoryStore({ now: () => new Date() }), close: async () => undefined };
    const key = Buffer.alloc(32, 9).toString('base64');
    await server.close();
    server = await startDeskServer({ azure: true, store, key });
    const { phone, desk } = await live();
    desk.close();
    await server.close();
    server = await startDeskServer({ azure: true, store, key });
    const ben = await openConsole(server, 'ben');
    await ben.ask({ do: 'shift', on: true, capacity: 5 });
    const { items } = await ben.wait('queue', ({ items: all }) => all[0]?.away === true);
    assert.deepEqual([items[0]?.channel, items[0]?.front], ['sms', true]);
    assert.equal(await ben.ask({ do: 'takeNext' }), 'nothingWaiting');
    // The phone's server is the same; only the bot has another address.
    const again = connector.phone(server, 'sms', number);
    await again.say('hello?');
    await again.hears('The advisor lost the connection');
    await ben.wait('offer');
    assert.equal(await ben.ask({ do: 'takeNext' }), 'done');
    await phone.hears('Their name is Ben');
    ben.close();
  });

  it('neither keeps nor logs a number, a name or a word', async () => {
    const kept: string[] = [];
    const inner = memoryStore({ now: () => new Date() });
    await server.close();
    server = await startDeskServer({
      azure: true,
      store: {
        ...inner,
        save(name, request) {
          kept.push(name, request.value);
          return inner.save(name, request);
        },
      },
    });
    const { phone, desk, say } = await live();
    await phone.say('my secret');
    connector.failures.push(403);
    await say('his secret');
    await desk.wait('lost');
    const all = JSON.stringify([kept, server.events, desk.frames.filter(({ type }) => type !== 'message')]);
    assert.ok(kept.length > 3);
    assert.ok(!/7700|900123|Jo Example|secret|127\.0\.0\.1/.test(all));
    desk.close();
  });
});
