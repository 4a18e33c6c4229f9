/**
 * Runs jobs of the same key one after another, and jobs of different keys side by side. One that nothing is before begins at once.
 *
 * The framework's state is last-writer-wins: of three turns at once, two would be lost.
 */
export function createInOrder(): <Value>(key: string, job: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const before = last.get(key);
    const mine = before === undefined ? job() : before.then(job, job);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
