import type { Excess, IntersectionFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import type { Standard } from "../measure/standard.ts";
import { Z_95 } from "../stats/critical-value.ts";
import { shrunkenEffects } from "../stats/shrunken-effects.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { excessOverFit } from "./additive-fit-excess.ts";
import { type CrossedGroup, crossedCells } from "./crossed-cells.ts";
import { excessOverSteps } from "./reference-crossing-excess.ts";

/** The groups of a crossing, and its reference. */
export interface Crossing {
  readonly dimension: string;
  readonly reference: string;
  readonly groups: readonly CrossedGroup[];
}

/**
 * What every intersection of a crossing has beyond what its parts add up to (additive interaction), with 95 % limits, its
 * p-value (not adjusted yet, see `adjustExcesses`) and its rank. Undefined for a dimension that is not crossed.
 */
export function intersectionsOf(grouped: Crossing, standard: Standard): IntersectionFindings | undefined {
  if (!isCrossed(grouped.dimension)) return undefined;
  const cells = crossedCells(grouped.groups, standard);
  const found =
    grouped.reference === REST_OF_LIST ? excessOverFit(cells) : excessOverSteps(cells, grouped.reference);
  for (const measure of EXCESS_MEASURES) {
    rank(found.groups.flatMap(({ excesses }) => excesses.find((one) => one.measure === measure) ?? []));
  }
  return found;
}

const EXCESS_MEASURES = ["meanWeeks", "medianWeeks", ...THRESHOLD_MEASURES] as const;

/** Fills in what excesses of one measure are among themselves: shrunken and ranked. */
function rank(excesses: readonly Excess[]): void {
  const sure = excesses.flatMap((excess) => {
    const standardError = errorOf(excess);
    return standardError === undefined ? [] : [{ excess, estimate: excess.excess, standardError }];
  });
  for (const [place, { estimate, lower, upper }] of shrunkenEffects(sure).entries()) {
    const { excess } = sure[place] as (typeof sure)[number];
    excess.shrunkenExcess = estimate;
    excess.shrunkenExcessLower = lower ?? null;
    excess.shrunkenExcessUpper = upper ?? null;
  }
  if (sure.every(({ excess }) => isDrawnToNone(excess))) return;
  const order = sure.map(({ excess }) => ({ excess, least: atLeastLonger(excess) }));
  order.sort((one, other) => further(one.least, other.least));
  let place = 0;
  for (const [index, { excess, least }] of order.entries()) {
    if (index === 0 || further(least, (order[index - 1] as (typeof order)[number]).least) !== 0)
      place = index + 1;
    excess.excessRank = place;
  }
}

/** Where excesses vary no more than chance makes them, nothing is left to rank by. */
const isDrawnToNone = ({ shrunkenExcess, shrunkenExcessLower }: Excess): boolean =>
  shrunkenExcess === 0 && shrunkenExcessLower === null;

/** The wider half of the interval ÷ z: an estimate near 0 or 1 must not look sure for want of room on one side. */
function errorOf({ excess, excessLower, excessUpper }: Excess): number | undefined {
  if (excessLower === null || excessUpper === null) return undefined;
  const half = Math.max(excess - excessLower, excessUpper - excess);
  return half > 0 ? half / Z_95 : undefined;
}

type Least = readonly [shrunken: number, crude: number];

/** By how much the group waits longer than its parts add up to, at the least; for `within…` fewer is longer. */
function atLeastLonger({ measure, ...excess }: Excess): Least {
  return measure.startsWith("within")
    ? [-(excess.shrunkenExcessUpper ?? 0), -(excess.excessUpper ?? 0)]
    : [excess.shrunkenExcessLower ?? 0, excess.excessLower ?? 0];
}

/** The larger first; equal ones by the limit as it was. */
const further = (one: Least, other: Least): number => other[0] - one[0] || other[1] - one[1];
