import { describe, expect, it } from "vitest";
import { gradients } from "../../../src/compare/gradients.ts";
import { inequalityBetween } from "../../../src/compare/inequality-between.ts";
import type { DimensionFindings } from "../../../src/findings/schema.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { allInequalityBlocks } from "../../../src/report/all-inequality-blocks.ts";
import { findMeasure } from "../../../src/report/explain.ts";
import { gradientSentence } from "../../../src/report/gradient-sentence.ts";
import { inequalityBlocks } from "../../../src/report/inequality-blocks.ts";
import { inequalityRows } from "../../../src/report/inequality-rows.ts";
import { sampleDimension } from "./sample.ts";

const RTT = standardOf({ kind: "rtt-18" });
const QUINTILES = ["1", "2", "3", "4", "5"];

/** Quintiles of 100 pathways, of which so many have waited 20 weeks and so many 60. */
function quintiles(over18: readonly number[], over52: readonly number[]): DimensionFindings {
  const groups = QUINTILES.map((group, i) => {
    const waits = new Uint32Array(421);
    waits[140] = over18[i] ?? 0;
    waits[420] = over52[i] ?? 0;
    waits[70] = 100 - (over18[i] ?? 0) - (over52[i] ?? 0);
    return { group, waits };
  });
  const sample = sampleDimension("imd-quintile");
  const [one] = sample.groups;
  if (one === undefined) throw new Error("no group");
  return {
    ...sample,
    dimension: "imd-quintile",
    ordered: true,
    groups: QUINTILES.map((group) => ({ ...one, group, label: group, n: 100 })),
    gradients: gradients(groups, RTT),
    ...inequalityBetween(groups, { ordered: true, reference: "5" }, RTT),
  };
}

describe("the sentence about a slope", () => {
  it("says the ends, the size and which end is worse", () => {
    expect(gradientSentence(quintiles([50, 45, 40, 35, 30], [20, 16, 13, 10, 8]), RTT)).toMatch(
      /^Across the whole range of deprivation, from the most to the least deprived, the share who have waited over 18 weeks falls from 73\.4% to 33\.4%, 40\.0 percentage points more at the most deprived end \(95% interval \d+\.\d to \d+\.\d\); the share who have waited over 52 weeks falls from 20\.9% to 5\.9%, 15\.0 percentage points more at the most deprived end \(\d+\.\d to \d+\.\d\)\.$/,
    );
  });

  it("turns with the slope", () => {
    expect(gradientSentence(quintiles([20, 25, 30, 35, 40], [0, 0, 0, 0, 0]), RTT)).toMatch(
      /rises from 17\.5% to 42\.5%, 25\.0 percentage points more at the least deprived end/,
    );
  });

  it("says what it could be when no slope is sure, and both when one is", () => {
    expect(gradientSentence(quintiles([30, 31, 29, 30, 30], [2, 2, 2, 2, 2]), RTT)).toMatch(
      /no slope is sure: at the least deprived end anything from \d+\.\d percentage points fewer to \d+\.\d more have waited over 18 weeks, and anything from .* more have waited over 52 weeks\.$/,
    );
    expect(gradientSentence(quintiles([60, 50, 40, 30, 20], [2, 2, 2, 2, 2]), RTT)).toMatch(
      /\); not sure is the slope in waiting over 52 weeks: at the least deprived end anything from/,
    );
  });

  it("is not said without an order, of nobody, or of too few", () => {
    const found = quintiles([50, 40, 30, 20, 10], [0, 0, 0, 0, 0]);
    expect(gradientSentence({ ...found, gradients: [] }, RTT)).toBeUndefined();
    expect(gradientSentence(quintiles([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]), RTT)).toBeUndefined();
    const few = { ...found, groups: found.groups.map((group) => ({ ...group, n: 19 })) };
    expect(gradientSentence(few, RTT)).toBeUndefined();
  });
});

describe("the report of all groups at once", () => {
  it("has a slope for the figures that matter, and every one when asked", () => {
    const found = quintiles([50, 40, 30, 20, 10], [10, 8, 6, 4, 2]);
    const [, table] = inequalityBlocks(quintiles([50, 45, 40, 35, 30], [10, 9, 8, 7, 6]), RTT);
    expect(table?.kind === "table" && table.table.rows.map(([label]) => label?.text)).toEqual([
      "Over 18 weeks, %",
      "Over 52 weeks, %",
      "Median weeks",
      "Mean weeks",
    ]);
    const all = allInequalityBlocks(found).flatMap((block) => (block.kind === "table" ? [block.table] : []));
    expect(all.map(({ rows }) => rows.length)).toEqual([2 + 2 * 5, 9 - 3]);
    expect(all[1]?.columns).toHaveLength(1 + 21);
    expect(JSON.stringify(all)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("says with all measures how the tests of all groups came out, and the p of each slope", () => {
    const found = quintiles([50, 45, 40, 35, 30], [10, 9, 8, 7, 6]);
    const tests = {
      chiSquare: { statistic: 12.34, df: 4, pValue: 0.015 },
      kruskalWallis: null,
      trend: { statistic: 9.8, df: 1, pValue: 0.0017 },
      cramersV: 0.1,
    };
    const [said, , slopes] = allInequalityBlocks({ ...found, tests });
    expect(said?.kind === "paragraph" && said.text).toBe(
      "Tests over all known groups: χ² of breaching the standard 12.3 (4 degrees of freedom, p 0.015); trend of breaching the standard 9.8 (1 degree of freedom, p 0.002).",
    );
    const table = slopes?.kind === "table" ? slopes.table : undefined;
    expect(table?.columns.at(-1)?.header).toEqual(["p"]);
    expect(table?.rows.map((row) => row.at(-1)?.text)).not.toContain("–");
  });

  it("prints the logit line, marked, where the straight one ends below a third of the overall share", () => {
    const found = quintiles([50, 45, 40, 35, 30], [12, 6, 3, 1, 1]);
    const linear = found.gradients?.find(
      ({ measure, scale }) => measure === "over52Weeks" && scale === "linear",
    );
    expect(linear?.fittedLast).toBeLessThan(0);
    const [, table, note] = inequalityBlocks(found, RTT);
    const rows = table?.kind === "table" ? table.table.rows : [];
    expect(rows.map(([label]) => label?.text).slice(0, 2)).toEqual([
      "Over 18 weeks, %",
      "Over 52 weeks, %, logit",
    ]);
    const [, first, last] = rows[1] ?? [];
    expect(Number(first?.text)).toBeGreaterThan(12);
    expect(Number(last?.text)).toBeGreaterThan(0);
    expect(note?.kind === "paragraph" && note.text).toMatch(/^logit: fitted on the logit scale/);
    expect(gradientSentence(found, RTT)).toContain(`falls from ${first?.text}% to ${last?.text}%`);
  });

  it("never prints a fitted share below 0", () => {
    // Without a logit line, since a group has none.
    const found = quintiles([50, 45, 40, 35, 30], [12, 6, 3, 1, 0]);
    const tables = [...inequalityBlocks(found, RTT), ...allInequalityBlocks(found)].flatMap((block) =>
      block.kind === "table" ? [block.table] : [],
    );
    const rows = tables.flatMap((table) =>
      table.rows.filter(([label]) => label?.text === "Over 52 weeks, %"),
    );
    expect(rows.map(([, , last]) => last?.text)).toEqual(["–", "–"]);
  });

  it("has a row of the CSV for each figure, none twice", () => {
    const rows = inequalityRows(quintiles([50, 40, 30, 20, 10], [10, 8, 6, 4, 2]));
    expect(rows).toHaveLength(3 * (2 + 2 * 8) + 19 + 8 * 21);
    expect(new Set(rows.map(({ measure, method }) => `${measure} ${method}`)).size).toBe(rows.length);
  });
});

describe("the table of measures", () => {
  it("explains every gradient and every measure of inequality", () => {
    const found = quintiles([50, 40, 30, 20, 10], [10, 8, 6, 4, 2]);
    const identity = new Set(["measure", "reason"]);
    const keys = [
      ...Object.keys(found.gradients?.[0] ?? {}).filter((key) => !identity.has(key)),
      ...Object.keys(found.inequality?.over52Weeks ?? {}),
      "gradients",
      "inequality",
      "inequalityBasis",
    ];
    expect(keys.length).toBeGreaterThan(30);
    for (const key of keys) expect(findMeasure(key), key).toBeDefined();
  });
});
