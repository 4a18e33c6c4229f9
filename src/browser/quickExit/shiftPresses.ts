const pressesNeeded = 3;
const pressesWithinMs = 5000;

/** What was pressed or let go, as far as it matters here. */
export type KeyMoment = Pick<
  KeyboardEvent,
  'type' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp'
>;

/**
 * Counts Shift, let go three times within five seconds of the first. Any other key, and Shift used for a capital letter
 * or a shortcut, starts the count again.
 * @returns a function that takes key events in order, and gives how many presses there are by now
 */
export function shiftCounter(): (event: KeyMoment) => number {
  let presses = 0;
  let firstPressAt = 0;
  let shiftWasUsed = false;
  return (event) => {
    if (event.key !== 'Shift') {
      if (event.type === 'keydown') {
        presses = 0;
        shiftWasUsed = event.shiftKey;
      }
      return presses;
    }
    if (event.type !== 'keyup') return presses;
    if (shiftWasUsed || event.ctrlKey || event.altKey || event.metaKey) {
      shiftWasUsed = false;
      presses = 0;
      return presses;
    }
    if (presses === 0 || event.timeStamp - firstPressAt > pressesWithinMs) {
      presses = 0;
      firstPressAt = event.timeStamp;
    }
    presses += 1;
    return presses;
  };
}

/**
 * Listens for Shift three times, anywhere on the page.
 * @param onProgress told how many presses are missing: 2, 1, 0; and 3 when the count began again or ran out
 */
export function listenForShift(onProgress: (missing: number) => void): void {
  const count = shiftCounter();
  let last = 0;
  let runsOut: ReturnType<typeof setTimeout> | undefined;
  const take = (event: KeyboardEvent) => {
    const presses = count(event);
    if (presses === last) return;
    last = presses;
    clearTimeout(runsOut);
    if (presses > 0) {
      // Only what is shown; the count itself goes by the moments of the keys.
      runsOut = setTimeout(() => {
        last = 0;
        onProgress(pressesNeeded);
      }, pressesWithinMs);
    }
    onProgress(pressesNeeded - presses);
  };
  addEventListener('keydown', take, true);
  addEventListener('keyup', take, true);
}
