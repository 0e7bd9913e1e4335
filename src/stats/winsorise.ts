/**
 * The values in their order, those in the lowest and highest `share` (0–½) pulled in to the quantiles that bound them
 * (R's type 7). Source: Spiegelhalter (2005), Qual Saf Health Care 14:347–351.
 */
export function winsorise(values: readonly number[], share: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const lowest = sortedQuantile(sorted, share);
  const highest = sortedQuantile(sorted, 1 - share);
  return values.map((value) => Math.min(highest, Math.max(lowest, value)));
}

/** R's type 7 of single values in ascending order. */
function sortedQuantile(sorted: readonly number[], q: number): number {
  const position = Math.max(0, sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}
