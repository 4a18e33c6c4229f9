/** A number below this is never told: behind it stand people who could be guessed. */
export const fewest = 5;

export interface Protected {
  /** for each cell, whether it is hidden */
  readonly hidden: readonly boolean[];
  readonly isTotalHidden: boolean;
}

/**
 * Which cells of a table with a total must be hidden, so that no number under five is told, and none can be worked out by
 * subtraction: not even by somebody who knows the total, this rule, and which of the hidden cells are the small ones.
 *
 * Small cells are hidden, then the next larger ones, until each small cell could still be any number that is small. What a
 * reader can work out of the hidden cells is their sum: it must leave room for that at both ends.
 * @param cells counts, of which only those hidden are in doubt
 * @param least the smallest number that a cell can be: 0 where every row is always shown, 1 where rows come with the first count
 */
export function protect(cells: readonly number[], least: 0 | 1): Protected {
  const total = sumOf(cells);
  const isTotalHidden = total < fewest;
  const order = cells.map((_, index) => index).sort((one, other) => (cells[one] ?? 0) - (cells[other] ?? 0));
  const small = cells.filter((count) => count < fewest).length;
  let hiddenCount = isTotalHidden ? cells.length : small;
  while (small > 0 && hiddenCount < cells.length && !isInDoubt(hiddenCount)) hiddenCount += 1;
  const hidden = new Set(order.slice(0, hiddenCount));
  return { hidden: cells.map((_, index) => hidden.has(index)), isTotalHidden };

  function isInDoubt(count: number): boolean {
    const sum = sumOf(order.slice(0, count).map((index) => cells[index] ?? 0));
    const leastShown = cells[order[count] ?? 0] ?? 0;
    const others = small - 1;
    const added = count - small;
    const mostOfOne = sum - least * others - fewest * added;
    const leastOfOne = sum - (fewest - 1) * others - leastShown * added;
    return mostOfOne >= fewest - 1 && leastOfOne <= least;
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
