/** The gap in mean weeks taken apart: where people are listed, what remains among people listed alike, who cannot be compared. */
import type { AdjustedGap, DimensionFindings, Findings } from "../../findings/schema.ts";
import { type AdjustedRow, adjustedRowsOf } from "../adjusted-index.ts";
import { printSigned } from "../figures.ts";
import { sized, WAIT } from "../gap-words.ts";
import { groupWords } from "../group-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { labelInTables } from "../label-in-tables.ts";
import { printable } from "../printable.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, bottomTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug } from "./chart-id.ts";
import { drawn, type FiguresRow, figuresTable, WEEKS_MORE } from "./figures-table.ts";
import { FAINT, INK, LONGER, PAPER, SHORTER } from "./palette.ts";
import {
  along,
  type Datum,
  domain,
  type Layer,
  LETTERS,
  picture,
  pixels,
  ROOM,
  SIDE,
  SMALL_LETTERS,
} from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";
import { cutText, textWidth } from "./text-width.ts";

type Kitagawa = Extract<AdjustedGap, { method: "kitagawa" }>;

interface Row extends FiguresRow {
  readonly group: string;
  readonly gap: Kitagawa;
}

const PARTS = [
  { part: "composition", name: "where listed", colour: SHORTER },
  { part: "within", name: "among alike", colour: LONGER },
  { part: "unmatched", name: "not compared", colour: FAINT },
] as const;

/** Undefined where no group's gap was taken apart. */
export function compositionChart(dimension: DimensionFindings, findings: Findings): Chart | undefined {
  const rows = partRows(dimension);
  if (rows.length === 0) return undefined;
  const shown = rows.slice(0, MOST_ROWS);
  return {
    id: `${dimensionSlug(dimension.dimension, findings)}-composition`,
    title: printable(`${dimension.label}: what the gap in the mean wait is made of`),
    alternative: printable(alternative(dimension, shown, rows.length)),
    figures: figuresTable("Group", rows, [
      { header: "Gap: weeks longer, mean", unit: WEEKS_MORE, of: ({ gap }) => gap.crude },
      { header: "Where listed", unit: WEEKS_MORE, of: ({ gap }) => gap.composition },
      { header: "Among people listed alike", unit: WEEKS_MORE, of: ({ gap }) => gap.within },
      { header: "Not compared", unit: WEEKS_MORE, of: ({ gap }) => gap.unmatched },
    ]),
    spec: partsPicture(shown),
  };
}

const MOST_ROWS = 12;

function partRows(dimension: DimensionFindings): Row[] {
  const unknown = isUnknown(dimension);
  return adjustedRowsOf(dimension).flatMap((row: AdjustedRow): Row[] => {
    const gap = row.of("kitagawa", "meanWeeks");
    if (gap === undefined || gap.crude === null || unknown(row.group.group)) return [];
    if (gap.within === null || gap.composition === null) return [];
    const label = labelInTables(dimension, row.group);
    return [{ group: row.group.group, label, compared: true, suppressed: row.group.suppressed, gap }];
  });
}

function alternative(dimension: DimensionFindings, rows: readonly Row[], all: number): string {
  const by = (rows[0]?.gap.adjustedFor ?? []).join(", ");
  const [widest] = [...rows].sort((a, b) => Math.abs(b.gap.crude ?? 0) - Math.abs(a.gap.crude ?? 0));
  const said =
    widest === undefined
      ? ""
      : ` The widest: ${groupWords(dimension, widest.group)} wait ${sized(widest.gap.crude, 1, "weeks", WAIT)} on average; ${printSigned(widest.gap.composition)} weeks are where they are listed, ${printSigned(widest.gap.within)} remain among people listed alike.`;
  const some = all > rows.length ? ` ${rows.length} of ${all} groups are drawn.` : "";
  return `Bars for the parts of each group's gap to ${groupWords(dimension, dimension.reference)} in mean weeks (adjusted for ${by}): where people are listed, what remains among people listed alike, and pathways that cannot be compared.${said}${some}`;
}

const NAME = 22;
const BAR = 17;
const THICK = 11;
const LEFT = 96;

function partsPicture(rows: readonly Row[]): Chart["spec"] {
  const unmatched = rows.some(({ gap }) => (drawn(gap.unmatched, WEEKS_MORE) ?? 0) !== 0);
  const parts = PARTS.filter(({ part }) => part !== "unmatched" || unmatched);
  const step = NAME + parts.length * BAR + 6;
  const bars = rows.flatMap(({ gap }, index) =>
    parts.flatMap(({ part, name }, place): Datum[] => {
      const value = drawn(gap[part], WEEKS_MORE);
      if (value === undefined) return [];
      const top = index * step + NAME + place * BAR;
      return [
        { value, top, bottom: top + THICK, base: top + 10, name, part, text: printSigned(value), zero: 0 },
      ];
    }),
  );
  const limits = withRoomForText(bars.map(({ value }) => Number(value)));
  return picture({
    height: rows.length * step,
    margin: { top: SIDE, bottom: BOTTOM_AXIS_HEIGHT, left: SIDE + LEFT, right: SIDE },
    limits: { ...limits },
    datasets: {
      bars,
      zero: [{ value: 0 }],
      names: rows.map(({ label, gap }, index) => {
        const total = `${printSigned(gap.crude)} weeks in all`;
        const room = ROOM - textWidth(total, LETTERS) - LETTERS;
        const y = index * step + 15;
        return {
          y,
          top: index * step,
          bottom: index * step + NAME - 3,
          label: cutText(printable(label), LETTERS, room),
          total,
        };
      }),
      xTicks: bottomTicks(
        { limits, about: 6, print: (value) => printSigned(value, placesOf(value)) },
        ROOM - LEFT,
        SIDE,
      ),
      xTitle: [{ text: "← shorter · weeks on average · longer →" }],
    },
    layers: PART_LAYERS,
  });
}

/** A figure beside the end of each bar. */
function withRoomForText(values: readonly number[]) {
  const { low, high } = paddedLimits([0, ...values]);
  const room = 0.16 * (high - low);
  return {
    low: Math.min(...values) < 0 ? low - room : low,
    high: Math.max(...values) > 0 ? high + room : high,
  };
}

const look = {
  field: "part",
  type: "nominal" as const,
  scale: { domain: PARTS.map(({ part }) => part), range: PARTS.map(({ colour }) => colour) },
  legend: null,
};

const figure = (side: "left" | "right"): Layer => ({
  data: { name: "bars" },
  transform: [{ filter: side === "left" ? "datum.value >= 0" : "datum.value < 0" }],
  mark: { type: "text", align: side, dx: side === "left" ? 4 : -4, fontSize: SMALL_LETTERS, fill: INK },
  encoding: { x: along("value"), y: pixels("base"), text: { field: "text" } },
});

const PART_LAYERS: readonly Layer[] = [
  ...bottomAxis({ ...domain("low", "high"), nice: false, zero: false }),
  {
    data: { name: "zero" },
    mark: { type: "rule", stroke: INK, strokeWidth: 1.5 },
    encoding: { x: along("value") },
  },
  {
    data: { name: "names" },
    mark: { type: "rect", fill: PAPER, x: -LEFT, x2: ROOM - LEFT },
    encoding: { y: pixels("top"), y2: { field: "bottom" } },
  },
  {
    data: { name: "bars" },
    mark: { type: "rect" },
    encoding: {
      x: along("zero"),
      x2: { field: "value" },
      y: pixels("top"),
      y2: { field: "bottom" },
      fill: look,
    },
  },
  figure("left"),
  figure("right"),
  {
    data: { name: "bars" },
    mark: { type: "text", align: "left", x: -LEFT, fontSize: SMALL_LETTERS, fill: INK },
    encoding: { y: pixels("base"), text: { field: "name" } },
  },
  {
    data: { name: "names" },
    mark: { type: "text", align: "left", x: -LEFT, fontWeight: "bold" },
    encoding: { y: pixels("y"), text: { field: "label" } },
  },
  {
    data: { name: "names" },
    mark: { type: "text", align: "right", x: ROOM - LEFT },
    encoding: { y: pixels("y"), text: { field: "total" } },
  },
];
