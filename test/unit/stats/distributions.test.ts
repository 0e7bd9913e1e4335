import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  betaQuantile,
  binomialCdf,
  binomialQuantile,
  binomialUpperTail,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpperTail,
  fUpperTail,
  gammaCdf,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
  poissonCdf,
  poissonUpperTail,
  studentCdf,
  studentQuantile,
  studentTwoSided,
  studentUpperTail,
} from "../../../src/stats/distributions.ts";
import { expectClose, numberIn, reference, textIn } from "./reference.ts";

const byName: Record<string, (point: number, a: number, b: number) => number> = {
  pnorm: (z) => normalCdf(z),
  qnorm: (p) => normalQuantile({ lower: p }),
  pchisq_upper: chiSquareUpperTail,
  qchisq: (p, df) => chiSquareQuantile({ lower: p }, df),
  pf_upper: fUpperTail,
  qt: (p, df) => studentQuantile({ lower: p }, df),
  qbeta: (p, a, b) => betaQuantile({ lower: p }, a, b),
};

describe("distributions agree with R 4.5 to 1e-10 relative", () => {
  const rows = reference("ref_special_functions");
  test("at all 485 values", () => {
    expect(rows).toHaveLength(485);
    for (const row of rows) {
      const [p = 0, a = 0, b = 0] = ["p", "a", "b"].map((field) => numberIn(row, field));
      expectClose(byName[textIn(row, "fn")]?.(p, a, b), numberIn(row, "value"));
    }
  });

  it("keeps the digits of a p-value of 1e-299", () => {
    expectClose(normalUpperTail(37), 5.725571222524576e-300);
  });
});

describe("known values", () => {
  it("has 1.96 as the two-sided 5 % deviate", () => {
    expectClose(normalQuantile({ upper: 0.025 }), 1.959963984540054, 1e-15);
    expectClose(normalTwoSided(1.959963984540054), 0.05, 1e-14);
  });

  it("is a Cauchy distribution for Student's t with one degree of freedom", () => {
    expectClose(studentUpperTail(1, 1), 0.25, 1e-14);
    expectClose(studentTwoSided(-1, 1), 0.5, 1e-14);
  });

  it("keeps its digits at ten million degrees of freedom", () => {
    // Cornish and Fisher's expansion about the normal deviate is exact there.
    const [z, df] = [1.959963984540054, 1e7];
    const expansion = z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df);
    expectClose(studentQuantile({ upper: 0.025 }, df), expansion, 5e-15);
  });

  it("is exponential for chi-square with two degrees of freedom", () => {
    expectClose(chiSquareUpperTail(10, 2), Math.exp(-5), 1e-14);
    expectClose(chiSquareCdf(1e-9, 2), -Math.expm1(-5e-10), 1e-14);
    expectClose(gammaCdf(3, 1), -Math.expm1(-3), 1e-14);
  });

  it("counts the tails of ten coin tosses", () => {
    expectClose(binomialCdf(2, 10, 0.5), 56 / 1024, 1e-14);
    expectClose(binomialUpperTail(7, 10, 0.5), 56 / 1024, 1e-14);
    expect([binomialCdf(-1, 10, 0.5), binomialCdf(10, 10, 0.5)]).toEqual([0, 1]);
    expect([binomialUpperTail(-1, 10, 0.5), binomialUpperTail(10, 10, 0.5)]).toEqual([1, 0]);
  });

  it("sums the Poisson probabilities", () => {
    expectClose(poissonCdf(2, 1.5), Math.exp(-1.5) * (1 + 1.5 + 1.125), 1e-14);
    expectClose(poissonUpperTail(0, 1e-6), -Math.expm1(-1e-6), 1e-14);
    expect([poissonCdf(-1, 2), poissonUpperTail(-1, 2)]).toEqual([0, 1]);
  });

  it("finds binomial quantiles of ten million trials beside the normal ones", () => {
    expect(binomialQuantile(0.025, 10_000_000, 0.5)).toBe(4_996_901);
    expect([binomialQuantile(0.025, 5, 0.5), binomialQuantile(0.025, 6, 0.5)]).toEqual([0, 1]);
  });

  it("reaches the ends", () => {
    expect(normalQuantile({ lower: 0.5 })).toBe(0);
    expect(normalQuantile({ lower: 0 })).toBe(Number.NEGATIVE_INFINITY);
    expect(chiSquareQuantile({ upper: 0 }, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(chiSquareQuantile({ lower: 0 }, 3)).toBe(0);
    expect([betaQuantile({ lower: 0 }, 2, 3), betaQuantile({ upper: 0 }, 2, 3)]).toEqual([0, 1]);
    expect([chiSquareUpperTail(Number.POSITIVE_INFINITY, 3), fUpperTail(0, 1, 2)]).toEqual([0, 1]);
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });

  it("refuses what is not a probability or not a parameter", () => {
    expect(() => normalQuantile({ lower: 1.5 })).toThrow(RangeError);
    expect(() => chiSquareQuantile({ upper: Number.NaN }, 1)).toThrow(RangeError);
    expect(() => studentQuantile({ upper: 0.1 }, 0)).toThrow(RangeError);
  });
});

const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const degrees = fc.double({ min: 0.5, max: 1e6, noNaN: true });

describe("laws", () => {
  test("a quantile undoes its tail", () => {
    fc.assert(
      fc.property(probability, degrees, (p, df) => {
        expectClose(studentUpperTail(studentQuantile({ upper: p }, df), df), p, 1e-9);
        expectClose(chiSquareUpperTail(chiSquareQuantile({ upper: p }, df), df), p, 1e-8);
        expectClose(normalUpperTail(normalQuantile({ upper: p })), p, 1e-11);
      }),
    );
  });

  test("both tails make one", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), degrees, (t, df) => {
        expectClose(studentCdf(t, df) + studentUpperTail(t, df), 1, 1e-14);
        expectClose(chiSquareCdf(t * t, df) + chiSquareUpperTail(t * t, df), 1, 1e-14);
      }),
    );
  });

  test("a binomial tail does not depend on which outcome is counted", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (n, z) => {
          const k = Math.floor(n / 2 + (z * Math.sqrt(n)) / 2);
          expectClose(binomialCdf(k, n, 0.5), binomialUpperTail(n - k - 1, n, 0.5), 1e-11);
        },
      ),
    );
  });

  test("a binomial quantile is the first to reach its probability", () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 100_000 }), probability, (p, n, success) => {
        const k = binomialQuantile(p, n, success);
        expect(binomialCdf(k, n, success)).toBeGreaterThanOrEqual(p);
        if (k > 0) expect(binomialCdf(k - 1, n, success)).toBeLessThan(p);
      }),
    );
  });
});
