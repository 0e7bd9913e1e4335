import type { ThresholdMeasure, UnitGap, UnitGapFindings } from "../findings/exact.ts";
import { differenceFrom, type SupposedDifference } from "../stats/difference-from.ts";
import { type Funnel, gapInFunnel } from "../stats/in-funnel.ts";
import { overdispersion } from "../stats/overdispersion.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { FEWEST_UNITS, together, type UnitCounts } from "./unit-counts.ts";

/** The fewest expected on either side of the limit, in either group (Cochran's rule). */
const LEAST_EXPECTED = 5;

/** A group and its reference within one unit. */
export interface UnitPair {
  readonly unit: string;
  readonly group: UnitCounts;
  readonly reference: UnitCounts;
}

type Pair = readonly [group: readonly [x: number, n: number], reference: readonly [x: number, n: number]];

/**
 * The gap of a group to its reference within every unit that has both, against the mean gap within units (Mantel–Haenszel
 * weights). The gap of all units together would be no yardstick: it also holds what comes from one unit's waits being
 * longer than another's. Undefined when no unit has both.
 */
export function gapFunnel(
  pairs: readonly UnitPair[],
  measure: ThresholdMeasure,
): Omit<UnitGapFindings, "dimension" | "group" | "reference"> | undefined {
  const pairOf = ({ group, reference }: Omit<UnitPair, "unit">): Pair => [
    [group.counts[measure], group.n],
    [reference.counts[measure], reference.n],
  ];
  const both = pairs
    .filter(({ group, reference }) => group.n > 0 && reference.n > 0)
    .map((pair) => ({ unit: pair.unit, pair: pairOf(pair) }));
  if (both.length === 0) return undefined;
  const target = pooledDifference(both.map(({ pair }) => pair));
  const tested = both.map((one) => ({ ...one, against: comparable(target, one.pair) }));
  const large = tested.flatMap(({ against }) => against ?? []);
  const isCompared = large.length >= FEWEST_UNITS;
  const spread = isCompared ? overdispersion(large) : undefined;
  const overall = pairOf({
    group: together(pairs.map(({ group }) => group)),
    reference: together(pairs.map(({ reference }) => reference)),
  });
  return {
    measure,
    overallDifference: differenceOf(overall),
    target,
    comparedUnits: isCompared ? large.length : 0,
    phi: spread?.phi ?? null,
    spreadPValue: spread?.pValue ?? null,
    tauSquared: spread?.tauSquared ?? null,
    units: tested.map(({ unit, pair, against }) =>
      unitGap(
        { unit, pair },
        { target, tauSquared: spread?.tauSquared ?? null, isCompared: isCompared && against !== undefined },
      ),
    ),
  };
}

/** Weighted by n₁n₂ ÷ (n₁ + n₂). Source: Mantel & Haenszel's weights; Greenland & Robins (1985), Biometrics 41:55–68. */
function pooledDifference(pairs: readonly Pair[]): number {
  const weighted = pairs.map((pair) => {
    const [[, n1], [, n2]] = pair;
    const weight = (n1 * n2) / (n1 + n2);
    return { weight, difference: differenceOf(pair) };
  });
  const weights = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return weighted.reduce((sum, { weight, difference }) => sum + weight * difference, 0) / weights;
}

const differenceOf = ([[x1, n1], [x2, n2]]: Pair): number => x1 / n1 - x2 / n2;

/** Undefined for a unit too small to be compared. */
function comparable(target: number, [group, reference]: Pair): SupposedDifference | undefined {
  if (Math.min(group[1], reference[1]) < FEWEST_PATHWAYS) return undefined;
  const against = differenceFrom(target, group, reference);
  return against !== undefined && against.smallestExpected >= LEAST_EXPECTED ? against : undefined;
}

function unitGap({ unit, pair }: { readonly unit: string; readonly pair: Pair }, funnel: Funnel): UnitGap {
  const [[count, n], [referenceCount, referenceN]] = pair;
  return { unit, n, referenceN, count, referenceCount, ...gapInFunnel(...pair, funnel) };
}
