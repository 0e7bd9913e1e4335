/** The intersection of a crossing that surest waits longer than its parts add up to, in words; never why. */
import type { Excess } from "../findings/intersections-schema.ts";
import type { DimensionFindings } from "../findings/schema.ts";
import { SIGNIFICANT } from "../vocab/significance.ts";
import { allOf } from "./all-of.ts";
import { counted, printNumber, printPercentage, printPValue } from "./figures.ts";
import { POINTS, plainSpan, SHARE, sized, spanWords } from "./gap-words.ts";
import { dimensionWords, groupWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/** An intersection with its excess in the measure that is spoken of. */
export interface RankedIntersection {
  readonly group: string;
  readonly excess: Excess;
}

/** Its interval excludes none, and its p-value stands among all intersections of the crossing. */
const isSureExcess = (excess: Excess): boolean =>
  !holdsNone(excess) && excess.pValueAdjusted !== null && excess.pValueAdjusted <= SIGNIFICANT;

/**
 * "Of women and girls in the most deprived fifth, 52.1% have waited over 18 weeks (median 15.1 weeks): 3.1 percentage points more
 * than …": of the first sure one; without one, that none stands out. `ranked` by rank, in breaching the standard; undefined
 * when there is none.
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
  return unsureSentence(dimension, ranked, standard);
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
  ranked: readonly RankedIntersection[],
  standard: Standard,
): string | undefined {
  const [first] = ranked;
  if (first === undefined) return undefined;
  const waited = breachWords(standard);
  const parts = `${partsWords(dimension)} by themselves would add up to`;
  if (ranked.length === 1) return onlySentence(dimension, first, `${waited} from what ${parts}`);
  const all = counted(ranked.length, "intersection");
  if (ranked.every(({ excess }) => excess.excessRank === null)) {
    return `No intersection has surely more or fewer who have waited ${waited} than ${parts}: the ${all} differ from that by no more, as far as can be told, than chance would make them.`;
  }
  if (ranked.every(({ excess }) => excess.excess <= 0)) {
    return `No intersection has surely more who have waited ${waited} than ${parts}: none of the ${all} lies above that.`;
  }
  const adjusted = ranked.flatMap(({ excess }) => excess.pValueAdjusted ?? []);
  const least = adjusted.length === 0 ? "" : ` (adjusted p at least ${printPValue(Math.min(...adjusted))})`;
  return `None of the ${all} stands out: in none does waiting ${waited} surely differ from what ${parts}${least}.`;
}

/** Of one there is no choice that chance could have made: its interval is said. */
function onlySentence(
  dimension: DimensionFindings,
  { group, excess }: RankedIntersection,
  fromWhat: string,
): string {
  const span = spanWords(asGap(excess), 100, POINTS, SHARE);
  return `The one intersection that can be told does not surely differ in waiting ${fromWhat}. For ${groupWords(dimension, group)} the difference could be anything ${span}.`;
}

export const holdsNone = ({ excessLower, excessUpper }: Excess): boolean =>
  excessLower === null || excessUpper === null || (excessLower <= 0 && excessUpper >= 0);

const asGap = ({ excess, excessLower, excessUpper }: Excess) => ({
  difference: excess,
  differenceLower: excessLower,
  differenceUpper: excessUpper,
});

/** "ethnic group and sex". */
function partsWords({ label }: DimensionFindings): string {
  const names = label.split(" × ").map((name) => dimensionWords({ label: name }));
  return names.length < 2 ? label : allOf(names);
}
