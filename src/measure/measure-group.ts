import type { Measures, Share, ThresholdMeasure } from "../findings/exact.ts";
import { type Counts, countAtMost, largest, total } from "../stats/counts.ts";
import { meanInterval } from "../stats/mean-interval.ts";
import { quantile } from "../stats/quantile.ts";
import { quantileInterval } from "../stats/quantile-interval.ts";
import { wilson } from "../stats/wilson.ts";
import { type Days, daysFromWeeks, weeks } from "../units.ts";
import { inWeeks } from "./in-weeks.ts";
import type { Standard } from "./standard.ts";
import { bandedWeeks } from "./weekly-bands.ts";

/** One group of a cube slice: how long its pathways have waited, and how many more have no usable clock start. */
export interface GroupWaits {
  readonly waits: Uint32Array;
  readonly unknownClockStart: number;
}

export const OVER_WEEKS = {
  over18Weeks: 18,
  over52Weeks: 52,
  over65Weeks: 65,
  over78Weeks: 78,
  over104Weeks: 104,
} as const;

/**
 * Every measure of one group. Weeks are days ÷ 7; proportions are 0–1 with Wilson limits; a figure that cannot be
 * computed is null. `listSize` is the number of pathways analysed, for the group's share.
 */
export function measureGroup(group: GroupWaits, listSize: number, standard: Standard): Measures {
  const { waits, unknownClockStart } = group;
  const n = total(waits);
  const mean = meanInterval(waits);
  const median = quantileInterval(waits, 0.5);
  const p92 = quantileInterval(waits, 0.92);
  const medianBanded = bandedWeeks(waits, 0.5);
  const p92Banded = bandedWeeks(waits, 0.92);
  const counts = thresholdCounts(waits, standard);
  return {
    n,
    share: listSize === 0 ? null : n / listSize,
    unknownClockStart,
    meanWeeks: inWeeks(mean?.mean),
    meanWeeksLower: inWeeks(mean?.lower),
    meanWeeksUpper: inWeeks(mean?.upper),
    medianWeeks: inWeeks(quantile(waits, 0.5)),
    medianWeeksLower: inWeeks(median.lower),
    medianWeeksUpper: inWeeks(median.upper),
    p92Weeks: inWeeks(quantile(waits, 0.92)),
    p92WeeksLower: inWeeks(p92.lower),
    p92WeeksUpper: inWeeks(p92.upper),
    p95Weeks: inWeeks(quantile(waits, 0.95)),
    longestWeeks: inWeeks(largest(waits)),
    medianWeeksBanded: medianBanded?.weeks ?? null,
    p92WeeksBanded: p92Banded?.weeks ?? null,
    openBand: medianBanded?.openBand === true || p92Banded?.openBand === true,
    within18Weeks: shareOf(counts.within18Weeks, n),
    over18Weeks: shareOf(counts.over18Weeks, n),
    over52Weeks: shareOf(counts.over52Weeks, n),
    over65Weeks: shareOf(counts.over65Weeks, n),
    over78Weeks: shareOf(counts.over78Weeks, n),
    over104Weeks: shareOf(counts.over104Weeks, n),
    withinStandard: shareOf(counts.withinStandard, n),
    breachesStandard: shareOf(counts.breachesStandard, n),
    within18WeeksOfAll: shareOf(counts.within18Weeks, n + unknownClockStart),
    over52WeeksOfAll: shareOf(counts.over52Weeks, n + unknownClockStart),
  };
}

/** Pathways on the counted side of each threshold. Within W weeks is at most 7·W days; over W weeks is more. */
export const thresholdCounts = (waits: Counts, standard: Standard): Record<ThresholdMeasure, number> =>
  countsFrom(total(waits), (most) => countAtMost(waits, most), standard);

/** As `thresholdCounts`, where `atMost` says how many of the `n` have waited so many days at most. */
export function countsFrom(
  n: number,
  atMost: (most: Days) => number,
  standard: Standard,
): Record<ThresholdMeasure, number> {
  const over = (weeksOver: number) => n - atMost(daysFromWeeks(weeks(weeksOver)));
  const withinStandard = atMost(standard.withinDays);
  return {
    within18Weeks: n - over(OVER_WEEKS.over18Weeks),
    over18Weeks: over(OVER_WEEKS.over18Weeks),
    over52Weeks: over(OVER_WEEKS.over52Weeks),
    over65Weeks: over(OVER_WEEKS.over65Weeks),
    over78Weeks: over(OVER_WEEKS.over78Weeks),
    over104Weeks: over(OVER_WEEKS.over104Weeks),
    withinStandard,
    breachesStandard: n - withinStandard,
  };
}

function shareOf(count: number, n: number): Share {
  const interval = wilson(count, n);
  return {
    count,
    proportion: interval?.proportion ?? null,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  };
}
