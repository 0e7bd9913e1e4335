import { describe, expect, it } from "vitest";
import { compareDimension } from "../../../src/compare/compare-dimension.ts";
import { intersectionsSchema } from "../../../src/findings/intersections-schema.ts";
import { standardOf } from "../../../src/measure/standard.ts";
import { intersectionBlocks } from "../../../src/report/intersection-blocks.ts";
import { intersectionRows } from "../../../src/report/intersection-rows.ts";
import { printBlocks } from "../../../src/report/print-blocks.ts";

const RTT = standardOf({ kind: "rtt-18" });
type Cell = readonly [group: string, short: number, long: number];
const LABELS: Readonly<Record<string, string>> = {
  "1": "1 (most deprived 20%)",
  female: "Female",
  male: "Male",
};

/** Groups of deprivation and sex, some at 10 days and some at 150. */
function crossed(cells: readonly Cell[], reference = "5*male") {
  const grouped = {
    dimension: "imd-quintile*sex",
    label: "IMD quintile × Sex (as recorded)",
    ordered: false,
    reference,
    groups: cells.map(([group, short, long]) => {
      const waits = new Uint32Array(151);
      waits[10] = short;
      waits[150] = long;
      const parts = group.split("*");
      const label = parts.map((part) => LABELS[part] ?? part).join(" × ");
      return { group, parts, label, known: !group.includes("unknown"), waits, unknownClockStart: 0 };
    }),
  };
  return compareDimension(grouped, 10_000, RTT);
}
const printed = (cells: readonly Cell[], { reference = "5*male", allMeasures = false } = {}): string =>
  printBlocks(intersectionBlocks(crossed(cells, reference), { standard: RTT, allMeasures }), {
    colour: false,
    width: 100,
  });
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

const SQUARE: readonly Cell[] = [
  ["5*male", 700, 300],
  ["5*female", 600, 400],
  ["1*male", 250, 250],
];

describe("the intersections of a crossing in a report", () => {
  it("are said with the surest that waits longer, in words that claim no cause", () => {
    const text = onOneLine(printed([...SQUARE, ["1*female", 100, 300]]));
    expect(text).toContain(
      "Of women and girls who live in the most deprived fifth, 75.0% have waited over 18 weeks (median wait 21.4 weeks): 15.0 percentage points more than IMD quintile and sex by themselves would add up to (95% interval 7.5 to 22.2).",
    );
    expect(text).toMatch(/Female +400 +75\.0 +60\.0 +\+15\.0 \(\+7\.5 to \+22\.2\) +<0\.001/);
  });

  it("are said with the surest that waits less where none waits longer", () => {
    expect(onOneLine(printed([...SQUARE, ["1*female", 300, 100]]))).toContain(
      "35.0 percentage points fewer than IMD quintile and sex by themselves would add up to",
    );
  });

  it("could be anything where the interval holds none", () => {
    expect(onOneLine(printed([...SQUARE, ["1*female", 160, 240]]))).toMatch(
      /The one intersection that can be told does not surely differ in waiting over 18 weeks from what IMD quintile and sex by themselves would add up to\. For women and girls who live in the most deprived fifth the difference could be anything from [\d.]+ percentage points fewer to [\d.]+ more\./,
    );
  });

  it("are counted in the plural", () => {
    const text = onOneLine(
      printed([...SQUARE, ["1*female", 160, 240], ["3*male", 70, 30], ["3*female", 60, 40]]),
    );
    expect(text).toContain("None of the 2 intersections surely differs");
  });

  it("that have too few pathways are named", () => {
    const few: readonly Cell[] = [...SQUARE, ["1*female", 5, 5]];
    expect(onOneLine(printed(few)).trim()).toBe(
      "Not held against its parts, for fewer than 20 pathways in it or in a group it is held against: 1 (most deprived 20%) × Female.",
    );
    expect(intersectionRows(crossed(few))).toEqual([
      {
        dimension: "imd-quintile*sex",
        group: "1*female",
        label: "1 (most deprived 20%) × Female",
        n: 10,
        reference: "5*male",
        measure: "excess",
        method: "few-pathways",
      },
    ]);
  });

  it("are nothing where the reference holds nobody, which the gaps say already, and without a crossing", () => {
    expect(intersectionBlocks(crossed(SQUARE, "4*male"), { standard: RTT, allMeasures: false })).toEqual([]);
    const { intersections, ...plain } = crossed(SQUARE);
    expect(intersectionBlocks(plain, { standard: RTT, allMeasures: false })).toEqual([]);
    expect(intersectionRows(plain)).toEqual([]);
    expect(intersections?.groups).toEqual([]);
  });

  it("are shown in every measure with --all-measures, in lines that fit", () => {
    const cells: readonly Cell[] = [...SQUARE, ["1*female", 100, 300]];
    const text = printed(cells, { allMeasures: true });
    for (const title of ["Shrunken", "Mean: weeks", "Median: weeks", "Over 65 weeks:", "Within standard:"]) {
      expect(text).toContain(title);
    }
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("are in the CSV with all of JSON, measure by measure", () => {
    const dimension = crossed([...SQUARE, ["1*female", 100, 300]]);
    const rows = intersectionRows(dimension);
    expect(rows).toHaveLength(4 * 10);
    const [excess] = rows.filter(({ measure }) => measure === "over18Weeks.excess");
    const found = dimension.intersections?.groups[0]?.excesses.find(
      ({ measure }) => measure === "over18Weeks",
    );
    expect(excess).toMatchObject({
      value: found?.excess,
      lower: found?.excessLower,
      pValue: found?.pValue,
      method: "wilson-mover",
      n: 400,
    });
    expect(intersectionsSchema.parse(dimension.intersections)).toEqual(dimension.intersections);
  });

  it("of a crossing without a reference are shown the first few of", () => {
    const cells: Cell[] = ["1", "2", "3", "4"].flatMap((quintile, at): Cell[] => [
      [`${quintile}*male`, 70 + at, 30],
      [`${quintile}*female`, 60, 40 + 2 * at],
    ]);
    expect(printed(cells, { reference: "rest-of-list" })).toContain("waits at the least (5 of 8):");
  });
});
