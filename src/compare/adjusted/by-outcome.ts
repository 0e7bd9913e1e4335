import type { ThresholdMeasure } from "../../findings/exact.ts";
import type { StrataPair } from "./strata-pair.ts";

/**
 * Works out a figure for each measure, once for those that count the same people: whoever has waited over 52 weeks has
 * waited over 18, so two measures of long waits that count as many in these strata count the same ones in each.
 */
export function byOutcome<Figure>(
  { strata }: StrataPair,
  figureOf: (measure: ThresholdMeasure) => Figure,
): (measure: ThresholdMeasure) => Figure {
  const found = new Map<string, Figure>();
  return (measure) => {
    const count = strata.reduce((sum, { everyone }) => sum + everyone.counts[measure], 0);
    const outcome = `${measure.startsWith("within") ? "within" : "over"} ${count}`;
    const before = found.get(outcome);
    if (before !== undefined) return before;
    const figure = figureOf(measure);
    found.set(outcome, figure);
    return figure;
  };
}
