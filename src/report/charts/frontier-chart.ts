/** What more credit closes of a gap, against how many are treated later for it, and how much later. */
import type {
  FrontierPoint,
  SimulatedArm,
  SimulatedMoves,
  SimulationFindings,
} from "../../findings/simulation-schema.ts";
import { printCount, printNumber } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { printable } from "../printable.ts";
import { GAP_NAMES, printAmount, printMeanPeople, printMeanWeeks } from "../simulation-figures.ts";
import { frontierTable } from "../simulation-tables.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, bottomTicks, LEFT_AXIS_WIDTH, leftAxis, leftTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { slug } from "./chart-id.ts";
import { COUNT, drawn, WEEKS } from "./figures-table.ts";
import { INK, LONGER, SHORTER } from "./palette.ts";
import { along, type Datum, domain, type Layer, picture, ROOM, SIDE, SMALL_LETTERS } from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";
import { textWidth } from "./text-width.ts";

type FrontierGap = FrontierPoint["gaps"][number];

/** A picture for each credited gap in median weeks. */
export function frontierCharts(
  { points, arm: id }: SimulationFindings["frontier"][number],
  arms: readonly SimulatedArm[],
): Chart[] {
  const arm = arms.find((one) => one.id === id);
  const gaps = points[0]?.gaps.filter(({ measure }) => measure === "medianWeeks") ?? [];
  return arm === undefined ? [] : gaps.flatMap((gap) => frontierChart(points, gap, arm) ?? []);
}

/** Undefined where fewer than two sizes of credit have figures. */
function frontierChart(
  points: readonly FrontierPoint[],
  gap: FrontierGap,
  arm: SimulatedArm,
): Chart | undefined {
  const shown = points.flatMap((point) => {
    const closed = closedOf(point, gap);
    const value = drawn(closed?.mean, WEEKS);
    const later = drawn(point.moved.laterPeople?.mean, COUNT);
    return value === undefined || later === undefined ? [] : [{ point, closed, value, later }];
  });
  if (shown.length < 2) return undefined;
  const dimension = arm.dimensions.find((one) => one.dimension === gap.dimension);
  const people = groupWords(
    dimension ?? { dimension: gap.dimension, label: gap.dimension, groups: [] },
    gap.group,
  );
  const said = shown.map(
    ({ point, closed }) =>
      `× ${printNumber(point.scale)}: ${printAmount(closed, "medianWeeks")} weeks nearer to none, ${laterWords(point.moved)}`,
  );
  return {
    id: [arm.id, gap.dimension, gap.group, "frontier"].map(slug).join("-"),
    title: printable(`“${arm.label}” with more or less credit: ${people}`),
    alternative: printable(
      `Points for sizes of credit, joined in order: up, how much nearer to none the gap in ${GAP_NAMES.medianWeeks} comes; to the right, how many are treated later for it. ${said.join("; ")}.`,
    ),
    figures: frontierTable(points, gap),
    spec: frontierPicture(
      shown.map(({ point, value, later }) => ({ scale: point.scale, value, later, text: labelOf(point) })),
    ),
  };
}

/** "× 1.5 (0.2 weeks)": the size of the credit, and how much later on average. */
const labelOf = ({ scale, moved }: FrontierPoint): string =>
  `× ${printNumber(scale)} (${printMeanWeeks(moved.laterMeanWeeks)} weeks)`;

const closedOf = ({ gaps }: FrontierPoint, { dimension, group, measure }: FrontierGap) =>
  gaps.find((one) => one.dimension === dimension && one.group === group && one.measure === measure)?.closed ??
  null;

const HEIGHT = 220;
const WIDTH = ROOM + SIDE - LEFT_AXIS_WIDTH;

interface DrawnPoint {
  readonly scale: number;
  readonly value: number;
  readonly later: number;
  readonly text: string;
}

function frontierPicture(points: readonly DrawnPoint[]): Chart["spec"] {
  const across = paddedLimits([0, ...points.map(({ later }) => later)]);
  const up = paddedLimits([0, ...points.map(({ value }) => value)]);
  const marks = points.map(({ scale, value, later, text }): Datum => {
    const at = ((later - across.low) / (across.high - across.low)) * WIDTH;
    const fits = at + 12 + textWidth(text, SMALL_LETTERS) <= WIDTH + SIDE;
    return {
      scale,
      value,
      later,
      text,
      asked: scale === 1 ? "asked" : "other",
      align: fits ? "left" : "right",
    };
  });
  return picture({
    height: HEIGHT,
    margin: { top: 28, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: SIDE },
    limits: { ...up, first: across.low, last: across.high },
    datasets: {
      marks,
      none: [{ value: 0 }],
      xTicks: bottomTicks({ limits: across, about: 5, print: printCount }, WIDTH, SIDE).filter(isPeople),
      xTitle: [{ text: "people treated later (and how much, on average)" }],
      yTicks: leftTicks({ limits: up, about: 5, print: (value) => printNumber(value, placesOf(value)) }),
      yTitle: [{ text: "Gap nearer to none, median weeks" }],
    },
    layers: FRONTIER_LAYERS,
  });
}

/** Of few or none a scale has room for halves, and for fewer than none. */
const isPeople = ({ value }: Datum): boolean => Number.isInteger(value) && Number(value) >= 0;

const asked = (range: readonly string[]) => ({
  field: "asked",
  type: "nominal" as const,
  scale: { domain: ["asked", "other"], range: [...range] },
  legend: null,
});

const FRONTIER_LAYERS: readonly Layer[] = [
  ...leftAxis({ ...domain("low", "high"), nice: false, zero: false }),
  ...bottomAxis({ ...domain("first", "last"), nice: false, zero: false }),
  {
    data: { name: "none" },
    mark: { type: "rule", stroke: INK, strokeWidth: 1.5 },
    encoding: { y: along("value") },
  },
  {
    data: { name: "marks" },
    mark: { type: "line", stroke: SHORTER, strokeWidth: 2 },
    encoding: { x: along("later"), y: along("value"), order: { field: "scale", type: "quantitative" } },
  },
  {
    data: { name: "marks" },
    mark: { type: "point", size: 90, opacity: 1, filled: true },
    encoding: {
      x: along("later"),
      y: along("value"),
      fill: asked([LONGER, SHORTER]),
      shape: asked(["diamond", "circle"]),
    },
  },
  ...(["left", "right"] as const).map(
    (align): Layer => ({
      data: { name: "marks" },
      transform: [{ filter: { field: "align", equal: align } }],
      mark: {
        type: "text",
        align,
        dx: align === "left" ? 9 : -9,
        dy: 14,
        fontSize: SMALL_LETTERS,
        fill: INK,
      },
      encoding: { x: along("later"), y: along("value"), text: { field: "text" } },
    }),
  ),
];

const laterWords = ({ laterPeople, laterMeanWeeks }: SimulatedMoves): string =>
  laterPeople?.mean === 0
    ? "nobody treated later"
    : `${printMeanPeople(laterPeople)} people treated ${printMeanWeeks(laterMeanWeeks)} weeks later on average`;
