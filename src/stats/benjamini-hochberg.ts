/**
 * P-values adjusted by Benjamini and Hochberg, in the order given: those at most α have a false discovery rate of α.
 * Source: Benjamini & Hochberg (1995), J R Stat Soc B 57:289–300; R's p.adjust("BH").
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const adjusted = new Array<number>(m).fill(1);
  const descending = pValues.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  let smallest = 1;
  for (const [position, { p, i }] of descending.entries()) {
    smallest = Math.min(smallest, (m / (m - position)) * p);
    adjusted[i] = smallest;
  }
  return adjusted;
}
