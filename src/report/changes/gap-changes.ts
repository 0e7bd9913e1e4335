/** What became of each gap since an earlier list, and whether that may be chance. */
import type { DimensionFindings, Findings, Gap, GroupFindings } from "../../findings/schema.ts";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.ts";
import { Z_95 } from "../../stats/critical-value.ts";
import { normalTwoSided } from "../../stats/distributions.ts";
import { type Bounded, mover } from "../../stats/mover.ts";
import { isCrossed } from "../../vocab/dimension-ids.ts";
import { FEWEST_PATHWAYS } from "../../vocab/fewest-pathways.ts";
import { SIGNIFICANT } from "../../vocab/significance.ts";
import { gapIndex } from "../gap-index.ts";

/** In order of importance. */
const CHANGED_MEASURES = ["breachesStandard", "over52Weeks", "medianWeeks"] as const;
export type ChangedMeasure = (typeof CHANGED_MEASURES)[number];

export interface GapChange {
  readonly dimension: DimensionFindings;
  readonly group: GroupFindings;
  readonly measure: ChangedMeasure;
  readonly before: Gap & { readonly difference: number };
  readonly now: Gap & { readonly difference: number };
  /** Now − before; proportions 0–1, or weeks. A limit that needs one that does not exist is null. */
  readonly change: number;
  readonly changeLower: number | null;
  readonly changeUpper: number | null;
  /** Among all changes; null where there is no interval. */
  readonly pValueAdjusted: number | null;
}

/**
 * Of every known group of 20 pathways and more in both findings whose reference is the same, the change of each gap that both give.
 * The interval takes the two lists as independent. They share people, whose waits at both times go together as a rule: the interval
 * is then too wide rather than too narrow. P-values from the limit towards none, adjusted by
 * Benjamini–Hochberg over all changes of uncrossed dimensions. Source: Zou & Donner (2008), Stat Med 27:1693–1702.
 */
export function gapChanges(now: Findings, before: Findings): GapChange[] {
  const earlier = new Map(before.dimensions.map((dimension) => [dimension.dimension, dimension]));
  const found = now.dimensions.flatMap((dimension) => {
    const past = earlier.get(dimension.dimension);
    if (past === undefined || past.reference !== dimension.reference || isCrossed(dimension.dimension))
      return [];
    return isGroupedAlike(dimension.dimension, now, before) ? changesIn(dimension, past) : [];
  });
  const adjusted = benjaminiHochberg(found.map(({ pValue }) => pValue ?? 1));
  return found.map(({ pValue, ...change }, index) => ({
    ...change,
    pValueAdjusted: pValue === undefined ? null : (adjusted[index] ?? null),
  }));
}

/** Asian in one census grouping counts other people than in the other, though it is called the same. */
export const isGroupedAlike = (dimension: string, now: Findings, before: Findings): boolean =>
  dimension !== "ethnic-group" || now.options.ethnicGrouping === before.options.ethnicGrouping;

/** More than chance would make it, among all that are looked at. */
export const isSureChange = ({ pValueAdjusted }: GapChange): boolean =>
  pValueAdjusted !== null && pValueAdjusted < SIGNIFICANT;

type Unadjusted = Omit<GapChange, "pValueAdjusted"> & { readonly pValue: number | undefined };

function changesIn(dimension: DimensionFindings, past: DimensionFindings): Unadjusted[] {
  const [gaps, pastGaps] = [gapIndex(dimension), gapIndex(past)];
  const wasLarge = new Set(past.groups.filter(isLargeEnough).map(({ group }) => group));
  const isMeasured = (gap: Gap | undefined): gap is Gap & { readonly difference: number } =>
    gap?.inFamily === true && gap.difference !== null;
  return dimension.groups
    .filter((group) => isLargeEnough(group) && wasLarge.has(group.group))
    .flatMap((group) =>
      CHANGED_MEASURES.flatMap((measure): Unadjusted[] => {
        const [now, before] = [gaps.gapOf(group.group, measure), pastGaps.gapOf(group.group, measure)];
        if (!isMeasured(now) || !isMeasured(before)) return [];
        return [{ dimension, group, measure, before, now, ...changeOf(now, before) }];
      }),
    );
}

const isLargeEnough = ({ n, suppressed }: GroupFindings): boolean =>
  !suppressed && n !== null && n >= FEWEST_PATHWAYS;

function changeOf(now: Gap, before: Gap) {
  const { difference: change, lower, upper } = mover(bounded(now), bounded(before));
  const limit = change > 0 ? lower : upper;
  return {
    change,
    changeLower: lower ?? null,
    changeUpper: upper ?? null,
    pValue: limit === undefined || limit === change ? undefined : pValueOf(change, limit),
  };
}

/** Of a change whose limit towards none lies 1.96 standard errors away. */
const pValueOf = (change: number, limit: number): number =>
  normalTwoSided((Z_95 * change) / Math.abs(change - limit));

const bounded = ({ difference, differenceLower, differenceUpper }: Gap): Bounded => ({
  value: difference ?? 0,
  lower: differenceLower ?? undefined,
  upper: differenceUpper ?? undefined,
});
