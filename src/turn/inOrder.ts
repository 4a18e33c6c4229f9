const nothing = Promise.resolve();

/**
 * Runs jobs of the same key one after another, and jobs of different keys side by side.
 *
 * The framework's state is last-writer-wins: of three turns at once, two would be lost.
 */
export function createInOrder(): <Value>(key: string, job: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const mine = (last.get(key) ?? nothing).then(job, job);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
