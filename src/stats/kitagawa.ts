import { type MeanTerm, type WeightedMeans, weightedMeans } from "./weighted-means.ts";

/** Size, mean and summed squares around the mean of both sides of one stratum: 1 the group, 0 its reference. */
export interface KitagawaStratum {
  readonly n1: number;
  readonly mean1: number;
  readonly squares1: number;
  readonly n0: number;
  readonly mean0: number;
  readonly squares0: number;
}

/** What one stratum adds to the gap; the parts of all strata sum to the whole. */
export interface StratumPart {
  readonly composition: number;
  readonly within: number;
  readonly unmatched: number;
}

export interface Kitagawa {
  readonly gap: number;
  /** Because the two are found in different strata. */
  readonly composition: number;
  /** Because they differ within the same strata; its interval takes the structure as fixed. */
  readonly within: WeightedMeans;
  /** Because of those in strata that the other side is not found in. */
  readonly unmatched: number;
  /** In the order given. */
  readonly parts: readonly StratumPart[];
}

/**
 * A difference of means, group − reference, taken apart: composition + within + unmatched = the gap. Composition and within
 * are Kitagawa's, with half–half weights, among those whose stratum holds both sides; unmatched is Ñopo's: what those in
 * strata of one side only add to their side's mean. A stratum's composition is told from the middle of the two matched
 * means, so that more people where waits are short make a gap smaller. Undefined when a side is empty or no stratum
 * holds both. Sources: Kitagawa (1955), J Am Stat Assoc 50:1168–1194; Ñopo (2008), Rev Econ Stat 90:290–299.
 */
export function kitagawa(strata: readonly KitagawaStratum[]): Kitagawa | undefined {
  const matched = strata.filter(isMatched);
  if (matched.length === 0) return undefined;
  const all = { group: side(strata, "1"), reference: side(strata, "0") };
  const both = { group: side(matched, "1"), reference: side(matched, "0") };
  const middle = (both.group.mean + both.reference.mean) / 2;
  const parts = strata.map((stratum): StratumPart => {
    const { n1, n0, mean1, mean0 } = stratum;
    if (!isMatched(stratum)) {
      const fromGroup = n1 === 0 ? 0 : (n1 / all.group.n) * (mean1 - both.group.mean);
      const fromReference = n0 === 0 ? 0 : (n0 / all.reference.n) * (mean0 - both.reference.mean);
      return { composition: 0, within: 0, unmatched: fromGroup - fromReference };
    }
    const [share1, share0] = [n1 / both.group.n, n0 / both.reference.n];
    return {
      composition: (share1 - share0) * ((mean1 + mean0) / 2 - middle),
      within: (mean1 - mean0) * ((share1 + share0) / 2),
      unmatched: 0,
    };
  });
  const factors = matched.map(({ n1, n0 }) => (n1 / both.group.n + n0 / both.reference.n) / 2);
  const within = weightedMeans([
    matched.map((stratum, index) => term(stratum, "1", factors[index] ?? 0)),
    matched.map((stratum, index) => term(stratum, "0", -(factors[index] ?? 0))),
  ]);
  if (within === undefined) return undefined;
  return {
    gap: all.group.mean - all.reference.mean,
    composition: parts.reduce((sum, part) => sum + part.composition, 0),
    within,
    unmatched: parts.reduce((sum, part) => sum + part.unmatched, 0),
    parts,
  };
}

const isMatched = ({ n1, n0 }: KitagawaStratum): boolean => n1 > 0 && n0 > 0;

function side(strata: readonly KitagawaStratum[], which: "1" | "0"): { n: number; mean: number } {
  let [n, values] = [0, 0];
  for (const stratum of strata) {
    n += stratum[`n${which}`];
    values += stratum[`n${which}`] * stratum[`mean${which}`];
  }
  return { n, mean: n === 0 ? 0 : values / n };
}

const term = (stratum: KitagawaStratum, which: "1" | "0", factor: number): MeanTerm => ({
  n: stratum[`n${which}`],
  mean: stratum[`mean${which}`],
  squares: stratum[`squares${which}`],
  factor,
});
