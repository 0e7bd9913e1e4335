/** One sentence about the slope over all groups of an ordered dimension: its two ends, its size, and which end is worse. */
import type { DimensionFindings, GradientFindings } from "../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { isAtLeast, printNumber, printPercentage } from "./figures.ts";
import { isSure, POINTS, plainSpan, SHARE, sized, spanWords } from "./gap-words.ts";
import { type RangeWords, rangeWords } from "./range-words.ts";
import { shownSlope } from "./shown-slope.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/**
 * "Across the whole range of deprivation, from the most to the least deprived, the share who have waited over 18 weeks falls
 * from 47.5% to 32.1%, …": of breaching the standard and of waiting over 52 weeks. Undefined for dimensions without an
 * order and without two groups of at least 20 pathways.
 */
export function gradientSentence(dimension: DimensionFindings, standard: Standard): string | undefined {
  const slopes = slopesOf(dimension, standard);
  if (slopes.length === 0 || dimension.groups.filter(({ n }) => isAtLeast(n, FEWEST_PATHWAYS)).length < 2)
    return undefined;
  const words = rangeWords(dimension.dimension);
  const lead = `Across ${words.range}, ${words.span},`;
  const sure = slopes.filter(({ gap }) => isSure(gap));
  const unsure = slopes.filter(({ gap }) => !isSure(gap));
  if (sure.length === 0) {
    return `${lead} no slope is sure: at the ${words.last} end ${unsure.map(unsureWords).join(", and ")}.`;
  }
  const said = sure.map((slope, place) => sureWords(slope, words, place === 0)).join("; ");
  // With one that is sure there is at most one that is not.
  const open = unsure.map(
    (slope) =>
      `; not sure is the slope in waiting ${slope.waited}: at the ${words.last} end ${unsureWords(slope)}`,
  );
  return `${lead} ${said}${open.join("")}.`;
}

interface Slope {
  readonly waited: string;
  readonly gradient: GradientFindings;
  /** The slope as a gap of the last end to the first. */
  readonly gap: Parameters<typeof spanWords>[0];
}

function slopesOf(dimension: DimensionFindings, standard: Standard): Slope[] {
  const breach = breachWords(standard);
  const asked = [
    { measure: "breachesStandard", waited: breach },
    ...(breach === "over 52 weeks" ? [] : [{ measure: "over52Weeks", waited: "over 52 weeks" }]),
  ];
  return asked.flatMap(({ measure, waited }) => {
    const gradient = shownSlope(dimension, measure);
    if (gradient === undefined || gradient.sii === null || gradient.siiLower === null) return [];
    if (gradient.fittedFirst === 0 && gradient.fittedLast === 0) return [];
    const gap = {
      difference: gradient.sii,
      differenceLower: gradient.siiLower,
      differenceUpper: gradient.siiUpper,
    };
    return [{ waited, gradient, gap }];
  });
}

function sureWords({ waited, gradient, gap }: Slope, words: RangeWords, isFirst: boolean): string {
  const { sii, fittedFirst, fittedLast } = gradient;
  const falls = (sii ?? 0) < 0;
  const ends = `${share(fittedFirst)} to ${share(fittedLast)}`;
  const size = `${printNumber(Math.abs(100 * (sii ?? 0)))} ${POINTS}`;
  const interval = plainSpan(gap, 100);
  const worse = falls ? words.first : words.last;
  return `the share who have waited ${waited} ${falls ? "falls" : "rises"} from ${ends}, ${size} more at the ${worse} end (${isFirst ? "95% interval " : ""}${interval})`;
}

const unsureWords = ({ waited, gap }: Slope): string =>
  gap.differenceLower === gap.differenceUpper
    ? `${sized(gap.difference, 100, POINTS, SHARE)} have waited ${waited}`
    : `anything ${spanWords(gap, 100, POINTS, SHARE)} have waited ${waited}`;

/** A straight line may leave what a share can be. */
const share = (fitted: number | null): string =>
  fitted !== null && fitted <= 0
    ? "none"
    : `${printPercentage(fitted === null ? null : Math.min(1, fitted))}%`;
