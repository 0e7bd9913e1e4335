import type { Random } from "../../src/stats/random.ts";

export interface Limits {
  readonly lower: number | undefined | null;
  readonly upper: number | undefined | null;
}

/** An interval of one figure, and what the figure is in truth. `Drawn` is one list as drawn from its populations. */
export interface Covering<Drawn> {
  readonly measure: string;
  readonly method: string;
  readonly truth: number;
  /** Undefined where it cannot be computed. A missing limit is infinitely far. */
  readonly interval: (drawn: Drawn) => Limits | undefined;
}

export interface Scenario<Drawn> {
  /** Sizes and shapes, for a reader. */
  readonly name: string;
  readonly draw: (random: Random) => Drawn;
  readonly measures: readonly Covering<Drawn>[];
}

export interface Coverage {
  readonly measure: string;
  readonly method: string;
  readonly scenario: string;
  /** Lists on which there was an interval. */
  readonly lists: number;
  readonly covered: number;
  /** Of the intervals with both limits; undefined when there is none. */
  readonly width: number | undefined;
  readonly runs: number;
}

/** A scenario with its kind of list forgotten, so that scenarios of different kinds stand in one table. */
export interface AnyScenario {
  readonly name: string;
  readonly measures: number;
  readonly run: (runs: number, random: Random) => Coverage[];
}

export const scenario = <Drawn>(definition: Scenario<Drawn>): AnyScenario => ({
  name: definition.name,
  measures: definition.measures.length,
  run: (runs, random) => coverageOf(definition, runs, random),
});

/** Draws `runs` lists and counts, for each measure, the intervals that hold the truth. */
function coverageOf<Drawn>(
  { name, draw, measures }: Scenario<Drawn>,
  runs: number,
  random: Random,
): Coverage[] {
  const tallies = measures.map(() => ({ lists: 0, covered: 0, finite: 0, width: 0 }));
  for (let run = 0; run < runs; run += 1) {
    const drawn = draw(random);
    measures.forEach(({ truth, interval }, place) => {
      const tally = tallies[place];
      const limits = interval(drawn);
      if (limits === undefined || tally === undefined) return;
      const lower = limits.lower ?? Number.NEGATIVE_INFINITY;
      const upper = limits.upper ?? Number.POSITIVE_INFINITY;
      if (lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY) return;
      const slack = 1e-12 * Math.max(1, Math.abs(truth));
      tally.lists += 1;
      if (lower <= truth + slack && truth <= upper + slack) tally.covered += 1;
      if (Number.isFinite(upper - lower)) {
        tally.finite += 1;
        tally.width += upper - lower;
      }
    });
  }
  return measures.map(({ measure, method }, place) => {
    const { lists, covered, finite, width } = tallies[place] as (typeof tallies)[number];
    return {
      measure,
      method,
      scenario: name,
      lists,
      covered,
      width: finite === 0 ? undefined : width / finite,
      runs,
    };
  });
}
