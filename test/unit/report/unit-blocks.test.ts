import { describe, expect, it } from "vitest";
import { type CountedUnits, compareUnits } from "../../../src/compare/compare-units.ts";
import type { UnitCounts } from "../../../src/compare/unit-counts.ts";
import { type Findings, findingsSchema } from "../../../src/findings/schema.ts";
import { THRESHOLD_MEASURES } from "../../../src/findings/threshold-measures.ts";
import { CSV_COLUMNS } from "../../../src/report/csv.ts";
import { findMeasure } from "../../../src/report/explain.ts";
import { displayWidth } from "../../../src/report/printable.ts";
import { render } from "../../../src/report/render.ts";
import { sampleFindings } from "./sample.ts";

type Cell = readonly [over18: number, over52: number, n: number];

const counts = ([over18, over52, n]: Cell): UnitCounts => ({
  n,
  counts: Object.fromEntries(
    THRESHOLD_MEASURES.map((measure) => {
      if (measure.startsWith("within")) return [measure, n - over18];
      return [measure, measure === "over18Weeks" || measure === "breachesStandard" ? over18 : over52];
    }),
  ) as UnitCounts["counts"],
});

const GROUPS = { dimension: "imd-quintile", reference: "5" };

/** Invented: a tenth more of the most deprived fifth everywhere, and five tenths more at the last. */
function counted(levels: readonly Cell[], last = 0.6): CountedUnits {
  const place = (index: number) => (index === levels.length - 1 ? last : 0.4);
  return {
    unit: "provider",
    label: "Provider",
    unknown: 0,
    units: levels.map((cell, index) => ({
      unit: `R1${"ABCDEFGHJKLM"[index]}`,
      label: `R1${"ABCDEFGHJKLM"[index]} Some Trust`,
      ...counts(cell),
    })),
    breakdowns: [
      {
        ...GROUPS,
        groups: [
          { group: "1", byUnit: levels.map(([, , n], index) => counts([(place(index) * n) / 4, 0, n / 4])) },
          { group: "5", byUnit: levels.map(([, , n]) => counts([(0.3 * n) / 4, 0, n / 4])) },
        ],
      },
    ],
  };
}

const ALIKE: Cell = [700, 60, 2000];
const TWELVE: readonly Cell[] = [...Array.from({ length: 11 }, () => ALIKE), [900, 60, 2000]];

const withUnits = (units: CountedUnits = counted(TWELVE)): Findings => ({
  ...sampleFindings(),
  units: compareUnits(units),
});
const table = (findings: Findings, allMeasures = false) =>
  render(findings, "table", { colour: false, width: 100, allMeasures });
const section = async (findings: Findings, allMeasures = false): Promise<string> => {
  const text = await table(findings, allMeasures);
  const from = text.indexOf("\nBetween ");
  const to = ["\nBeside the population", "\nWho has it", "\nLedger:"].flatMap((heading) => {
    const at = text.indexOf(heading, from);
    return at < 0 ? [] : [at];
  });
  return from < 0 ? "" : text.slice(from, Math.min(...to, text.length));
};
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

describe("units in the report", () => {
  it("are not there when none were compared", async () => {
    expect(await section(sampleFindings())).toBe("");
  });

  it("begin with what limits mean, and how many would lie outside by chance", async () => {
    const text = oneLine(await section(withUnits()));
    expect(text).toContain(
      "Between providers 12 providers with 2,000 pathways each. Limits show how far from all providers together one of its size " +
        "would lie by chance: of 12, 0.6 would lie outside the 95% limits and 0.02 outside the 99.8% limits with nothing behind it. " +
        "Outside is no verdict: it is more than chance would explain, and asks for a special look at who waits there, for what, and " +
        "how it is recorded.",
    );
  });

  it("allow for no spread whose variance comes out as 0, sure or not", async () => {
    const units = withUnits();
    const level = units.units?.levels.breachesStandard;
    if (level === undefined) throw new Error("no level");
    Object.assign(level, { phi: 0.97, spreadPValue: 0.01, tauSquared: 0 });
    expect(oneLine(await section(units))).toMatch(
      /around 35\.8% \(above\); providers as a whole spread more than chance would make them \(φ 1\.0\)\. /,
    );
  });

  it("say how many lie outside, on which side, and what remains when spread is allowed for", async () => {
    const text = oneLine(await section(withUnits()));
    expect(text).toContain(
      "Over 18 weeks: 1 of 12 providers lies outside the 99.8% limits around 35.8% (above); providers as a whole spread",
    );
    expect(text).toContain(
      "Over 52 weeks: none of the 12 providers lies outside the 95% limits around 3.0%; providers as a whole spread no more, as " +
        "far as can be told, than chance would make them (φ 0.0).",
    );
    const spread = oneLine(
      await section(
        withUnits(
          counted([
            [500, 60, 2000],
            [600, 60, 2000],
            [700, 60, 2000],
            [800, 60, 2000],
            [900, 60, 2000],
          ]),
        ),
      ),
    );
    expect(spread).toMatch(
      /Over 18 weeks: 4 of 5 providers lie outside the 99\.8% limits around 35\.0% \(2 above, 2 below\); providers as a whole spread more than chance would make them \(φ \d+\.\d\), and allowing for that none lies outside the 99\.8% limits\./,
    );
  });

  it("count those outside the 95% limits, and say which of them lie outside the 99.8% limits", async () => {
    const text = oneLine(
      await section(
        withUnits(
          counted([...Array.from({ length: 10 }, (): Cell => ALIKE), [775, 60, 2000], [900, 60, 2000]]),
        ),
      ),
    );
    expect(text).toMatch(
      /Over 18 weeks: 2 of 12 providers lie outside the 95% limits around 36\.\d% \(2 above\), one of them outside the 99\.8% limits \(above\);/,
    );
  });

  it("have no table by default where none lies outside", async () => {
    const alike = withUnits(counted(Array.from({ length: 12 }, () => ALIKE)));
    const text = await section(alike);
    expect(text).toContain("None lies outside any limit: --all-measures prints");
    expect(text).not.toContain("R1A Some Trust ");
    expect(await section(alike, true)).toContain("R1A Some Trust ");
  });

  it("have the units outside first in the table, then the others as they come", async () => {
    const text = await section(withUnits());
    const order = [...text.matchAll(/^ {2}(R1[A-Z]) Some Trust/gm)].map(([, unit]) => unit);
    expect(order.slice(0, 3)).toEqual(["R1M", "R1A", "R1B"]);
    // Levels in two tables, as labels and figures do not fit into one.
    expect(order).toHaveLength(20);
    expect(text).toMatch(/R1M Some Trust +2,000 +45\.0 +32\.5–39\.1 +far above/);
    expect(oneLine(text)).toContain("2 more: --all-measures prints all.");
  });

  it("tell the surest gaps within units, and own gaps far from their mean", async () => {
    const text = oneLine(await section(withUnits()));
    expect(text).toContain(
      "Own gaps held against the mean gap within providers: 12, from 1 gap. By chance 0.6 of them would lie outside the 95% limits " +
        "and 0.02 outside the 99.8% limits; 1 and 1 do.",
    );
    expect(text).toContain(
      "Within providers, 11.7 percentage points more of people in the most deprived fifth have waited over 18 weeks than of people " +
        "in the least deprived fifth, on average. 1 of 12 providers lies outside the 99.8% limits around that: R1M Some Trust (+30.0 " +
        "percentage points, 95% interval +24.0 to +35.7).",
    );
    expect(text).not.toContain("Other own gaps");
    // Where it is no headline, it is told below them.
    const told = oneLine(await section({ ...withUnits(), headline: [] }));
    expect(told).toContain(
      "Own gaps outside the 99.8% limits: • R1M Some Trust: people in the most deprived fifth, over 18 weeks, +30.0 percentage points, 95% " +
        "interval +24.0 to +35.7, where the mean within providers is +11.7.",
    );
  });

  it("say where a gap lies between units and not within them", async () => {
    const findings = withUnits();
    const gap = findings.units?.gaps.find(({ measure }) => measure === "breachesStandard");
    if (gap === undefined) throw new Error("no gap");
    const text = oneLine(
      await section({
        ...findings,
        units: { ...findings.units!, gaps: [{ ...gap, overallDifference: 0.2 }] },
      }),
    );
    expect(text).toContain(
      "on average (20.0 percentage points more with all providers as one: what differs lies between providers, not within them).",
    );
  });

  it("call those too small to be compared by their mark, and count without them", async () => {
    const text = await section(withUnits(counted([...TWELVE.slice(9), [3, 1, 12]])));
    expect(text).toMatch(/R1D Some Trust † +12 .*–/);
    expect(oneLine(text)).toContain("† too few pathways to be compared.");
    expect(oneLine(text)).toContain("of the 3 providers that can be compared lies outside");
  });

  it("of one unit, of two, of none, say so and no more", async () => {
    expect(oneLine(await section(withUnits(counted([ALIKE]))))).toContain(
      "1 provider with 2,000 pathways. Too few to hold one against the others (see Notes); --by provider prints the figures of each.",
    );
    expect(await section(withUnits(counted([ALIKE, ALIKE])))).not.toContain("far above");
    expect(oneLine(await section(withUnits(counted([]))))).toContain("No pathway has a known provider.");
    const unknown = withUnits({ ...counted(TWELVE), unknown: 1 });
    expect(oneLine(await section(unknown))).toContain("1 pathway of no known provider is left out.");
  });

  it("fit a terminal of 100 columns, with every measure too", async () => {
    const labelled = counted(TWELVE);
    const long = {
      ...labelled,
      units: labelled.units.map((unit) => ({
        ...unit,
        label: `${unit.label} of a very long name ${"x".repeat(60)}`,
      })),
    };
    for (const all of [false, true]) {
      for (const line of (await section(withUnits(long), all)).split("\n")) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(100);
      }
    }
  });

  it("print every unit, level and gap with --all-measures", async () => {
    const text = await section(withUnits(), true);
    expect(text).toContain("Every level: over 18 weeks, 35.8% of all providers together:");
    expect(text.match(/Every level:/g)).toHaveLength(5);
    expect(oneLine(text)).toContain(
      "People in the most deprived fifth against people in the least deprived fifth, over 18 weeks, mean +11.7 percentage points:",
    );
    expect(text.match(/^ {2}R1C Some Trust/gm)?.length).toBeGreaterThanOrEqual(7);
  });

  it("never call a unit good or bad", async () => {
    for (const format of ["table", "markdown"] as const) {
      const text = await render(withUnits(), format, { colour: false, width: 100, allMeasures: true });
      expect(text).not.toMatch(/\b(good|bad|better|worse|best|worst|fail|poor)\b/i);
    }
  });

  it("cannot be made to print control characters", async () => {
    const units = counted(TWELVE);
    const hostile = {
      ...units,
      units: units.units.map((unit) => ({ ...unit, label: "\u001b[31mRed\u0007" })),
    };
    const text = await table(withUnits(hostile), true);
    expect([...text].filter((character) => character < " " && character !== "\n")).toEqual([]);
  });
});

describe("units in other formats", () => {
  it("obey the schema as JSON, every name of it explained", async () => {
    const findings = withUnits();
    expect(
      findingsSchema.parse(JSON.parse(await render(findings, "json", { colour: false, width: 100 }))),
    ).toEqual(findings);
    const { levels, units, gaps } = findings.units ?? { levels: {}, units: [], gaps: [] };
    const identity = new Set([
      "unit",
      "label",
      "dimension",
      "group",
      "reference",
      "measure",
      "units",
      "count",
      "proportion",
    ]);
    const names = [
      ...Object.values(levels).flatMap(Object.keys),
      ...units.flatMap(({ measures }) => Object.values(measures).flatMap(Object.keys)),
      ...gaps.flatMap((gap) => [...Object.keys(gap), ...gap.units.flatMap(Object.keys)]),
    ].filter((name) => !identity.has(name) && name !== "lower" && name !== "upper");
    for (const name of new Set(names)) expect(findMeasure(name), name).toBeDefined();
  });

  it("have rows and columns of their own in CSV, and none when not asked for", async () => {
    const options = { colour: false, width: 100 };
    const without = await render(sampleFindings(), "csv", options);
    expect(without.split("\n")[0]).toBe(CSV_COLUMNS.join(","));
    const lines = (await render(withUnits(), "csv", options)).trim().split("\n");
    const header = lines[0]?.split(",") ?? [];
    const rows = lines.filter((line) => line.startsWith("units:")).map((line) => line.split(","));
    // Eight levels of twelve units and of all; the gap in two measures, of twelve units and of all.
    expect(rows).toHaveLength(8 * 13 + 2 * 13);
    for (const row of rows) expect(row).toHaveLength(header.length);
    const keys = rows.map((row) => [row[0], row[1], row[3]].join());
    expect(new Set(keys).size).toBe(keys.length);
    const far = rows.find((row) => row[1] === "R1M" && row[3] === "breachesStandard") ?? [];
    const cell = (name: string) => far[header.indexOf(name)];
    expect([cell("value"), cell("n"), cell("place"), cell("limits")]).toEqual([
      "0.45",
      "2000",
      "high-99.8",
      "wilson",
    ]);
  });
});
