/** The surest gap of a dimension, if all its unknown pathways belonged to one side, in words. */
import type { DimensionFindings, Gap } from "../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { isAtLeast } from "./figures.ts";
import { isSure, POINTS, SHARE, sized, WAIT } from "./gap-words.ts";
import { groupWords } from "./group-words.ts";
import { nearestToNone } from "./headline.ts";
import { breachWords, type Standard } from "./standard-words.ts";

export interface SentenceOptions {
  /** "all 269 pathways whose ethnic group is unknown or not stated". */
  readonly all: string;
  readonly standard: Standard;
}

/**
 * "Even if all … were of people recorded as Asian, 2.4 percentage points more of them would have waited …": of the first
 * measure with a sure gap the surest. `gaps`: of known groups, measure by measure, the most important first.
 */
export function surestIfUnknown(
  dimension: DimensionFindings,
  gaps: readonly (readonly Gap[])[],
  { all, standard }: SentenceOptions,
): string | undefined {
  const large = new Set(
    dimension.groups.filter(({ n }) => isAtLeast(n, FEWEST_PATHWAYS)).map(({ group }) => group),
  );
  const certain = (gap: Gap): number => Math.abs(nearestToNone(gap.differenceLower, gap.differenceUpper));
  const [gap] = gaps
    .map((ofMeasure) => ofMeasure.filter((one) => isSure(one) && large.has(one.group)))
    .flatMap((sure) => [...sure].sort((one, other) => certain(other) - certain(one)).slice(0, 1));
  if (gap === undefined) return undefined;
  const group = groupWords(dimension, gap.group);
  const reference = groupWords(dimension, gap.reference);
  const { differenceIfUnknownInGroup: inGroup = null, differenceIfUnknownInReference: inReference = null } =
    gap;
  const lead = [inGroup, inReference].every((value) => stands(value, gap)) ? "Even if" : "If";
  return [
    `${lead} ${all} were of ${group}, ${whatWouldBe(gap, inGroup, standard)} than of ${reference}${roundWords(inGroup, gap)};`,
    `if all were of ${reference}, ${sizeOf(gap, inReference)}${roundWords(inReference, gap)}.`,
    `As recorded it is ${sizeOf(gap, gap.difference)}.`,
  ].join(" ");
}

function whatWouldBe(gap: Gap, value: number | null, standard: Standard): string {
  if (gap.measure === "medianWeeks") return `the median wait would be ${sizeOf(gap, value)}`;
  const waited = gap.measure === "over52Weeks" ? "over 52 weeks" : breachWords(standard);
  return `${sizeOf(gap, value)} would have waited ${waited}`;
}

const sizeOf = ({ measure }: Gap, value: number | null): string =>
  measure === "medianWeeks" ? sized(value, 1, "weeks", WAIT) : sized(value, 100, POINTS, SHARE);

const turnsRound = (value: number | null, { difference }: Gap): boolean =>
  Math.sign(value ?? 0) * Math.sign(difference ?? 0) < 0;

/** A supposed gap has no interval of its own: it stands if it is no smaller than what the recorded gap surely is. */
const stands = (value: number | null, gap: Gap): boolean => {
  const certain = nearestToNone(gap.differenceLower, gap.differenceUpper);
  return value !== null && (certain > 0 ? value >= certain : value <= certain);
};

const roundWords = (value: number | null, gap: Gap): string =>
  turnsRound(value, gap) ? ", and the gap would turn round" : "";
