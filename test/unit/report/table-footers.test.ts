import { describe, expect, test } from "vitest";
import { withBriefFigures } from "../../../src/report/brief-figures.ts";
import type { Block, ReportCell } from "../../../src/report/report-block.ts";
import { withTableFooters } from "../../../src/report/table-footers.ts";

const COLUMN = { header: ["Group"], align: "left" } as const;
const tableOf = (...cells: ReportCell[]): Block => ({
  kind: "table",
  table: { columns: [COLUMN], rows: cells.map((cell) => [cell]) },
});
const footersOf = (blocks: readonly Block[], rule: string): (string | undefined)[] =>
  withTableFooters(blocks, { suppression: { rule } as never }).map((block) => {
    if (block.kind === "table") return block.table.footer;
    return block.kind === "chart" ? block.chart.figures.footer : undefined;
  });

const FIGURE = tableOf({ text: "20", figure: { value: 20, unit: "count", digits: 0 } });
const HIDDEN = tableOf({ text: "*" });
const WORDS = tableOf({ text: "Met" });

describe("the footer of a table", () => {
  test("says the rule under figures, and where all of them are hidden, but not under words", () => {
    expect(footersOf([FIGURE, HIDDEN, WORDS], "hes")).toEqual([
      "Disclosure control: * a count of 1 to 7; others to the nearest 5.",
      "Disclosure control: * a count of 1 to 7; others to the nearest 5.",
      undefined,
    ]);
    expect(footersOf([FIGURE], "min:10")).toEqual([
      "Disclosure control: * a count below 10, or one that would give such a count away.",
    ]);
  });

  test("says that true figures are internal", () => {
    expect(footersOf([FIGURE], "none")).toEqual(["True figures. Internal: not for publication."]);
  });

  test("stands under the figures of a picture that Markdown and Word show", () => {
    const table = FIGURE.kind === "table" ? FIGURE.table : undefined;
    const chart = { kind: "chart", chart: { figures: table, brief: table } } as unknown as Block;
    const brief = withBriefFigures(withTableFooters([chart], { suppression: { rule: "none" } as never }));
    expect(brief).toMatchObject([
      { chart: { figures: { footer: "True figures. Internal: not for publication." } } },
    ]);
  });

  test("stands under the figures of a picture too, and leaves other blocks as they are", () => {
    const figures = FIGURE.kind === "table" ? FIGURE.table : undefined;
    const chart = { kind: "chart", chart: { figures } } as unknown as Block;
    const title: Block = { kind: "title", text: "A" };
    expect(footersOf([chart, title], "none")).toEqual([
      "True figures. Internal: not for publication.",
      undefined,
    ]);
    expect(withTableFooters([title], { suppression: { rule: "none" } as never })).toEqual([title]);
  });
});
