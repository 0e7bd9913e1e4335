/** Gaps of one dimension as dots with their intervals around a line of no difference. */
import type { DimensionFindings, Findings, Gap, GroupFindings } from "../../findings/schema.ts";
import { NO_FIGURE, printSigned } from "../figures.ts";
import { gapIndex } from "../gap-index.ts";
import { type Direction, isSure, POINTS, plainSpan, SHARE, sized, WAIT } from "../gap-words.ts";
import { groupWords } from "../group-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { labelInTables } from "../label-in-tables.ts";
import { printable } from "../printable.ts";
import { breachWords, type Standard } from "../standard-words.ts";
import { BOTTOM_AXIS_HEIGHT, bottomTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug } from "./chart-id.ts";
import {
  type DrawnUnit,
  drawn,
  type FiguresColumn,
  type FiguresRow,
  figuresTable,
  POINTS_MORE,
  WEEKS_MORE,
} from "./figures-table.ts";
import { GAP_LAYERS } from "./gap-layers.ts";
import { type Datum, LETTERS, picture, ROOM, SIDE } from "./picture.ts";
import { type Limits, paddedLimits, placesOf } from "./scale-limits.ts";
import { cutText, textWidth } from "./text-width.ts";

/** One measure whose gaps are drawn. */
interface GapKind {
  readonly id: string;
  readonly measure: Gap["measure"];
  /** After "gap in". */
  readonly what: string;
  readonly unit: DrawnUnit;
  readonly unitWords: string;
  readonly direction: Direction;
}

/** Gaps in breaching the standard, in the median wait and, where one is sure, in waiting over 52 weeks. */
export function gapCharts(dimension: DimensionFindings, findings: Findings): Chart[] {
  return gapKinds(dimension, findings.standard).flatMap((kind) => gapChart(dimension, findings, kind) ?? []);
}

function gapKinds({ gaps }: DimensionFindings, standard: Standard): GapKind[] {
  const share = { unit: POINTS_MORE, unitWords: POINTS, direction: SHARE };
  const breach = breachWords(standard);
  const kinds: GapKind[] = [
    { id: "gap-share", measure: "breachesStandard", what: `waiting ${breach}`, ...share },
    {
      id: "gap-median",
      measure: "medianWeeks",
      what: "the median wait",
      unit: WEEKS_MORE,
      unitWords: "weeks",
      direction: WAIT,
    },
  ];
  const isLongSure = gaps.some((gap) => gap.measure === "over52Weeks" && gap.inFamily && isSure(gap));
  return breach === OVER_52 || !isLongSure
    ? kinds
    : [...kinds, { id: "gap-over-52", measure: "over52Weeks", what: `waiting ${OVER_52}`, ...share }];
}

const OVER_52 = "over 52 weeks";

interface GapRow extends FiguresRow {
  readonly group: GroupFindings;
  readonly gap: Gap;
}

/** Undefined where no group has such a gap. */
function gapChart(dimension: DimensionFindings, findings: Findings, kind: GapKind): Chart | undefined {
  const rows = gapRows(dimension, kind);
  const seen = rows.filter(({ gap }) => gap.difference !== null);
  if (seen.length === 0) return undefined;
  const shown = mostShown(seen);
  return {
    id: `${dimensionSlug(dimension.dimension, findings)}-${kind.id}`,
    title: printable(`${dimension.label}: gap in ${kind.what}`),
    alternative: printable(alternative(dimension, shown, { kind, all: seen.length })),
    figures: figuresTable(GROUP, rows, gapColumns(kind)),
    spec: gapPicture(dimension, shown, kind),
  };
}

const GROUP = "Group";

function gapRows(dimension: DimensionFindings, { measure }: GapKind): GapRow[] {
  const gaps = gapIndex(dimension);
  const unknown = isUnknown(dimension);
  const rows = dimension.groups.flatMap((group): GapRow[] => {
    const gap = group.group === dimension.reference ? undefined : gaps.gapOf(group.group, measure);
    if (gap === undefined) return [];
    const label = labelInTables(dimension, group);
    return [{ group, gap, label, compared: !unknown(group.group), suppressed: group.suppressed }];
  });
  return [...rows.filter(({ compared }) => compared), ...rows.filter(({ compared }) => !compared)];
}

const gapColumns = ({ unit, unitWords, direction }: GapKind): FiguresColumn<GapRow>[] => [
  { header: `Gap: ${unitWords} ${direction.above}`, unit, of: ({ gap }) => gap.difference },
  { header: "95% interval from", unit, of: ({ gap }) => gap.differenceLower },
  { header: "to", unit, of: ({ gap }) => gap.differenceUpper },
];

/** More rows than these nobody compares at sight. */
const MOST_ROWS = 24;

/** All, or the largest groups, in their order. */
function mostShown(rows: readonly GapRow[]): readonly GapRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  const largest = [...rows].sort((a, b) => (b.group.n ?? 0) - (a.group.n ?? 0)).slice(0, MOST_ROWS);
  return rows.filter((row) => largest.includes(row));
}

/** Said of at most so many groups. */
const MOST_SAID = 3;

function alternative(
  dimension: DimensionFindings,
  rows: readonly GapRow[],
  { kind, all }: { readonly kind: GapKind; readonly all: number },
): string {
  const { direction, unitWords, unit } = kind;
  const reference = groupWords(dimension, dimension.reference);
  const compared = rows.filter((row) => row.compared);
  const sure = compared
    .filter(({ gap }) => isSure(gap))
    .sort((a, b) => Math.abs(b.gap.difference ?? 0) - Math.abs(a.gap.difference ?? 0));
  const said = sure.slice(0, MOST_SAID).map(({ group, gap }, place) => {
    const size = sized(gap.difference, unit.scale, unitWords, direction);
    return `${groupWords(dimension, group.group)}, ${size} (${place === 0 ? "95% interval " : ""}${plainSpan(gap, unit.scale)})`;
  });
  return [
    `A dot for the gap of each group to ${reference} in ${kind.what}, on a line for its 95% interval; to the right is ${direction.above}.`,
    sure.length === 0
      ? "Every interval includes no difference."
      : // Not "sure": that word is for what also stands when the number of comparisons is allowed for.
        `Taken one by one, the interval excludes no difference for ${sure.length > MOST_SAID ? `${sure.length} groups, the widest gaps those of ` : ""}${said.join("; ")}.`,
    all > rows.length ? `The ${rows.length} largest of ${all} groups are drawn.` : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const STEP = 40;
const TEXT_AT = 13;
const DOT_AT = 26;
/** Between those compared and those not. */
const APART = 10;

function gapPicture(dimension: DimensionFindings, rows: readonly GapRow[], kind: GapKind): Chart["spec"] {
  const points = rows.map((row, index) => ({
    row,
    top: index * STEP + (row.compared ? 0 : APART),
    value: drawn(row.gap.difference, kind.unit) ?? 0,
    from: drawn(row.gap.differenceLower, kind.unit),
    to: drawn(row.gap.differenceUpper, kind.unit),
  }));
  const limits = gapLimits(points);
  const dots = points.map(
    ({ row, top, value, from = value, to = value }): Datum => ({
      y: top + DOT_AT,
      value,
      from: Math.max(from, limits.low),
      to: Math.min(to, limits.high),
      look: lookOf(row),
    }),
  );
  return picture({
    height: rows.length * STEP + (rows.some(({ compared }) => !compared) ? APART : 0),
    margin: { top: 24, bottom: BOTTOM_AXIS_HEIGHT },
    limits: { ...limits },
    datasets: {
      dots,
      cut: points.flatMap(({ top, from, to }) => [
        ...(from !== undefined && from < limits.low ? [{ y: top + DOT_AT, at: limits.low, arrow: "◂" }] : []),
        ...(to !== undefined && to > limits.high ? [{ y: top + DOT_AT, at: limits.high, arrow: "▸" }] : []),
      ]),
      texts: points.map(({ row, top }) => rowTexts(row, top, kind)),
      zero: [zeroText(referenceName(dimension), limits)],
      xTicks: bottomTicks(
        { limits, about: 8, print: (value) => printSigned(value, placesOf(value)) },
        ROOM,
        SIDE,
      ),
      xTitle: [{ text: `← ${kind.direction.below} · ${kind.unitWords} · ${kind.direction.above} →` }],
    },
    layers: GAP_LAYERS,
  });
}

function rowTexts({ label, gap, compared }: GapRow, top: number, { unit }: GapKind): Datum {
  const { differenceLower: lower, differenceUpper: upper } = gap;
  const interval = lower === null || upper === null ? "" : ` (${unit.print(lower)} to ${unit.print(upper)})`;
  const figures = gap.difference === null ? NO_FIGURE : unit.print(gap.difference) + interval;
  const room = ROOM - textWidth(figures, LETTERS) - LETTERS;
  return {
    y: top + TEXT_AT,
    top: top + 1,
    bottom: top + TEXT_AT + 4,
    label: cutText(printable(label), LETTERS, room),
    figures,
    compared,
  };
}

function lookOf({ gap, compared }: GapRow): string {
  if (!compared) return "not compared";
  if (!isSure(gap)) return "not sure";
  return (gap.difference ?? 0) > 0 ? "more" : "less";
}

const referenceName = (dimension: DimensionFindings): string => {
  const reference = dimension.groups.find(({ group }) => group === dimension.reference);
  return reference === undefined ? "All other groups" : printable(labelInTables(dimension, reference));
};

/** Over the line of no difference, on the side where there is room. */
function zeroText(name: string, { low, high }: Limits): Datum {
  const at = -low / (high - low);
  const room = 2 * ROOM * Math.max(0.35, Math.min(at, 1 - at));
  const text = cutText(name, LETTERS, Math.min(ROOM, room));
  const half = textWidth(text, LETTERS) / 2 / ROOM;
  const align = at < half ? "left" : at > 1 - half ? "right" : "center";
  return { value: 0, text, align };
}

interface DrawnGap {
  readonly value: number;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** An interval many times as wide as the others would press them together: it is cut at the edge, with an arrow. */
const MANY_TIMES = 4;

function gapLimits(gaps: readonly DrawnGap[]): Limits {
  // A gap without an interval must not make the others' look wide.
  const widths = gaps
    .map(widthOf)
    .filter((width) => width > 0)
    .sort((a, b) => a - b);
  const usual = widths[Math.floor((widths.length - 1) / 2)] ?? 0;
  const whole = gaps.filter((gap) => widthOf(gap) <= MANY_TIMES * usual);
  return paddedLimits([
    0,
    ...gaps.map(({ value }) => value),
    ...whole.flatMap(({ from, to }) => [from, to].flatMap((limit) => limit ?? [])),
  ]);
}

const widthOf = ({ from, to }: DrawnGap): number => (from === undefined || to === undefined ? 0 : to - from);
