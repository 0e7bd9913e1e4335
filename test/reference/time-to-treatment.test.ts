import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TimeToFindings } from "../../src/findings/exact.ts";
import { generateList } from "../../src/generate/list.ts";
import { analyseFile, plainRows } from "./cases.ts";

const rows = plainRows(
  readFileSync(new URL("../../fixtures/reference/time-to/expected.csv", import.meta.url), "utf8"),
);
const Z = 1.959963984540054;
const folder = mkdtempSync(join(tmpdir(), "fairwait-time-to-"));
let found: TimeToFindings;

beforeAll(async () => {
  const path = join(folder, "clean.csv");
  writeFileSync(
    path,
    Buffer.concat([...generateList({ rows: 20_000, seed: 5, endedWeeks: 20, mess: "none" })]),
  );
  const findings = await analyseFile(path, { by: ["sex", "ethnic-group"], timeTo: { event: "treatment" } });
  if (findings.timeToTreatment === undefined) throw new Error("no time to treatment");
  found = findings.timeToTreatment;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The same figure of the findings, in the unit of the reference. */
function figure(dimension: string, group: string, measure: string): number | undefined {
  const ofDimension = found.dimensions.find((one) => one.dimension === dimension);
  if (measure === "logRank") return ofDimension?.logRank?.statistic;
  const figures = ofDimension?.groups.find((one) => one.group === group);
  if (figures === undefined) return undefined;
  const { hazardRatio, hazardRatioLower, hazardRatioUpper, treatedWithin18Weeks } = figures;
  const { proportion, lower, upper } = treatedWithin18Weeks;
  const found18 = proportion ?? Number.NaN;
  const figuresByName: Readonly<Record<string, number | null | undefined>> = {
    n: figures.n,
    treated: figures.treated,
    removed: figures.removed,
    kaplanMeier18: figures.curve[18]?.kaplanMeier,
    treatedWithin18Weeks: proportion,
    // Back from limits on the log(−log) scale.
    treatedWithin18WeeksStandardError:
      (Math.log(Math.log(lower ?? Number.NaN) / Math.log(upper ?? Number.NaN)) / (2 * Z)) *
      (found18 * -Math.log(found18)),
    removedWithin18Weeks: figures.removedWithin18Weeks.proportion,
    medianDays: (figures.medianWeeksToTreatment ?? Number.NaN) * 7,
    restrictedMeanDays: (figures.restrictedMeanWeeks ?? Number.NaN) * 7,
    logHazardRatio: Math.log(hazardRatio ?? Number.NaN),
    logHazardRatioStandardError:
      Math.log((hazardRatioUpper ?? Number.NaN) / (hazardRatioLower ?? Number.NaN)) / (2 * Z),
  };
  return figuresByName[measure] ?? undefined;
}

describe("20,000 pathways one by one in Python, 1e-9", () => {
  test("the first day of observation", () => {
    const [first = {}] = rows;
    expect(first).toMatchObject({ measure: "observedFrom", value: found.observedFrom });
  });

  test.each(rows.filter(({ measure }) => measure !== "observedFrom"))(
    "$measure of $dimension $group",
    (row) => {
      const { dimension = "", group = "", measure = "", value } = row;
      const wanted = Number(value);
      expect(Math.abs((figure(dimension, group, measure) ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
        1e-9 * Math.max(1e-3, Math.abs(wanted)),
      );
    },
  );
});
