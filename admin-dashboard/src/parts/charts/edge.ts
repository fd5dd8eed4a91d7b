/** How far a chart goes up. */

const FAR = 4;
const MOST_BROKEN = 3;
const FEWEST_DAYS = 5;

/**
 * As far as the highest bar, or, where a few days go far beyond all others, as far as those: one day of 90,000 would
 * else make days of 100 flat.
 */
export function edgeOf(tops: readonly number[]): number {
  const order = tops.filter((top) => top > 0).sort((one, other) => other - one);
  let edge = order[0] ?? 1;
  for (const next of order.slice(1, MOST_BROKEN + 1)) {
    if (order.length < FEWEST_DAYS || edge <= next * FAR) break;
    edge = next;
  }
  return Math.max(1, edge);
}
