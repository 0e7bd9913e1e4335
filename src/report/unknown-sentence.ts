/** Whether those whose group is unknown wait differently: a sentence or two for each kind of unknown. */
import type { DimensionFindings, Gap, GroupFindings } from "../findings/schema.ts";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { SIGNIFICANT } from "../vocab/significance.ts";
import { counted, isAtLeast, printPercentage } from "./figures.ts";
import { type Direction, isSure, POINTS, plainSpan, SHARE, sized, spanWords, WAIT } from "./gap-words.ts";
import { capitalised, dimensionWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const MEASURES = ["breachesStandard", "medianWeeks"] as const;

/**
 * Which gaps of unknown groups are sure: their interval excludes no difference and their p-value, adjusted by
 * Benjamini–Hochberg over all that are spoken of in the run, is below 0.05.
 */
export function sureUnknownGaps(dimensions: readonly DimensionFindings[]): (gap: Gap) => boolean {
  const family = dimensions.flatMap((dimension) =>
    spokenOf(dimension).flatMap(({ gaps }) => gaps.filter((gap) => gap.pValue !== null)),
  );
  const adjusted = benjaminiHochberg(family.map((gap) => gap.pValue ?? 1));
  const sure = new Set(family.filter((gap, index) => isSure(gap) && (adjusted[index] ?? 1) < SIGNIFICANT));
  return (gap) => sure.has(gap);
}

/** One text for each kind of unknown of at least 20 pathways. */
export const unknownSentences = (
  dimension: DimensionFindings,
  isSureGap: (gap: Gap) => boolean,
  standard: Standard,
): string[] =>
  spokenOf(dimension).map(({ group, gaps }) => {
    const who = `${capitalised(dimensionWords(dimension))} ${group.label.toLowerCase()} (${counted(group.n, "pathway")})`;
    const sure = gaps.filter(isSureGap);
    const unsure = gaps.filter((gap) => !isSureGap(gap));
    const said = sure.map((gap) => sureWords(gap, group, standard)).join("; ");
    const open = unsure.map((gap) => unsureWords(gap, standard)).join(", and ");
    if (sure.length === 0)
      return `${who}: no sure difference from those who are known. It could be anything ${open}.`;
    return `${who}: ${said}${unsure.length === 0 ? "" : `. Not sure is the difference ${open}`}.`;
  });

interface Spoken {
  readonly group: GroupFindings;
  readonly gaps: readonly Gap[];
}

function spokenOf({ groups, unknownGaps = [] }: DimensionFindings): Spoken[] {
  return groups
    .filter(({ n, suppressed }) => isAtLeast(n, FEWEST_PATHWAYS) && !suppressed)
    .map((group) => ({
      group,
      gaps: MEASURES.flatMap((measure) =>
        unknownGaps.filter((gap) => gap.group === group.group && gap.measure === measure && isComplete(gap)),
      ),
    }))
    .filter(({ gaps }) => gaps.length > 0);
}

const isComplete = (gap: Gap): boolean => gap.differenceLower !== null && gap.differenceUpper !== null;

function sureWords(gap: Gap, group: GroupFindings, standard: Standard): string {
  const { scale, unit, direction } = wordsOf(gap);
  const size = sized(gap.difference, scale, unit, direction);
  const interval = `95% interval ${plainSpan(gap, scale)}`;
  return gap.measure === "medianWeeks"
    ? `a median wait ${size} than where it is known (${interval})`
    : `${printPercentage(group.breachesStandard.proportion)}% have waited ${breachWords(standard)}, ${size} than where it is known (${interval})`;
}

function unsureWords(gap: Gap, standard: Standard): string {
  const { scale, unit, direction } = wordsOf(gap);
  const what = gap.measure === "medianWeeks" ? "in the median wait" : `waiting ${breachWords(standard)}`;
  return `${spanWords(gap, scale, unit, direction)} ${what}`;
}

const wordsOf = (gap: Gap): { scale: number; unit: string; direction: Direction } =>
  gap.measure === "medianWeeks"
    ? { scale: 1, unit: "weeks", direction: WAIT }
    : { scale: 100, unit: POINTS, direction: SHARE };
