/** The share of each group that has waited longer than so many weeks, as curves. */
import type { DimensionFindings, Findings, WaitCurve } from "../../findings/schema.ts";
import { printPercentage } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { labelInTables } from "../label-in-tables.ts";
import { printable } from "../printable.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, LEFT_AXIS_WIDTH, leftAxis } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug } from "./chart-id.ts";
import { drawn, type FiguresRow, figuresTable, PERCENT } from "./figures-table.ts";
import { LEGEND_LAYERS, LINE_LOOKS, lineLegend } from "./line-legend.ts";
import { LINES } from "./palette.ts";
import { along, type Datum, type Layer, picture, ROOM, SIDE } from "./picture.ts";

interface Curve {
  readonly group: string;
  readonly label: string;
  readonly points: WaitCurve["points"];
}

/** Undefined where the findings have no curves, or one only. */
export function waitCurvesChart(dimension: DimensionFindings, findings: Findings): Chart | undefined {
  const { chosen, all } = curvesOf(dimension);
  const [first] = chosen;
  if (first === undefined || chosen.length < 2) return undefined;
  const rows = first.points.map(
    ({ weeks }, index): CurveRow => ({
      label: `Over ${weeks} weeks`,
      compared: true,
      suppressed: false,
      index,
    }),
  );
  const columns = chosen.map((curve) => ({
    header: `${printable(curve.label)}, %`,
    unit: PERCENT,
    of: ({ index }: CurveRow) => curve.points[index]?.proportion,
  }));
  const isBrief = ({ index }: CurveRow) => BRIEF_WEEKS.includes(first.points[index]?.weeks ?? -1);
  return {
    id: `${dimensionSlug(dimension.dimension, findings)}-wait-curves`,
    title: printable(`${dimension.label}: still waiting after so many weeks`),
    alternative: printable(alternative(dimension, chosen, all)),
    figures: figuresTable("Waited", rows, columns),
    brief: figuresTable("Waited", rows.filter(isBrief), columns),
    spec: curvesPicture(chosen),
  };
}

/** The standards, and enough between them to see a curve. All have waited longer than 0 weeks. */
const BRIEF_WEEKS: readonly number[] = [4, 12, 18, 24, 40, 52, 64, 76, 104];

interface CurveRow extends FiguresRow {
  readonly index: number;
}

/** Fewer pathways make steps and no curve. */
const FEWEST_PATHWAYS = 20;
/** Whose difference is looked for where there are more groups than lines. */
const LOOKED_AT = 18;

/** Known groups in order; of more than there are kinds of line the reference and those furthest from it after 18 weeks. */
function curvesOf(dimension: DimensionFindings): { readonly chosen: readonly Curve[]; readonly all: number } {
  const unknown = isUnknown(dimension);
  const points = new Map((dimension.waitCurves ?? []).map((curve) => [curve.group, curve.points]));
  const curves = dimension.groups.flatMap(({ group, n, label }): Curve[] => {
    const own = points.get(group);
    if (own === undefined || unknown(group) || (n ?? 0) < FEWEST_PATHWAYS) return [];
    if (!own.some(({ proportion }) => proportion !== null)) return [];
    return [{ group, label: labelInTables(dimension, { group, label }), points: own }];
  });
  if (curves.length <= LINES.length) return { chosen: curves, all: curves.length };
  const reference = curves.find(({ group }) => group === dimension.reference);
  const middle = (reference && at(reference, LOOKED_AT)) ?? 0.5;
  const furthest = curves
    .filter((curve) => curve !== reference)
    .sort(
      (a, b) =>
        Math.abs((at(b, LOOKED_AT) ?? middle) - middle) - Math.abs((at(a, LOOKED_AT) ?? middle) - middle),
    )
    .slice(0, LINES.length - (reference === undefined ? 0 : 1));
  return {
    chosen: curves.filter((curve) => curve === reference || furthest.includes(curve)),
    all: curves.length,
  };
}

const at = ({ points }: Curve, weeks: number): number | null =>
  points.find((point) => point.weeks === weeks)?.proportion ?? null;

function alternative(dimension: DimensionFindings, curves: readonly Curve[], all: number): string {
  const drawnOf = all > curves.length ? ` (${curves.length} of ${all} groups)` : "";
  const said = [18, 52].flatMap((weeks) => spread(dimension, curves, weeks) ?? []);
  return [
    `A falling curve for each group${drawnOf}: the share that has waited longer than 0 to 104 weeks; a higher curve waits longer.`,
    ...said,
  ].join(" ");
}

/** The highest and the lowest curve at a wait. */
function spread(dimension: DimensionFindings, curves: readonly Curve[], weeks: number): string | undefined {
  const known = curves.filter((curve) => at(curve, weeks) !== null);
  const sorted = [...known].sort((a, b) => (at(b, weeks) ?? 0) - (at(a, weeks) ?? 0));
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  if (highest === undefined || lowest === undefined || highest === lowest) return undefined;
  const of = (curve: Curve) =>
    `${printPercentage(at(curve, weeks))}% of ${groupWords(dimension, curve.group)}`;
  const hidden = known.length < curves.length ? ", of those with a figure" : "";
  return `Over ${weeks} weeks${hidden}: most, ${of(highest)}, and fewest, ${of(lowest)}.`;
}

const HEIGHT = 230;
const WEEKS = [0, 18, 52, 78, 104];
const SHARES = [0, 25, 50, 75, 100];

function curvesPicture(curves: readonly Curve[]): Chart["spec"] {
  const legend = lineLegend(
    curves.map(({ label }) => printable(label)),
    SIDE - LEFT_AXIS_WIDTH,
    ROOM,
  );
  return picture({
    height: HEIGHT,
    margin: { top: legend.height + SIDE, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: SIDE + 6 },
    limits: {},
    datasets: {
      legend: legend.items,
      curves: curves.flatMap(({ points }, line) =>
        lineOf(points).map((point) => ({ ...point, line: String(line) })),
      ),
      xTicks: WEEKS.map((value) => ({ value, text: String(value) })),
      xTitle: [{ text: "weeks" }],
      yTicks: SHARES.map((value) => ({ value, text: `${value}%` })),
      yTitle: [{ text: "Have waited longer than so many weeks" }],
    },
    layers: CURVE_LAYERS,
  });
}

/** Up to the first week whose figure is hidden: beyond it a line would be drawn through what nobody may see. */
function lineOf(points: Curve["points"]): Datum[] {
  const hidden = points.findIndex(({ proportion }) => proportion === null);
  return points.slice(0, hidden < 0 ? points.length : hidden).flatMap(({ weeks, proportion }) => {
    const value = drawn(proportion, PERCENT);
    return value === undefined ? [] : [{ weeks, value }];
  });
}

const x = { domain: [0, 104], nice: false };
const y = { domain: [0, 100], nice: false };
const CURVE_LAYERS: readonly Layer[] = [
  ...leftAxis(y),
  ...bottomAxis(x),
  {
    data: { name: "curves" },
    mark: { type: "line", strokeWidth: 2 },
    encoding: {
      x: along("weeks"),
      y: along("value"),
      ...LINE_LOOKS,
    },
  },
  ...LEGEND_LAYERS,
];
