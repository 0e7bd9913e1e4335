import type { AdjustedGap, AdjustedStrata } from "../../findings/exact.ts";
import type { Standard } from "../../measure/standard.ts";
import { adjustGaps } from "./adjust-gaps.ts";
import { kitagawaGap } from "./kitagawa-gap.ts";
import { type StrataPair, strataPairs } from "./strata-pair.ts";
import type { StratifiedGroups } from "./stratified-groups.ts";
import { heldToCompared } from "./too-few-compared.ts";

/** Regression of one pair; undefined when none is asked for. */
export type Regression = (pair: StrataPair) => AdjustedGap[];

/** What a dimension has of adjusted figures. */
export interface Adjusted {
  readonly adjusted: AdjustedGap[];
  readonly adjustedStrata: AdjustedStrata[];
}

/**
 * The gaps of every known group after allowing for what is adjusted for: stratified, standardised, by regression where one
 * is given, and the gap in mean weeks taken apart. No adjusted figure where too few of a side are compared.
 */
export function adjustDimension(
  stratified: StratifiedGroups,
  reference: string,
  { standard, regression }: { readonly standard: Standard; readonly regression?: Regression | undefined },
): Adjusted {
  const pairs = strataPairs(stratified, reference, standard).map((pair) => {
    const { gap, strata } = kitagawaGap(pair, stratified.carriers);
    const gaps = [...adjustGaps(pair), ...(regression?.(pair) ?? []), gap];
    return { gaps: gaps.map((one) => heldToCompared(one, pair)), strata };
  });
  return {
    adjusted: pairs.flatMap(({ gaps }) => gaps),
    adjustedStrata: pairs.map(({ strata }) => strata),
  };
}
