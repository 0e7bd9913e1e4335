import { intersectionsOf } from "../../src/compare/intersections.ts";
import type { Excess } from "../../src/findings/exact.ts";
import { standardOf } from "../../src/measure/standard.ts";
import { LONGER, type Population, population, sample, TYPICAL } from "./population.ts";
import { type AnyScenario, scenario } from "./scenario.ts";

const STANDARD = standardOf({ kind: "rtt-18" });
const MEASURES = ["meanWeeks", "medianWeeks", "over18Weeks", "over52Weeks", "over65Weeks"] as const;
/** Longer than its parts add up to. */
const BOTH = population(5, (days) => 1.35 * days);

interface Cell {
  readonly parts: readonly string[];
  readonly of: Population;
  readonly n: number;
}

const excessesIn = (reference: string, groups: readonly { parts: readonly string[]; waits: Uint32Array }[]) =>
  intersectionsOf(
    {
      dimension: "a*b",
      reference,
      groups: groups.map(({ parts, waits }) => ({ group: parts.join("*"), parts, known: true, waits })),
    },
    STANDARD,
  )?.groups.find(({ group }) => group === "1*1")?.excesses ?? [];

function crossing(name: string, reference: string, cells: readonly Cell[]): AnyScenario {
  const truth = excessesIn(
    reference,
    // The whole of each population, in proportion to the cells, because a fit weighs them.
    cells.map(({ parts, of, n }) => ({ parts, waits: Uint32Array.from(of.counts, (count) => count * n) })),
  );
  return scenario<readonly Excess[]>({
    name,
    draw: (random) =>
      excessesIn(
        reference,
        cells.map(({ parts, of, n }) => ({ parts, waits: sample(of, n, random) })),
      ),
    measures: MEASURES.flatMap((measure) => {
      const found = truth.find((excess) => excess.measure === measure);
      if (found === undefined) return [];
      return [
        {
          measure: `${measure} excess`,
          method: found.method,
          truth: found.excess,
          interval: (drawn) => {
            const excess = drawn.find((one) => one.measure === measure);
            return excess && { lower: excess.excessLower, upper: excess.excessUpper };
          },
        },
      ];
    }),
  });
}

const square = (sizes: readonly number[]): Cell[] =>
  [TYPICAL, LONGER, LONGER, BOTH].map((of, place) => ({
    parts: [String(place >> 1), String(place & 1)],
    of,
    n: sizes[place] ?? 0,
  }));

/** Five by four, uneven, with the odd cell at 1*1. */
const table: Cell[] = Array.from({ length: 20 }, (_, place) => ({
  parts: [String(place % 5), String(Math.floor(place / 5))],
  of: place === 6 ? BOTH : place % 5 === 1 || (place >= 5 && place < 10) ? LONGER : TYPICAL,
  n: [400, 90, 25, 1200, 40, 150][place % 6] ?? 0,
}));

export const CROSSINGS: readonly AnyScenario[] = [
  ...[
    [2000, 500, 1000, 200],
    [200, 50, 50, 20],
    [20_000, 9000, 4000, 2000],
  ].map((sizes) =>
    crossing(`crossed: ${sizes.map((n) => n.toLocaleString("en-GB")).join(", ")}`, "0*0", square(sizes)),
  ),
  crossing("5 × 4 without a reference, 25 to 1,200", "rest-of-list", table),
];
