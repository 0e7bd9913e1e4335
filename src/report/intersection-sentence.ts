/** The intersection of a crossing that surest waits longer than its parts add up to, in words; never why. */
import type { Excess } from "../findings/intersections-schema.ts";
import type { DimensionFindings } from "../findings/schema.ts";
import { counted, printNumber, printPercentage } from "./figures.ts";
import { POINTS, plainSpan, SHARE, sized, spanWords } from "./gap-words.ts";
import { dimensionWords, groupWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const SIGNIFICANT = 0.05;

/** An intersection with its excess in the measure that is spoken of. */
export interface RankedIntersection {
  readonly group: string;
  readonly excess: Excess;
}

/** Its interval excludes none, and its p-value stands among all intersections of the crossing. */
export const isSureExcess = (excess: Excess): boolean =>
  !holdsNone(excess) && excess.pValueAdjusted !== null && excess.pValueAdjusted < SIGNIFICANT;

/**
 * "Of women and girls in the most deprived fifth, 52.1% have waited over 18 weeks (median 15.1 weeks): 3.1 percentage points more
 * than …": of the first sure one; without one, how far the first could be from what its parts add up to. `ranked` by rank, in
 * breaching the standard; undefined when there is none.
 */
export function intersectionSentence(
  dimension: DimensionFindings,
  ranked: readonly RankedIntersection[],
  standard: Standard,
): string | undefined {
  const sure = ranked.filter(({ excess }) => isSureExcess(excess));
  const longer = sure.find(({ excess }) => excess.excess > 0);
  const shorter = sure.findLast(({ excess }) => excess.excess < 0);
  const told = longer ?? shorter;
  if (told !== undefined) return sureSentence(dimension, told, standard);
  const [first] = ranked;
  return first && unsureSentence(dimension, { first, among: ranked.length }, standard);
}

function sureSentence(
  dimension: DimensionFindings,
  { group, excess }: RankedIntersection,
  standard: Standard,
): string {
  const median = dimension.groups.find((one) => one.group === group)?.medianWeeks ?? null;
  const aside = median === null ? "" : ` (median wait ${printNumber(median)} weeks)`;
  return [
    `Of ${groupWords(dimension, group)}, ${printPercentage(excess.figure)}% have waited ${breachWords(standard)}${aside}:`,
    `${sized(excess.excess, 100, POINTS, SHARE)} than ${partsWords(dimension)} by themselves would add up to`,
    `(95% interval ${plainSpan(asGap(excess), 100)}).`,
  ].join(" ");
}

function unsureSentence(
  dimension: DimensionFindings,
  { first, among }: { readonly first: RankedIntersection; readonly among: number },
  standard: Standard,
): string {
  const parts = partsWords(dimension);
  const waited = breachWords(standard);
  const lead =
    among === 1
      ? `The one intersection that can be told does not surely differ in waiting ${waited} from what ${parts} by themselves would add up to.`
      : `None of the ${counted(among, "intersection")} surely differs in waiting ${waited} from what ${parts} by themselves would add up to.`;
  const people = groupWords(dimension, first.group);
  const span = spanWords(asGap(first.excess), 100, POINTS, SHARE);
  return holdsNone(first.excess)
    ? `${lead} For ${people} the difference could be anything ${span}.`
    : `${lead} It comes nearest for ${people}: ${span}, before allowing for the number of intersections.`;
}

const holdsNone = ({ excessLower, excessUpper }: Excess): boolean =>
  excessLower === null || excessUpper === null || (excessLower <= 0 && excessUpper >= 0);

const asGap = ({ excess, excessLower, excessUpper }: Excess) => ({
  difference: excess,
  differenceLower: excessLower,
  differenceUpper: excessUpper,
});

/** "ethnic group and sex". */
function partsWords({ label }: DimensionFindings): string {
  const names = label.split(" × ").map((name) => dimensionWords({ label: name }));
  return names.length < 2 ? label : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
