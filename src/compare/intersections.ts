import type { Excess, Intersection, IntersectionFindings } from "../findings/intersections-schema.ts";
import type { Standard } from "../measure/standard.ts";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { Z_95 } from "../stats/critical-value.ts";
import { shrunkenEffects } from "../stats/shrunken-effects.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { excessOverFit } from "./additive-fit-excess.ts";
import { type CrossedGroup, crossedCells } from "./crossed-cells.ts";
import type { CrudeExcess, CrudeIntersection } from "./crude-excess.ts";
import { excessOverSteps } from "./reference-crossing-excess.ts";

/** The groups of a crossing, and its reference. */
export interface Crossing {
  readonly dimension: string;
  readonly reference: string;
  readonly groups: readonly CrossedGroup[];
}

/**
 * What every intersection of a crossing has beyond what its parts add up to (additive interaction), with 95 % limits, its
 * p-value adjusted within the crossing, and its rank. Undefined for a dimension that is not crossed.
 */
export function intersectionsOf(grouped: Crossing, standard: Standard): IntersectionFindings | undefined {
  if (!isCrossed(grouped.dimension)) return undefined;
  const cells = crossedCells(grouped.groups, standard);
  const found =
    grouped.reference === REST_OF_LIST ? excessOverFit(cells) : excessOverSteps(cells, grouped.reference);
  const groups: Intersection[] = found.groups.map((group) => ({ ...group, excesses: [] }));
  for (const measure of measuresOf(found.groups)) {
    const own = found.groups.map(({ excesses }) => excesses.find((one) => one.measure === measure));
    const places = own.flatMap((excess, place) => (excess === undefined ? [] : [place]));
    const ranked = rankedExcesses(own.flatMap((excess) => excess ?? []));
    for (const [index, excess] of ranked.entries()) groups[places[index] as number]?.excesses.push(excess);
  }
  return { ...found, groups };
}

/** In the order of the findings. */
const measuresOf = (groups: readonly CrudeIntersection[]): Set<string> =>
  new Set(groups.flatMap(({ excesses }) => excesses.map(({ measure }) => measure)));

/** Excesses of one measure, adjusted (Benjamini–Hochberg), shrunken and ranked among themselves; those without limits are not. */
function rankedExcesses(crude: readonly CrudeExcess[]): Excess[] {
  const sure = crude.flatMap((excess, place) => {
    const standardError = errorOf(excess);
    return standardError === undefined ? [] : [{ place, excess, estimate: excess.excess, standardError }];
  });
  const adjusted = benjaminiHochberg(sure.map(({ excess }) => excess.pValue ?? 1));
  const ranked: Excess[] = crude.map((excess) => ({ ...excess, ...NOT_RANKED }));
  shrunkenEffects(sure).forEach(({ estimate, lower, upper }, index) => {
    const { place, excess } = sure[index] as (typeof sure)[number];
    ranked[place] = {
      ...excess,
      pValueAdjusted: excess.pValue === null ? null : (adjusted[index] ?? null),
      shrunken: estimate,
      shrunkenLower: lower,
      shrunkenUpper: upper,
      rank: null,
    };
  });
  [...sure.keys()]
    .map((index) => (sure[index] as (typeof sure)[number]).place)
    .sort((one, other) => atLeastLonger(ranked[other]) - atLeastLonger(ranked[one]) || one - other)
    .forEach((place, index) => {
      ranked[place] = { ...(ranked[place] as Excess), rank: index + 1 };
    });
  return ranked;
}

const NOT_RANKED = {
  pValueAdjusted: null,
  shrunken: null,
  shrunkenLower: null,
  shrunkenUpper: null,
  rank: null,
} as const;

/** The wider half of the interval ÷ z: an estimate near 0 or 1 must not look sure for want of room on one side. */
function errorOf({ excess, excessLower, excessUpper }: CrudeExcess): number | undefined {
  if (excessLower === null || excessUpper === null) return undefined;
  const half = Math.max(excess - excessLower, excessUpper - excess);
  return half > 0 ? half / Z_95 : undefined;
}

/** By how much the group waits longer than its parts add up to, at the least; for `within…` fewer is longer. */
function atLeastLonger(excess: Excess | undefined): number {
  if (excess === undefined) return Number.NEGATIVE_INFINITY;
  const { measure, shrunkenLower, shrunkenUpper } = excess;
  return measure.startsWith("within") ? -(shrunkenUpper ?? 0) : (shrunkenLower ?? 0);
}
