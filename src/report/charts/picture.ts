/** What all pictures share: a width that still reads on a phone, letters, and how a spec starts. */
import type { TopLevelSpec } from "vega-lite";
import { INK, PAPER } from "./palette.ts";

export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];
/** What a layer draws a mark for; its figures are those of the table, in the unit they are printed in. */
export type Datum = Readonly<Record<string, string | number | boolean>>;

/** Of the whole picture. On a telephone of 360 pixels its letters are 11 pixels high and more. */
export const PICTURE_WIDTH = 400;
export const LETTERS = 13;
export const SMALL_LETTERS = 12.5;
export const SIDE = 10;
/** Of what lies between the margins. */
export const ROOM = PICTURE_WIDTH - 2 * SIDE;

export interface PictureParts {
  /** Of what lies between the margins. */
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly left?: number;
    readonly right?: number;
  };
  /** Named, so that pictures of one kind differ in these and in `limits` only. */
  readonly datasets: Readonly<Record<string, readonly Datum[]>>;
  /** Ends of scales, by the name that `domain` gives them. */
  readonly limits: Readonly<Record<string, number>>;
  readonly layers: readonly Layer[];
}

/** Sizes are final: nothing is measured while drawing. */
export function picture({ height, margin, datasets, limits, layers }: PictureParts): TopLevelSpec {
  const { left = SIDE, right = SIDE } = margin;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: PICTURE_WIDTH - left - right,
    height,
    padding: { left, right, top: margin.top, bottom: margin.bottom },
    autosize: { type: "none" },
    background: PAPER,
    params: Object.entries(limits).map(([name, value]) => ({ name, value })),
    datasets: Object.fromEntries(Object.entries(datasets).map(([name, rows]) => [name, [...rows]])),
    layer: [...layers],
    config: CONFIG,
  };
}

/** A scale's domain between two limits of the picture. */
export const domain = (low: string, high: string) => ({
  domainMin: { expr: low },
  domainMax: { expr: high },
});

const FAMILY = "Helvetica, Arial, 'Liberation Sans', sans-serif";

const CONFIG: NonNullable<TopLevelSpec["config"]> = {
  // The picture as a whole has a title and a description; its marks have none.
  aria: false,
  font: FAMILY,
  view: { stroke: null },
  text: { fontSize: LETTERS, fill: INK, baseline: "alphabetic" },
};

/** A place on a scale of figures; axes are marks of their own. */
export const along = (field: string) => ({ field, type: "quantitative", axis: null }) as const;
/** As `along`, with the scale all layers share. */
export const alongScale = (field: string, scale: object) => ({ ...along(field), scale });
/** A place in pixels. */
export const pixels = (field: string) => ({ ...along(field), scale: null }) as const;
