import { type Counts, largest, total } from "./counts.ts";
import { Z_95 } from "./critical-value.ts";
import { nullDeviation } from "./mann-whitney.ts";
import { quantile } from "./quantile.ts";

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
  const pairsUpTo = pairCounter(group.slice(0, longest1 + 1), reference);
  const medians = Math.floor((quantile(group, 0.5) ?? 0) - (quantile(reference, 0.5) ?? 0));
  const middle = differenceAtRank(pairsUpTo, Math.ceil(pairs / 2), medians);
  const shift = (middle + differenceAtRank(pairsUpTo, Math.floor(pairs / 2) + 1, middle)) / 2;
  const deviation = nullDeviation(group, reference);
  const rank = Math.floor(pairs / 2 - Z_95 * deviation);
  if (deviation === 0 || rank < 1) return { shift, lower: undefined, upper: undefined };
  return {
    shift,
    lower: differenceAtRank(pairsUpTo, rank, middle),
    upper: differenceAtRank(pairsUpTo, pairs + 1 - rank, middle),
  };
}

/** How many pairs differ by at most d. */
function pairCounter(group: Counts, reference: Counts): (difference: number) => number {
  const atMost = runningTotals(reference);
  const end = atMost.length - 1;
  const everybody = atMost[end] ?? 0;
  return (difference) => {
    let pairs = 0;
    for (let v = 0; v < group.length; v++) {
      // x − y ≤ d for every y that is not at most x − d − 1.
      const last = v - difference - 1;
      const smaller = last < 0 ? 0 : (atMost[Math.min(last, end)] ?? 0);
      pairs += (group[v] ?? 0) * (everybody - smaller);
    }
    return pairs;
  };
}

/** The pairwise difference at a rank (1 = smallest): strides doubling away from a guess, then halving between. */
function differenceAtRank(pairsUpTo: (difference: number) => number, rank: number, guess: number): number {
  let below = guess;
  let reached = guess;
  for (let stride = 1; pairsUpTo(reached) < rank; stride *= 2) {
    below = reached;
    reached += stride;
  }
  for (let stride = 1; below === reached || pairsUpTo(below) >= rank; stride *= 2) {
    if (below < reached) reached = below;
    below -= stride;
  }
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (pairsUpTo(middle) >= rank) reached = middle;
    else below = middle;
  }
  return reached;
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
