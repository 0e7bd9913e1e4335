/**
 * A histogram: `counts[v]` is the number of people with the whole value v ≥ 0 (a wait of v days, say). Any length,
 * trailing zeros allowed. Sums stay exact up to 2⁵³, which 10 million people over 30 years do not reach.
 */
export type Counts = Uint32Array | Uint16Array | Float64Array | readonly number[];

/** The number of people. */
export function total(counts: Counts): number {
  let sum = 0;
  for (let v = 0; v < counts.length; v++) sum += counts[v] ?? 0;
  return sum;
}

/** The number of people with a value of at most `value`. */
export function countAtMost(counts: Counts, value: number): number {
  const end = Math.min(counts.length, Math.floor(value) + 1);
  let sum = 0;
  for (let v = 0; v < end; v++) sum += counts[v] ?? 0;
  return sum;
}

/** The number of people with a value above `value`. */
export function countAbove(counts: Counts, value: number): number {
  let sum = 0;
  for (let v = Math.max(0, Math.floor(value) + 1); v < counts.length; v++) sum += counts[v] ?? 0;
  return sum;
}

/** The largest value anybody has; undefined when there is nobody. */
export function largest(counts: Counts): number | undefined {
  for (let v = counts.length - 1; v >= 0; v--) if ((counts[v] ?? 0) > 0) return v;
  return undefined;
}

/** The sum of all values; 0 when there is nobody. */
export function sumOfValues(counts: Counts): number {
  let sum = 0;
  for (let v = 0; v < counts.length; v++) sum += v * (counts[v] ?? 0);
  return sum;
}

/** The histogram of all groups together; as long as the longest. */
export function merge(groups: readonly Counts[]): Float64Array {
  const merged = new Float64Array(Math.max(0, ...groups.map((group) => group.length)));
  for (const group of groups) {
    for (let v = 0; v < group.length; v++) merged[v] = (merged[v] ?? 0) + (group[v] ?? 0);
  }
  return merged;
}

/** Counts by band, where `bandOf` says which of the `bands` (0 … bands − 1) a value falls in. */
export function bandCounts(counts: Counts, bandOf: (value: number) => number, bands: number): number[] {
  const banded = new Array<number>(bands).fill(0);
  for (let v = 0; v < counts.length; v++) {
    const people = counts[v] ?? 0;
    if (people === 0) continue;
    const band = bandOf(v);
    if (banded[band] === undefined) throw new RangeError(`band ${band} is not one of 0 to ${bands - 1}`);
    banded[band] += people;
  }
  return banded;
}
