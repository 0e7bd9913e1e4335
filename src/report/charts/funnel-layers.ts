/** The marks of a funnel: units as points, and the limits that chance would keep them within. */
import { bottomAxis, leftAxis } from "./axes.ts";
import { FAINT, INK, LONGER, PAPER, QUIET_INK, SHORTER, UNSURE } from "./palette.ts";
import { along, domain, type Layer, SMALL_LETTERS } from "./picture.ts";

/** Filled outside the limits, pointing the way they lie; hollow within; a cross where a unit is not compared. */
const LOOKS = {
  domain: ["high-99.8", "high-95", "within", "low-95", "low-99.8", "not compared"],
  shapes: ["triangle-up", "triangle-up", "circle", "triangle-down", "triangle-down", "cross"],
  fills: [LONGER, PAPER, PAPER, PAPER, SHORTER, FAINT],
  strokes: [LONGER, LONGER, UNSURE, SHORTER, SHORTER, FAINT],
};

const look = (range: readonly string[]) => ({
  field: "place",
  type: "nominal" as const,
  scale: { domain: LOOKS.domain, range: [...range] },
  legend: null,
});

const limit = (field: string, dash: number[]): Layer => ({
  data: { name: "limits" },
  mark: { type: "line", stroke: QUIET_INK, strokeWidth: 1.5, strokeDash: dash },
  encoding: { x: along("x"), y: along(field), order: { field: "x", type: "quantitative" } },
});

/** `scale` is that of x. */
export const funnelLayers = (scale: object): Layer[] => [
  ...leftAxis({ ...domain("low", "high"), nice: false, zero: false }),
  ...bottomAxis(scale),
  {
    data: { name: "target" },
    mark: { type: "rule", stroke: INK, strokeWidth: 1.5 },
    encoding: { y: along("value") },
  },
  limit("lower95", [5, 4]),
  limit("upper95", [5, 4]),
  limit("lower998", [1, 0]),
  limit("upper998", [1, 0]),
  {
    data: { name: "units" },
    mark: { type: "point", size: 60, strokeWidth: 1.5, opacity: 1 },
    encoding: {
      x: along("x"),
      y: along("value"),
      shape: look(LOOKS.shapes),
      fill: look(LOOKS.fills),
      stroke: look(LOOKS.strokes),
    },
  },
  ...(["left", "right"] as const).map(
    (align): Layer => ({
      data: { name: "names" },
      transform: [{ filter: { field: "align", equal: align } }],
      mark: { type: "text", align, dx: align === "left" ? 7 : -7, dy: 4, fontSize: SMALL_LETTERS, fill: INK },
      encoding: { x: along("x"), y: along("value"), text: { field: "name" } },
    }),
  ),
];
