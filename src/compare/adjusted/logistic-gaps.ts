import type { AdjustedGap, ThresholdMeasure } from "../../findings/exact.ts";
import { type LogisticGap, logisticGap, type NoLogistic } from "../../stats/logistic-gap.ts";
import { crudeDifference, identityOf, ratioFields } from "./adjust-gaps.ts";
import { byOutcome } from "./by-outcome.ts";
import type { StrataPair } from "./strata-pair.ts";

const MEASURES = [
  "over18Weeks",
  "over52Weeks",
  "over65Weeks",
  "over78Weeks",
  "over104Weeks",
  "breachesStandard",
] as const satisfies readonly ThresholdMeasure[];

/** The regression gaps of one pair; null with a reason where a model cannot say. */
export function logisticGaps(pair: StrataPair): AdjustedGap[] {
  const fitted = byOutcome(pair, (measure) => modelled(pair, measure));
  return MEASURES.map((measure) => gapOf(pair, measure, fitted(measure)));
}

const modelled = ({ strata }: StrataPair, measure: ThresholdMeasure): LogisticGap | NoLogistic =>
  logisticGap(
    strata.map(({ levels, group, reference, everyone }) => ({
      factors: levels,
      weight: everyone.n,
      x1: group.counts[measure],
      n1: group.n,
      x0: reference.counts[measure],
      n0: reference.n,
    })),
  );

function gapOf(pair: StrataPair, measure: ThresholdMeasure, found: LogisticGap | NoLogistic): AdjustedGap {
  const gap = typeof found === "string" ? undefined : found;
  return {
    ...identityOf(pair),
    measure,
    method: "logistic",
    crude: crudeDifference(pair, measure),
    difference: gap?.difference.difference ?? null,
    differenceLower: gap?.difference.lower ?? null,
    differenceUpper: gap?.difference.upper ?? null,
    ...ratioFields(gap?.ratio),
    oddsRatio: gap?.oddsRatio.ratio ?? null,
    oddsRatioLower: gap?.oddsRatio.lower ?? null,
    oddsRatioUpper: gap?.oddsRatio.upper ?? null,
    reason: typeof found === "string" ? found : null,
  };
}
