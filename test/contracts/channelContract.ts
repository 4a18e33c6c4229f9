import assert from 'node:assert/strict';
import type { Incoming, RunTurn } from '../../src/conversation/message.js';

/** One conversation over a channel, as a test drives it. */
export interface ChannelUnderTest {
  /** Sends a visitor's message. Resolves when the channel has taken it, not when it is answered. */
  say(text: string): Promise<void>;
  /** The bot's words that arrived so far, in order; of a rendered reply only its first line. */
  heard(): Promise<string[]>;
  /** What the channel wrote to the log so far. */
  logged(): string;
  close(): Promise<void>;
}

/** Opens one conversation; every message must go through the given corridor. */
export type OpenChannel = (runTurn: RunTurn) => Promise<ChannelUnderTest>;

/** What every channel owes, whatever it is made of. Call it inside a `describe`. */
export function channelContract(open: OpenChannel): void {
  let channel: ChannelUnderTest | undefined;
  afterEach(() => channel?.close());

  /** Looks again after each turn of the event loop until what is expected was heard. */
  async function hears(expected: readonly string[]): Promise<void> {
    let heard: string[] = [];
    for (let round = 0; round < 1_000; round += 1) {
      heard = (await channel?.heard()) ?? [];
      if (heard.length >= expected.length) break;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    assert.deepEqual(heard, expected);
  }

  it('brings messages in, and replies out, in the order they were made', async () => {
    const came: string[] = [];
    channel = await open(async ({ kind, text }, deliver) => {
      if (kind === 'start') return;
      came.push(text);
      // An earlier turn that is slower must still be answered first.
      await new Promise((resolve) => setTimeout(resolve, came.length === 1 ? 5 : 0));
      await deliver([
        { text: `first to ${text}`, language: 'en' },
        { text: `second to ${text}`, language: 'en' },
      ]);
    });
    for (const text of ['a', 'b', 'c']) await channel.say(text);
    await hears(['a', 'b', 'c'].flatMap((text) => [`first to ${text}`, `second to ${text}`]));
    assert.deepEqual(came, ['a', 'b', 'c']);
  });

  it('passes on what was typed as it was typed, under one id without a person in it', async () => {
    const came: Incoming[] = [];
    channel = await open(async (incoming, deliver) => {
      if (incoming.kind === 'start') return;
      came.push(incoming);
      await deliver([{ text: 'ok', language: 'en' }]);
    });
    const typed = ' Ŵyt ti’n “iawn”? 😟 <b>&amp;</b> 07700 900123 ';
    await channel.say(typed);
    await channel.say('more');
    await hears(['ok', 'ok']);
    assert.equal(came[0]?.text, typed);
    assert.equal(came[0]?.conversationId, came[1]?.conversationId);
    assert.ok(!came[0]?.conversationId.includes('7700'));
  });

  it('says the last words, and nothing after them', async () => {
    channel = await open(async ({ kind, text }, deliver) => {
      if (kind === 'start') return;
      await deliver(
        text === 'leave'
          ? [
              { text: 'goodbye', language: 'en', ended: 'left' },
              { text: 'too late', language: 'en' },
            ]
          : [{ text: 'still here', language: 'en' }],
      );
    });
    await channel.say('hello');
    await hears(['still here']);
    await channel.say('leave');
    await hears(['still here', 'goodbye']);
  });

  it('survives a turn that fails', async () => {
    channel = await open(async ({ kind, text }, deliver) => {
      if (kind === 'start') return;
      if (text === 'break') throw new Error('broken by private words');
      await deliver([{ text: 'fine', language: 'en' }]);
    });
    await channel.say('break');
    await channel.say('go on');
    await hears(['fine']);
    assert.ok(!channel.logged().includes('private'));
  });

  it('logs nothing that was said', async () => {
    channel = await open(async ({ kind, text }, deliver) => {
      if (kind === 'message') await deliver([{ text: `you said ${text}`, language: 'en' }]);
    });
    await channel.say('he-is-outside');
    await hears(['you said he-is-outside']);
    assert.ok(!channel.logged().includes('outside'));
  });
}
