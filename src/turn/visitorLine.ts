import type { ChannelName, Incoming, Reply } from '../conversation/message.js';
import type { SignpostSay } from '../conversation/talk.js';
import type { Words } from '../conversation/words.js';
import type { VisitorLine } from '../handover/deskCore.js';

/** A channel that can be spoken to at any time, not only in answer to a message. */
export interface OpenChannel {
  /**
   * Delivers outside a turn.
   * @param onLost called when it was taken, and yet could not be brought
   * @returns false when the conversation is not open
   */
  push(conversationId: string, replies: readonly Reply[], onLost: () => void): boolean;
  /** Somebody is writing. */
  showTyping(conversationId: string): void;
  /** Whether somebody listens at the other end, as far as can be known. */
  isThere(conversationId: string): boolean;
  /** Begins a turn that no message began. */
  resume(incoming: Incoming): void;
}

export interface OpenChannels {
  readonly web: OpenChannel;
  /** SMS and the like, where there is no page; without it visitors there cannot be handed over */
  readonly messages?: OpenChannel | undefined;
}

const byMessage: readonly string[] = ['sms', 'whatsapp', 'teams', 'azure'] satisfies ChannelName[];

/**
 * The short way from the desk to a visitor: no stage of the bot is run, words are made and the channel takes them.
 * @param cardsOf services as they are at this moment; those that may not be shown are left out
 */
export function createVisitorLine(
  channels: OpenChannels,
  words: Words,
  cardsOf: (serviceIds: readonly string[]) => readonly SignpostSay[],
): VisitorLine {
  function open(name: string): OpenChannel | undefined {
    if (name === 'web') return channels.web;
    return byMessage.includes(name) ? channels.messages : undefined;
  }

  return {
    reaches: (channel) => open(channel) !== undefined,
    hasPage: (channel) => channel === 'web',
    notify: ({ conversationId, language, channel }, notice, values, onLost) => {
      const reply = words.toReply({ key: `advisor:tell${notice}`, values }, language);
      return open(channel)?.push(conversationId, [reply], onLost) === true;
    },
    say({ conversationId, language, channel }, { text, cards, by }, onLost) {
      const signposts = cardsOf(cards);
      const { services } = words.toReply({ key: 'advisor:tellCards', signposts }, language);
      const said = text === '' ? words.text('advisor:tellCards', language) : text;
      const reply = { text: said, language, by };
      const replies = [signposts.length === 0 ? reply : { ...reply, services: services ?? [] }];
      return open(channel)?.push(conversationId, replies, onLost) === true;
    },
    typing: ({ conversationId, channel }) => open(channel)?.showTyping(conversationId),
    isThere: ({ conversationId, channel }) => open(channel)?.isThere(conversationId) === true,
    resume: ({ conversationId, channel, language }, topic) =>
      open(channel)?.resume({
        channel: channel as ChannelName,
        conversationId,
        kind: 'resume',
        text: '',
        // For a session that has run out during a long wait or talk.
        locale: language,
        ...(topic === undefined ? {} : { topic }),
      }),
  };
}
