import type { Random } from "../stats/random.ts";

const STEPS = 4096;
const DAYS_PER_WEEK = 7;

/**
 * The share of pathways that have waited up to so many weeks, before specialty, priority and gaps make them longer or
 * shorter. The list that comes out has about 60 % within 18 weeks, a median near 13½, a 92nd percentile near 42 and 2 to
 * 3 % over 52: about the shape of England's in 2025, drawn by hand. Straight lines between the knots, so no logarithm
 * or exponential that another machine might round differently.
 */
const KNOTS: readonly { readonly share: number; readonly weeks: number }[] = [
  { share: 0, weeks: 0 },
  { share: 0.1, weeks: 2.2 },
  { share: 0.25, weeks: 6 },
  { share: 0.5, weeks: 13.6 },
  { share: 0.61, weeks: 18.4 },
  { share: 0.75, weeks: 26.5 },
  { share: 0.85, weeks: 33.5 },
  { share: 0.92, weeks: 39.5 },
  { share: 0.96, weeks: 44.5 },
  { share: 0.985, weeks: 49 },
  { share: 0.996, weeks: 56 },
  { share: 0.999, weeks: 66 },
  { share: 1, weeks: 100 },
];

const weeksAt = (share: number): number => {
  const above = Math.max(
    1,
    KNOTS.findIndex((knot) => knot.share >= share),
  );
  const low = KNOTS[above - 1]!;
  const high = KNOTS[above]!;
  return low.weeks + ((share - low.share) / (high.share - low.share)) * (high.weeks - low.weeks);
};

const QUANTILES = Float64Array.from(
  { length: STEPS + 1 },
  (_, step) => weeksAt(step / STEPS) * DAYS_PER_WEEK,
);

/** The mean of `drawTypicalWait`. */
export const MEAN_TYPICAL_WAIT = QUANTILES.reduce((sum, days) => sum + days, 0) / QUANTILES.length;

/** Days waited so far by a typical pathway, fractions kept. */
export const drawTypicalWait = (random: Random): number => {
  const position = random.unit() * STEPS;
  const step = Math.floor(position);
  const low = QUANTILES[step]!;
  return low + (position - step) * (QUANTILES[step + 1]! - low);
};
