import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Result } from '../protocol/result.js';

/** What a guess costs. */
export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

export interface PasswordTask {
  readonly id: number;
  readonly password: string;
  readonly task: { readonly hash: string } | ({ readonly salt: Uint8Array } & PasswordCost);
}

export type PasswordAnswer =
  | { readonly id: number; readonly hash: string }
  | { readonly id: number; readonly matches: boolean }
  | { readonly id: number; readonly failed: true };

/** Keeps passwords as Argon2id hashes. Both answer `busy` when too many are asked at once. */
export interface Passwords {
  hash(password: string): Promise<Result<{ readonly hash: string }, 'busy'>>;
  /** @param hash undefined when there is nobody of that name: it takes as long, and is never right */
  matches(password: string, hash: string | undefined): Promise<Result<{ readonly matches: boolean }, 'busy'>>;
  close(): Promise<void>;
}

/** RFC 9106, section 4, second recommended option; one lane, as one thread computes it. */
export const passwordCost: PasswordCost = { memoryKiB: 64 * 1024, passes: 3 };

/** A quarter of a second each: whoever comes after so many would wait ten seconds. */
const mostAtOnce = 40;

/** The same password may be typed as different code points on different keyboards (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

export function createPasswords(cost: PasswordCost = passwordCost): Passwords {
  const waiting = new Map<number, (answer: PasswordAnswer) => void>();
  let worker: Worker | undefined;
  let lastId = 0;
  let nobodys: Promise<string> | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./passwordWorker.js', import.meta.url));
    started.unref();
    started.on('message', (answer: PasswordAnswer) => {
      const resolve = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      resolve?.(answer);
    });
    // Whoever waits is told; the next question starts another.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      for (const [id, resolve] of waiting) resolve({ id, failed: true });
      waiting.clear();
    });
    return started;
  }

  function ask(password: string, task: PasswordTask['task']): Promise<PasswordAnswer> {
    worker ??= start();
    worker.ref();
    lastId += 1;
    const question: PasswordTask = { id: lastId, password: normal(password), task };
    return new Promise((resolve) => {
      waiting.set(question.id, resolve);
      worker?.postMessage(question);
    });
  }

  async function make(password: string): Promise<string> {
    const answer = await ask(password, { salt: randomBytes(16), ...cost });
    if (!('hash' in answer)) throw new Error('createPasswords: the worker failed.');
    return answer.hash;
  }

  return {
    async hash(password) {
      if (waiting.size >= mostAtOnce) return { ok: false, reason: 'busy' };
      return { ok: true, hash: await make(password) };
    },
    async matches(password, hash) {
      if (waiting.size >= mostAtOnce) return { ok: false, reason: 'busy' };
      nobodys ??= make(randomBytes(16).toString('hex')).catch((error: unknown) => {
        nobodys = undefined;
        throw error;
      });
      const compared = await nobodys;
      // Nothing cannot be hashed, and must take as long as something.
      const answer = await ask(password || 'nothing', { hash: hash ?? compared });
      if (!('matches' in answer)) throw new Error('createPasswords: the worker failed.');
      return { ok: true, matches: answer.matches && hash !== undefined && password !== '' };
    },
    async close() {
      await worker?.terminate();
    },
  };
}

export const shortestPassword = 12;
export const longestPassword = 200;

/**
 * Whether a new password will do. Length counts, not kinds of signs (NIST SP 800-63B).
 * @param known words that a guesser tries first: the names of the account
 */
export function isGoodPassword(password: string, known: readonly string[]): boolean {
  const typed = normal(password);
  const length = [...typed].length;
  if (length < shortestPassword || length > longestPassword || new Set(typed).size < 5) return false;
  // A name may stand in it, when enough besides it does.
  const rest = known.reduce(
    (text, word) => (word === '' ? text : text.replaceAll(word.toLowerCase(), '')),
    typed.toLowerCase(),
  );
  return [...rest].length >= shortestPassword / 2;
}
