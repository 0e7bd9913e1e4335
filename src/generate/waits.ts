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

/**
 * How long a typical wait takes in the end, in a list that stays as it is: of waits under way, those at each length are as
 * many as last so long, so that the slope between two knots ÷ the first slope is the share still waiting between them.
 */
const LASTING: readonly { readonly share: number; readonly days: number }[] = KNOTS.slice(1).map(
  (knot, index) => {
    const before = KNOTS[index]!;
    const slope = (knot.share - before.share) / (knot.weeks - before.weeks);
    const steepest = KNOTS[1]!.share / KNOTS[1]!.weeks;
    return { share: slope / steepest, days: ((before.weeks + knot.weeks) / 2) * DAYS_PER_WEEK };
  },
);
/** The mean of `drawTypicalEnd`: in such a list, waits under way ÷ those that begin (or end) on a day. */
export const MEAN_TYPICAL_END = (KNOTS[1]!.weeks / KNOTS[1]!.share) * DAYS_PER_WEEK;

/** Days that a typical pathway waits in the end, fractions kept; straight lines between the middles of the knots. */
export const drawTypicalEnd = (random: Random): number => {
  const share = random.unit();
  const next = LASTING.findIndex((point) => point.share <= share);
  const low = LASTING[next - 1] ?? { share: 1, days: 0 };
  const high = LASTING[next] ?? { share: 0, days: KNOTS.at(-1)!.weeks * DAYS_PER_WEEK };
  const part = low.share === high.share ? 0 : (low.share - share) / (low.share - high.share);
  return low.days + part * (high.days - low.days);
};

/** Days waited so far by a typical pathway, fractions kept. */
export const drawTypicalWait = (random: Random): number => {
  const position = random.unit() * STEPS;
  const step = Math.floor(position);
  const low = QUANTILES[step]!;
  return low + (position - step) * (QUANTILES[step + 1]! - low);
};
