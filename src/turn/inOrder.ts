/**
 * Runs jobs of the same key one after another, and jobs of different keys side by side.
 *
 * The framework's state is last-writer-wins: of three turns at once, two would be lost.
 */
export function createInOrder(): <Value>(key: string, job: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(job, job);
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return mine;
  };
}
