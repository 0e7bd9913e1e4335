import fc from "fast-check";
import { expect, test } from "vitest";
import { bandedQuantile } from "../../../src/stats/banded-quantile.ts";
import { chiSquare } from "../../../src/stats/chi-square.ts";
import { cochranArmitage } from "../../../src/stats/cochran-armitage.ts";
import { countInterval } from "../../../src/stats/count-interval.ts";
import { total } from "../../../src/stats/counts.ts";
import { cramersV } from "../../../src/stats/cramers-v.ts";
import { hodgesLehmann } from "../../../src/stats/hodges-lehmann.ts";
import { katz } from "../../../src/stats/katz.ts";
import { kruskalWallis } from "../../../src/stats/kruskal-wallis.ts";
import { mannWhitney } from "../../../src/stats/mann-whitney.ts";
import { meanInterval } from "../../../src/stats/mean-interval.ts";
import { newcombe } from "../../../src/stats/newcombe.ts";
import { priceBonett } from "../../../src/stats/price-bonett.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { quantileInterval } from "../../../src/stats/quantile-interval.ts";
import { twoProportionTest } from "../../../src/stats/two-proportion-test.ts";
import { welch } from "../../../src/stats/welch.ts";
import { wilson } from "../../../src/stats/wilson.ts";

/** Empty, sparse and enormous cells next to each other: where formulas divide by zero or overflow. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10_000_000 }) },
);
const anyGroup = fc.array(cell, { maxLength: 6 });

function numbersIn(found: unknown): number[] {
  if (typeof found === "number") return [found];
  return typeof found === "object" && found !== null ? Object.values(found).flatMap(numbersIn) : [];
}

test("whatever the counts, a figure is a finite number or is not there", () => {
  fc.assert(
    fc.property(anyGroup, anyGroup, anyGroup, (first, second, third) => {
      const [x1, n1, x2, n2] = [first[0] ?? 0, total(first), second[0] ?? 0, total(second)] as const;
      const found = [
        [wilson(x1, n1), countInterval(x1), newcombe(x1, n1, x2, n2), katz(x1, n1, x2, n2)],
        [twoProportionTest(x1, n1, x2, n2), meanInterval(first), quantile(first, 0.92)],
        [quantileInterval(first, 0.92), bandedQuantile(first, 0.92), priceBonett(first, second)],
        [welch(first, second), mannWhitney(first, second), hodgesLehmann(first, second)],
        [kruskalWallis([first, second, third]), chiSquare([first, second, third])],
        [cramersV([first, second, third]), cochranArmitage([x1, x2, third[0] ?? 0], [n1, n2, total(third)])],
      ];
      for (const number of numbersIn(found)) expect(Number.isFinite(number)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
