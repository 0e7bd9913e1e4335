import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Z_95 } from "../../../src/stats/critical-value.ts";
import {
  INEQUALITY_MEASURES,
  type InequalityMeasure,
  inequalityOf,
  type UnequalGroups,
} from "../../../src/stats/inequality.ts";
import { inequalityEstimates } from "../../../src/stats/inequality-estimates.ts";
import { inequalitySpans, ratioSpan } from "../../../src/stats/inequality-span.ts";
import { expectClose, numberIn, reference, textIn } from "./reference.ts";

const groupsOf = (sizes: readonly number[], some: Partial<UnequalGroups> = {}): UnequalGroups => ({
  sizes,
  eligible: sizes.map(() => true),
  reference: 0,
  best: "lowest",
  ...some,
});

const measuresOf = (figures: readonly number[], groups: UnequalGroups) => {
  const of = inequalityOf(groups);
  return Object.fromEntries(INEQUALITY_MEASURES.map((measure) => [measure, of(measure, figures)])) as Record<
    InequalityMeasure,
    number | undefined
  >;
};

/** Limits of shares given as counts; spans of the others where they are given. */
const shareLimits = (counts: readonly number[], groups: UnequalGroups, others?: readonly number[]) => {
  const figures = counts.map((count, i) => count / (groups.sizes[i] ?? 0));
  const kind = { kind: "shares" } as const;
  return inequalityEstimates(figures, groups, {
    kind,
    errors: figures.map((share, i) => Math.sqrt((share * (1 - share)) / (groups.sizes[i] ?? 0))),
    spans: inequalitySpans(
      others?.map((count, i) => count / (groups.sizes[i] ?? 0)) ?? figures,
      others === undefined ? groups : { ...groups, best: "lowest" },
      kind,
    ),
    ratio: ratioSpan(figures, groups, kind),
  });
};

/** healthequal's names that are not ours. */
const NAMES: Readonly<Record<string, string>> = { ti: "theil" };

describe("summary measures of inequality", () => {
  test("of 10, 20 and 40 in groups of 50, 25 and 25: everything by hand", () => {
    const found = measuresOf([10, 20, 40], groupsOf([50, 25, 25]));
    // Mean 20; distances 10, 0 and 20.
    expect(found).toMatchObject({ d: 30, r: 4, bgv: 150, mdmw: 10, mdmu: 10, idisw: 50, idisu: 50 });
    expect(found).toMatchObject({ mdbw: 10, mdrw: 10, par: -10, paf: -50 });
    expectClose(found.mdbu, 40 / 3);
    expectClose(found.mdru, 40 / 3);
    expectClose(found.bgsd, Math.sqrt(150));
    expectClose(found.cov, 5 * Math.sqrt(150));
    expectClose(found.theil, 1000 * (0.25 * Math.log(0.5) + 0.5 * Math.log(2)));
    expectClose(found.mld, 1000 * (-0.5 * Math.log(0.5) - 0.25 * Math.log(2)));
  });

  test.each(["own_ethnic", "own_imd"])("are those of WHO's healthequal in %s, to 1e-10", (of) => {
    const rows = reference(`${of}_inputs`);
    const figures = rows.map((row) => numberIn(row, "est") ?? 0);
    const found: Partial<Record<string, number | undefined>> = measuresOf(
      figures,
      groupsOf(
        rows.map((row) => numberIn(row, "pop") ?? 0),
        { best: "highest" },
      ),
    );
    const wanted = reference("own_healthequal_expected").filter((row) => textIn(row, "case") === of);
    let compared = 0;
    for (const row of wanted) {
      const name = textIn(row, "measure");
      const measure = NAMES[name] ?? name;
      if (!(measure in found)) continue;
      expectClose(found[measure], numberIn(row, "estimate"));
      compared += 1;
    }
    expect(compared).toBe(of === "own_ethnic" ? 19 : 4);
  });

  const invented = fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 500 }),
      figure: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    }),
    { minLength: 2, maxLength: 8 },
  );

  test("do not see in which order groups come", () => {
    fc.assert(
      fc.property(invented, (list) => {
        const turned = [...list].reverse();
        const of = (groups: typeof list, reference: number) =>
          measuresOf(
            groups.map(({ figure }) => figure),
            groupsOf(
              groups.map(({ size }) => size),
              { reference },
            ),
          );
        const [found, again] = [of(list, 0), of(turned, list.length - 1)];
        for (const measure of INEQUALITY_MEASURES) expect(again[measure]).toBeCloseTo(found[measure] ?? 0, 8);
      }),
    );
  });

  test("weighed by size do not see where a group is cut in two alike", () => {
    fc.assert(
      fc.property(invented, (list) => {
        const cut = list.flatMap(({ size, figure }) => [
          { size, figure },
          { size: 2 * size, figure },
        ]);
        const of = (groups: typeof list) =>
          measuresOf(
            groups.map(({ figure }) => figure),
            groupsOf(groups.map(({ size }) => size)),
          );
        const [found, again] = [of(list), of(cut)];
        for (const measure of INEQUALITY_MEASURES) expect(again[measure]).toBeCloseTo(found[measure] ?? 0, 8);
      }),
    );
  });

  test("are absolute in the unit of the figures, or do not see the unit", () => {
    const free = new Set<string>(["r", "cov", "theil", "mld", "idisw", "idisu", "paf"]);
    fc.assert(
      fc.property(invented, (list) => {
        const groups = groupsOf(list.map(({ size }) => size));
        const figures = list.map(({ figure }) => figure);
        const [found, scaled] = [
          measuresOf(figures, groups),
          measuresOf(
            figures.map((figure) => 7 * figure),
            groups,
          ),
        ];
        for (const measure of INEQUALITY_MEASURES) {
          const power = free.has(measure) ? 0 : measure === "bgv" ? 2 : 1;
          expect(scaled[measure]).toBeCloseTo((found[measure] ?? 0) * 7 ** power, 7);
        }
      }),
    );
  });

  test("are nothing where all groups are alike, and cannot all be had where nobody counts", () => {
    const alike = measuresOf([0.3, 0.3], groupsOf([10, 90]));
    for (const measure of INEQUALITY_MEASURES)
      expect(alike[measure]).toBeCloseTo(measure === "r" ? 1 : 0, 12);
    const nobody = measuresOf([0, 0], groupsOf([10, 90]));
    for (const measure of ["r", "cov", "theil", "mld", "idisw", "idisu", "paf"] as const)
      expect(nobody[measure]).toBeUndefined();
    expect(nobody).toMatchObject({ d: 0, bgv: 0, mdmw: 0 });
    expect(measuresOf([0, 0.2], groupsOf([10, 90]))).toMatchObject({ r: undefined, mld: undefined });
  });

  test("do not let a group that is too small be the best, the highest or the lowest", () => {
    const groups = groupsOf([5, 100, 100, 100], { eligible: [false, true, true, true] });
    expect(measuresOf([0, 0.2, 0.3, 0.4], groups)).toMatchObject({ d: 0.2, r: 2 });
    expectClose(measuresOf([0, 0.2, 0.3, 0.4], groups).par, 0.2 - 90 / 305);
    const one = groupsOf([5, 100], { eligible: [false, true] });
    expect(measuresOf([0, 0.2], one)).toMatchObject({ d: undefined, mdbw: undefined, par: undefined });
    expect(measuresOf([0.1, 0.2], groupsOf([50, 50], { reference: undefined })).mdrw).toBeUndefined();
  });
});

describe("their limits", () => {
  test("of two groups far apart are near those of their difference", () => {
    const found = shareLimits([4000, 3000], groupsOf([10_000, 10_000]))("d");
    const error = Math.sqrt((0.4 * 0.6 + 0.3 * 0.7) / 10_000);
    expect(found?.estimate).toBeCloseTo(0.1, 12);
    // Drawn 128 times: the half-width is known to a few percent.
    expect((found?.upper ?? 0) - 0.1).toBeCloseTo(Z_95 * error, 3);
    expect(0.1 - (found?.lower ?? 0)).toBeCloseTo(Z_95 * error, 3);
  });

  test("reach down to no inequality where chance alone makes as much", () => {
    const measured = shareLimits([30, 33, 27, 31], groupsOf([100, 100, 100, 100]));
    for (const measure of ["d", "bgv", "theil", "mdmw", "idisu"] as const)
      expect(measured(measure)?.lower).toBe(0);
    expect(measured("r")?.lower).toBe(1);
    expect(measured("par")?.upper).toBe(0);
  });

  const lists = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 3000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 2, maxLength: 7 },
  );

  test("hold the estimate, are finite, and are the same twice", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const counts = list.map(({ size, part }) => Math.round(size * part));
        const groups = groupsOf(
          list.map(({ size }) => size),
          { eligible: list.map(({ size }) => size >= 20) },
        );
        const [measured, again] = [shareLimits(counts, groups), shareLimits(counts, groups)];
        for (const measure of INEQUALITY_MEASURES) {
          const found = measured(measure);
          expect(again(measure)).toEqual(found);
          if (found === undefined) continue;
          for (const value of [found.estimate, found.lower ?? 0, found.upper ?? 0])
            expect(Number.isFinite(value)).toBe(true);
          const slack = 1e-9 * Math.max(1, Math.abs(found.estimate));
          if (found.lower !== undefined) expect(found.lower).toBeLessThanOrEqual(found.estimate + slack);
          if (found.upper !== undefined) expect(found.upper).toBeGreaterThanOrEqual(found.estimate - slack);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("of shares and of their complements are those of the same inequality", () => {
    const sizes = [400, 300, 900];
    const past = shareLimits([80, 90, 100], groupsOf(sizes));
    const within = shareLimits([320, 210, 800], groupsOf(sizes, { best: "highest" }), [80, 90, 100]);
    for (const measure of ["d", "bgv", "mdmw", "mdbu", "mdrw"] as const) {
      expect(within(measure)?.lower).toBeCloseTo(past(measure)?.lower ?? 0, 10);
      expect(within(measure)?.upper).toBeCloseTo(past(measure)?.upper ?? 0, 10);
    }
    expect(within("par")?.upper).toBeCloseTo(-(past("par")?.lower ?? 0), 10);
  });

  test("of groups without chance, or of which nobody counts, are not there", () => {
    expect(shareLimits([0, 0], groupsOf([50, 60]))("d")).toEqual({
      estimate: 0,
      lower: undefined,
      upper: undefined,
    });
    const kind = { kind: "means", variances: [0, 0] } as const;
    expect(inequalitySpans([3, 4], groupsOf([5, 6]), kind)).toBeUndefined();
    expect(ratioSpan([3, 4], groupsOf([5, 6]), kind)).toBeUndefined();
    expect(ratioSpan([0, 4], groupsOf([5, 6]), kind)).toBeUndefined();
  });

  test("stand for ten million people in two groups alike", () => {
    const found = shareLimits([5_000_000, 5_000_000], groupsOf([10_000_000, 10_000_000]))("d");
    expect(found).toMatchObject({ estimate: 0, lower: 0 });
    expect(found?.upper).toBeGreaterThan(0);
    expect(found?.upper).toBeLessThan(0.001);
  });
});
