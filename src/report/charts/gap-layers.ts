/** The marks of a gap plot: the same for every measure and dimension. */
import { bottomAxis } from "./axes.ts";
import { FAINT, INK, LONGER, PAPER, QUIET_INK, SHORTER, UNSURE } from "./palette.ts";
import { along, domain, type Layer, pixels, ROOM } from "./picture.ts";

/** Sure is filled, unsure is hollow, and what is not compared is a hollow, dashed diamond: colour repeats it. */
const LOOKS = {
  domain: ["more", "less", "not sure", "not compared"],
  colours: [LONGER, SHORTER, UNSURE, FAINT],
  fills: [LONGER, SHORTER, PAPER, PAPER],
  shapes: ["circle", "circle", "circle", "diamond"],
  dashes: [
    [1, 0],
    [1, 0],
    [1, 0],
    [4, 3],
  ],
};

const look = (range: (typeof LOOKS)[keyof typeof LOOKS]) => ({
  field: "look",
  type: "nominal" as const,
  scale: { domain: LOOKS.domain, range },
  legend: null,
});
const y = pixels("y");
const scale = { ...domain("low", "high"), nice: false, zero: false };

const ink = {
  condition: { test: "datum.compared", value: INK },
  value: QUIET_INK,
};
export const GAP_LAYERS: readonly Layer[] = [
  ...bottomAxis(scale),
  {
    data: { name: "zero" },
    mark: { type: "rule", stroke: INK, strokeWidth: 1.5 },
    encoding: { x: along("value") },
  },
  // Lines pass behind dots and not through words.
  {
    data: { name: "texts" },
    mark: { type: "rect", fill: PAPER, x: 0, x2: ROOM },
    encoding: { y: pixels("top"), y2: { field: "bottom" } },
  },
  ...(["left", "center", "right"] as const).map(
    (align): Layer => ({
      data: { name: "zero" },
      transform: [{ filter: { field: "align", equal: align } }],
      mark: { type: "text", align, y: -8, fill: INK },
      encoding: { x: along("value"), text: { field: "text" } },
    }),
  ),
  {
    data: { name: "dots" },
    mark: { type: "rule", strokeWidth: 2 },
    encoding: {
      y,
      x: along("from"),
      x2: { field: "to" },
      color: look(LOOKS.colours),
      strokeDash: look(LOOKS.dashes),
    },
  },
  {
    data: { name: "cut" },
    mark: { type: "text", baseline: "middle", fill: QUIET_INK },
    encoding: { y, x: along("at"), text: { field: "arrow" } },
  },
  {
    data: { name: "dots" },
    mark: { type: "point", size: 80, strokeWidth: 2, opacity: 1 },
    encoding: {
      y,
      x: along("value"),
      stroke: look(LOOKS.colours),
      fill: look(LOOKS.fills),
      shape: look(LOOKS.shapes),
    },
  },
  {
    data: { name: "texts" },
    mark: { type: "text", align: "left", x: 0 },
    encoding: { y, text: { field: "label" }, color: ink },
  },
  {
    data: { name: "texts" },
    mark: { type: "text", align: "right", x: ROOM },
    encoding: { y, text: { field: "figures" }, color: ink },
  },
];
