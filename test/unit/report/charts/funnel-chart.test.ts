import { expect, test } from "vitest";
import type { Findings, UnitFindings } from "../../../../src/findings/schema.ts";
import { funnelChart } from "../../../../src/report/charts/funnel-chart.ts";
import { FAINT, INK, LONGER } from "../../../../src/report/charts/palette.ts";
import { bottomScale, drawnMarks, expectAt, leftScale, printedRows } from "./drawn-marks.ts";
import { withUnits } from "./sample-charts.ts";

type Measure = UnitFindings["measures"]["breachesStandard"];

/** The first unit is hidden, and the second is shown without limits and in no comparison; the third has `size` pathways. */
function funnel(size: number | undefined) {
  const findings: Findings = withUnits(12);
  if (findings.units === undefined) throw new Error("the sample compares no units");
  const without = (measure: Measure, names: readonly (keyof Measure)[]): Measure => ({
    ...measure,
    ...Object.fromEntries(names.map((name) => [name, null])),
  });
  const units = findings.units.units.map((unit, index): UnitFindings => {
    const { breachesStandard: own } = unit.measures;
    const changed = (n: number | null, measure: Measure) => ({
      ...unit,
      n,
      measures: { ...unit.measures, breachesStandard: measure },
    });
    if (index === 0) return changed(null, without(own, ["proportion", ...LIMITS, "place"]));
    if (index === 1) return changed(unit.n, without(own, [...LIMITS, "place"]));
    return index === 2 && size !== undefined ? changed(size, { ...own, ...WIDE }) : unit;
  });
  const chart = funnelChart({ ...findings.units, units }, findings);
  if (chart === undefined) throw new Error("no funnel");
  return chart;
}

const LIMITS = ["lowerLimit95", "upperLimit95", "lowerLimit998", "upperLimit998"] as const;
const WIDE = { lowerLimit95: 0.079, upperLimit95: 0.743, lowerLimit998: 0.021, upperLimit998: 0.888 };

test.each([
  ["evenly", undefined, (n: number) => n],
  ["by their logarithm, where sizes lie far apart", 12, Math.log],
] as const)(
  "units, limits and line are where the table says, with sizes set out %s",
  async (_, size, spread) => {
    const chart = funnel(size);
    const marks = await drawnMarks(chart);
    const [x, y] = [bottomScale(marks, spread), leftScale(marks)];
    const rows = printedRows(chart);
    const units = rows.flatMap(({ label, of }) => {
      const [n, share] = [of("n"), of("% over 18 weeks")];
      return n === undefined || share === undefined ? [] : [{ label, of, n, share }];
    });
    expect(rows).toHaveLength(12);
    expect(units).toHaveLength(11);
    expect(chart.alternative).toContain("Points for 10 providers");
    expect(marks.symbols).toHaveLength(units.length);
    for (const [index, { label, n, share }] of units.entries()) {
      expectAt(marks.symbols[index]?.x, x(n), `size of ${label}`);
      expectAt(marks.symbols[index]?.y, y(share), `share of ${label}`);
    }
    expect([marks.symbols[0]?.fill, marks.symbols.at(-1)?.fill]).toEqual([FAINT, LONGER]);

    const together = marks.rules.filter(({ stroke }) => stroke === INK);
    expect(together).toHaveLength(1);
    expectAt(together[0]?.from.y, y(rows[0]?.of("All together") ?? Number.NaN), "all together");

    const columns = ["95% limits from", "to", "99.8% limits from", "to 99.8%"];
    expect(marks.paths).toHaveLength(columns.length);
    expect(marks.paths.map(({ dash }) => dash !== undefined)).toEqual([true, true, false, false]);
    for (const [line, column] of columns.entries()) {
      const limits = units
        .flatMap(({ label, of, n }) => {
          const limit = of(column);
          return limit === undefined ? [] : [{ label, n, limit }];
        })
        .sort((a, b) => a.n - b.n);
      expect(limits).toHaveLength(10);
      const { places = [] } = marks.paths[line] ?? {};
      expect(places).toHaveLength(limits.length);
      for (const [index, { label, n, limit }] of limits.entries()) {
        expectAt(places[index]?.x, x(n), `${column} of ${label}`);
        expectAt(places[index]?.y, y(limit), `${column} of ${label}`);
      }
    }
  },
);
