import type { Measures } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { wilson } from "../stats/wilson.ts";
import { average, isSmallMedian, median, percentile } from "./averages.ts";
import { count, madeAgain, type Part, type Plan, part, withheld } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

const SHARE_MEASURES = [...THRESHOLD_MEASURES, "within18WeeksOfAll", "over52WeeksOfAll"] as const;
type ShareMeasure = (typeof SHARE_MEASURES)[number];

const share: Part = {
  fields: { count, proportion: madeAgain, lower: madeAgain, upper: madeAgain },
};

const FIELDS: Readonly<Record<string, Plan>> = {
  n: count,
  share: madeAgain,
  unknownClockStart: count,
  nOfAll: count,
  meanWeeks: average,
  meanWeeksLower: average,
  meanWeeksUpper: average,
  medianWeeks: median,
  medianWeeksLower: percentile(0.5, "limit"),
  medianWeeksUpper: percentile(0.5, "limit"),
  p92Weeks: percentile(0.92),
  p92WeeksLower: percentile(0.92, "limit"),
  p92WeeksUpper: percentile(0.92, "limit"),
  p95Weeks: percentile(0.95),
  longestWeeks: withheld,
  medianWeeksBanded: percentile(0.5),
  p92WeeksBanded: percentile(0.92),
  ...Object.fromEntries(SHARE_MEASURES.map((measure) => [measure, share])),
};

/** Of one group or the whole list; `listSize` is what its share is of. */
export const measuresPlan = (listSize: number | null): Part =>
  part<Measures>({
    fields: FIELDS,
    isBlank: (measures, publisher) => publisher.show(measures, "n", measures.n) === null,
    finish: (disclosed, measures, publisher) => {
      const n = publisher.show(measures, "n", measures.n);
      if (n === null) return { ...disclosed, openBand: false };
      const nOfAll = shownOfAll(measures, publisher);
      return {
        ...disclosed,
        nOfAll,
        share: listSize === null || listSize === 0 ? null : n / listSize,
        openBand: measures.openBand && disclosed["medianWeeksBanded"] !== null,
        ...(isSmallMedian(measures.n, publisher) && { smallNumbers: true }),
        ...Object.fromEntries(
          SHARE_MEASURES.map((measure) => [
            measure,
            publishedShare(measures, measure, { publisher, n: measure.endsWith("OfAll") ? nOfAll : n }),
          ]),
        ),
      };
    },
  });

/** Beside n it would tell an exact number without a clock start that is hidden. */
function shownOfAll(measures: Measures, publisher: Publisher): number | null {
  const { n, unknownClockStart } = measures;
  if (!publisher.isRounded && publisher.show(measures, "unknownClockStart", unknownClockStart) === null)
    return null;
  return publisher.show(measures, "nOfAll", n + unknownClockStart);
}

function publishedShare(
  measures: Measures,
  measure: ShareMeasure,
  { publisher, n }: { readonly publisher: Publisher; readonly n: number | null },
) {
  const of = measures[measure];
  return shareOfShown(publisher.show(of, "count", of.count), n);
}

/** A proportion and Wilson's limits from two counts that are shown: exact limits would give the exact count away. */
export function shareOfShown(shown: number | null, n: number | null) {
  const interval = shown === null || n === null ? undefined : wilson(Math.min(shown, n), n);
  return {
    count: shown,
    proportion: interval?.proportion ?? null,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  };
}
