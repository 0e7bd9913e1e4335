import { expect, test } from "vitest";
import type { BenchmarkComparison } from "../../../../src/findings/benchmark-schema.ts";
import { benchmarkCharts } from "../../../../src/report/charts/benchmark-chart.ts";
import { LONGER, QUIET_INK, SHORTER } from "../../../../src/report/charts/palette.ts";
import { bottomScale, drawnMarks, expectAt, printedRows } from "./drawn-marks.ts";

type Beside = Pick<BenchmarkComparison, "list" | "published" | "trusts">;

const share = (proportion: number | null, lower: number | null, upper: number | null) => ({
  proportion,
  lower,
  upper,
});
const trusts = (p10: number, median: number, p90: number) => ({ trusts: 120, p10, median, p90 });

/** A trust stands beside England; the second group is masked in England, the third hidden in the list. */
const GROUPS: Readonly<Record<string, Beside>> = {
  White: {
    list: share(0.6123, 0.604, 0.6206),
    published: [0.5871, 0.6],
    trusts: trusts(0.513, 0.598, 0.7042),
  },
  Mixed: { list: share(0.5, 0.031, 0.969), published: [null, 0.5], trusts: null },
  Black: { list: share(null, null, null), published: [0.571, 0.58], trusts: trusts(0.2, 0.5, 0.9) },
  Other: { list: share(0.4404, null, null), published: [0.5556, null], trusts: trusts(0.481, 0.5512, 0.6) },
};

function chartOf() {
  const groups = Object.entries(GROUPS).map(([label, beside]) => ({
    group: label,
    label,
    measures: [{ measure: "within18WeeksOfAll" as const, ...beside, place: null }],
  }));
  const against = [
    { code: "ENG", name: "England", kind: "england" as const },
    { code: "RXX", name: "Some Trust", kind: "acute-trust" as const },
  ];
  const ethnicity = {
    metric: "ethnicity" as const,
    dimension: "ethnic-group",
    label: "Ethnic group",
    groups,
    gaps: [],
  };
  const [chart] = benchmarkCharts({
    benchmark: { file: "", sha256: "", weekEnding: null, trust: null, against, dimensions: [ethnicity] },
  });
  if (chart === undefined) throw new Error("nothing beside published figures");
  return chart;
}

test("the list, England and the trusts are where the table says, and not where a figure is missing", async () => {
  const chart = chartOf();
  const marks = await drawnMarks(chart);
  const x = bottomScale(marks);
  const rows = printedRows(chart);
  expect(rows.map(({ of }) => of(LIST))).toEqual([61.2, 50, undefined, 44]);
  const found = { dots: 0, diamonds: 0, bars: 0 };
  for (const { label, of } of rows) {
    const name = marks.texts.find(({ text }) => text === label);
    const list = of(LIST);
    if (list === undefined) {
      expect(name).toBeUndefined();
      continue;
    }
    const isBelow = ({ y }: { readonly y: number }) => y > (name?.y ?? 0) && y < (name?.y ?? 0) + 30;
    const dot = marks.symbols.find((mark) => mark.stroke === LONGER && isBelow(mark));
    const interval = marks.rules.find(({ stroke, from }) => stroke === LONGER && isBelow(from));
    expectAt(dot?.x, x(list), `the list's ${label}`);
    expectAt(interval?.from.x, x(of("95% interval from") ?? list), `interval of ${label}`);
    expectAt(interval?.to.x, x(of("to") ?? list), `interval of ${label}`);

    const england = of("England");
    const diamond = marks.symbols.find((mark) => mark.stroke === SHORTER && isBelow(mark));
    if (england === undefined) expect(diamond).toBeUndefined();
    else expectAt(diamond?.x, x(england), `England's ${label}`);

    const median = of("Median trust");
    const bar = marks.bars.find(({ stroke, from }) => stroke !== undefined && isBelow(from));
    const line = marks.rules.find(({ stroke, from }) => stroke === QUIET_INK && isBelow(from));
    if (median === undefined) expect([bar, line]).toEqual([undefined, undefined]);
    else {
      expectAt(bar?.from.x, x(of("A tenth of trusts below") ?? Number.NaN), `trusts' ${label}`);
      expectAt(bar?.to.x, x(of("A tenth of trusts above") ?? Number.NaN), `trusts' ${label}`);
      expectAt(line?.from.x, x(median), `median trust's ${label}`);
    }
    found.dots += 1;
    found.diamonds += diamond === undefined ? 0 : 1;
    found.bars += bar === undefined ? 0 : 1;
  }
  expect(found).toEqual({ dots: 3, diamonds: 2, bars: 2 });
  expect(marks.symbols).toHaveLength(found.dots + found.diamonds);
});

const LIST = "This list, % within 18 weeks";
