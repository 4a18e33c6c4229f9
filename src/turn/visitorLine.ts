import type { Incoming, Reply } from '../conversation/message.js';
import type { SignpostSay } from '../conversation/talk.js';
import type { Words } from '../conversation/words.js';
import type { VisitorLine } from '../handover/deskCore.js';

/** A channel that can be spoken to at any time, not only in answer to a message. */
export interface OpenChannel {
  /** Delivers outside a turn. @returns false when the conversation is not open */
  push(conversationId: string, replies: readonly Reply[]): boolean;
  /** Somebody is writing. */
  showTyping(conversationId: string): void;
  /** Whether somebody listens at the other end. */
  isThere(conversationId: string): boolean;
  /** Begins a turn that no message began. */
  resume(incoming: Incoming): void;
}

/**
 * The short way from the desk to a visitor: no stage of the bot is run, words are made and the channel takes them.
 * @param cardsOf services as they are at this moment; those that may not be shown are left out
 */
export function createVisitorLine(
  channel: OpenChannel,
  words: Words,
  cardsOf: (serviceIds: readonly string[]) => readonly SignpostSay[],
): VisitorLine {
  return {
    notify: ({ conversationId, language }, notice, values) =>
      channel.push(conversationId, [words.toReply({ key: `advisor:tell${notice}`, values }, language)]),
    say({ conversationId, language }, { text, cards, by }) {
      const signposts = cardsOf(cards);
      const { services } = words.toReply({ key: 'advisor:tellCards', signposts }, language);
      const said = text === '' ? words.text('advisor:tellCards', language) : text;
      const reply = { text: said, language, by };
      return channel.push(conversationId, [signposts.length === 0 ? reply : { ...reply, services: services ?? [] }]);
    },
    typing: ({ conversationId }) => channel.showTyping(conversationId),
    isThere: (conversationId) => channel.isThere(conversationId),
    resume: ({ conversationId }, topic) =>
      channel.resume({
        channel: 'web',
        conversationId,
        kind: 'resume',
        text: '',
        ...(topic === undefined ? {} : { topic }),
      }),
  };
}
