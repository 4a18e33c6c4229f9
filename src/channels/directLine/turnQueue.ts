import type { Deliver, Incoming, RunTurn } from '../../conversation/message.js';

interface WaitingTurn {
  readonly incoming: Incoming;
  readonly deliver: Deliver;
  readonly over: () => void;
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
  #isRunning = false;
  #running: Promise<void> = Promise.resolve();

  constructor(runTurn: RunTurn, onTrouble: (error: unknown) => void) {
    this.#runTurn = runTurn;
    this.#onTrouble = onTrouble;
  }

  get isFull(): boolean {
    return this.#waiting.length >= mostWaitingTurns;
  }

  /**
   * The caller has asked `isFull` before.
   * @returns resolves when the turn is over, whatever came of it, or is dropped
   */
  add(incoming: Incoming, deliver: Deliver): Promise<void> {
    const over = new Promise<void>((resolve) => this.#waiting.push({ incoming, deliver, over: resolve }));
    if (!this.#isRunning) this.#running = this.#drain();
    return over;
  }

  /** Forgets what waits; the turn that runs goes on. */
  clear(): void {
    const dropped = this.#waiting;
    this.#waiting = [];
    for (const { over } of dropped) over();
  }

  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void> {
    return this.#running;
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        await this.#runTurn(next.incoming, next.deliver);
      } catch (error) {
        this.#onTrouble(error);
      }
      next.over();
    }
    this.#isRunning = false;
  }
}
