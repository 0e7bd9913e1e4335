/** Names of lines above a picture, each beside a piece of its line. */
import { LINES } from "./palette.ts";
import { type Datum, type Layer, LETTERS, pixels } from "./picture.ts";
import { cutText, textWidth } from "./text-width.ts";

const ROW = 18;
const PIECE = 30;
const BESIDE = 6;
const BETWEEN = 14;
/** Above the picture, where an axis may have its title. */
const ABOVE = 34;

export interface LineLegend {
  readonly items: readonly Datum[];
  /** Pixels above the picture. */
  readonly height: number;
}

/** As many side by side as fit into `room` pixels from `left`. A long name is cut. */
export function lineLegend(names: readonly string[], left: number, room: number): LineLegend {
  const placed: { x: number; row: number; text: string }[] = [];
  let [x, row] = [0, 0];
  for (const name of names) {
    const text = cutText(name, LETTERS, room - PIECE - BESIDE);
    const width = PIECE + BESIDE + textWidth(text, LETTERS);
    if (x > 0 && x + width > room) [x, row] = [0, row + 1];
    placed.push({ x, row, text });
    x += width + BETWEEN;
  }
  const items = placed.map(({ x: at, row: line, text }, index): Datum => {
    const y = -ABOVE - (row - line) * ROW;
    return {
      from: left + at,
      to: left + at + PIECE,
      textAt: left + at + PIECE + BESIDE,
      y,
      textY: y + 4,
      line: String(index),
      text,
    };
  });
  return { items, height: ABOVE + (row + 1) * ROW - 4 };
}

const lineScale = (range: readonly unknown[]) => ({
  domain: LINES.map((_, index) => String(index)),
  range: [...range],
});

/** Colour and dash of the line that the field `line` numbers. */
export const LINE_LOOKS = {
  stroke: {
    field: "line",
    type: "nominal",
    scale: lineScale(LINES.map(({ colour }) => colour)),
    legend: null,
  },
  strokeDash: {
    field: "line",
    type: "nominal",
    scale: lineScale(LINES.map(({ dash }) => dash)),
    legend: null,
  },
} as const;

/** Of the dataset `legend`. */
export const LEGEND_LAYERS: readonly Layer[] = [
  {
    data: { name: "legend" },
    mark: { type: "rule", strokeWidth: 2.5 },
    encoding: { x: pixels("from"), x2: { field: "to" }, y: pixels("y"), ...LINE_LOOKS },
  },
  {
    data: { name: "legend" },
    mark: { type: "text", align: "left" },
    encoding: { x: pixels("textAt"), y: pixels("textY"), text: { field: "text" } },
  },
];
