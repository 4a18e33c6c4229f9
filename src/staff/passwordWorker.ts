import { parentPort } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';
import type { PasswordAnswer, PasswordTask } from './passwords.js';

/** Computes password hashes beside the main thread, so that no sign-in delays a visitor's message. */
async function answer({ id, password, task }: PasswordTask): Promise<PasswordAnswer> {
  if ('hash' in task) return { id, matches: await argon2Verify({ password, hash: task.hash }) };
  const { salt, memoryKiB, passes } = task;
  const made = await argon2id({
    password,
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'encoded',
  });
  return { id, hash: made };
}

parentPort?.on('message', (task: PasswordTask) => {
  answer(task).then(
    (answered) => parentPort?.postMessage(answered),
    () => parentPort?.postMessage({ id: task.id, failed: true } satisfies PasswordAnswer),
  );
});
