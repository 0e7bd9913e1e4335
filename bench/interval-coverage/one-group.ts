import { countInterval } from "../../src/stats/count-interval.ts";
import { type Counts, countAbove, total } from "../../src/stats/counts.ts";
import { meanInterval, moments } from "../../src/stats/mean-interval.ts";
import { quantile } from "../../src/stats/quantile.ts";
import { quantileInterval } from "../../src/stats/quantile-interval.ts";
import type { Random } from "../../src/stats/random.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { type Population, SKEWED, sample, TYPICAL, WEEKLY } from "./population.ts";
import { type AnyScenario, type Covering, scenario } from "./scenario.ts";

const DAYS_PER_WEEK = 7;
export const share = (counts: Counts, weeks: number): number =>
  countAbove(counts, DAYS_PER_WEEK * weeks) / total(counts);

const SHAPES = [
  { of: TYPICAL, in: "" },
  { of: WEEKLY, in: ", waits in weeks" },
  { of: SKEWED, in: ", long tail" },
] as const;

function ofGroup(counts: Counts, isFirst: boolean): Covering<Uint32Array>[] {
  // A share is binomial, however the waits on either side of the limit are spread.
  return [
    ...(isFirst ? [18, 52, 65, 78] : []).map((weeks) => ({
      measure: `over${weeks}Weeks`,
      method: "Wilson",
      truth: share(counts, weeks),
      interval: (drawn: Uint32Array) => wilson(countAbove(drawn, DAYS_PER_WEEK * weeks), total(drawn)),
    })),
    {
      measure: "meanWeeks",
      method: "Student t",
      truth: moments(counts)?.mean ?? Number.NaN,
      interval: (drawn) => meanInterval(drawn),
    },
    ...[
      { measure: "medianWeeks", q: 0.5 },
      { measure: "p92Weeks", q: 0.92 },
    ].map(({ measure, q }) => ({
      measure,
      method: "order statistics",
      truth: quantile(counts, q) ?? Number.NaN,
      interval: (drawn: Uint32Array) => quantileInterval(drawn, q),
    })),
  ];
}

const groupScenario = (of: Population, name: string, n: number): AnyScenario =>
  scenario({
    name,
    draw: (random) => sample(of, n, random),
    measures: ofGroup(of.counts, of === TYPICAL),
  });

/** Events of a whole population: Poisson about a mean, by the gaps between them. */
function poisson(mean: number, random: Random): number {
  const gap = (): number => -Math.log(1 - random.unit());
  let events = 0;
  for (let at = gap(); at < mean; at += gap()) events += 1;
  return events;
}

export const ONE_GROUP: readonly AnyScenario[] = [
  ...SHAPES.flatMap((shape) =>
    [20, 50, 200, 2000, 20_000].map((n) =>
      groupScenario(shape.of, `${n.toLocaleString("en-GB")}${shape.in}`, n),
    ),
  ),
  ...[3, 12, 50, 400].map((mean) =>
    scenario({
      name: `${mean} pathways expected`,
      draw: (random) => poisson(mean, random),
      measures: [
        {
          measure: "ratePer1000",
          method: mean < 10 ? "exact Poisson, Byar from 10" : "Byar, exact below 10",
          truth: mean,
          interval: (count) => countInterval(count),
        },
      ],
    }),
  ),
];
