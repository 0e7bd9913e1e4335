/** Two crossed dimensions as a grid of shares, darker where more wait long. */
import type { DimensionFindings, Findings, GroupFindings } from "../../findings/schema.ts";
import { NO_FIGURE, printPercentage, SUPPRESSED } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { labelInTables } from "../label-in-tables.ts";
import { printable } from "../printable.ts";
import { breachWords } from "../standard-words.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug } from "./chart-id.ts";
import { COUNT, drawn, type FiguresRow, figuresTable, PERCENT } from "./figures-table.ts";
import { FAINT, INK, PAPER, QUIET_INK, SHADES } from "./palette.ts";
import { type Datum, type Layer, LETTERS, picture, pixels, ROOM, SIDE, SMALL_LETTERS } from "./picture.ts";
import { cutText, textWidth } from "./text-width.ts";

/** Undefined unless two dimensions are crossed, and where there would be no room for the figures. */
export function heatMapChart(dimension: DimensionFindings, findings: Findings): Chart | undefined {
  const grid = gridOf(dimension);
  if (grid === undefined) return undefined;
  const waited = breachWords(findings.standard);
  const shares = grid.cells.flatMap(({ group }) => group.breachesStandard.proportion ?? []);
  if (shares.length < 2) return undefined;
  return {
    id: `${dimensionSlug(dimension.dimension, findings)}-heat-map`,
    title: printable(`${dimension.label}: waiting ${waited}`),
    alternative: printable(alternative(dimension, grid, waited)),
    figures: figuresTable("Group", grid.cells, [
      { header: "n", unit: COUNT, of: ({ group }) => group.n },
      { header: `% ${waited}`, unit: PERCENT, of: ({ group }) => group.breachesStandard.proportion },
      { header: "95% interval from", unit: PERCENT, of: ({ group }) => group.breachesStandard.lower },
      { header: "to", unit: PERCENT, of: ({ group }) => group.breachesStandard.upper },
    ]),
    spec: gridPicture(grid),
  };
}

interface Cell extends FiguresRow {
  readonly row: number;
  readonly column: number;
  readonly group: GroupFindings;
}

interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly columnTitle: string;
  readonly cells: readonly Cell[];
}

const CROSSED = " × ";
const MOST_COLUMNS = 10;
const MOST_ROWS = 24;

/** Crossings of known groups; the dimension of fewer groups goes across. */
function gridOf(dimension: DimensionFindings): Grid | undefined {
  const titles = dimension.label.split(CROSSED);
  if (dimension.dimension.split("*").length !== 2 || titles.length !== 2) return undefined;
  const unknown = isUnknown(dimension);
  const found = dimension.groups.flatMap((group) => {
    const labels = group.label.split(CROSSED);
    // Of a group in which nobody has a known wait there is no share, and nothing is hidden.
    return labels.length === 2 && !unknown(group.group) && group.n !== 0 ? [{ group, labels }] : [];
  });
  const names = [0, 1].map((part) => [...new Set(found.map(({ labels }) => labels[part] ?? ""))]);
  const [down, across] = (names[0]?.length ?? 0) >= (names[1]?.length ?? 0) ? [0, 1] : [1, 0];
  const [rows, columns] = [names[down] ?? [], names[across] ?? []];
  if (rows.length > MOST_ROWS || columns.length > MOST_COLUMNS || columns.length < 2) return undefined;
  return {
    rows,
    columns,
    columnTitle: titles[across] ?? "",
    cells: found.map(({ group, labels }) => ({
      label: labelInTables(dimension, group),
      compared: true,
      suppressed: group.suppressed,
      row: rows.indexOf(labels[down] ?? ""),
      column: columns.indexOf(labels[across] ?? ""),
      group,
    })),
  };
}

function alternative(dimension: DimensionFindings, { rows, columns, cells }: Grid, waited: string): string {
  const known = cells.filter(({ group }) => group.breachesStandard.proportion !== null);
  const sorted = [...known].sort(
    (a, b) => (b.group.breachesStandard.proportion ?? 0) - (a.group.breachesStandard.proportion ?? 0),
  );
  const said = [sorted[0], sorted.at(-1)].flatMap((cell) =>
    cell === undefined
      ? []
      : [
          `${printPercentage(cell.group.breachesStandard.proportion)}% of ${groupWords(dimension, cell.group.group)}`,
        ],
  );
  const hidden = cells.length - known.length;
  return [
    `A grid of ${rows.length} by ${columns.length} groups with the share that has waited ${waited} in each, darker where it is larger.`,
    `Most have waited so long, ${said.join(", and fewest, ")}. Small groups vary by chance.`,
    hidden === 0
      ? ""
      : `${hidden} hatched ${hidden === 1 ? "cell is" : "cells are"} hidden by disclosure control.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const ROW = 26;
const MOST_NAMES = 150;
const HEADER = 40;
const GAP = 2;

function gridPicture({ rows, columns, cells, columnTitle }: Grid): Chart["spec"] {
  const names = Math.min(MOST_NAMES, 8 + Math.max(...rows.map((name) => textWidth(short(name), LETTERS))));
  const width = (ROOM - names) / columns.length;
  const shown = cells.map((cell) => ({
    ...cell,
    value: drawn(cell.group.breachesStandard.proportion, PERCENT),
  }));
  const values = shown.flatMap(({ value }) => value ?? []);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const shadeOf = (value: number): number =>
    most === least
      ? 1
      : Math.min(SHADES.length - 1, Math.floor(((value - least) / (most - least)) * SHADES.length));
  const box = (row: number, column: number) => ({
    x: names + column * width,
    x2: names + (column + 1) * width - GAP,
    y: row * ROW,
    y2: (row + 1) * ROW - GAP,
    middle: names + (column + 0.5) * width - GAP / 2,
    base: row * ROW + 17,
  });
  const empty = rows.flatMap((_, row) =>
    columns.flatMap((__, column) =>
      cells.some((cell) => cell.row === row && cell.column === column)
        ? []
        : [{ ...box(row, column), text: NO_FIGURE }],
    ),
  );
  const hidden = shown.filter(({ value }) => value === undefined).map(({ row, column }) => box(row, column));
  return picture({
    height: rows.length * ROW,
    margin: { top: HEADER, bottom: SIDE },
    limits: {},
    datasets: {
      cells: shown.flatMap(({ row, column, value }): Datum[] =>
        value === undefined
          ? []
          : [
              {
                ...box(row, column),
                value,
                shade: String(shadeOf(value)),
                text: printPercentage(value / 100),
              },
            ],
      ),
      hatches: hidden.flatMap(hatches),
      hidden: hidden.map((place) => ({ ...place, text: SUPPRESSED })),
      empty,
      rows: rows.map((name, row) => ({
        base: row * ROW + 17,
        text: cutText(printable(short(name)), LETTERS, names - 8),
      })),
      columns: columns.map((name, column) => ({
        middle: names + (column + 0.5) * width,
        text: cutText(printable(short(name)), SMALL_LETTERS, width),
      })),
      titles: [{ text: cutText(printable(`% · across: ${columnTitle}`), SMALL_LETTERS, ROOM) }],
    },
    layers: GRID_LAYERS,
  });
}

const EXPLAINED = / \([^()]*\)$/;
const short = (name: string): string => (/^\d+ \(/.test(name) ? name.replace(EXPLAINED, "") : name);

/** Slanting lines, so that what is hidden does not look like few. */
function hatches({
  x,
  x2,
  y,
  y2,
}: {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}): Datum[] {
  const height = y2 - y;
  const lines: Datum[] = [];
  for (let at = x - height + 8; at < x2; at += 8) {
    const from = Math.max(at, x);
    const to = Math.min(at + height, x2);
    lines.push({ x: from, y: y2 - (from - at), x2: to, y2: y2 - (to - at) });
  }
  return lines;
}

const shade = (range: readonly string[]) => ({
  field: "shade",
  type: "nominal" as const,
  scale: { domain: SHADES.map((_, index) => String(index)), range: [...range] },
  legend: null,
});
const BOX = { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } };

const GRID_LAYERS: readonly Layer[] = [
  {
    data: { name: "cells" },
    mark: { type: "rect", stroke: FAINT, strokeWidth: 0.5 },
    encoding: { ...BOX, fill: shade(SHADES.map(({ colour }) => colour)) },
  },
  {
    data: { name: "cells" },
    mark: { type: "text" },
    encoding: {
      x: pixels("middle"),
      y: pixels("base"),
      text: { field: "text" },
      color: shade(SHADES.map(({ ink }) => ink)),
    },
  },
  {
    data: { name: "hidden" },
    mark: { type: "rect", fill: PAPER, stroke: FAINT, strokeWidth: 0.5 },
    encoding: BOX,
  },
  { data: { name: "hatches" }, mark: { type: "rule", stroke: FAINT }, encoding: BOX },
  {
    data: { name: "hidden" },
    mark: { type: "text", fontWeight: "bold", stroke: PAPER, strokeWidth: 4 },
    encoding: { x: pixels("middle"), y: pixels("base"), text: { field: "text" } },
  },
  ...(["hidden", "empty"] as const).map(
    (name): Layer => ({
      data: { name },
      mark: { type: "text", fill: INK },
      encoding: { x: pixels("middle"), y: pixels("base"), text: { field: "text" } },
    }),
  ),
  {
    data: { name: "rows" },
    mark: { type: "text", align: "left", x: 0 },
    encoding: { y: pixels("base"), text: { field: "text" } },
  },
  {
    data: { name: "columns" },
    mark: { type: "text", fontSize: SMALL_LETTERS, fill: QUIET_INK, y: -6 },
    encoding: { x: pixels("middle"), text: { field: "text" } },
  },
  {
    data: { name: "titles" },
    mark: { type: "text", align: "left", fontSize: SMALL_LETTERS, fill: QUIET_INK, x: 0, y: -24 },
    encoding: { text: { field: "text" } },
  },
];
