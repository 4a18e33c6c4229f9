/** Tells the moment. All rooms take `now` from the one clock that main.ts starts. */
export type Clock = () => Date;

/**
 * The service's clock.
 * @param startAt for trying hours and holidays: the clock starts at this moment and runs on from there
 */
export function startClock(startAt?: Date): Clock {
  if (startAt === undefined) return () => new Date();
  const offsetMs = startAt.getTime() - Date.now();
  return () => new Date(Date.now() + offsetMs);
}
