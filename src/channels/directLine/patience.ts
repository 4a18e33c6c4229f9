/** How often the longest wait is looked at while it lasts: it ends at most a quarter later than said. */
const looks = 4;

interface Waiting {
  readonly sinceLook: number;
  readonly giveUp: () => void;
}

/** Waits for turns, but for none of them for ever. One timer serves all: one for each turn costs more than its answer. */
export class Patience {
  readonly #waiting = new Set<Waiting>();
  readonly #timer: NodeJS.Timeout;
  #look = 0;

  constructor(longestMs: number) {
    this.#timer = setInterval(() => this.#lookAround(), longestMs / looks);
    this.#timer.unref();
  }

  /** @returns resolves when the turn is over, or has taken too long; it never rejects */
  wait(turn: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const mine = { sinceLook: this.#look, giveUp: resolve };
      this.#waiting.add(mine);
      const over = (): void => {
        this.#waiting.delete(mine);
        resolve();
      };
      turn.then(over, over);
    });
  }

  /** Gives up every wait, and is not to be used any more. */
  stop(): void {
    clearInterval(this.#timer);
    for (const { giveUp } of this.#waiting) giveUp();
    this.#waiting.clear();
  }

  #lookAround(): void {
    this.#look += 1;
    for (const mine of this.#waiting) {
      if (this.#look - mine.sinceLook <= looks) return; // the rest came later
      this.#waiting.delete(mine);
      mine.giveUp();
    }
  }
}
