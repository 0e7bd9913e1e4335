import { expect } from "vitest";
import type { Chart } from "../../../../src/report/charts/chart.ts";
import { drawCharts } from "../../../../src/report/charts/draw-charts.ts";
import { GRID } from "../../../../src/report/charts/palette.ts";

/** In pixels of the whole picture, from its upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Look {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  /** Undefined where a line is not dashed. */
  readonly dash: string | undefined;
}

interface DrawnSymbol extends Place, Look {
  /** The path around its middle. */
  readonly shape: string;
}

interface DrawnPath extends Look {
  readonly places: readonly Place[];
}

/** By its corners: `from` is left of `to`, and above it. */
interface DrawnBox extends Look {
  readonly from: Place;
  readonly to: Place;
}

interface DrawnText extends Place {
  readonly text: string;
  readonly anchor: string;
  readonly isBold: boolean;
}

/** What a person sees of a drawing: where its marks are, and not the figures they were made from. */
export interface DrawnMarks {
  /** Dots, triangles, diamonds and crosses. */
  readonly symbols: readonly DrawnSymbol[];
  /** Lines through places. */
  readonly paths: readonly DrawnPath[];
  readonly bars: readonly DrawnBox[];
  /** Lines from a place to another. */
  readonly rules: readonly DrawnBox[];
  readonly texts: readonly DrawnText[];
}

/** Draws a chart, and reads its marks out of the SVG. */
export async function drawnMarks(chart: Chart): Promise<DrawnMarks> {
  return marksOf((await drawCharts([chart])).get(chart.id) ?? "");
}

type Attributes = Readonly<Record<string, string>>;

const ELEMENT = /<(\/?)([a-z]+)((?: [\w:-]+="[^"]*")*)\/?>([^<]*)/g;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;

function marksOf(svg: string): DrawnMarks {
  const marks = {
    symbols: [] as DrawnSymbol[],
    paths: [] as DrawnPath[],
    bars: [] as DrawnBox[],
    rules: [] as DrawnBox[],
    texts: [] as DrawnText[],
  };
  const groups: Place[] = [{ x: 0, y: 0 }];
  for (const [, end, name, written = "", text = ""] of svg.matchAll(ELEMENT)) {
    const own: Attributes = Object.fromEntries(
      [...written.matchAll(ATTRIBUTE)].map(([, key = "", value = ""]) => [key, value]),
    );
    const at = moved(groups.at(-1), own["transform"]);
    const look = { fill: own["fill"], stroke: own["stroke"], dash: own["stroke-dasharray"] };
    if (name === "g") {
      if (end === "/") groups.pop();
      else groups.push(at);
    } else if (end === "/") continue;
    else if (name === "text") {
      const isBold = own["font-weight"] === "bold";
      marks.texts.push({ ...at, text, anchor: own["text-anchor"] ?? "start", isBold });
    } else if (name === "line") {
      const other = { x: at.x + Number(own["x2"] ?? 0), y: at.y + Number(own["y2"] ?? 0) };
      marks.rules.push({ ...look, ...box([at, other]) });
    } else if (name === "path") {
      const shape = own["d"] ?? "";
      if (own["transform"] !== undefined) marks.symbols.push({ ...look, ...at, shape });
      else if (shape.endsWith("Z")) marks.bars.push({ ...look, ...box(placesOf(shape, at)) });
      else marks.paths.push({ ...look, places: placesOf(shape, at) });
    }
  }
  return marks;
}

const TRANSLATE = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/;

function moved(from: Place = { x: 0, y: 0 }, transform = "translate(0,0)"): Place {
  const [, x, y] = TRANSLATE.exec(transform) ?? [];
  if (x === undefined || y === undefined) throw new Error(`${transform} is more than a translation`);
  return { x: from.x + Number(x), y: from.y + Number(y) };
}

const STEP = /([A-Za-z])(-?[\d.]*),?(-?[\d.]*)/g;

/** Of straight pieces only: from a place to a place, or sideways and down from the one before. */
function placesOf(d: string, origin: Place): Place[] {
  const places: Place[] = [];
  for (const [, step = "", one = "", other = ""] of d.matchAll(STEP)) {
    const before = places.at(-1) ?? origin;
    if (step === "M" || step === "L") places.push({ x: origin.x + Number(one), y: origin.y + Number(other) });
    else if (step === "h") places.push({ x: before.x + Number(one), y: before.y });
    else if (step === "v") places.push({ x: before.x, y: before.y + Number(one) });
    else if (step !== "Z") throw new Error(`${step} of ${d} is no straight piece`);
  }
  return places;
}

function box(places: readonly Place[]): { readonly from: Place; readonly to: Place } {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return { from: { x: Math.min(...xs), y: Math.min(...ys) }, to: { x: Math.max(...xs), y: Math.max(...ys) } };
}

/** From a figure to pixels. */
export type AxisScale = (figure: number) => number;

export interface Tick {
  readonly figure: number;
  readonly at: number;
}

/** A straight scale through the two outermost ticks; all between must lie on it. */
export function scaleThrough(ticks: readonly Tick[]): AxisScale {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (first === undefined || last === undefined || first.figure === last.figure)
    throw new Error("a scale has two ticks and more");
  const size = (last.at - first.at) / (last.figure - first.figure);
  const scale = (figure: number) => first.at + size * (figure - first.figure);
  for (const { figure, at } of ticks) expectAt(at, scale(figure), `tick ${figure}`);
  return scale;
}

/** By the names to the left of the lines of the grid. */
export function leftScale({ rules, texts }: DrawnMarks): AxisScale {
  const lines = rules.filter(({ stroke, from, to }) => stroke === GRID && from.y === to.y);
  return scaleThrough(
    lines.flatMap(({ from: { x, y } }) =>
      texts
        .filter((one) => one.anchor === "end" && one.x < x && Math.abs(one.y - y) < LETTER_HEIGHT)
        .map(({ text }) => ({ figure: figureIn(text), at: y })),
    ),
  );
}

/** By the names under the lines of the grid; `spread` is how figures are set out along it, if not evenly. */
export function bottomScale(
  { rules, texts }: DrawnMarks,
  spread: (figure: number) => number = (figure) => figure,
): AxisScale {
  const lines = rules.filter(({ stroke, from, to }) => stroke === GRID && from.x === to.x);
  const scale = scaleThrough(
    lines.flatMap(({ to: { x, y } }) =>
      texts
        .filter((one) => one.anchor === "middle" && one.y > y && one.x === x && NUMBER.test(one.text))
        .map(({ text }) => ({ figure: spread(figureIn(text)), at: x })),
    ),
  );
  return (figure) => scale(spread(figure));
}

const LETTER_HEIGHT = 9;

/** Coordinates are rounded to a hundredth of a pixel, so that a tick and a mark are never further off than this. */
const TOLERANCE = 0.1;

/** In pixels. */
export function expectAt(drawn: number | undefined, expected: number, what: string): void {
  expect(Math.abs((drawn ?? Number.NaN) - expected), `${what}: at ${drawn}, not ${expected}`).toBeLessThan(
    TOLERANCE,
  );
}

const NUMBER = /[+−]?\d[\d,]*(?:\.\d+)?/;

/** All numbers of a printed text. */
export const figuresIn = (text: string): number[] =>
  (text.match(new RegExp(NUMBER, "g")) ?? []).map((number) =>
    Number(number.replace("−", "-").replace("+", "").replace(/,/g, "")),
  );

/** The first number of a printed text. */
export function figureIn(text: string): number {
  const [first] = figuresIn(text);
  if (first === undefined) throw new Error(`${text} has no number`);
  return first;
}

export interface PrintedRow {
  readonly label: string;
  /** Under a header; undefined where the table has a dash or a star. */
  readonly of: (header: string) => number | undefined;
}

/** A chart's own table, as it is printed. */
export function printedRows({ figures: { columns, rows } }: Pick<Chart, "figures">): PrintedRow[] {
  const headers = columns.map(({ header }) => header.join(" "));
  return rows.map((row) => ({
    label: row[0]?.text ?? "",
    of: (header) => {
      const text = row[headers.indexOf(header)]?.text;
      if (text === undefined) throw new Error(`no column ${header} among ${headers.join(", ")}`);
      return text === "–" || text === "*" ? undefined : figureIn(text);
    },
  }));
}
