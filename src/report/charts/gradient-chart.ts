/** Ordered groups as shares with intervals, and the line fitted through them. */
import type {
  DimensionFindings,
  Findings,
  GradientFindings,
  GroupFindings,
  Measures,
} from "../../findings/schema.ts";
import { printNumber, printPercentage } from "../figures.ts";
import { isSure, POINTS, plainSpan } from "../gap-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { printable } from "../printable.ts";
import { rangeWords } from "../range-words.ts";
import { shownSlope } from "../shown-slope.ts";
import { breachWords, type Standard } from "../standard-words.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, LEFT_AXIS_WIDTH, leftAxis, leftTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug } from "./chart-id.ts";
import { COUNT, drawn, type FiguresRow, figuresTable, PERCENT } from "./figures-table.ts";
import { INK, QUIET_INK, SHORTER } from "./palette.ts";
import {
  along,
  alongScale,
  type Datum,
  domain,
  type Layer,
  LETTERS,
  picture,
  ROOM,
  SIDE,
  SMALL_LETTERS,
} from "./picture.ts";
import { placesOf } from "./scale-limits.ts";
import { textWidth } from "./text-width.ts";

interface Slope {
  readonly id: string;
  readonly measure: "breachesStandard" | "over52Weeks";
  /** After "waiting". */
  readonly waited: string;
}

/** Of breaching the standard and of waiting over 52 weeks, where a line was fitted. */
export function gradientCharts(dimension: DimensionFindings, findings: Findings): Chart[] {
  if (!dimension.ordered) return [];
  return slopesOf(findings.standard).flatMap((slope) => gradientChart(dimension, findings, slope) ?? []);
}

function slopesOf(standard: Standard): Slope[] {
  const waited = breachWords(standard);
  const breach: Slope = { id: "gradient", measure: "breachesStandard", waited };
  return waited === OVER_52
    ? [breach]
    : [breach, { id: "gradient-over-52", measure: "over52Weeks", waited: OVER_52 }];
}

const OVER_52 = "over 52 weeks";

/** A group, or an end of the line, with its place from the first end (0) to the last (1). */
interface GradientRow extends FiguresRow {
  readonly place: number;
  readonly group?: GroupFindings;
  readonly fitted: number | null;
}

function gradientChart(dimension: DimensionFindings, findings: Findings, slope: Slope): Chart | undefined {
  const gradient = shownSlope(dimension, slope.measure);
  if (gradient === undefined || gradient.fittedFirst === null || gradient.fittedLast === null)
    return undefined;
  const rows = gradientRows(dimension, gradient);
  const shares = rows.flatMap(({ group }) => group?.[slope.measure].proportion ?? []);
  if (shares.length < 2 || Math.max(...shares) === 0) return undefined;
  const words = rangeWords(dimension.dimension);
  const share = ({ group }: GradientRow): Measures["breachesStandard"] | undefined => group?.[slope.measure];
  return {
    id: `${dimensionSlug(dimension.dimension, findings)}-${slope.id}`,
    title: printable(`${dimension.label}: waiting ${slope.waited}, ${words.span}`),
    alternative: printable(alternative(dimension, gradient, slope)),
    figures: figuresTable("Group", rows, [
      { header: "n", unit: COUNT, of: ({ group }) => group?.n },
      { header: `% ${slope.waited}`, unit: PERCENT, of: (row) => share(row)?.proportion },
      { header: "95% interval from", unit: PERCENT, of: (row) => share(row)?.lower },
      { header: "to", unit: PERCENT, of: (row) => share(row)?.upper },
      { header: "On the line", unit: PERCENT, of: ({ fitted }) => fitted },
    ]),
    spec: gradientPicture(rows, share, { dimension, waited: slope.waited }),
  };
}

/** The first end, the known groups in order, the last end. */
function gradientRows(dimension: DimensionFindings, gradient: GradientFindings): GradientRow[] {
  const unknown = isUnknown(dimension);
  const groups = dimension.groups.filter(({ group }) => !unknown(group));
  const words = rangeWords(dimension.dimension);
  // Where a size is not published the groups are set out evenly: a place must not give it away.
  const even = groups.some(({ n }) => n === null);
  const sizes = groups.map(({ n }) => (even ? 1 : (n ?? 1)));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  const rows = groups.map((group, index): GradientRow => {
    const size = sizes[index] ?? 0;
    const place = (before + size / 2) / all;
    before += size;
    return {
      ...plain(group.label),
      suppressed: group.suppressed,
      place,
      group,
      fitted: fittedAt(gradient, place),
    };
  });
  const end = (name: string, place: number): GradientRow => ({
    ...plain(`Line at the ${name} end`),
    place,
    fitted: fittedAt(gradient, place),
  });
  return [end(words.first, 0), ...rows, end(words.last, 1)];
}

const plain = (label: string): FiguresRow => ({ label, compared: true, suppressed: false });

/** The line at a place: straight in the share itself, or in its log odds; null where it has no ends, and never beyond 0–1. */
function fittedAt({ scale, fittedFirst, fittedLast }: GradientFindings, place: number): number | null {
  if (fittedFirst === null || fittedLast === null) return null;
  if (scale === "linear") return Math.max(0, Math.min(1, fittedFirst + (fittedLast - fittedFirst) * place));
  if (Math.min(fittedFirst, fittedLast) <= 0 || Math.max(fittedFirst, fittedLast) >= 1) return null;
  const logOdds = (share: number) => Math.log(share / (1 - share));
  const at = logOdds(fittedFirst) + (logOdds(fittedLast) - logOdds(fittedFirst)) * place;
  return 1 / (1 + Math.exp(-at));
}

function alternative(dimension: DimensionFindings, gradient: GradientFindings, { waited }: Slope): string {
  const words = rangeWords(dimension.dimension);
  const { sii, siiLower, siiUpper } = gradient;
  const [first, last] = [fittedAt(gradient, 0), fittedAt(gradient, 1)];
  const ends = `from ${printPercentage(first)}% at the ${words.first} end to ${printPercentage(last)}% at the ${words.last} end`;
  const gap = { difference: sii, differenceLower: siiLower, differenceUpper: siiUpper };
  const size = `${printNumber(Math.abs(100 * (sii ?? 0)))} ${POINTS}`;
  const worse = (sii ?? 0) < 0 ? words.first : words.last;
  return [
    `A dot for the share of each group that has waited ${waited}, with its 95% interval, ${words.span}, and the line fitted through all of them.`,
    isSure(gap)
      ? `The line goes ${ends}: ${size} more at the ${worse} end (95% interval ${plainSpan(gap, 100)}), which is worse off.`
      : `The line goes ${ends}; its interval holds no slope, so that neither end is surely worse off.`,
    ...cutEnds(gradient),
  ].join(" ");
}

/** The slope is that of the whole line, and larger than the ends that are drawn tell. */
function cutEnds({ fittedFirst, fittedLast }: GradientFindings): string[] {
  const ends = [fittedFirst ?? 0, fittedLast ?? 0];
  if (Math.min(...ends) < 0)
    return ["A straight line through these groups would end below 0%: it is drawn at 0% there."];
  return Math.max(...ends) > 1
    ? ["A straight line through these groups would end above 100%: it is drawn at 100% there."]
    : [];
}

const HEIGHT = 200;
const WIDTH = ROOM + SIDE - LEFT_AXIS_WIDTH;
/** Above a dot's interval. */
const FIGURE_ABOVE = 6;

function gradientPicture(
  rows: readonly GradientRow[],
  share: (row: GradientRow) => Measures["breachesStandard"] | undefined,
  { dimension, waited }: { readonly dimension: DimensionFindings; readonly waited: string },
): Chart["spec"] {
  const words = rangeWords(dimension.dimension);
  const dots = rows.flatMap((row): Datum[] => {
    const value = drawn(share(row)?.proportion, PERCENT);
    if (value === undefined) return [];
    const from = drawn(share(row)?.lower, PERCENT) ?? value;
    const to = drawn(share(row)?.upper, PERCENT) ?? value;
    return [{ place: row.place, value, from, to, text: `${printNumber(value)}%` }];
  });
  const line = rows.flatMap((row): Datum[] => {
    const value = drawn(row.fitted, PERCENT);
    return value === undefined ? [] : [{ place: row.place, value }];
  });
  const most = Math.max(...[...dots, ...line].flatMap(({ value, to }) => [Number(value), Number(to ?? 0)]));
  const limits = { low: 0, high: Math.min(ALL, 1.12 * most) };
  return picture({
    height: HEIGHT,
    margin: { top: 28, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: SIDE },
    limits,
    datasets: {
      dots,
      line,
      figures: figuresWithRoom(dots),
      xTicks: groupNames(rows),
      xTitle: [{ text: `← ${words.first} · ${words.last} →` }],
      yTicks: leftTicks({ limits, about: 5, print: (value) => `${printNumber(value, placesOf(value))}%` }),
      yTitle: [{ text: `Waiting ${waited}` }],
    },
    layers: GRADIENT_LAYERS,
  });
}

const ALL = 100;
const EXPLAINED = / \([^()]*\)$/;

/** Above the dots, none where it would touch the one before. */
function figuresWithRoom(dots: readonly Datum[]): Datum[] {
  let free = 0;
  return dots.filter(({ place, text }) => {
    const half = textWidth(String(text), LETTERS) / 2;
    const at = Number(place) * WIDTH;
    if (at - half < free) return false;
    free = at + half + 2;
    return true;
  });
}

/** Under the groups; where there is no room for all, every second, third … */
function groupNames(rows: readonly GradientRow[]): Datum[] {
  let free = 0;
  return rows.flatMap(({ group, place, label }): Datum[] => {
    if (group === undefined) return [];
    const text = printable(label.replace(EXPLAINED, ""));
    const half = textWidth(text, SMALL_LETTERS) / 2;
    const fits = place * WIDTH - half >= free && place * WIDTH + half <= WIDTH + SIDE;
    if (fits) free = place * WIDTH + half + 4;
    return [{ value: place, text: fits ? text : "" }];
  });
}

const SCALE = { domain: [0, 1], nice: false, zero: false };
const x = alongScale("place", SCALE);
const y = along("value");
const GRADIENT_LAYERS: readonly Layer[] = [
  ...leftAxis({ ...domain("low", "high"), nice: false }),
  ...bottomAxis(SCALE).filter((layer) => !isGrid(layer)),
  {
    data: { name: "line" },
    mark: { type: "line", stroke: QUIET_INK, strokeWidth: 2, strokeDash: [6, 4] },
    encoding: { x, y },
  },
  {
    data: { name: "dots" },
    mark: { type: "rule", stroke: SHORTER, strokeWidth: 2 },
    encoding: { x, y: along("from"), y2: { field: "to" } },
  },
  {
    data: { name: "dots" },
    mark: { type: "point", shape: "circle", filled: true, fill: SHORTER, size: 80, opacity: 1 },
    encoding: { x, y },
  },
  {
    data: { name: "figures" },
    mark: { type: "text", dy: -FIGURE_ABOVE, fill: INK },
    encoding: { x, y: along("to"), text: { field: "text" } },
  },
];

/** Groups have their places; lines up from them would look like intervals. */
function isGrid(layer: Layer): boolean {
  return "mark" in layer && typeof layer.mark === "object" && layer.mark.type === "rule";
}
