import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Z_95 } from "../../../src/stats/critical-value.ts";
import { gradient, logitGradient, proportionError } from "../../../src/stats/gradient.ts";
import type { GroupEstimate } from "../../../src/stats/group-estimate.ts";
import { wilson } from "../../../src/stats/wilson.ts";
import { expectClose, numberIn, reference, textIn } from "./reference.ts";

interface Share {
  readonly size: number;
  readonly count: number;
}

const onLine = (shares: readonly Share[]): GroupEstimate[] =>
  shares.map(({ size, count }) => ({
    size,
    estimate: count / size,
    standardError: proportionError({ size, count }),
  }));

const phe = (of: string): Share[] =>
  reference("phe_sii_prop_inputs")
    .filter((row) => textIn(row, "case") === of)
    .map((row) => ({ size: numberIn(row, "pop") ?? 0, count: numberIn(row, "x") ?? 0 }));

/** R's case takes the standard error of a share from its Wilson limits on the logit scale, brought back. */
function asInR({ size, count }: Share): GroupEstimate {
  const share = wilson(count, size) ?? { proportion: 0, lower: 0, upper: 0 };
  const logit = (proportion: number) => Math.log(proportion / (1 - proportion));
  const onLogit = (logit(share.upper) - logit(share.lower)) / (2 * Z_95);
  return {
    size,
    estimate: share.proportion,
    standardError: share.proportion * (1 - share.proportion) * onLogit,
  };
}

const pheMeans = (of: string): GroupEstimate[] =>
  reference("phe_sii_mean_inputs")
    .filter((row) => textIn(row, "case") === of)
    .map((row) => ({
      size: numberIn(row, "pop") ?? 0,
      estimate: numberIn(row, "v") ?? 0,
      standardError: numberIn(row, "se"),
    }));

const shares = fc.array(
  fc
    .record({
      size: fc.integer({ min: 2, max: 5000 }),
      part: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    })
    .map(({ size, part }) => ({ size, count: Math.min(size - 1, Math.max(1, Math.round(size * part))) })),
  { minLength: 2, maxLength: 10 },
);

describe("a gradient over ordered groups", () => {
  test("of two halves is a line through both: 10 and 20 give ends of 5 and 25", () => {
    const found = gradient([
      { size: 50, estimate: 10, standardError: 1 },
      { size: 50, estimate: 20, standardError: 1 },
    ]);
    expect(found).toMatchObject({ first: 5, last: 25 });
    expect(found?.sii.estimate).toBe(20);
    expect(found?.rii?.estimate).toBe(5);
    // Each half pulls the slope by ½ × ¼ ÷ (2 × ½ × 1/16) = 2.
    expectClose(found?.sii.upper, 20 + Z_95 * Math.sqrt(8));
  });

  test.each(["prop_gt18w", "prop_small", "prop_flat"])("has R's closed form of %s, to 1e-10", (of) => {
    const rows = reference("phe_sii_closed_form_vs_mc").filter((row) => textIn(row, "case") === of);
    const [linear] = rows.filter((row) => textIn(row, "scale") === "identity_delta");
    const [logit] = rows.filter((row) => textIn(row, "scale") === "logit");
    const found = gradient(phe(of).map(asInR));
    const onLogit = logitGradient(phe(of));
    // prop_flat's own slope is a difference of nearly equal numbers: absolute, not relative.
    expect(Math.abs((found?.sii.estimate ?? 1) - (numberIn(linear ?? {}, "sii") ?? 0))).toBeLessThan(1e-14);
    expectClose(found?.sii.lower, numberIn(linear ?? {}, "lower"));
    expectClose(found?.sii.upper, numberIn(linear ?? {}, "upper"));
    expectClose(found?.rii?.estimate, numberIn(linear ?? {}, "rii"));
    expectClose(onLogit?.sii.lower, numberIn(logit ?? {}, "lower"));
    expectClose(onLogit?.sii.upper, numberIn(logit ?? {}, "upper"));
    expectClose(onLogit?.rii?.estimate, numberIn(logit ?? {}, "rii"));
    expectClose(onLogit?.rii?.lower, numberIn(logit ?? {}, "rii_lower"));
    expectClose(onLogit?.rii?.upper, numberIn(logit ?? {}, "rii_upper"));
  });

  test("has phe_sii's ratios of a million simulations, to 0.005 where groups are large", () => {
    for (const of of ["prop_gt18w", "prop_flat"]) {
      const [row] = reference("phe_sii_closed_form_vs_mc")
        .filter((one) => textIn(one, "case") === of)
        .slice(-1);
      const found = gradient(onLine(phe(of)));
      expect(Math.abs((found?.rii?.lower ?? 0) - (numberIn(row ?? {}, "mc_rii_lower") ?? 1))).toBeLessThan(
        0.005,
      );
      expect(Math.abs((found?.rii?.upper ?? 0) - (numberIn(row ?? {}, "mc_rii_upper") ?? 1))).toBeLessThan(
        0.005,
      );
    }
  });

  test.each(["mean_wait_weeks", "median_wait_weeks"])("has phe_sii's line through %s", (of) => {
    const [wanted] = reference("phe_sii_mean_expected_1e6reps").filter((row) => textIn(row, "case") === of);
    const [scotland] = reference("scotpho_sii_rii_par").filter((row) => textIn(row, "case") === of);
    const found = gradient(pheMeans(of));
    expectClose(found?.sii.estimate, numberIn(wanted ?? {}, "sii"));
    expectClose(found?.rii?.estimate, numberIn(wanted ?? {}, "rii"));
    expectClose(found?.first, numberIn(wanted ?? {}, "intercept"));
    expectClose(-(found?.sii.estimate ?? 0), numberIn(scotland ?? {}, "sii"), 1e-10);
    // Simulated limits, to their Monte Carlo error.
    for (const [limit, name] of [
      [found?.sii.lower, "sii_lower95_0cl"],
      [found?.sii.upper, "sii_upper95_0cl"],
      [found?.rii?.lower, "rii_lower95_0cl"],
      [found?.rii?.upper, "rii_upper95_0cl"],
    ] as const)
      expect(Math.abs((limit ?? 0) - (numberIn(wanted ?? {}, name) ?? 1))).toBeLessThan(0.005);
  });

  test("has the lines and ratios of all 18 runs of phe_sii on shares, to 1e-10", () => {
    const rows = reference("phe_sii_prop_expected_1e6reps");
    expect(rows).toHaveLength(18);
    for (const row of rows) {
      const of = textIn(row, "case");
      const isLogit = textIn(row, "transform") === "TRUE";
      const found = isLogit ? logitGradient(phe(of)) : gradient(phe(of).map(asInR));
      const multiplier = numberIn(row, "multiplier") ?? 0;
      // prop_flat's own slope is a difference of nearly equal numbers: absolute, not relative.
      expect(
        Math.abs(multiplier * (found?.sii.estimate ?? 1) - (numberIn(row, "sii") ?? 0)),
      ).toBeLessThanOrEqual(1e-13 * Math.abs(multiplier));
      // A multiplier below 0 turns the order round.
      const ratio = found?.rii?.estimate ?? 0;
      expectClose(multiplier > 0 ? ratio : 1 / ratio, numberIn(row, "rii"));
      const scale = isLogit ? Math.abs(multiplier) : 1;
      expectClose((found?.first ?? 0) * scale, numberIn(row, "intercept"));
    }
  });

  test("has phe_sii's simulated limits on the logit scale, to their Monte Carlo error", () => {
    const rows = reference("phe_sii_prop_expected_1e6reps").filter(
      (row) => textIn(row, "transform") === "TRUE" && textIn(row, "multiplier") === "1",
    );
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const found = logitGradient(phe(textIn(row, "case")));
      for (const [limit, name] of [
        [found?.sii.lower, "sii_lower95_0"],
        [found?.sii.upper, "sii_upper95_0"],
        [found?.rii?.lower, "rii_lower95_0"],
        [found?.rii?.upper, "rii_upper95_0"],
      ] as const)
        expect(Math.abs((limit ?? 0) - (numberIn(row, name) ?? 1))).toBeLessThan(5e-4);
    }
  });

  test("has phe_sii's line through rates, and through their logarithms", () => {
    const [linear, logged] = reference("phe_sii_rate_expected_1e6reps");
    const rates = reference("phe_sii_rate_inputs").map((row) => {
      const [size = 0, estimate = 0, lower = 0, upper = 0] = ["pop", "v", "lowercl", "uppercl"].map((name) =>
        numberIn(row, name),
      );
      return { size, estimate, lower, upper };
    });
    const through = (scale: (rate: number) => number) =>
      gradient(
        rates.map(({ size, estimate, lower, upper }) => ({
          size,
          estimate: scale(estimate),
          standardError: (scale(upper) - scale(lower)) / (2 * Z_95),
        })),
      );
    const straight = through((rate) => rate);
    expectClose(straight?.sii.estimate, numberIn(linear ?? {}, "sii"));
    expectClose(straight?.rii?.estimate, numberIn(linear ?? {}, "rii"));
    expectClose(straight?.first, numberIn(linear ?? {}, "intercept"));
    const onLogs = through(Math.log);
    const [first, last] = [Math.exp(onLogs?.first ?? 0), Math.exp(onLogs?.last ?? 0)];
    expectClose(last - first, numberIn(logged ?? {}, "sii"));
    expectClose(last / first, numberIn(logged ?? {}, "rii"));
    expectClose(first, numberIn(logged ?? {}, "intercept"));
    // Simulated limits, to their Monte Carlo error.
    const near = (found: number | undefined, wanted: number | undefined, within: number) =>
      expect(Math.abs((found ?? 0) - (wanted ?? 1))).toBeLessThan(within);
    for (const [of, end] of [
      ["lower", "sii_lower95_0"],
      ["upper", "sii_upper95_0"],
    ] as const) {
      near(straight?.sii[of], numberIn(linear ?? {}, `${end}cl`), 1);
      near(Math.exp(onLogs?.sii[of] ?? 0), numberIn(logged ?? {}, end.replace("sii", "rii")), 5e-4);
    }
  });

  test("is turned round with the order, and mirrored by the complement", () => {
    fc.assert(
      fc.property(shares, (groups) => {
        const found = gradient(onLine(groups));
        const turned = gradient(onLine([...groups].reverse()));
        const others = gradient(onLine(groups.map(({ size, count }) => ({ size, count: size - count }))));
        expect(turned?.sii.estimate).toBeCloseTo(-(found?.sii.estimate ?? 0), 10);
        expect(turned?.sii.lower).toBeCloseTo(-(found?.sii.upper ?? 0), 10);
        expect(others?.sii.estimate).toBeCloseTo(-(found?.sii.estimate ?? 0), 10);
        expect(others?.first).toBeCloseTo(1 - (found?.first ?? 0), 10);
        const logit = logitGradient(groups);
        expect(logitGradient([...groups].reverse())?.rii?.estimate).toBeCloseTo(
          1 / (logit?.rii?.estimate ?? 0),
          6,
        );
        expect(logit?.first).toBeGreaterThan(0);
        expect(logit?.last).toBeLessThan(1);
      }),
    );
  });

  test("scales with the figures, and not with the number of people", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 2, max: 9 }), (groups, factor) => {
        const groupEstimates = onLine(groups);
        const found = gradient(groupEstimates);
        const scaled = gradient(
          groupEstimates.map(({ size, estimate, standardError = 0 }) => ({
            size: size * factor,
            estimate: estimate * factor,
            standardError: standardError * factor,
          })),
        );
        expect(scaled?.sii.estimate).toBeCloseTo(factor * (found?.sii.estimate ?? 0), 9);
        expect(scaled?.sii.upper).toBeCloseTo(factor * (found?.sii.upper ?? 0), 9);
        expect(scaled?.rii?.estimate ?? 0).toBeCloseTo(found?.rii?.estimate ?? 0, 6);
      }),
    );
  });

  test("does not see where a group is cut in two alike", () => {
    const whole = [
      { size: 40, estimate: 8, standardError: 0.5 },
      { size: 60, estimate: 5, standardError: 0.4 },
      { size: 100, estimate: 1, standardError: 0.2 },
    ];
    const flat = whole.map((group) => ({ ...group, estimate: 3 }));
    const cut = flat.flatMap((group) => [
      { ...group, size: group.size / 2 },
      { ...group, size: group.size / 2 },
    ]);
    expect(gradient(cut)?.sii.estimate).toBeCloseTo(gradient(flat)?.sii.estimate ?? 1, 12);
    expect(gradient([...whole, { size: 0, estimate: Number.NaN, standardError: undefined }])).toEqual(
      gradient(whole),
    );
  });

  test("works with nobody counted in a group, and has no ratio where a fitted end is not above 0", () => {
    const found = gradient(
      onLine([
        { size: 100, count: 30 },
        { size: 100, count: 0 },
      ]),
    );
    expect(found?.sii.estimate).toBeCloseTo(-0.6, 12);
    expect(found?.sii.lower).toBeLessThan(found?.sii.estimate ?? 0);
    expect(found?.rii).toBeUndefined();
    expect(
      logitGradient([
        { size: 100, count: 30 },
        { size: 100, count: 0 },
      ]),
    ).toBeUndefined();
  });

  test("has a ratio without limits where a fitted end is all but 0", () => {
    const found = gradient([
      { size: 50, estimate: 0.1, standardError: 0.05 },
      { size: 50, estimate: 0.0334, standardError: 0.05 },
    ]);
    expect(found?.last).toBeGreaterThan(0);
    expect(found?.rii).toMatchObject({ lower: undefined, upper: undefined });
    expect(found?.sii.lower).toBeDefined();
  });

  test("of one group, or none, is undefined; without a standard error it has no limits", () => {
    expect(gradient([])).toBeUndefined();
    expect(gradient([{ size: 5, estimate: 1, standardError: 1 }])).toBeUndefined();
    expect(logitGradient([{ size: 5, count: 1 }])).toBeUndefined();
    for (const standardError of [undefined, 0]) {
      const found = gradient([
        { size: 5, estimate: 1, standardError },
        { size: 5, estimate: 2, standardError },
      ]);
      expect(found?.sii).toEqual({ estimate: 2, lower: undefined, upper: undefined });
      expect(found?.pValue).toBeUndefined();
    }
  });
});
