/** A gap through the weeks to come, in the plain order and under a policy. */
import type { SimulatedArm, SimulatedDimension, SimulatedGap } from "../../findings/simulation-schema.ts";
import { printSigned } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { printable } from "../printable.ts";
import { GAP_NAMES, GAP_UNITS, printGap } from "../simulation-figures.ts";
import { plainGap } from "../simulation-sentences.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, bottomTicks, LEFT_AXIS_WIDTH, leftAxis, leftTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { slug } from "./chart-id.ts";
import { drawn, type FiguresRow, figuresTable, POINTS_MORE, WEEKS_MORE } from "./figures-table.ts";
import { LEGEND_LAYERS, LINE_LOOKS, lineLegend } from "./line-legend.ts";
import { INK } from "./palette.ts";
import { along, type Datum, domain, type Layer, picture, ROOM, SIDE } from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";

interface FoundGap {
  readonly dimension: SimulatedDimension;
  readonly gap: SimulatedGap;
}
interface WeekRow extends FiguresRow {
  readonly week: number;
}

/** Closer at the start, where the orders part; and the last week, whichever it is. */
const BRIEF_WEEKS: readonly number[] = [0, 2, 4, 8, 13, 26, 39, 52, 78, 104, 156, 208];

const UNITS = { medianWeeks: WEEKS_MORE, over18Weeks: POINTS_MORE } as const;

/** Undefined where the plain order has no such gap, or neither has figures. */
export function trajectoryChart(
  { dimension, gap }: FoundGap,
  { arm, plain }: { readonly arm: SimulatedArm; readonly plain: SimulatedArm },
): Chart | undefined {
  const before = plainGap(plain, dimension, gap);
  if (before === undefined) return undefined;
  const lines = [
    { label: printable(plain.label), trajectory: before.trajectory },
    { label: printable(arm.label), trajectory: gap.trajectory },
  ];
  if (!lines.every(({ trajectory }) => trajectory.some((point) => point !== null))) return undefined;
  const unit = UNITS[gap.measure];
  const rows = gap.trajectory.map(
    (_, week): WeekRow => ({ label: `Week ${week}`, compared: true, suppressed: false, week }),
  );
  const columns = lines.flatMap(({ label, trajectory }) => [
    { header: label, unit, of: ({ week }: WeekRow) => trajectory[week]?.mean },
    { header: `${label}, middle 95% from`, unit, of: ({ week }: WeekRow) => trajectory[week]?.lower },
    { header: `${label}, to`, unit, of: ({ week }: WeekRow) => trajectory[week]?.upper },
  ]);
  const brief = rows.filter(({ week }) => BRIEF_WEEKS.includes(week) || week === rows.length - 1);
  return {
    id: [arm.id, dimension.dimension, gap.group, gap.measure, "trajectory"].map(slug).join("-"),
    title: printable(`${dimension.label}: gap in ${GAP_NAMES[gap.measure]}, week by week`),
    alternative: printable(alternative({ dimension, gap }, before, [plain.label, arm.label])),
    figures: figuresTable("Week", rows, columns),
    brief: figuresTable("Week", brief, columns),
    spec: linesPicture(lines, gap),
  };
}

function alternative({ dimension, gap }: FoundGap, before: SimulatedGap, labels: readonly string[]): string {
  const people = `${groupWords(dimension, gap.group)} and ${groupWords(dimension, gap.reference)}`;
  const end = (own: SimulatedGap) => printGap(own.trajectory.at(-1) ?? null, gap.measure);
  const isOver = [before, gap].some(({ trajectory }) => (trajectory.at(-1) ?? null) === null);
  const ends = isOver
    ? "at the end too few wait in one order or the other for a figure"
    : `at the end ${end(before)} in the plain order and ${end(gap)} under the policy`;
  return [
    `Two lines through ${gap.trajectory.length - 1} weeks for the gap between ${people} in ${GAP_NAMES[gap.measure]} (${GAP_UNITS[gap.measure]}): ${labels.map((label) => `“${label}”`).join(" and ")}, each with the middle 95% of the simulated futures at its end.`,
    `It is ${printGap(gap.trajectory[0] ?? null, gap.measure)} now; ${ends}.`,
  ].join(" ");
}

const HEIGHT = 200;
const RIGHT = 24;
const WIDTH = ROOM + 2 * SIDE - LEFT_AXIS_WIDTH - RIGHT;

interface DrawnLine {
  readonly label: string;
  readonly trajectory: SimulatedGap["trajectory"];
}

function linesPicture(lines: readonly DrawnLine[], { measure }: SimulatedGap): Chart["spec"] {
  const unit = UNITS[measure];
  const points = lines.flatMap(({ trajectory }, line) =>
    trajectory.flatMap((point, week): Datum[] => {
      const value = drawn(point?.mean, unit);
      if (value === undefined) return [];
      const piece = trajectory.slice(0, week).filter((before) => before === null).length;
      return [{ week, value, line: String(line), piece, alone: isAlone(trajectory, week) }];
    }),
  );
  const last = (lines[0]?.trajectory.length ?? 1) - 1;
  const ends = lines.flatMap(({ trajectory }, line): Datum[] => {
    const point = trajectory[last];
    const [from, to] = [drawn(point?.lower, unit), drawn(point?.upper, unit)];
    return from === undefined || to === undefined
      ? []
      : [{ end: WIDTH + 6 + 8 * line, from, to, line: String(line) }];
  });
  const limits = paddedLimits([
    0,
    ...points.map(({ value }) => Number(value)),
    ...ends.flatMap(({ from, to }) => [Number(from), Number(to)]),
  ]);
  const legend = lineLegend(
    lines.map(({ label }) => label),
    SIDE - LEFT_AXIS_WIDTH,
    ROOM,
  );
  const weeks = { low: 0, high: Math.max(1, last) };
  return picture({
    height: HEIGHT,
    margin: { top: legend.height + SIDE, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: RIGHT },
    limits: { ...limits, last: weeks.high },
    datasets: {
      legend: legend.items,
      lines: points,
      ends,
      none: [{ value: 0 }],
      xTicks: bottomTicks({ limits: weeks, about: 6, print: String }, WIDTH, SIDE),
      xTitle: [{ text: "weeks from now" }],
      yTicks: leftTicks({ limits, about: 5, print: (value) => printSigned(value, placesOf(value)) }),
      yTitle: [{ text: `Gap, ${GAP_UNITS[measure]}` }],
    },
    layers: TRAJECTORY_LAYERS,
  });
}

/** Between weeks without a figure: no line goes through it. */
const isAlone = (trajectory: DrawnLine["trajectory"], week: number): boolean =>
  [week - 1, week + 1].every((beside) => (trajectory[beside] ?? null) === null);

const TRAJECTORY_LAYERS: readonly Layer[] = [
  ...leftAxis({ ...domain("low", "high"), nice: false, zero: false }),
  ...bottomAxis({ domainMin: 0, domainMax: { expr: "last" }, nice: false }),
  {
    data: { name: "none" },
    mark: { type: "rule", stroke: INK, strokeWidth: 1.5 },
    encoding: { y: along("value") },
  },
  {
    data: { name: "lines" },
    mark: { type: "line", strokeWidth: 2 },
    // A line through a week without a figure would be a figure that its table has not.
    encoding: { x: along("week"), y: along("value"), detail: { field: "piece" }, ...LINE_LOOKS },
  },
  {
    data: { name: "lines" },
    transform: [{ filter: "datum.alone" }],
    mark: { type: "point", shape: "circle", strokeWidth: 2, size: 20, opacity: 1 },
    encoding: { x: along("week"), y: along("value"), stroke: LINE_LOOKS.stroke },
  },
  {
    data: { name: "ends" },
    mark: { type: "rule", strokeWidth: 2.5 },
    encoding: {
      x: { field: "end", type: "quantitative", scale: null, axis: null },
      y: along("from"),
      y2: { field: "to" },
      ...LINE_LOOKS,
    },
  },
  ...LEGEND_LAYERS,
];
