/**
 * @param {number[]} values in any order, at least one
 * @param {number} share for example 0.99
 * @returns {number} the value that this share of all values does not exceed (nearest rank)
 */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** @param {number[]} values at least one */
export const median = (values) => percentile(values, 0.5);
