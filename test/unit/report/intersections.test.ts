import { describe, expect, it } from "vitest";
import { adjustFamily } from "../../../src/compare/adjust-family.ts";
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
  const [adjusted] = adjustFamily([compareDimension(grouped, 10_000, RTT)], "benjamini-hochberg");
  if (adjusted === undefined) throw new Error("no dimension");
  return adjusted;
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
    expect(text).toContain(
      "No intersection has surely more or fewer who have waited over 18 weeks than IMD quintile and sex by themselves would add up to: the 2 intersections differ from that by no more, as far as can be told, than chance would make them.",
    );
  });

  it("that have too few pathways are named", () => {
    const few: readonly Cell[] = [...SQUARE, ["1*female", 5, 5]];
    expect(onOneLine(printed(few)).trim()).toBe(
      "Not held against its parts, for fewer than 20 pathways in it or in a group it is held against: IMD 1 × Female.",
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
    for (const title of [
      "Drawn towards none:",
      "Mean: weeks",
      "Median: weeks",
      "Over 65 weeks:",
      "Within standard:",
    ]) {
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

  it("have no table and no rank where they differ no more than by chance, and their figures when asked", () => {
    const cells: Cell[] = ["1", "2", "3", "4"].flatMap((quintile, at): Cell[] => [
      [`${quintile}*male`, 70 + at, 30],
      [`${quintile}*female`, 60, 40 + 2 * at],
    ]);
    const text = printed(cells, { reference: "rest-of-list" });
    expect(text).not.toContain("Beyond what");
    expect(onOneLine(text)).toContain("No intersection has surely more or fewer");
    const ranks = crossed(cells, "rest-of-list").intersections?.groups.flatMap(({ excesses }) =>
      excesses.filter(({ measure }) => measure === "breachesStandard").map(({ excessRank }) => excessRank),
    );
    expect(ranks).toEqual(Array.from({ length: 8 }, () => null));
    expect(onOneLine(printed(cells, { reference: "rest-of-list", allMeasures: true }))).toContain(
      "Beyond what the parts add up to, in percentage points, not ranked, since all are drawn to none:",
    );
  });

  it("have no table where none lies above what its parts add up to", () => {
    const text = printed([...SQUARE, ["1*female", 300, 100], ["3*male", 700, 300], ["3*female", 600, 400]]);
    expect(text).not.toContain("Beyond what");
    const unsure = onOneLine(
      printed([
        ["5*male", 140, 60],
        ["5*female", 120, 80],
        ["1*male", 50, 50],
        ["1*female", 34, 26],
        ["3*male", 50, 50],
        ["3*female", 36, 24],
      ]),
    );
    expect(unsure).toMatch(
      /^ ?No intersection has surely more .* none of the 2 intersections lies above that\. ?$/,
    );
  });

  it("are shown the first few of, with the figure that ranks them", () => {
    const cells: Cell[] = [
      ["5*male", 700, 300],
      ["5*female", 600, 400],
      ...["1", "2", "3", "4", "6", "7"].flatMap((part, at): Cell[] => [
        [`${part}*male`, 250, 250],
        [`${part}*female`, 100 + 60 * at, 300],
      ]),
    ];
    const text = printed(cells);
    expect(onOneLine(text)).toContain(
      "in percentage points, ranked by the lower limit after drawing small groups towards none (5 of 6):",
    );
    const lower = crossed(cells).intersections?.groups[0]?.excesses.find(
      ({ measure }) => measure === "breachesStandard",
    )?.shrunkenExcessLower;
    expect(text).toMatch(new RegExp(`IMD 1 × Female .*\\+${(100 * (lower ?? 0)).toFixed(1)}$`, "m"));
  });

  it("that share a small cell are said to rise and fall together", () => {
    const cells: Cell[] = [
      ["5*male", 700, 300],
      ["5*female", 23, 2],
      ...["1", "2", "3"].flatMap((part): Cell[] => [
        [`${part}*male`, 250, 250],
        [`${part}*female`, 10, 30],
      ]),
    ];
    const text = onOneLine(printed(cells));
    expect(text).toContain(
      "All 3 rows above are held against the same 25 pathways (IMD 5 × Female): they rise and fall together.",
    );
    expect(text.match(/rise and fall/g)).toHaveLength(1);
    // Of a large cell there is nothing to say.
    const large = cells.map((cell): Cell => (cell[0] === "5*female" ? ["5*female", 600, 400] : cell));
    expect(printed(large)).not.toContain("rise and fall");
  });

  it("stand out only with an adjusted p of 0.05", () => {
    const cells: Cell[] = [
      ["5*male", 700, 300],
      ["5*female", 600, 400],
      ...["1", "2", "3", "4", "6", "7", "8", "9"].flatMap((part, at): Cell[] => [
        [`${part}*male`, 50, 50],
        [`${part}*female`, 40 + (at % 2 === 0 ? 12 : -14), 60],
      ]),
    ];
    const text = onOneLine(printed(cells));
    expect(text).toMatch(
      /None of the 8 intersections stands out: in none does waiting over 18 weeks surely differ from what IMD quintile and sex by themselves would add up to \(adjusted p at least 0\.\d+\)\./,
    );
  });
});
