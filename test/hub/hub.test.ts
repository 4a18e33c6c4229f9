import assert from 'node:assert/strict';
import { EventFactory } from 'botbuilder';
import { landmarks } from '../../dialogs/index.js';
import { readConfig } from '../../src/config.js';
import { startWaymark, type Waymark } from '../../src/waymark.js';
import { type PollingVisitor, pollingVisitor } from '../support/pollingVisitor.js';
import { type Heard, startStandInHub } from '../support/standInHub.js';
import { rememberingLog } from '../support/testHouse.js';

const secret = 'a secret that two servers of a test share';
const isText = (text: string) => (heard: Heard) => heard.activity.text === text;
const isType = (type: string) => (heard: Heard) => heard.activity.type === type;
const status = (state: 'accepted' | 'failed' | 'completed', conversation = { id: 'any' }) =>
  EventFactory.createHandoffStatus(conversation as Parameters<typeof EventFactory.createHandoffStatus>[0], state);

describe('an outside hub', () => {
  let hub: Awaited<ReturnType<typeof startStandInHub>>;
  let waymark: Waymark;
  let log: ReturnType<typeof rememberingLog>;

  beforeEach(async () => {
    hub = await startStandInHub(secret);
    log = rememberingLog();
    // The port is known when the server listens; a hub is told it as a part of the handoff.
    const free = await startStandInHub(secret);
    const port = new URL(free.url).port;
    await free.close();
    waymark = await startWaymark(
      readConfig({
        PORT: port,
        HOST: '127.0.0.1',
        WAYMARK_STORE: 'memory',
        WAYMARK_STAFF: 'none',
        WAYMARK_TOKENS_PER_MINUTE: '10000',
        WAYMARK_HUB_URL: hub.url,
        WAYMARK_HUB_SECRET: secret,
        WAYMARK_HUB_NAME: 'Robin',
        WAYMARK_PUBLIC_URL: `http://127.0.0.1:${port}`,
      }),
      { log: log.log, landmarks: { ...landmarks, welcome: 'whoIsDoingIt' } },
    );
  });
  afterEach(async () => {
    await waymark.close();
    await hub.close();
  });

  /** A visitor whose request has reached the hub. */
  async function handedOver(): Promise<{ guest: PollingVisitor; handoff: Heard }> {
    const guest = await pollingVisitor(waymark);
    await guest.hears('Who is doing this');
    await guest.say('A neighbour');
    await guest.hears('How long');
    await guest.say('talk to a person');
    await guest.hears('Shall I ask');
    await guest.say('Yes, and show them this');
    await guest.hears('I have asked');
    return { guest, handoff: await hub.wait(({ activity }) => activity.name === 'handoff.initiate') };
  }

  async function talking() {
    const { guest, handoff } = await handedOver();
    assert.equal(await hub.send(handoff, status('accepted')), 200);
    await guest.hears('An advisor is here');
    return { guest, handoff };
  }

  it('is told what the visitor agreed to share, in words, and never what was typed', async () => {
    const { guest, handoff } = await handedOver();
    const { activity } = handoff;
    assert.equal(activity.type, 'event');
    const { lines, language } = activity.value as { lines: { question: string; words: string }[]; language: string };
    assert.equal(language, 'en');
    assert.deepEqual(
      lines.map(({ question }) => question),
      ['whoIsDoingIt.askWho'],
    );
    assert.match(lines[0]?.words ?? '', /neighbour/);
    assert.deepEqual(activity.attachments, []);
    assert.ok(!guest.seen.some((text) => text.includes('An advisor is here')), 'nobody has accepted yet');
  });

  it('talks with the visitor both ways, in order, each word once', async () => {
    const { guest, handoff } = await talking();
    for (const text of ['one', 'two', 'three']) await guest.say(text);
    await hub.wait(isText('three'));
    assert.deepEqual(
      hub.heard.filter(isType('message')).map(({ activity }) => activity.text),
      ['one', 'two', 'three'],
    );
    for (const text of ['re one', 're one', 're two']) {
      assert.equal(await hub.send(handoff, { type: 'message', id: text, text }), 200);
    }
    await guest.hears('re two');
    assert.deepEqual(
      guest.seen.filter((text) => text.startsWith('re ')),
      ['re one', 're two'],
    );
    await guest.post({ type: 'typing' });
    await hub.wait(isType('typing'));
    assert.equal(await hub.send(handoff, { type: 'typing' }), 200);
  });

  it('sends again what the hub did not take at first, without doubling it', async () => {
    const { guest } = await talking();
    hub.failures.push(503);
    await guest.say('once');
    await guest.say('then this');
    await hub.wait(isText('then this'));
    const texts = hub.heard.filter(isType('message')).map(({ activity }) => activity.text);
    assert.deepEqual(texts, ['once', 'then this']);
  });

  it('gives the visitor back to the bot when it has done', async () => {
    const { guest, handoff } = await talking();
    const done = { ...status('completed'), value: { state: 'completed', topic: 'keepingARecord' } };
    assert.equal(await hub.send(handoff, done), 200);
    await guest.hears('You are back with me');
    await guest.hears('What else');
    assert.equal(await hub.send(handoff, { type: 'message', id: 'late', text: 'still there?' }), 404);
  });

  it('that cannot take the visitor leaves them with the truth, and the desk closed', async () => {
    const { guest, handoff } = await handedOver();
    assert.equal(await hub.send(handoff, status('failed')), 200);
    await guest.hears('advisors have gone for now');
    const other = await pollingVisitor(waymark);
    await other.hears('Who is doing this');
    await other.say('talk to a person');
    await other.hears('No advisor is in this chat just now');
  });

  it('that is lost in the middle of a talk gives the visitor back to the queue, and that is said', async () => {
    const { guest } = await talking();
    hub.failures.push(500, 500, 500);
    await guest.say('are you there');
    await guest.hears('first on the list');
  });

  it('is told of a quick exit, and reaches nobody after it', async () => {
    const { guest, handoff } = await talking();
    await guest.erase();
    const { activity } = await hub.wait(isType('endOfConversation'));
    assert.deepEqual(activity.value, { how: 'quickExit', doNotContact: true });
    assert.equal(await hub.send(handoff, { type: 'message', id: 'late', text: 'hello?' }), 404);
  });

  it('is let in by its secret alone, and understood or refused', async () => {
    const { handoff } = await talking();
    const send = (activity: object, shown?: string) => hub.send(handoff, activity, shown);
    assert.equal(await send({ type: 'message', id: 'a', text: 'hello' }, 'guessed'), 401);
    assert.equal(await send({ type: 'message', id: 'a', text: 7 }), 400);
    assert.equal(await send({ type: 'message', id: 'a', text: 'x'.repeat(5000) }), 400);
    assert.equal(await send({ type: 'handoff', name: 'handoff.status' }), 400);
    assert.equal(await hub.send({ ...handoff, contactId: 'foreign' }, { type: 'message', id: 'a', text: 'hi' }), 404);
  });

  it('leaves nothing of what was said in the log', async () => {
    const { guest, handoff } = await talking();
    await guest.say('a very private word');
    await hub.wait(isText('a very private word'));
    await hub.send(handoff, { type: 'message', id: 'b', text: 'a private reply' });
    await guest.hears('a private reply');
    assert.ok(!/private|neighbour/.test(JSON.stringify(log.events)));
  });
});

describe('the settings of a hub', () => {
  it('are whole, or the server does not start', () => {
    const address = { WAYMARK_HUB_URL: 'https://hub.helpline.example' };
    assert.throws(() => readConfig(address), /WAYMARK_HUB_SECRET/);
    assert.throws(
      () => readConfig({ WAYMARK_HUB_URL: 'http://hub.helpline.example', WAYMARK_HUB_SECRET: secret }),
      /WAYMARK_HUB_URL/,
    );
  });
});
