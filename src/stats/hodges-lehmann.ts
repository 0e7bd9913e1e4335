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
  const differenceAt = differencesInOrder(
    { group, atMost: runningTotals(reference) },
    { difference: -longest2 - 1, pairs: 0 },
    { difference: longest1, pairs },
  );
  const shift = (differenceAt(Math.ceil(pairs / 2)) + differenceAt(Math.floor(pairs / 2) + 1)) / 2;
  const deviation = nullDeviation(group, reference);
  const rank = Math.floor(pairs / 2 - Z_95 * deviation);
  if (deviation === 0 || rank < 1) return { shift, lower: undefined, upper: undefined };
  return { shift, lower: differenceAt(rank), upper: differenceAt(pairs + 1 - rank) };
}

/** How many pairs differ by at most this much. */
interface Counted {
  readonly difference: number;
  readonly pairs: number;
}

interface TwoGroups {
  readonly group: Counts;
  /** How many of the reference have at most each value. */
  readonly atMost: Float64Array;
}

function countPairs({ group, atMost }: TwoGroups, difference: number): Counted {
  const end = atMost.length - 1;
  const everybody = atMost[end] ?? 0;
  let pairs = 0;
  for (let v = 0; v < group.length; v++) {
    // x − y ≤ d for every y that is not at most x − d − 1.
    const last = v - difference - 1;
    const smaller = last < 0 ? 0 : (atMost[Math.min(last, end)] ?? 0);
    pairs += (group[v] ?? 0) * (everybody - smaller);
  }
  return { difference, pairs };
}

/** The pairwise difference at a rank (1 = smallest), by narrowing the range between counts already made. */
function differencesInOrder(groups: TwoGroups, lowest: Counted, highest: Counted): (rank: number) => number {
  const counted = [lowest, highest];
  return (rank) => {
    let [below, reached] = [lowest, highest];
    for (const count of counted) {
      if (count.pairs < rank && count.difference > below.difference) below = count;
      if (count.pairs >= rank && count.difference < reached.difference) reached = count;
    }
    for (let round = 0; reached.difference - below.difference > 1; round++) {
      // Every third time half way, so that no shape of distribution makes it crawl.
      const count = countPairs(groups, between(below, reached, round % 3 === 2 ? undefined : rank));
      counted.push(count);
      if (count.pairs >= rank) reached = count;
      else below = count;
    }
    return reached.difference;
  };
}

/** Where the rank lies if pairs are spread evenly; without a rank, half way. */
function between(below: Counted, reached: Counted, rank: number | undefined): number {
  const width = reached.difference - below.difference;
  const part = rank === undefined ? 0.5 : (rank - below.pairs) / (reached.pairs - below.pairs);
  return below.difference + Math.max(1, Math.min(width - 1, Math.round(width * part)));
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
