/** Failures that cost nothing: people mistype. */
const free = 5;
/** From one place, over all names. */
const freeFromOnePlace = 30;
/** Wrong codes after a right password, from devices that the account was never used on. */
const freeCodes = 10;
const firstDelayMs = 30_000;
const longestDelayMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;
const mostRemembered = 50_000;

interface Failures {
  count: number;
  lastMs: number;
}

/** Where an attempt comes from, and at what account it aims. All are hashes or random. */
export interface Attempt {
  readonly account: string;
  /** a network address, hashed */
  readonly source: string;
  /** a device that this account was used on before */
  readonly device: string | undefined;
}

/**
 * Slows guessing down and locks nobody out. Failures count for one account from one place: somebody who guesses from
 * elsewhere does not make the account's owner wait, and a device that the owner signed in on before has a count of its own,
 * even behind the same line. Only wrong codes after the right password count for the account as a whole, and those only
 * whoever knows the password can bring about; known devices do not wait for them either.
 */
export class AttemptLimits {
  readonly #failures = new Map<string, Failures>();

  /** @returns seconds to wait, or 0 when it may be tried. A try counts as a failure until `succeeded` is told. */
  begin(attempt: Attempt, now: Date): number {
    const nowMs = now.getTime();
    const seconds = Math.max(...keysOf(attempt).map(([key, allowed]) => this.#wait(key, allowed, nowMs)));
    if (seconds > 0) return seconds;
    for (const [key] of keysOf(attempt)) if (!key.startsWith('codes ')) this.#count(key, nowMs);
    return 0;
  }

  /** The password was right and the code was not. */
  codeFailed({ account, device }: Attempt, now: Date): void {
    if (device === undefined) this.#count(`codes ${account}`, now.getTime());
  }

  succeeded(attempt: Attempt): void {
    for (const [key, allowed] of keysOf(attempt)) {
      const failures = this.#failures.get(key);
      if (failures === undefined || key.startsWith('codes ')) continue;
      // One who signs in does not clear the way for guessing other names from the same place.
      if (allowed === freeFromOnePlace && failures.count > 1) failures.count -= 1;
      else this.#failures.delete(key);
    }
  }

  #count(key: string, nowMs: number): void {
    const known = this.#failures.get(key);
    const count = known !== undefined && nowMs - known.lastMs < forgottenAfterMs ? known.count : 0;
    this.#failures.delete(key);
    this.#failures.set(key, { count: count + 1, lastMs: nowMs });
    if (this.#failures.size <= mostRemembered) return;
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  #wait(key: string, allowed: number, nowMs: number): number {
    const failures = this.#failures.get(key);
    if (failures === undefined || nowMs - failures.lastMs >= forgottenAfterMs || failures.count < allowed) return 0;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures.count - allowed, 10));
    return Math.max(0, Math.ceil((failures.lastMs + delayMs - nowMs) / 1000));
  }
}

function keysOf({ account, source, device }: Attempt): (readonly [key: string, allowed: number])[] {
  if (device !== undefined) return [[`device ${device} ${account}`, free]];
  return [
    [`pair ${source} ${account}`, free],
    [`source ${source}`, freeFromOnePlace],
    [`codes ${account}`, freeCodes],
  ];
}
