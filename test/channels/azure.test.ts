import assert from 'node:assert/strict';
import { type AzureLink, type AzureTurn, createAzureDoor } from '../../src/channels/azure.js';
import type { MessageBody } from '../../src/channels/render.js';
import type { Incoming } from '../../src/conversation/message.js';
import { recordingLog, startTestServer } from '../web/testServer.js';

const credentials = {
  appId: '00000000-0000-0000-0000-000000000001',
  appPassword: 'not-a-real-password',
  appType: 'MultiTenant',
  tenantId: undefined,
};
const key = Buffer.alloc(32, 3);

/** A door whose framework trusts everybody and keeps what is sent. */
function openDoor() {
  const turns: Incoming[] = [];
  const sent: MessageBody[] = [];
  const log = recordingLog();
  const link: AzureLink = {
    async process(_authorization, activity, logic) {
      const turn: AzureTurn = {
        activity,
        sendActivities: async (activities) => void sent.push(...(activities as MessageBody[])),
      };
      await logic(turn);
    },
    send: async () => assert.fail('nothing is sent outside a turn'),
  };
  const door = createAzureDoor({
    runTurn: async (incoming, deliver) => {
      turns.push(incoming);
      await deliver([{ text: 'Sure?', language: 'en', choices: [{ code: 'yes', label: 'Yes' }] }]);
    },
    credentials,
    key,
    log,
    loadLink: async () => link,
  });
  return { door, turns, sent, log };
}

function message(channelId: string, conversationId: string, text = 'hello') {
  return { type: 'message', channelId, conversation: { id: conversationId }, text, locale: 'en-GB' };
}

describe('The door for Azure', () => {
  it('takes a message, with a hash in place of an id that may hold a number', async () => {
    const { door, turns, log } = openDoor();
    const answer = await door.receive('Bearer x', message('sms', '+447700900123'));
    assert.equal(answer.status, 200);
    const [turn] = turns;
    assert.equal(turn?.channel, 'sms');
    assert.equal(turn?.kind, 'message');
    assert.equal(turn?.text, 'hello');
    assert.equal(turn?.locale, 'en-GB');
    assert.match(turn?.conversationId ?? '', /^[\w-]{43}$/);
    assert.ok(!JSON.stringify([turn?.conversationId, log.lines]).includes('7700'));
  });

  it('keeps conversations apart, and finds them again', async () => {
    const { door, turns } = openDoor();
    await door.receive('', message('sms', 'a'));
    await door.receive('', message('sms', 'a'));
    await door.receive('', message('msteams', 'a'));
    await door.receive('', message('sms', 'b'));
    const ids = turns.map(({ conversationId }) => conversationId);
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, 3);
  });

  it('shows buttons where there are buttons, and numbers elsewhere', async () => {
    const { door, sent } = openDoor();
    await door.receive('', message('msteams', 'a'));
    await door.receive('', message('sms', 'a'));
    assert.equal(sent[0]?.suggestedActions?.actions[0]?.value, 'Yes');
    assert.equal(sent[1]?.suggestedActions, undefined);
    assert.equal(sent[1]?.text, 'Sure?\n\n1. Yes');
  });

  it('begins when a visitor arrives, and not when the bot does', async () => {
    const { door, turns } = openDoor();
    const arrival = (id: string) => ({
      type: 'conversationUpdate',
      channelId: 'msteams',
      conversation: { id: 'a' },
      recipient: { id: 'bot' },
      membersAdded: [{ id }],
    });
    await door.receive('', arrival('bot'));
    await door.receive('', arrival('somebody'));
    await door.receive('', { ...message('sms', 'a'), text: 7 });
    await door.receive('', { type: 'typing', channelId: 'sms', conversation: { id: 'a' } });
    assert.deepEqual(
      turns.map(({ kind }) => kind),
      ['start'],
    );
  });

  it('turns strangers away, without asking the network', async () => {
    const log = recordingLog();
    const azure = createAzureDoor({ runTurn: async () => assert.fail('a turn was run'), credentials, key, log });
    const server = await startTestServer({ azure });
    try {
      const call = (body: string, headers: Record<string, string> = {}) =>
        fetch(`${server.url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
      const body = JSON.stringify({ ...message('sms', 'a'), serviceUrl: 'https://channel.example' });
      assert.equal((await call(body)).status, 401);
      assert.equal((await call(body, { authorization: 'Bearer rubbish' })).status, 401);
      assert.equal((await call('{"type":7}')).status, 400);
      assert.equal((await call('rubbish')).status, 400);
      assert.equal((await call('[]')).status, 400);
      assert.equal((await call(body, { 'content-encoding': 'gzip' })).status, 415);
      const large = JSON.stringify({ ...message('sms', 'a', 'x'.repeat(1024 * 1024)) });
      assert.equal((await call(large, { authorization: 'Bearer rubbish' })).status, 413);
      assert.ok(!JSON.stringify(log.lines).includes('hello'));
    } finally {
      await server.close();
    }
  });
});
