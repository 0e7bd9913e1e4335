/**
 * The summary an analyst reads first: the biggest and surest gaps, in sentences made from the numbers.
 *
 * "Surest": the 95 % limit of the gap that lies nearest to no difference, larger first, among gaps that also survive
 * their adjustment for multiplicity (see `sureGaps`). Gaps in breaching the standard come first, then those in waiting
 * over 52 weeks, then those seen only in the median; one sentence per group. Groups who wait less come last. A gap is
 * described, never explained.
 */
import type { DimensionFindings, Findings, Gap } from "../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { type Comparison, comparisonsOf } from "./comparison.ts";
import { isAtLeast } from "./figures.ts";
import { gapSentence, nothingSureSentence } from "./headline-sentence.ts";
import { repeatsFifths, type ToldGroup, withoutRepeats } from "./repeated-groups.ts";
import { breachWords, type Standard } from "./standard-words.ts";
import { isSureInRanks, sureGaps } from "./sure-gaps.ts";

const MAX_HEADLINES = 6;
/** In order of importance. */
const RANKED_MEASURES = ["breachesStandard", "over52Weeks", "medianWeeks"] as const;

interface Ranked {
  readonly comparison: Comparison;
  readonly measure: (typeof RANKED_MEASURES)[number];
  /** The limit nearest to no difference; positive when the group waits longer. */
  readonly certain: number;
}

/**
 * At most six sentences, the most important first; one sentence saying so when no gap is sure; none when there is no
 * comparison of two known groups of at least 20 pathways.
 */
export function headlines(
  dimensions: readonly DimensionFindings[],
  { standard }: { readonly standard: Standard },
): Findings["headline"] {
  const comparisons = comparisonsOf(dimensions).filter(isLargeEnough);
  const surelyIn = sureIn(dimensions, comparisons.length, standard);
  const ranked = comparisons.flatMap((comparison) => surelyIn(comparison).sort(byImportance).slice(0, 1));
  if (ranked.length === 0) return nothingSure(comparisons, standard);
  return withoutRepeats(ranked, groupOf)
    .sort(byImportance)
    .slice(0, MAX_HEADLINES)
    .map(({ comparison, measure }) => ({
      text: gapSentence(comparison, measure, standard),
      dimension: comparison.dimension.dimension,
      group: comparison.group.group,
      measure,
    }));
}

const groupOf = ({ comparison: { dimension, group }, certain }: Ranked): ToldGroup => ({
  dimension: dimension.dimension,
  group: group.group,
  isWorse: certain > 0,
});

type SureMeasures = ReadonlySet<Ranked["measure"]>;

/** In which measures a group surely differs from its reference, by the rule of the headlines: also for those left out of them. */
export function sureMeasures({
  dimensions,
  standard,
}: Pick<Findings, "dimensions" | "standard">): (dimension: DimensionFindings, group: string) => SureMeasures {
  const comparisons = comparisonsOf(dimensions).filter(isLargeEnough);
  const surelyIn = sureIn(dimensions, comparisons.length, standard);
  return (dimension, group) => {
    const comparison = comparisons.find((one) => one.dimension === dimension && one.group.group === group);
    return new Set(comparison === undefined ? [] : surelyIn(comparison).map(({ measure }) => measure));
  };
}

function sureIn(
  dimensions: readonly DimensionFindings[],
  comparisons: number,
  standard: Standard,
): (comparison: Comparison) => Ranked[] {
  const isSure = sureGaps(dimensions);
  return (comparison) => [
    ...sureShares(comparison, isSure, standard),
    ...sureMedian(comparison, comparisons),
  ];
}

const isLargeEnough = ({ group, comparator }: Comparison): boolean =>
  !group.suppressed && isAtLeast(group.n, FEWEST_PATHWAYS) && isAtLeast(comparator.n, FEWEST_PATHWAYS);

function sureShares(comparison: Comparison, isSure: (gap: Gap) => boolean, standard: Standard): Ranked[] {
  // A standard of 52 weeks is breached by those over 52 weeks: one gap, not two.
  const over52 = breachWords(standard) === "over 52 weeks" ? undefined : comparison.over52;
  return [
    ...rankedGap(comparison, "breachesStandard", comparison.breaches),
    ...rankedGap(comparison, "over52Weeks", over52),
  ].filter(({ gap }) => isSure(gap));
}

const sureMedian = (comparison: Comparison, comparisons: number): Ranked[] =>
  isSureInRanks(comparison, comparisons) ? rankedGap(comparison, "medianWeeks", comparison.median) : [];

/** Nothing when the interval holds no difference. */
function rankedGap(
  comparison: Comparison,
  measure: Ranked["measure"],
  gap: Gap | undefined,
): (Ranked & { readonly gap: Gap })[] {
  const certain = nearestToNone(gap?.differenceLower ?? null, gap?.differenceUpper ?? null);
  return gap === undefined || certain === 0 ? [] : [{ comparison, measure, certain, gap }];
}

/** The limit nearest to no difference, or 0 when the interval holds 0 or does not exist. */
export function nearestToNone(lower: number | null, upper: number | null): number {
  if (lower !== null && lower > 0) return lower;
  if (upper !== null && upper < 0) return upper;
  return 0;
}

/** Longer waits before shorter ones; then by measure; then the surest. */
function byImportance(a: Ranked, b: Ranked): number {
  return (
    Math.sign(b.certain) - Math.sign(a.certain) ||
    RANKED_MEASURES.indexOf(a.measure) - RANKED_MEASURES.indexOf(b.measure) ||
    Math.abs(b.certain) - Math.abs(a.certain)
  );
}

function nothingSure(comparisons: readonly Comparison[], standard: Standard): Findings["headline"] {
  const compared = comparisons.map(({ dimension }) => dimension.dimension);
  const [first, ...others] = comparisons.filter(
    ({ dimension }) => !repeatsFifths(dimension.dimension, compared),
  );
  if (first === undefined) return [];
  const size = (comparison: Comparison): number => Math.abs(comparison.breaches.difference ?? 0);
  const largest = others.reduce((best, next) => (size(next) > size(best) ? next : best), first);
  return [
    {
      text: nothingSureSentence(largest, comparisons.length, standard),
      dimension: largest.dimension.dimension,
      group: largest.group.group,
      measure: "breachesStandard",
    },
  ];
}
