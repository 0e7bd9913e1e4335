import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupFindings } from "../../../src/findings/schema.ts";
import { breachBars } from "../../../src/report/breach-bars.ts";
import { waitsTable } from "../../../src/report/dimension-tables.ts";
import { printPercentage } from "../../../src/report/figures.ts";
import { fitTable } from "../../../src/report/fit-table.ts";
import { renderMarkdown } from "../../../src/report/markdown.ts";
import { displayWidth } from "../../../src/report/printable.ts";
import type { ReportTable } from "../../../src/report/report-block.ts";
import { barText, withBars } from "../../../src/report/table-bars.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const BLOCKS = /[▏▎▍▌▋▊▉█]/;
const RTT = { id: "rtt-18", weeks: 18 };

/** A group of the sample of whom this proportion waits within the standard. */
function groupWithin(within: number | null, over: Partial<GroupFindings> = {}): GroupFindings {
  const group = sampleDimension("sex").groups[0];
  if (group === undefined) throw new Error("the sample has no group");
  return {
    ...group,
    withinStandard: { ...group.withinStandard, proportion: within },
    breachesStandard: { ...group.breachesStandard, proportion: within === null ? null : 1 - within },
    ...over,
  };
}

const barsOf = (...groups: GroupFindings[]): (number | undefined)[] => {
  const barOf = breachBars(groups);
  return groups.map((group) => barOf(group).bar);
};

/** Eighths of a column that a drawn bar takes. */
const eighthsOf = (bar: string): number =>
  [...bar].reduce((sum, block) => sum + "▏▎▍▌▋▊▉█".indexOf(block) + 1, 0);

describe("the lengths of bars", () => {
  it("are the shares that breach, from nobody to the largest of the groups", () => {
    expect(barsOf(groupWithin(0.6), groupWithin(0.8), groupWithin(0.9), groupWithin(1))).toEqual([
      1, 0.5, 0.25, 0,
    ]);
  });

  it("are whole where all shares are equal", () => {
    expect(barsOf(groupWithin(0.7), groupWithin(0.7))).toEqual([1, 1]);
  });

  it("do not exist for a group without a figure, and a hidden group does not stretch the others", () => {
    const hidden = groupWithin(0.1, { suppressed: true });
    const halfHidden = groupWithin(0.2, {
      breachesStandard: { count: null, proportion: null, lower: null, upper: null },
    });
    expect(barsOf(groupWithin(0.6), groupWithin(null), hidden, halfHidden, groupWithin(0.8))).toEqual([
      1,
      undefined,
      undefined,
      undefined,
      0.5,
    ]);
  });

  it("do not exist where nobody breaches, and where there is one figure only", () => {
    expect(barsOf(groupWithin(1), groupWithin(1))).toEqual([undefined, undefined]);
    expect(barsOf(groupWithin(0.5), groupWithin(null))).toEqual([undefined, undefined]);
  });

  it("are the same wherever the printed percentages are the same", () => {
    const proportion = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(proportion, { minLength: 2, maxLength: 12 }), (withins) => {
        const printed = withins.map((within) => Number(printPercentage(within)) / 100);
        expect(barsOf(...withins.map((within) => groupWithin(within)))).toEqual(
          barsOf(...printed.map((within) => groupWithin(within))),
        );
      }),
    );
  });

  it("a longer bar never stands beside a larger percentage within the standard", () => {
    const proportion = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(proportion, { minLength: 2, maxLength: 12 }),
        fc.constantFrom(4, 5, 6, 7, 8),
        (withins, width) => {
          const bars = barsOf(...withins.map((within) => groupWithin(within))).map((bar) =>
            eighthsOf(barText(bar ?? 0, width)),
          );
          const printed = withins.map((within) => Number(printPercentage(within)));
          bars.forEach((bar, one) => {
            printed.forEach((percentage, other) => {
              if (bar > (bars[other] ?? 0)) expect(printed[one]).toBeLessThan(percentage);
            });
          });
        },
      ),
    );
  });
});

describe("a bar in print", () => {
  it.each([
    [1, "████████"],
    [0.5, "████"],
    [0.25 + 1 / 64, "██▏"],
    [0.99, "███████▉"],
    [1 / 64, "▏"],
    [0.001, "▏"],
    [0, ""],
  ])("of %d is %j in eight columns", (length, text) => {
    expect(barText(length, 8)).toBe(text);
  });

  it("takes its width times its length, to half an eighth of a column", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.integer({ min: 4, max: 8 }),
        (length, width) => {
          const bar = barText(length, width);
          expect(Math.abs(eighthsOf(bar) - 8 * width * length)).toBeLessThanOrEqual(0.5);
          expect(displayWidth(bar)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe("a table of waits with bars", () => {
  const sex = waitsTable(sampleDimension("sex"), RTT);
  const headers = ({ columns }: ReportTable): string[] => columns.map(({ header }) => header.join(" "));

  it("has them after the share within the standard, under what they are of", () => {
    const at = headers(sex).indexOf("Within 18 weeks % (95% interval)");
    expect(headers(withBars(sex, 98))[at + 1]).toBe("Over 18");
    expect(withBars(sex, 98).rows.map((row) => row[at + 1]?.text)).toEqual(
      sex.rows.map((row) => barText(row[at]?.bar ?? 0, 8)),
    );
  });

  it.each([
    [{ id: "dm01-6", weeks: 6 }, "6 weeks or more"],
    [{ id: "weeks:52", weeks: 52 }, "Over 52"],
    [{ id: "weeks:1", weeks: 1 }, "Over 1"],
  ])("names the standard $id", (standard, header) => {
    expect(headers(withBars(waitsTable(sampleDimension("sex"), standard), 98))).toContain(header);
  });

  it("leaves a hidden group without one", () => {
    const dimension = sampleDimension("sex");
    const [first, ...others] = dimension.groups;
    if (first === undefined) throw new Error("the sample has no group");
    const table = withBars(
      waitsTable({ ...dimension, groups: [{ ...first, suppressed: true }, ...others] }, RTT),
      98,
    );
    const at = headers(table).indexOf("Over 18");
    expect(table.rows[0]?.map(({ text }) => text).slice(at - 1, at + 1)).toEqual(["*", ""]);
    expect(table.rows[1]?.[at]?.text).toMatch(BLOCKS);
  });

  it("has no more parts, keeps labels distinct and bars beside their figures, at any width", () => {
    const seen = new Set<boolean>();
    for (const id of ["sex", "ethnic-group", "imd-quintile"]) {
      const table = waitsTable(sampleDimension(id), RTT);
      for (let width = 60; width <= 130; width += 1) {
        const barred = withBars(table, width);
        const [before, after] = [fitTable(table, width), fitTable(barred, width)];
        seen.add(barred === table);
        expect(after.length).toBe(before.length);
        for (const part of after) {
          expect(headers(part)[1]).not.toBe("Over 18");
          expect(new Set(part.rows.map(([label]) => label?.text)).size).toBe(table.rows.length);
        }
      }
    }
    expect(seen).toEqual(new Set([true, false]));
  });

  it("cuts labels for the shortest bars alone", () => {
    const table = waitsTable(sampleDimension("imd-quintile"), RTT);
    const longest = (width: number): number =>
      Math.max(
        ...withBars(table, width).rows.flatMap((row) =>
          row.map(({ text }) => (BLOCKS.test(text) ? displayWidth(text) : 0)),
        ),
      );
    const labelsAt = (width: number): number =>
      fitTable(withBars(table, width), width).filter(
        ({ rows }) => rows[0]?.[0]?.text === table.rows[0]?.[0]?.text,
      ).length;
    const widths = Array.from({ length: 40 }, (_, index) => 91 + index);
    const cut = widths.filter((width) => longest(width) > 0 && labelsAt(width) === 0);
    expect(cut.length).toBeGreaterThan(0);
    for (const width of cut) expect(longest(width)).toBe(4);
    expect(longest(130)).toBe(8);
  });

  it("has none where labels cut for them would be the same", () => {
    const dimension = sampleDimension("imd-quintile");
    const long = `${"x".repeat(18)} `;
    const twins = dimension.groups.map((group, index) => ({ ...group, label: `${long}${index}` }));
    const table = waitsTable({ ...dimension, dimension: "provider", groups: twins }, RTT);
    const whole = fitTable(table, 1000).length;
    const narrowest = Array.from({ length: 100 }, (_, index) => 60 + index).find(
      (width) =>
        fitTable(table, width).length === whole &&
        fitTable(table, width)[0]?.rows[1]?.[0]?.text === table.rows[1]?.[0]?.text,
    );
    expect(narrowest).toBeDefined();
    expect(withBars(table, narrowest ?? 0)).toBe(table);
    expect(withBars(table, (narrowest ?? 0) + 6)).not.toBe(table);
  });

  it("is the table itself without bars", () => {
    const table: ReportTable = { columns: [{ header: [""], align: "left" }], rows: [[{ text: "White" }]] };
    expect(withBars(table, 80)).toBe(table);
  });
});

describe("bars in reports", () => {
  it("stand on a terminal, the same without colour", () => {
    const plain = renderTerminal(sampleFindings(), { colour: false, width: 100 });
    const coloured = renderTerminal(sampleFindings(), { colour: true, width: 100 });
    expect(plain).toMatch(BLOCKS);
    expect(coloured.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g"), "")).toBe(plain);
  });

  it("stand in no other format", () => {
    expect(renderMarkdown(sampleFindings(), {})).not.toMatch(BLOCKS);
  });
});
