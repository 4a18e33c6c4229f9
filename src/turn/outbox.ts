import type { Reply } from '../conversation/message.js';
import type { Say } from '../conversation/talk.js';
import type { Words } from '../conversation/words.js';

/**
 * Holds all that a turn says until the session is saved. So a turn that lost a race can be run again, and a visitor
 * never reads an answer that the server has forgotten.
 */
export class Outbox {
  readonly #words: Words;
  #replies: Reply[] = [];

  constructor(words: Words) {
    this.#words = words;
  }

  /** Makes words of it, in the language of this moment, and holds them. */
  hold(what: Say, language: string, context?: string): void {
    this.#replies.push(this.#words.toReply(what, language, context));
  }

  /** Takes out what was held, in order. */
  open(): readonly Reply[] {
    const replies = this.#replies;
    this.#replies = [];
    return replies;
  }
}
