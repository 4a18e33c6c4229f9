import type { Deliver, Incoming, RunTurn } from '../../conversation/message.js';

interface WaitingTurn {
  readonly incoming: Incoming;
  readonly deliver: Deliver;
}

/** Most posts of one conversation that may wait for their turn. */
export const mostWaitingTurns = 20;

/**
 * The turns of one conversation, one after another. The corridor keeps this order too; it is kept here as well so that
 * what waits can be counted, bounded, and dropped when the visitor leaves.
 */
export class TurnQueue {
  readonly #runTurn: RunTurn;
  readonly #onTrouble: (error: unknown) => void;
  #waiting: WaitingTurn[] = [];
  #running: Promise<void> | undefined;

  constructor(runTurn: RunTurn, onTrouble: (error: unknown) => void) {
    this.#runTurn = runTurn;
    this.#onTrouble = onTrouble;
  }

  get isFull(): boolean {
    return this.#waiting.length >= mostWaitingTurns;
  }

  /** The caller has asked `isFull` before. */
  add(incoming: Incoming, deliver: Deliver): void {
    this.#waiting.push({ incoming, deliver });
    this.#running ??= this.#drain();
  }

  /** Forgets what waits; the turn that runs goes on. */
  clear(): void {
    this.#waiting = [];
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    // One tick later, so that the post is answered before the turn begins.
    await Promise.resolve();
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        await this.#runTurn(next.incoming, next.deliver);
      } catch (error) {
        this.#onTrouble(error);
      }
    }
    this.#running = undefined;
  }
}
