import assert from 'node:assert/strict';
import { AzureLines, type AzureOutgoing, type AzureReference } from '../../src/channels/azureLines.js';
import { recordingLog } from '../web/testServer.js';

const arrived = (id: string) => ({
  id,
  ...{ channelId: 'sms', serviceUrl: 'https://connector.example', conversation: { id: '+447700900123', name: 'Jo' } },
  ...{ from: { id: '+447700900123', name: 'Jo' }, recipient: { id: 'bot', name: 'Bot' } },
});
const words = (text: string): AzureOutgoing => ({ type: 'message', text });

/** Lines whose sends come to their end one at a time, when they are let. */
function openLines(patienceMs = 60_000) {
  const sent: { reference: AzureReference; activity: AzureOutgoing; settle: (error?: Error) => void }[] = [];
  const held = new Set<string>();
  const log = recordingLog();
  const lines = new AzureLines({
    send: (reference, activity) =>
      new Promise<void>((resolve, reject) => {
        sent.push({ reference, activity, settle: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
    isHeld: (id) => held.has(id),
    log,
    patienceMs,
  });
  /** Lets the last send end, and what hangs on it. */
  async function settle(error?: Error): Promise<void> {
    sent.at(-1)?.settle(error);
    await new Promise(setImmediate);
  }
  return { lines, held, sent, settle, log };
}

describe('lines to visitors behind Azure', () => {
  it('forget where somebody is reached as soon as neither a turn nor the desk needs it', async () => {
    const { lines, held, settle } = openLines();
    assert.equal(lines.isOpen('a'), false);
    lines.enter('a', arrived('1'));
    assert.equal(lines.isOpen('a'), true);
    lines.leave('a');
    assert.equal(lines.isOpen('a'), false);
    held.add('a');
    lines.enter('a', arrived('2'));
    lines.leave('a');
    assert.equal(lines.isOpen('a'), true);
    lines.bring('a', [words('goodbye')]);
    held.clear();
    await new Promise(setImmediate);
    await settle();
    assert.equal(lines.isOpen('a'), false);
    assert.equal(lines.bring('a', [words('hello?')]), false);
  });

  it('forget whoever the desk has given up, too', async () => {
    const { lines, held, settle } = openLines();
    held.add('a');
    lines.enter('a', arrived('1'));
    lines.leave('a');
    lines.bring('a', [words('hello')]);
    await new Promise(setImmediate);
    await settle(new Error('no such number'));
    held.clear();
    assert.equal(lines.channelOf('a'), 'sms');
    lines.sweep();
    assert.equal(lines.channelOf('a'), undefined);
  });

  it('hold ids alone, and no name', async () => {
    const { lines, sent } = openLines();
    lines.enter('a', arrived('1'));
    lines.bring('a', [words('hello')]);
    await new Promise(setImmediate);
    const [first] = sent;
    assert.deepEqual(first?.reference, {
      ...{ channelId: 'sms', serviceUrl: 'https://connector.example', conversation: { id: '+447700900123' } },
      ...{ user: { id: '+447700900123' }, bot: { id: 'bot' } },
    });
  });

  it('send one thing after another, and nothing more once the conversation has ended', async () => {
    const { lines, sent, settle } = openLines();
    lines.enter('a', arrived('1'));
    lines.bring('a', [words('one'), words('two')]);
    lines.bring('a', [words('three')], () => assert.fail('somebody who has left is no failure'));
    await new Promise(setImmediate);
    assert.equal(sent.length, 1);
    await settle();
    assert.deepEqual(
      sent.map(({ activity }) => activity.type === 'message' && activity.text),
      ['one', 'two'],
    );
    const ended = lines.end('a');
    await settle();
    await ended;
    assert.equal(sent.length, 2);
  });

  it('say what was lost, and are broken until the visitor writes again', async () => {
    const { lines, held, settle, log } = openLines();
    held.add('a');
    lines.enter('a', arrived('1'));
    lines.leave('a');
    const lost: string[] = [];
    lines.bring('a', [words('one')], () => lost.push('one'));
    lines.bring('a', [words('two')], () => lost.push('two'));
    await new Promise(setImmediate);
    await settle(new Error('refused: +447700900123'));
    assert.deepEqual(lost, ['one', 'two']);
    assert.equal(lines.isOpen('a'), false);
    assert.ok(!JSON.stringify(log.lines).includes('7700'));
    lines.enter('a', arrived('2'));
    assert.equal(lines.isOpen('a'), true);
  });

  it('do not wait for ever for a channel that does not answer', async () => {
    const { lines, held } = openLines(5);
    held.add('a');
    lines.enter('a', arrived('1'));
    lines.leave('a');
    await new Promise<void>((resolve) => {
      lines.bring('a', [words('hello')], resolve);
    });
    assert.equal(lines.isOpen('a'), false);
  });

  it('take a message that is sent again once', () => {
    const { lines, held } = openLines();
    held.add('a');
    assert.equal(lines.enter('a', arrived('1')), true);
    assert.equal(lines.enter('a', arrived('1')), false);
    assert.equal(lines.enter('a', arrived('2')), true);
  });
});
