/** The list beside published figures: a dot for the list, a diamond for England, on a bar of what trusts have. */
import type {
  BenchmarkComparison,
  BenchmarkDimension,
  BenchmarkFindings,
  BenchmarkMeasure,
} from "../../findings/benchmark-schema.ts";
import type { Findings } from "../../findings/schema.ts";
import { dayWords } from "../as-at-words.ts";
import { printPercentage } from "../figures.ts";
import { printable } from "../printable.ts";
import { BOTTOM_AXIS_HEIGHT, bottomAxis, bottomTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { drawn, type FiguresRow, figuresTable, PERCENT } from "./figures-table.ts";
import { FAINT, GRID, INK, LONGER, PAPER, QUIET_INK, SHORTER } from "./palette.ts";
import { along, type Datum, domain, type Layer, LETTERS, picture, pixels, ROOM, SIDE } from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";
import { cutText, textWidth } from "./text-width.ts";

const KINDS: readonly { readonly measure: BenchmarkMeasure; readonly id: string; readonly what: string }[] = [
  { measure: "within18WeeksOfAll", id: "within-18", what: "within 18 weeks" },
  { measure: "over52WeeksOfAll", id: "over-52", what: "over 52 weeks" },
];

/** For each characteristic of the publication the shares within 18 and over 52 weeks; none without `--benchmark`. */
export const benchmarkCharts = ({ benchmark }: Pick<Findings, "benchmark">): Chart[] =>
  (benchmark?.dimensions ?? []).flatMap((dimension) =>
    KINDS.flatMap((kind) => benchmarkChart(dimension, benchmark as BenchmarkFindings, kind) ?? []),
  );

interface BenchmarkRow extends FiguresRow {
  readonly found: BenchmarkComparison;
}

/** Undefined where the list shows no figure. */
function benchmarkChart(
  dimension: BenchmarkDimension,
  { against, weekEnding }: BenchmarkFindings,
  { measure, id, what }: (typeof KINDS)[number],
): Chart | undefined {
  const rows = dimension.groups.flatMap(({ label, measures }): BenchmarkRow[] => {
    const found = measures.find((each) => each.measure === measure);
    return found === undefined
      ? []
      : [{ label, compared: true, suppressed: found.list.proportion === null, found }];
  });
  const seen = rows.filter(({ found }) => found.list.proportion !== null);
  if (seen.length === 0) return undefined;
  const when = weekEnding === null ? "" : `, week ending ${dayWords(weekEnding)}`;
  return {
    id: `benchmark-${dimension.metric}-${id}`,
    title: printable(`${dimension.label}: ${what}, beside published figures${when}`),
    alternative: printable(alternative(seen, what)),
    figures: figuresTable("Group", rows, [
      { header: `This list, % ${what}`, unit: PERCENT, of: ({ found }) => found.list.proportion },
      { header: "95% interval from", unit: PERCENT, of: ({ found }) => found.list.lower },
      { header: "to", unit: PERCENT, of: ({ found }) => found.list.upper },
      ...against.map(({ name, kind }, place) => ({
        header: kind === "england" ? "England" : printable(name),
        unit: PERCENT,
        of: ({ found }: BenchmarkRow) => found.published[place] ?? null,
      })),
      { header: "A tenth of trusts below", unit: PERCENT, of: ({ found }) => found.trusts?.p10 ?? null },
      { header: "Median trust", unit: PERCENT, of: ({ found }) => found.trusts?.median ?? null },
      { header: "A tenth of trusts above", unit: PERCENT, of: ({ found }) => found.trusts?.p90 ?? null },
    ]),
    inTables: true,
    spec: benchmarkPicture(seen, what),
  };
}

function alternative(rows: readonly BenchmarkRow[], what: string): string {
  const said = rows.map(({ label, found }) => {
    const [england = null] = found.published;
    const beside = england === null ? "" : ` (England ${printPercentage(england)}%)`;
    return `${label} ${printPercentage(found.list.proportion)}%${beside}`;
  });
  const figures = rows.length > MOST_TOLD ? apartWords(rows, said) : `${said.join("; ")}.`;
  return `A dot for the share of each group that is ${what} in this list, with its 95% interval, a diamond for England, and a bar that holds the middle eight tenths of acute trusts with a line at the median. ${figures}`;
}

/** A sentence of more groups than these is not read. */
const MOST_TOLD = 6;

/** Of many groups, those whose interval does not hold England's share; one in twenty would do so by chance. */
function apartWords(rows: readonly BenchmarkRow[], said: readonly string[]): string {
  const apart = said.filter((_, place) => rows[place] !== undefined && isApart(rows[place]));
  const chance = "one interval in twenty would miss England's figure by chance alone";
  return apart.length === 0
    ? `The interval of none of ${rows.length} groups misses England's figure.`
    : `England's figure lies outside the interval of ${apart.length} of ${rows.length} groups (${chance}): ${apart.join("; ")}.`;
}

const isApart = ({ found: { list, published } }: BenchmarkRow): boolean => {
  const [england = null] = published;
  return (
    england !== null &&
    list.lower !== null &&
    list.upper !== null &&
    (england < list.lower || england > list.upper)
  );
};

const STEP = 42;
const TEXT_AT = 13;
const DOT_AT = 28;
const BAR = 6;

function benchmarkPicture(rows: readonly BenchmarkRow[], what: string): Chart["spec"] {
  const value = (figure: number | null | undefined) => drawn(figure, PERCENT);
  const all = rows.flatMap(({ found: { list, published, trusts } }) => [
    value(list.proportion),
    value(list.lower),
    value(list.upper),
    value(published[0]),
    value(trusts?.p10),
    value(trusts?.p90),
  ]);
  const limits = paddedLimits(all.filter((figure) => figure !== undefined));
  const of = (place: number) => place * STEP + DOT_AT;
  return picture({
    height: rows.length * STEP,
    margin: { top: 8, bottom: BOTTOM_AXIS_HEIGHT },
    limits: { ...limits },
    datasets: {
      dots: rows.flatMap(({ found: { list } }, place): Datum[] => {
        const at = value(list.proportion);
        if (at === undefined) return [];
        return [{ y: of(place), value: at, from: value(list.lower) ?? at, to: value(list.upper) ?? at }];
      }),
      england: rows.flatMap(({ found }, place): Datum[] => {
        const at = value(found.published[0]);
        return at === undefined ? [] : [{ y: of(place), value: at }];
      }),
      trusts: rows.flatMap(({ found: { trusts } }, place): Datum[] => {
        const [from, median, to] = [value(trusts?.p10), value(trusts?.median), value(trusts?.p90)];
        if (from === undefined || median === undefined || to === undefined) return [];
        return [{ top: of(place) - BAR, bottom: of(place) + BAR, from, median, to }];
      }),
      texts: rows.map((row, place) => rowTexts(row, place * STEP)),
      xTicks: bottomTicks({ limits, about: 6, print: (at) => `${at.toFixed(placesOf(at))}%` }, ROOM, SIDE),
      xTitle: [{ text: `% ${what}   ● this list   ◇ England   ▬ trusts, with median` }],
    },
    layers: BENCHMARK_LAYERS,
  });
}

function rowTexts({ label, found }: BenchmarkRow, top: number): Datum {
  const [england = null] = found.published;
  const beside = england === null ? "" : ` · England ${printPercentage(england)}%`;
  const figures = `${printPercentage(found.list.proportion)}%${beside}`;
  return {
    y: top + TEXT_AT,
    label: cutText(printable(label), LETTERS, ROOM - textWidth(figures, LETTERS) - LETTERS),
    figures,
  };
}

const y = pixels("y");
const scale = { ...domain("low", "high"), nice: false, zero: false };
const BENCHMARK_LAYERS: readonly Layer[] = [
  ...bottomAxis(scale),
  {
    data: { name: "trusts" },
    mark: { type: "rect", fill: GRID, stroke: FAINT, strokeWidth: 1 },
    encoding: { x: along("from"), x2: { field: "to" }, y: pixels("top"), y2: { field: "bottom" } },
  },
  {
    data: { name: "trusts" },
    mark: { type: "rule", stroke: QUIET_INK, strokeWidth: 1.5 },
    encoding: { x: along("median"), y: pixels("top"), y2: { field: "bottom" } },
  },
  {
    data: { name: "dots" },
    mark: { type: "rule", stroke: LONGER, strokeWidth: 2 },
    encoding: { y, x: along("from"), x2: { field: "to" } },
  },
  {
    data: { name: "england" },
    mark: {
      type: "point",
      shape: "diamond",
      size: 90,
      stroke: SHORTER,
      strokeWidth: 2,
      fill: PAPER,
      opacity: 1,
    },
    encoding: { y, x: along("value") },
  },
  {
    data: { name: "dots" },
    mark: {
      type: "point",
      shape: "circle",
      size: 80,
      stroke: LONGER,
      strokeWidth: 2,
      fill: LONGER,
      opacity: 1,
    },
    encoding: { y, x: along("value") },
  },
  {
    data: { name: "texts" },
    mark: { type: "text", align: "left", x: 0, fill: INK },
    encoding: { y, text: { field: "label" } },
  },
  {
    data: { name: "texts" },
    mark: { type: "text", align: "right", x: ROOM, fill: INK },
    encoding: { y, text: { field: "figures" } },
  },
];
