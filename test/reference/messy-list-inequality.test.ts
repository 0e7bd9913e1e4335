import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import type { Findings } from "../../src/findings/exact.ts";
import { Z_95 } from "../../src/stats/critical-value.ts";
import { analyseFile, beside, isBeside, named } from "./cases.ts";

/** The gradient and the inequality of the messy list, which base R worked out from its kept rows. */
const FOLDER = "cases/messy-list";

const line = z.object({
  sii: z.number(),
  fit0: z.number(),
  fit1: z.number(),
  relative: z.number(),
  se: z.number(),
});
const referenceSchema = z.object({
  gradient: z.object({
    dimension: z.string(),
    over52: line,
    meanDays: line,
    concentrationIndexMean: z.number(),
    concentrationIndexOver52: z.number(),
    erreygersOver52: z.number(),
  }),
  inequality: z.looseObject({ dimension: z.string() }),
});
const MEASURES = ["bgv", "bgsd", "cov", "theil", "mld", "mdmw", "mdmu", "idisw", "idisu"] as const;

const near = (found: number | null | undefined, wanted: number) =>
  expect(Math.abs((found ?? Number.NaN) - wanted), `${found} is not ${wanted}`).toBeLessThanOrEqual(
    1e-9 * Math.abs(wanted),
  );

describe.skipIf(!isBeside(FOLDER))(named("a messy list", FOLDER), () => {
  let findings: Findings;
  const wanted = () =>
    referenceSchema.parse(JSON.parse(readFileSync(beside(`${FOLDER}/reference.json`), "utf8")));
  const dimensionOf = (id: string) => findings.dimensions.find(({ dimension }) => dimension === id);

  beforeAll(async () => {
    findings = await analyseFile(beside(`${FOLDER}/ptl.csv.gz`), {
      by: ["ethnic-group", "imd-quintile"],
      imd: [beside(`${FOLDER}/imd.csv`)],
    });
  });

  test("has the gradients that base R finds, to 1e-9 of each", () => {
    const { gradient } = wanted();
    const gradients = dimensionOf(gradient.dimension)?.gradients;
    for (const [measure, base, unit] of [
      ["over52Weeks", gradient.over52, 1],
      ["meanWeeks", gradient.meanDays, 7],
    ] as const) {
      const found = gradients?.find((one) => one.measure === measure && one.scale === "linear");
      near(found?.sii, base.sii / unit);
      near(found?.fittedFirst, base.fit0 / unit);
      near(found?.fittedLast, base.fit1 / unit);
      near(found?.rii, base.relative);
      near(((found?.siiUpper ?? 0) - (found?.siiLower ?? 0)) / (2 * Z_95), base.se / unit);
    }
  });

  test("has the concentration indices that base R finds, to 1e-9 of each", () => {
    const { gradient } = wanted();
    const inequality = dimensionOf(gradient.dimension)?.inequality;
    near(inequality?.meanWeeks?.rci?.estimate, gradient.concentrationIndexMean);
    near(inequality?.over52Weeks?.rci?.estimate, gradient.concentrationIndexOver52);
    near(inequality?.over52Weeks?.erreygers?.estimate, gradient.erreygersOver52);
  });

  test("has the inequality between ethnic groups that base R finds, to 1e-9 of each", () => {
    const { inequality } = wanted();
    const found = dimensionOf(inequality.dimension)?.inequality?.over52Weeks;
    for (const measure of MEASURES) near(found?.[measure]?.estimate, z.number().parse(inequality[measure]));
  });
});
