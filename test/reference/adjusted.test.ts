import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Findings } from "../../src/findings/exact.ts";
import { analyseFile, beside, isBeside, named } from "./cases.ts";

/** The adjusted gaps that base R 4.5 finds in an invented list of 18,007 pathways (reference.json). */
const FOLDER = "cases/messy-list";
const DIMENSIONS = ["imd-quintile", "ethnic-group", "learning-disability", "sex"];

const pairSchema = z.object({
  dimension: z.string(),
  group: z.string(),
  weeks: z.number(),
  riskDifference: z.object({ value: z.number() }),
  mantelHaenszel: z.object({
    riskRatio: z.number(),
    rrLower: z.number(),
    rrUpper: z.number(),
    riskDifference: z.number(),
    rdLower: z.number(),
    rdUpper: z.number(),
  }),
  kitagawaMeanDays: z.object({ gap: z.number(), composition: z.number(), within: z.number() }),
  logistic: z.object({ adjustedFor: z.array(z.string()), logOddsRatio: z.number(), se: z.number() }),
});

const pairs = isBeside(FOLDER)
  ? z
      .object({ pairs: z.array(pairSchema) })
      .parse(JSON.parse(readFileSync(beside(`${FOLDER}/reference.json`), "utf8"))).pairs
  : [];

const near = (found: number | null | undefined, wanted: number, relative = 1e-9) =>
  expect(Math.abs((found ?? Number.NaN) - wanted), `${found} is not ${wanted}`).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(wanted), 1e-3),
  );

function adjustedOf(findings: Findings, pair: z.infer<typeof pairSchema>) {
  const dimension = findings.dimensions.find(({ dimension: id }) => id === pair.dimension);
  const gaps = (dimension?.adjusted ?? []).filter(({ group }) => group === pair.group);
  return <Method extends (typeof gaps)[number]["method"]>(method: Method, measure: string) => {
    const gap = gaps.find((one) => one.method === method && one.measure === measure);
    if (gap === undefined) throw new Error(`no ${method} of ${measure} for ${pair.dimension} ${pair.group}`);
    return gap as Extract<(typeof gaps)[number], { method: Method }>;
  };
}

describe.skipIf(!isBeside(FOLDER))(named("a messy list, adjusted", FOLDER), () => {
  let byDefault: Findings;
  let asked: Findings;
  beforeAll(async () => {
    const options = { by: DIMENSIONS, imd: [beside(`${FOLDER}/imd.csv`)] };
    const path = beside(`${FOLDER}/ptl.csv.gz`);
    byDefault = await analyseFile(path, options);
    asked = await analyseFile(path, { ...options, adjust: ["specialty", "age-band"] });
  });

  test("without being asked, gaps are adjusted for specialty as R stratifies them", () => {
    expect(pairs).toHaveLength(6);
    for (const pair of pairs) {
      const found = adjustedOf(byDefault, pair)("mantel-haenszel", `over${pair.weeks}Weeks`);
      const { mantelHaenszel: wanted } = pair;
      expect(found.adjustedFor).toEqual(["specialty"]);
      near(found.crude, pair.riskDifference.value);
      near(found.ratio, wanted.riskRatio);
      near(found.ratioLower, wanted.rrLower);
      near(found.ratioUpper, wanted.rrUpper);
      near(found.difference, wanted.riskDifference);
      near(found.differenceLower, wanted.rdLower);
      near(found.differenceUpper, wanted.rdUpper);
    }
  });

  test("mean waits are taken apart as R takes them apart", () => {
    for (const pair of pairs) {
      const found = adjustedOf(byDefault, pair)("kitagawa", "meanWeeks");
      const { gap, composition, within } = pair.kitagawaMeanDays;
      near(found.crude, gap / 7);
      near(found.composition, composition / 7);
      near(found.within, within / 7);
      expect(found.unmatched).toBe(0);
    }
  });

  test("regressions have R's odds ratios", () => {
    for (const pair of pairs) {
      const found = adjustedOf(asked, pair)("logistic", `over${pair.weeks}Weeks`);
      expect(found.adjustedFor).toEqual(pair.logistic.adjustedFor);
      expect(found.reason).toBeNull();
      // glm stops when the deviance settles to 1e-8: the coefficient is then good to 1e-10, its square.
      expect(Math.abs(Math.log(found.oddsRatio ?? 0) - pair.logistic.logOddsRatio)).toBeLessThan(1e-9);
    }
  });
});
