import { type Adjusted, adjustDimension, type Regression } from "../compare/adjusted/adjust-dimension.ts";
import type { GroupedWaits } from "../compare/compare-dimension.ts";
import type { Cube } from "../cube/cube.ts";
import type { Standard } from "../measure/standard.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { adjustedTable } from "./adjusters.ts";
import { stratify } from "./stratify.ts";

/** More groups than this are adjusted only when asked: a table of small areas or of codes is seldom what is meant. */
const MOST_GROUPS_UNASKED = 60;

export interface Adjustment {
  readonly adjusters: readonly string[];
  /** Whether they were asked for; then models are fitted, and crossings and long dimensions are adjusted too. */
  readonly isAsked: boolean;
  readonly regression: Regression | undefined;
}

/** The regression is loaded only when it is asked for. */
export async function adjustmentOf(
  asked: readonly string[] | undefined,
  adjusters: readonly string[],
): Promise<Adjustment> {
  const isAsked = asked !== undefined && adjusters.length > 0;
  const regression = isAsked
    ? (await import("../compare/adjusted/logistic-gaps.ts")).logisticGaps
    : undefined;
  return { adjusters, isAsked, regression };
}

const isAdjusted = (
  breakdown: readonly string[],
  { adjusters, isAsked }: Omit<Adjustment, "regression">,
): boolean => adjustedTable(breakdown, adjusters) !== undefined && (isAsked || breakdown.length === 1);

/** The adjusted gaps of one dimension; empty where there is nothing to adjust for. */
export function adjustedFindings(
  cube: Cube,
  grouped: GroupedWaits,
  options: {
    readonly breakdown: readonly string[];
    readonly adjustment: Adjustment;
    readonly ethnicGrouping: EthnicGrouping;
    readonly standard: Standard;
  },
): Adjusted {
  const { breakdown, adjustment, ethnicGrouping, standard } = options;
  const { adjusters, isAsked, regression } = adjustment;
  const few = grouped.groups.filter(({ known }) => known).length <= MOST_GROUPS_UNASKED;
  if (!isAdjusted(breakdown, adjustment) || (!isAsked && !few)) return { adjusted: [], adjustedStrata: [] };
  const stratified = stratify(cube, grouped, { breakdown, adjusters, ethnicGrouping });
  if (stratified === undefined) return { adjusted: [], adjustedStrata: [] };
  return adjustDimension(stratified, grouped.reference, { standard, regression });
}
