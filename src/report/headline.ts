/**
 * The summary an analyst reads first: the biggest and surest gaps, in sentences made from the numbers.
 *
 * "Surest": the 95 % limit of the gap in breaching the standard that lies nearest to no difference, larger first, among
 * gaps that also survive the Benjamini–Hochberg adjustment. A gap seen only in the median follows when its interval
 * excludes no difference and the rank test of the whole distribution survives a Bonferroni correction, because medians
 * have no adjusted p of their own. Groups who wait less come last. A gap is described, never explained.
 */
import type { DimensionFindings, Findings } from "../findings/schema.ts";
import { type Comparison, comparisonsOf } from "./comparison.ts";
import { gapSentence, nothingSureSentence } from "./headline-sentence.ts";
import type { Standard } from "./standard-words.ts";

/** Below this NHS England prints no median; a headline must not rest on fewer pathways either. */
const MIN_PATHWAYS = 20;
const MAX_HEADLINES = 6;
const SIGNIFICANT = 0.05;

interface Ranked {
  readonly comparison: Comparison;
  readonly measure: "breachesStandard" | "medianWeeks";
  /** The limit nearest to no difference; positive when the group waits longer. */
  readonly certain: number;
}

/**
 * At most six sentences, the most important first; one sentence saying so when no gap is sure; none when there is no
 * comparison of two known groups of at least 20 pathways.
 */
export function headlines(
  dimensions: readonly DimensionFindings[],
  options: { readonly standard: Standard },
): Findings["headline"] {
  const comparisons = comparisonsOf(dimensions).filter(isLargeEnough);
  const ranked = comparisons.flatMap((comparison) => rank(comparison, comparisons.length) ?? []);
  if (ranked.length === 0) return nothingSure(comparisons, options.standard);
  return ranked
    .sort(byImportance)
    .slice(0, MAX_HEADLINES)
    .map(({ comparison, measure }) => ({
      text: gapSentence(comparison, measure, options.standard),
      dimension: comparison.dimension.dimension,
      group: comparison.group.group,
      measure,
    }));
}

const isLargeEnough = ({ group, comparator }: Comparison): boolean =>
  !group.suppressed && group.n >= MIN_PATHWAYS && comparator.n >= MIN_PATHWAYS;

function rank(comparison: Comparison, family: number): Ranked | undefined {
  const { breaches, median, distribution } = comparison;
  const certainBreaches = nearestToNone(breaches.differenceLower, breaches.differenceUpper);
  const adjusted = breaches.pValueAdjusted;
  if (certainBreaches !== 0 && (adjusted === null || adjusted < SIGNIFICANT)) {
    return { comparison, measure: "breachesStandard", certain: certainBreaches };
  }
  const certainMedian = nearestToNone(median?.differenceLower ?? null, median?.differenceUpper ?? null);
  const rankTest = distribution?.pValue ?? null;
  if (certainMedian !== 0 && rankTest !== null && rankTest * family < SIGNIFICANT) {
    return { comparison, measure: "medianWeeks", certain: certainMedian };
  }
  return undefined;
}

/** The limit nearest to no difference, or 0 when the interval holds 0 or does not exist. */
export function nearestToNone(lower: number | null, upper: number | null): number {
  if (lower !== null && lower > 0) return lower;
  if (upper !== null && upper < 0) return upper;
  return 0;
}

/** Longer waits before shorter ones; then gaps in the standard before gaps only in the median; then the surest. */
function byImportance(a: Ranked, b: Ranked): number {
  return (
    Math.sign(b.certain) - Math.sign(a.certain) ||
    compareText(a.measure, b.measure) ||
    Math.abs(b.certain) - Math.abs(a.certain)
  );
}

function nothingSure(comparisons: readonly Comparison[], standard: Standard): Findings["headline"] {
  const [first, ...others] = comparisons;
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

/** By code unit: `localeCompare` would load the whole of Unicode's collation for a handful of ids. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
