import type { OutgoingActivity } from '../../protocol/directLine.js';
import { advisorOf } from './messages.js';

const typingEveryMs = 3_000;

/** What an advisor may know of this page: that somebody writes, and that their words are on the screen. The bot is told nothing. */
export class AdvisorSignals {
  readonly #send: (what: 'typing' | 'seen') => void;
  readonly #onVisible = () => this.#tellSeen();
  #hasAdvisor = false;
  #isUnseen = false;
  #typedAt = Number.NEGATIVE_INFINITY;

  constructor(send: (what: 'typing' | 'seen') => void) {
    this.#send = send;
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  typed(): void {
    const now = performance.now();
    if (!this.#hasAdvisor || now - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now;
    this.#send('typing');
  }

  /** A message has come into view, if the page is in view. */
  shown(activity: OutgoingActivity): void {
    if (advisorOf(activity) === undefined) return;
    this.#hasAdvisor = true;
    this.#isUnseen = true;
    this.#tellSeen();
  }

  clear(): void {
    this.#hasAdvisor = false;
    this.#isUnseen = false;
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  #tellSeen(): void {
    if (!this.#isUnseen || document.visibilityState !== 'visible') return;
    this.#isUnseen = false;
    this.#send('seen');
  }
}
