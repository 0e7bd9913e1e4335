import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Findings, Gap } from "../../src/findings/exact.ts";
import { benjaminiHochberg } from "../../src/stats/benjamini-hochberg.ts";
import { holm } from "../../src/stats/holm.ts";
import { quantile } from "../../src/stats/quantile.ts";
import { analyseFile, beside, groupsById, isBeside, named } from "./cases.ts";

/**
 * An invented list of 20,100 rows with every kind of mess. What must be found was worked out by an independent program
 * (expected.json) and by base R 4.5 on the rows it kept (reference.json).
 */
const FOLDER = "cases/messy-list";
const DIMENSIONS = [
  "ethnic-group",
  "imd-quintile",
  "imd-decile",
  "core20",
  "sex",
  "age-band",
  "learning-disability",
  "specialty",
  "ethnic-group*imd-quintile",
];

const figures = z.record(z.string(), z.unknown());
const counts = z.record(z.string(), z.number());
const expectedSchema = z.object({
  asAt: z.string(),
  ledger: z.object({ read: z.number(), rejected: z.number(), excluded: counts, analysed: z.number() }),
  overall: figures,
  quality: z.record(z.string(), counts),
  dimensions: z.record(z.string(), z.record(z.string(), figures)),
});
const estimate = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
const pairSchema = z.object({
  dimension: z.string(),
  group: z.string(),
  reference: z.string(),
  weeks: z.number(),
  n1: z.number(),
  x1: z.number(),
  n2: z.number(),
  x2: z.number(),
  riskDifference: estimate,
  riskRatio: estimate,
  proportionTest: z.object({ p: z.number() }),
  medianDifferenceDays: estimate,
  medianCI1: z.tuple([z.number(), z.number()]),
  medianCI2: z.tuple([z.number(), z.number()]),
  mannWhitney: z.object({ p: z.number(), superiority: z.number() }),
});
const referenceSchema = z.object({
  rows: z.number(),
  pairs: z.array(pairSchema),
  kruskal: z.object({ dimension: z.string(), H: z.number(), p: z.number() }),
  multiplicity: z.object({ p: z.array(z.number()), holm: z.array(z.number()), bh: z.array(z.number()) }),
  quantiles: z.object({ x: z.array(z.number()), q: z.array(z.number()), type7: z.array(z.number()) }),
});

const read = (name: string): unknown =>
  isBeside(FOLDER) ? JSON.parse(readFileSync(beside(`${FOLDER}/${name}`), "utf8")) : undefined;

const near = (found: number | null | undefined, wanted: number, relative = 1e-9) => {
  expect(Math.abs((found ?? Number.NaN) - wanted), `${found} is not ${wanted}`).toBeLessThanOrEqual(
    relative * Math.abs(wanted) + 1e-300,
  );
};

/** Every figure that is expected is found, to 1e-9; figures that are not expected do not matter. */
function expectFigures(found: unknown, wanted: unknown, path: string): number {
  if (typeof wanted === "number") {
    expect(typeof found, path).toBe("number");
    expect(Math.abs(Number(found) - wanted), `${path}: ${found} is not ${wanted}`).toBeLessThanOrEqual(1e-9);
    return 1;
  }
  if (typeof wanted !== "object" || wanted === null) {
    expect(found, path).toEqual(wanted);
    return 1;
  }
  const parts = new Map(Object.entries(figures.parse(found)));
  return Object.entries(wanted).reduce(
    (sum, [key, part]) => sum + expectFigures(parts.get(key), part, `${path}.${key}`),
    0,
  );
}

describe.skipIf(!isBeside(FOLDER))(named("a messy list", FOLDER), () => {
  let findings: Findings;
  beforeAll(async () => {
    findings = await analyseFile(beside(`${FOLDER}/ptl.csv.gz`), {
      by: DIMENSIONS,
      imd: [beside(`${FOLDER}/imd.csv`)],
    });
  });

  test("ends with every row where the other program puts it", () => {
    const { asAt, ledger } = expectedSchema.parse(read("expected.json"));
    expect(findings.asAt).toBe(asAt);
    expect(findings.ledger).toMatchObject({ read: ledger.read, analysed: ledger.analysed });
    expect(findings.ledger.rejected.total).toBe(ledger.rejected);
    expect(findings.ledger.excluded.byReason).toEqual(ledger.excluded);
  });

  test("has the overall figures and quality the other program finds", () => {
    const { overall, quality } = expectedSchema.parse(read("expected.json"));
    expect(expectFigures(findings.overall, overall, "overall")).toBeGreaterThan(30);
    for (const [field, tallies] of Object.entries(quality)) {
      expectFigures(
        findings.quality.find((one) => one.field === field),
        tallies,
        field,
      );
    }
  });

  test.each(DIMENSIONS)("has the same groups of %s, figure by figure", (dimension) => {
    const wanted = expectedSchema.parse(read("expected.json")).dimensions[dimension] ?? {};
    const groups = groupsById(findings, dimension);
    expect([...groups.keys()].sort()).toEqual(Object.keys(wanted).sort());
    for (const [group, measures] of Object.entries(wanted)) {
      expect(expectFigures(groups.get(group), measures, `${dimension} ${group}`)).toBeGreaterThan(30);
    }
  });

  test("has the gaps that base R finds, to 1e-9 of each", () => {
    const { pairs, rows } = referenceSchema.parse(read("reference.json"));
    expect(findings.ledger.analysed).toBe(rows);
    expect(pairs.length).toBeGreaterThan(5);
    for (const pair of pairs) {
      const groups = groupsById(findings, pair.dimension);
      const [group, reference] = [groups.get(pair.group), groups.get(pair.reference)];
      const measure = pair.weeks === 52 ? "over52Weeks" : "over18Weeks";
      expect([group?.n, group?.[measure].count]).toEqual([pair.n1, pair.x1]);
      expect([reference?.n, reference?.[measure].count]).toEqual([pair.n2, pair.x2]);
      const weeks = (days: readonly number[]) => days.map((day) => day / 7);
      expect([group?.medianWeeksLower, group?.medianWeeksUpper]).toEqual(weeks(pair.medianCI1));
      expect([reference?.medianWeeksLower, reference?.medianWeeksUpper]).toEqual(weeks(pair.medianCI2));
      expectGaps(findings, { pair, measure });
    }
  });

  test("has the Kruskal–Wallis test that base R finds", () => {
    const { kruskal } = referenceSchema.parse(read("reference.json"));
    const tests = findings.dimensions.find(({ dimension }) => dimension === kruskal.dimension)?.tests;
    near(tests?.kruskalWallis?.statistic, kruskal.H);
    near(tests?.kruskalWallis?.pValue, kruskal.p);
  });

  test("is judged with base R's corrections for many comparisons, and its quantiles", () => {
    const { multiplicity, quantiles } = referenceSchema.parse(read("reference.json"));
    holm(multiplicity.p).forEach((adjusted, index) => {
      near(adjusted, multiplicity.holm[index] ?? Number.NaN);
    });
    benjaminiHochberg(multiplicity.p).forEach((adjusted, index) => {
      near(adjusted, multiplicity.bh[index] ?? Number.NaN);
    });
    const waits = new Uint32Array(Math.max(...quantiles.x) + 1);
    for (const day of quantiles.x) waits[day] = (waits[day] ?? 0) + 1;
    quantiles.q.forEach((q, index) => {
      near(quantile(waits, q), quantiles.type7[index] ?? Number.NaN);
    });
  });
});

function expectGaps(
  findings: Findings,
  { pair, measure }: { pair: z.infer<typeof pairSchema>; measure: Gap["measure"] },
): void {
  const gaps = findings.dimensions
    .find(({ dimension }) => dimension === pair.dimension)
    ?.gaps.filter(({ group, reference }) => group === pair.group && reference === pair.reference);
  const gapIn = (wanted: Gap["measure"]) => {
    const gap = gaps?.find((one) => one.measure === wanted);
    return gap !== undefined && "difference" in gap ? gap : undefined;
  };
  const over = gapIn(measure);
  near(over?.difference, pair.riskDifference.value);
  near(over?.differenceLower, pair.riskDifference.lower);
  near(over?.differenceUpper, pair.riskDifference.upper);
  near(over?.ratio, pair.riskRatio.value);
  near(over?.ratioLower, pair.riskRatio.lower);
  near(over?.ratioUpper, pair.riskRatio.upper);
  near(over?.pValue, pair.proportionTest.p);
  const median = gapIn("medianWeeks");
  near(median?.difference, pair.medianDifferenceDays.value / 7);
  near(median?.differenceLower, pair.medianDifferenceDays.lower / 7);
  near(median?.differenceUpper, pair.medianDifferenceDays.upper / 7);
  const ranks = gaps?.find((one) => "superiority" in one);
  near(ranks?.pValue, pair.mannWhitney.p);
  near(ranks && "superiority" in ranks ? ranks.superiority : null, pair.mannWhitney.superiority);
}
