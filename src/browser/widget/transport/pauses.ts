const shortestMs = 500;
const longestMs = 15_000;

/** Waiting that can be cut short: by a connection that comes back, or by the end. */
export class Pauses {
  readonly #waiting = new Map<() => void, boolean>();
  #over = false;

  /** Waits a little longer with each failure, and not as long as everybody else, lest all come back at once. */
  backOff(failures: number): Promise<void> {
    const ceiling = Math.min(longestMs, shortestMs * 2 ** Math.max(0, failures - 1));
    return this.#wait(ceiling * (0.5 + Math.random() / 2), true);
  }

  /** Waits this long, or until the end. */
  fixed(milliseconds: number): Promise<void> {
    return this.#wait(milliseconds, false);
  }

  /** Cuts short what waits after failures. */
  wake(): void {
    for (const [finish, mayWake] of [...this.#waiting]) if (mayWake) finish();
  }

  /** Cuts short everything, from now on. */
  end(): void {
    this.#over = true;
    for (const finish of [...this.#waiting.keys()]) finish();
  }

  #wait(milliseconds: number, mayWake: boolean): Promise<void> {
    if (this.#over) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(finish);
        resolve();
      };
      // Timers longer than this fire at once (32 bits).
      const timer = setTimeout(finish, Math.min(milliseconds, 2 ** 31 - 1));
      this.#waiting.set(finish, mayWake);
    });
  }
}
