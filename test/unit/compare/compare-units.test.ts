import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedUnits, compareUnits } from "../../../src/compare/compare-units.ts";
import { together, type UnitCounts } from "../../../src/compare/unit-counts.ts";
import { findingsSchema, type UnitGapFindings } from "../../../src/findings/schema.ts";
import { THRESHOLD_MEASURES } from "../../../src/findings/threshold-measures.ts";
import { milder, placeOf } from "../../../src/stats/funnel-place.ts";
import { expectClose, numberIn, reference, textIn } from "../stats/reference.ts";

/** Pathways and how many of them breach; the same number is past every other limit too. */
const counts = (x: number, n: number): UnitCounts => ({
  n,
  counts: Object.fromEntries(
    THRESHOLD_MEASURES.map((measure) => [measure, measure.startsWith("within") ? n - x : x]),
  ) as UnitCounts["counts"],
});

type Pair = readonly [x: number, n: number];

const units = (levels: readonly Pair[], breakdowns: CountedUnits["breakdowns"] = []): CountedUnits => ({
  unit: "provider",
  label: "Provider",
  unknown: 0,
  units: levels.map(([x, n], place) => ({
    unit: `P${place}`,
    label: `P${place} Trust`,
    ...counts(x, n),
  })),
  breakdowns,
});

const breakdown = (groups: Readonly<Record<string, readonly Pair[]>>, against = "men") => ({
  dimension: "sex",
  reference: against,
  groups: Object.entries(groups).map(([group, byUnit]) => ({
    group,
    byUnit: byUnit.map(([x, n]) => counts(x, n)),
  })),
});

const gapOf = (groups: Readonly<Record<string, readonly Pair[]>>, against?: string): UnitGapFindings => {
  const levels = Object.values(groups)[0]?.map((_, place) => {
    const all = together(Object.values(groups).map((byUnit) => counts(...(byUnit[place] ?? [0, 0]))));
    return [all.counts.breachesStandard, all.n] as const;
  });
  const [gap] = compareUnits(units(levels ?? [], [breakdown(groups, against)])).gaps;
  if (gap === undefined) throw new Error("no gap");
  return gap;
};

const placesOf = (found: ReturnType<typeof compareUnits>, measure: "breachesStandard" | "withinStandard") =>
  found.units.map(({ measures }) => measures[measure].place);

describe("levels of units", () => {
  test("are held against all known units together", () => {
    const found = compareUnits(
      units([
        [400, 1000],
        [420, 1000],
        [380, 1000],
        [500, 1000],
      ]),
    );
    expect(found.levels.breachesStandard.target).toBe(0.425);
    expect(placesOf(found, "breachesStandard")).toEqual(["within", "within", "low-95", "high-99.8"]);
    // The complement is as far out on the other side.
    expect(placesOf(found, "withinStandard")).toEqual(["within", "within", "high-95", "low-99.8"]);
    // (0.5 − 0.425) ÷ √(0.425 × 0.575 ÷ 1000)
    expectClose(
      found.units[3]?.measures.breachesStandard.zScore ?? undefined,
      0.075 / Math.sqrt(0.244375 / 1000),
    );
  });

  test("have FunnelPlotR's overdispersion to 1e-9, and its widened limits to the seven digits it has of z", () => {
    const rows = reference("funnelr_pr_inputs");
    const found = compareUnits(
      units(rows.map((row) => [numberIn(row, "numerator") ?? 0, numberIn(row, "denominator") ?? 0])),
    );
    const [od] = reference("funnelr_pr_od");
    const { phi, tauSquared, target } = found.levels.breachesStandard;
    expectClose(target ?? undefined, od && numberIn(od, "target"));
    expectClose(phi ?? undefined, od && numberIn(od, "phi_winsor"), 1e-9);
    expectClose(tauSquared ?? undefined, od && numberIn(od, "tau2_winsor"), 1e-9);
    const limits = new Map(reference("funnelr_pr_limits").map((row) => [textIn(row, "number_seq"), row]));
    let held = 0;
    for (const { n, measures } of found.units) {
      const row = limits.get(String(n));
      if (row === undefined) continue;
      held += 1;
      expectClose(100 * (measures.breachesStandard.lowerLimit95Adjusted ?? 0), numberIn(row, "odll95"), 1e-7);
      expectClose(
        100 * (measures.breachesStandard.upperLimit998Adjusted ?? 0),
        numberIn(row, "odul998"),
        1e-7,
      );
    }
    expect(held).toBeGreaterThan(20);
  });

  test("of units too small, or where too few are expected, are shown and not placed", () => {
    const found = compareUnits(
      units([
        [10, 19],
        [4, 400],
        [5, 400],
        [3, 400],
        [0, 20],
      ]),
    );
    expect(found.levels.breachesStandard.comparedUnits).toBe(3);
    // A fiftieth of 20 is less than one.
    expect(placesOf(found, "breachesStandard").map((place) => place === null)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(found.units[0]?.measures.breachesStandard).toMatchObject({
      count: 10,
      place: null,
      zScore: null,
      limits: "exact",
    });
  });

  test("are not placed among fewer than three units", () => {
    const found = compareUnits(
      units([
        [100, 1000],
        [900, 1000],
      ]),
    );
    expect(placesOf(found, "breachesStandard")).toEqual([null, null]);
    expect(found.levels.breachesStandard).toEqual({
      target: 0.5,
      comparedUnits: 0,
      phi: null,
      spreadPValue: null,
      tauSquared: null,
    });
  });

  test("spread by chance alone leave one in twenty outside, and one in 500", () => {
    const random = seeded(11);
    const levels = Array.from({ length: 4000 }, () => [binomial(200, 0.35, random), 200] as const);
    const found = compareUnits(units(levels));
    const places = placesOf(found, "breachesStandard");
    const outside = places.filter((place) => place !== "within").length / places.length;
    const far = places.filter((place) => place?.endsWith("99.8")).length / places.length;
    expect(outside).toBeGreaterThan(0.04);
    expect(outside).toBeLessThan(0.06);
    expect(far).toBeGreaterThan(0.0005);
    expect(far).toBeLessThan(0.004);
    expect(found.levels.breachesStandard.phi).toBeGreaterThan(0.7);
    expect(found.levels.breachesStandard.phi).toBeLessThan(1.1);
  });

  test("that truly differ leave one in ten outside the 95 % limits once their spread is allowed for: winsorising keeps 0.68 of it", () => {
    const random = seeded(3);
    const levels = Array.from({ length: 1000 }, () => {
      // The sum of twelve is as good as normal; 0.05 radians is some five percentage points.
      const normal = Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
      return [binomial(400, Math.sin(0.65 + 0.05 * normal) ** 2, random), 400] as const;
    });
    const found = compareUnits(units(levels));
    const outside = (of: "place" | "placeAdjusted") =>
      found.units.filter(({ measures }) => measures.breachesStandard[of] !== "within").length / 1000;
    expect(outside("place")).toBeGreaterThan(0.3);
    expect(outside("placeAdjusted")).toBeGreaterThan(0.08);
    expect(outside("placeAdjusted")).toBeLessThan(0.14);
    // 0.68 × (0.0025 + 1 ÷ 1600) − 1 ÷ 1600
    expect(found.levels.breachesStandard.tauSquared).toBeGreaterThan(0.0012);
    expect(found.levels.breachesStandard.tauSquared).toBeLessThan(0.0018);
    expect(found.levels.breachesStandard.spreadPValue).toBeLessThan(1e-10);
  });

  test("where chance explains the spread, allowing for it changes nothing", () => {
    const found = compareUnits(
      units([
        [400, 1000],
        [401, 1000],
        [399, 1000],
      ]),
    );
    expect(found.levels.breachesStandard.tauSquared).toBe(0);
    const [first] = found.units;
    expect(first?.measures.breachesStandard.lowerLimit95Adjusted).toBe(
      first?.measures.breachesStandard.lowerLimit95,
    );
    expect(first?.measures.breachesStandard.placeAdjusted).toBe("within");
  });
});

describe("gaps of units", () => {
  test("are held against the mean gap within units, not against that of all units as one", () => {
    // Women are at the provider with long waits; within each provider the gap is a tenth.
    const gap = gapOf({
      women: [
        [480, 800],
        [40, 200],
        [60, 300],
      ],
      men: [
        [100, 200],
        [80, 800],
        [70, 700],
      ],
    });
    expectClose(gap.target ?? undefined, 0.1, 1e-12);
    expectClose(gap.overallDifference ?? undefined, 580 / 1300 - 250 / 1700);
    expect(gap.units.map(({ place }) => place)).toEqual(["within", "within", "within"]);
    expect(gap).toMatchObject({ measure: "breachesStandard", comparedUnits: 3, tauSquared: 0 });
  });

  test("spread by chance alone leave one in twenty outside", () => {
    const random = seeded(5);
    const pairs = Array.from({ length: 2000 }, () => [
      [binomial(60, 0.35, random), 60] as const,
      [binomial(220, 0.28, random), 220] as const,
    ]);
    const gap = gapOf({
      women: pairs.map(([women = [0, 0]]) => women),
      men: pairs.map(([, men = [0, 0]]) => men),
    });
    expect(gap.target).toBeCloseTo(0.07, 2);
    const outside = gap.units.filter(({ place }) => place !== "within").length / gap.units.length;
    expect(outside).toBeGreaterThan(0.04);
    expect(outside).toBeLessThan(0.06);
    expect(gap.phi).toBeLessThan(1);
  });

  test("of one unit far from the others stand out, with an interval of their own", () => {
    const gap = gapOf({
      women: [
        [200, 500],
        [210, 500],
        [190, 500],
        [350, 500],
      ],
      men: [
        [200, 500],
        [205, 500],
        [195, 500],
        [200, 500],
      ],
    });
    expect(gap.units.map(({ place }) => place)).toEqual(["low-95", "low-95", "low-95", "high-99.8"]);
    const [, , , far] = gap.units;
    expectClose(far?.difference ?? undefined, 0.3);
    expect(far?.differenceLower).toBeLessThan(0.3);
    expectClose(far?.zScore ?? undefined, (0.3 - (gap.target ?? 0)) / (far?.standardError ?? 1));
  });

  test("have all other known groups of the same unit as reference where there is none", () => {
    const gap = gapOf(
      {
        women: [
          [200, 500],
          [210, 500],
          [190, 500],
        ],
        men: [
          [100, 300],
          [100, 300],
          [100, 300],
        ],
        others: [
          [50, 200],
          [50, 200],
          [50, 200],
        ],
      },
      "rest-of-list",
    );
    expect(gap.units.map(({ referenceN }) => referenceN)).toEqual([500, 500, 500]);
    expectClose(gap.units[0]?.difference ?? undefined, 0.4 - 0.3);
  });

  test("where a unit lacks a group there is no gap; of small ones, no place", () => {
    const gap = gapOf({
      women: [
        [0, 0],
        [5, 15],
        [200, 500],
        [200, 500],
        [200, 500],
      ],
      men: [
        [9, 30],
        [100, 300],
        [100, 300],
        [100, 300],
        [100, 300],
      ],
    });
    expect(gap.units.map(({ unit }) => unit)).toEqual(["P1", "P2", "P3", "P4"]);
    expect(gap.units[0]).toMatchObject({ n: 15, place: null, zScore: null, standardError: null });
    expect(gap.comparedUnits).toBe(3);
    expect(compareUnits(units([[1, 5]], [breakdown({ women: [[0, 0]], men: [[1, 5]] })])).gaps).toEqual([]);
  });
});

describe("whatever the units", () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant([0, 0] as const) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }))
        .map(([x, n]) => [Math.min(x, n), n] as const),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }))
        .map(([x, n]) => [Math.min(x, n), n] as const),
    },
  );
  const row = fc.tuple(cell, cell, cell);
  const some = (rows: readonly (readonly [Pair, Pair, Pair])[]): CountedUnits => {
    const groups = {
      women: rows.map(([women]) => women),
      men: rows.map(([, men]) => men),
      others: rows.map(([, , others]) => others),
    };
    const levels = rows.map((pairs) => {
      const all = together(pairs.map((pair) => counts(...pair)));
      return [all.counts.breachesStandard, all.n] as const;
    });
    return units(levels, [breakdown(groups), breakdown(groups, "rest-of-list")]);
  };
  const unitsSchema = findingsSchema.shape.units;

  test("every figure is finite or null, and allowing for spread puts none further out", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const found = compareUnits(some(rows));
        expect(() => unitsSchema.parse(found)).not.toThrow();
        for (const { measures } of found.units) {
          for (const { place, placeAdjusted } of Object.values(measures)) {
            if (placeAdjusted !== null && place !== null)
              expect(milder(place, placeAdjusted)).toBe(placeAdjusted);
          }
        }
        for (const { zScore, zScoreAdjusted } of found.gaps.flatMap((gap) => gap.units)) {
          expect(Math.abs(zScoreAdjusted ?? 0)).toBeLessThanOrEqual(
            Math.abs(zScore ?? 0) * (1 + 1e-9) + 1e-9,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test("their order and names do not matter", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 8 }), (rows) => {
        const [found, turned] = [compareUnits(some(rows)), compareUnits(some([...rows].reverse()))];
        const places = (of: typeof found) => of.units.map(({ measures }) => measures.over52Weeks.place);
        expect(places(turned)).toEqual(places(found).reverse());
        found.gaps.forEach((gap, index) => {
          expect(turned.gaps[index]?.target).toBeCloseTo(gap.target ?? Number.NaN, 9);
          expect(turned.gaps[index]?.comparedUnits).toBe(gap.comparedUnits);
        });
      }),
    );
  });

  test("ten times the pathways make z √10 as large and leave the target", () => {
    const rows: [Pair, Pair, Pair][] = [
      [
        [30, 100],
        [20, 100],
        [5, 40],
      ],
      [
        [40, 110],
        [22, 90],
        [9, 50],
      ],
      [
        [28, 90],
        [30, 120],
        [7, 60],
      ],
    ];
    const tenfold = rows.map((pairs) => pairs.map(([x, n]) => [10 * x, 10 * n] as const)) as typeof rows;
    const [found, grown] = [compareUnits(some(rows)), compareUnits(some(tenfold))];
    found.units.forEach(({ measures }, place) => {
      const z = grown.units[place]?.measures.breachesStandard.zScore ?? undefined;
      expectClose(z, Math.sqrt(10) * (measures.breachesStandard.zScore ?? 0), 1e-9);
    });
    found.gaps.forEach((gap, place) => {
      expectClose(grown.gaps[place]?.target ?? undefined, gap.target ?? undefined, 1e-9);
    });
  });

  test("with no unit there is nothing to say", () => {
    const found = compareUnits(units([]));
    expect(found.units).toEqual([]);
    expect(found.levels.over52Weeks).toEqual({
      target: null,
      comparedUnits: 0,
      phi: null,
      spreadPValue: null,
      tauSquared: null,
    });
  });

  test("one unit of one person, and all alike, have no place", () => {
    expect(placesOf(compareUnits(units([[1, 1]])), "breachesStandard")).toEqual([null]);
    const alike = compareUnits(units([500, 600, 700].map((n) => [n, n] as const)));
    expect(placesOf(alike, "breachesStandard")).toEqual([null, null, null]);
  });
});

test("a value on a limit is within it", () => {
  const limits = { at95: { lower: 0.2, upper: 0.4 }, at998: { lower: 0.1, upper: 0.5 } };
  const found = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55].map((value) => placeOf(value, limits));
  expect(found).toEqual([
    "low-99.8",
    "low-95",
    "low-95",
    "within",
    "within",
    "within",
    "high-95",
    "high-95",
    "high-99.8",
  ]);
  expect(milder("high-99.8", "high-95")).toBe("high-95");
  expect(milder("high-95", "low-95")).toBe("within");
});

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function binomial(n: number, p: number, random: () => number): number {
  let x = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) x += 1;
  return x;
}
