/**
 * P-values adjusted by Holm, in the order given: the chance of any false finding among those at most α is at most α.
 * Source: Holm (1979), Scand J Stat 6:65–70; R's p.adjust("holm").
 */
export function holm(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const adjusted = new Array<number>(m).fill(1);
  const ascending = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  let largest = 0;
  for (const [position, { p, i }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (m - position)));
    adjusted[i] = largest;
  }
  return adjusted;
}
