import type { AdjustedGap, ThresholdMeasure } from "../../findings/schema.ts";
import { type LogisticGap, logisticGap, type NoLogistic } from "../../stats/logistic-gap.ts";
import { crudeDifference, identityOf, ratioFields } from "./adjust-gaps.ts";
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
  const fitted = new Map<string, LogisticGap | NoLogistic>();
  return MEASURES.map((measure) => {
    // A standard of 18 weeks is breached by those over 18 weeks: one model, not two.
    const outcome = pair.strata.map(({ group, reference }) => [
      group.counts[measure],
      reference.counts[measure],
    ]);
    const key = outcome.join();
    const found = fitted.get(key) ?? modelled(pair, measure);
    fitted.set(key, found);
    return gapOf(pair, measure, found);
  });
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
