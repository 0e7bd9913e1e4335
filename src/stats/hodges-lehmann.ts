import { type Counts, largest, total } from "./counts.ts";
import { Z_95 } from "./critical-value.ts";
import { nullDeviation } from "./mann-whitney.ts";

/** A shift between two distributions, group − reference, in the unit of the values. */
export interface Shift {
  readonly shift: number;
  /** Undefined, like `upper`, when the groups are too small for a limit or everybody has the same value. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The Hodges–Lehmann shift: the exact median of all differences between a person of the group and one of the reference,
 * with the 95 % limits that lie at ranks C and n₁n₂ + 1 − C, C = n₁n₂ ÷ 2 − z σ rounded down, σ tie-corrected. Differences are
 * counted from the histograms, never listed. Undefined when a group is empty.
 * Source: Hollander, Wolfe & Chicken (2014), section 4.3. (R's wilcox.test searches a root instead and lands within a day.)
 */
export function hodgesLehmann(group: Counts, reference: Counts): Shift | undefined {
  const [longest1, longest2] = [largest(group), largest(reference)];
  if (longest1 === undefined || longest2 === undefined) return undefined;
  const pairs = total(group) * total(reference);
  const differenceAt = differencesInOrder(group, reference, { from: -longest2, to: longest1 });
  const shift = (differenceAt(Math.ceil(pairs / 2)) + differenceAt(Math.floor(pairs / 2) + 1)) / 2;
  const deviation = nullDeviation([group, reference]);
  const rank = Math.floor(pairs / 2 - Z_95 * deviation);
  if (deviation === 0 || rank < 1) return { shift, lower: undefined, upper: undefined };
  return { shift, lower: differenceAt(rank), upper: differenceAt(pairs + 1 - rank) };
}

/** The pairwise difference at a rank (1 = smallest), by halving the range in which it lies. */
function differencesInOrder(
  group: Counts,
  reference: Counts,
  range: { from: number; to: number },
): (rank: number) => number {
  const atMost = runningTotals(reference);
  const everybody = atMost[atMost.length - 1] ?? 0;
  const pairsUpTo = (difference: number) => {
    let pairs = 0;
    for (let v = 0; v <= range.to; v++) {
      const people = group[v] ?? 0;
      if (people === 0) continue;
      // x − y ≤ d for every y that is not at most x − d − 1.
      const last = Math.min(v - difference - 1, atMost.length - 1);
      pairs += people * (last < 0 ? everybody : everybody - (atMost[last] ?? 0));
    }
    return pairs;
  };
  return (rank) => {
    let { from, to } = range;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (pairsUpTo(middle) >= rank) to = middle;
      else from = middle + 1;
    }
    return from;
  };
}

function runningTotals(counts: Counts): Float64Array {
  const totals = new Float64Array(counts.length);
  let sum = 0;
  for (let v = 0; v < counts.length; v++) {
    sum += counts[v] ?? 0;
    totals[v] = sum;
  }
  return totals;
}
