/** Axes made of marks, so that pictures of one kind are compiled once and every label is where it was meant to be. */
import { GRID, QUIET_INK } from "./palette.ts";
import { along, alongScale, type Datum, type Layer, SMALL_LETTERS } from "./picture.ts";
import { type Limits, roundValues } from "./scale-limits.ts";
import { textWidth } from "./text-width.ts";

export interface AxisTexts {
  readonly limits: Limits;
  /** About how many values are named. */
  readonly about: number;
  readonly print: (value: number) => string;
}

/** Values of an axis along the bottom, `room` pixels wide; labels that would leave the picture are left out, not their lines. */
export function bottomTicks({ limits, about, print }: AxisTexts, room: number, over: number): Datum[] {
  return roundValues(limits, about).map((value) => {
    const at = (room * (value - limits.low)) / (limits.high - limits.low);
    const half = textWidth(print(value), SMALL_LETTERS) / 2;
    const fits = at - half >= -over && at + half <= room + over;
    return { value, text: fits ? print(value) : "" };
  });
}

/** Values of an axis along the left side. */
export const leftTicks = ({ limits, about, print }: AxisTexts): Datum[] =>
  roundValues(limits, about).map((value) => ({ value, text: print(value) }));

export const BOTTOM_AXIS_HEIGHT = 42;
const LABEL_BELOW = 16;
const TITLE_BELOW = 34;

/** Lines at the values of the dataset `xTicks`, their names below, and under these the text of `xTitle`. `scale` is that of x. */
export const bottomAxis = (scale: object): Layer[] => [
  {
    data: { name: "xTicks" },
    mark: { type: "rule", stroke: GRID },
    encoding: { x: alongScale("value", scale) },
  },
  {
    data: { name: "xTicks" },
    mark: {
      type: "text",
      fontSize: SMALL_LETTERS,
      fill: QUIET_INK,
      y: { expr: `height + ${LABEL_BELOW}` },
    },
    encoding: { x: along("value"), text: { field: "text" } },
  },
  {
    data: { name: "xTitle" },
    mark: {
      type: "text",
      fontSize: SMALL_LETTERS,
      fill: QUIET_INK,
      x: { expr: "width / 2" },
      y: { expr: `height + ${TITLE_BELOW}` },
    },
    encoding: { text: { field: "text" } },
  },
];

export const LEFT_AXIS_WIDTH = 42;
/** Between the values' names and the picture. */
const LABEL_BESIDE = 6;
const TITLE_ABOVE = 9;

/** Lines at the values of `yTicks` with their names to the left, and above them the text of `yTitle`. `scale` is that of y. */
export const leftAxis = (scale: object): Layer[] => [
  {
    data: { name: "yTicks" },
    mark: { type: "rule", stroke: GRID },
    encoding: { y: alongScale("value", scale) },
  },
  {
    data: { name: "yTicks" },
    mark: { type: "text", align: "right", x: -LABEL_BESIDE, dy: 4, fontSize: SMALL_LETTERS, fill: QUIET_INK },
    encoding: { y: along("value"), text: { field: "text" } },
  },
  {
    data: { name: "yTitle" },
    mark: {
      type: "text",
      align: "left",
      x: 4 - LEFT_AXIS_WIDTH,
      y: -TITLE_ABOVE,
      fontSize: SMALL_LETTERS,
      fill: QUIET_INK,
    },
    encoding: { text: { field: "text" } },
  },
];
