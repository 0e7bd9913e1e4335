/** What Vega draws, as an element that can stand in a page among others and be read without seeing it. */
import { printable } from "../printable.ts";
import type { Chart } from "./chart.ts";

/** How much larger than it is drawn a picture is shown where there is room: its letters are then as large as those around it. */
const SHOWN = 1.2;

/**
 * The drawing without what only Vega needs, with a title, a description and ids that begin with the chart's. Names from the
 * file are escaped; `drawing` is an `<svg>` element as Vega writes it.
 */
export function svgElement({ id, title, alternative }: Chart, drawing: string): string {
  const { width, height, body } = partsOf(drawing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SHOWN}" height="${Math.round(height * SHOWN)}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FAMILY}">`,
    `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-desc">${escaped(alternative)}</desc>`,
    withOwnIds(withoutBallast(body), id),
    "</svg>",
  ].join("");
}

const FAMILY = "Helvetica, Arial, Liberation Sans, sans-serif";

const ROOT = /^<svg\b[^>]*\bwidth="([\d.]+)" height="([\d.]+)"[^>]*>([\s\S]*)<\/svg>$/;

function partsOf(drawing: string): {
  readonly width: number;
  readonly height: number;
  readonly body: string;
} {
  const [, width, height, body] = ROOT.exec(drawing) ?? [];
  if (body === undefined) throw new Error("what vega draws is not an svg element");
  return { width: Number(width), height: Number(height), body };
}

/** A tag as Vega writes it; text holds no "<". */
const TAG = /<([a-z]+)((?: [a-z0-9:-]+="[^"]*")*)(\/?)>/gi;
const ATTRIBUTE = / ([a-z0-9:-]+)="([^"]*)"/gi;
/** Drawn by Vega for its own layout. */
const INVISIBLE = /<path[^>]*(?: display="none"| d="")[^>]*\/>/g;
const NOTHING =
  /<path class="(?:background|foreground)"[^>]* d="M0[.0-9]*,0[.0-9]*h[\d.]+v[\d.]+h-?[\d.]+Z"(?![^>]*(?:fill|stroke)=)[^>]*\/>/g;
/** For a person's pointer, a screen reader or a style sheet that this picture has not, or said once at the root. */
const NEEDLESS = new Set([
  "class",
  "role",
  "aria-roledescription",
  "aria-hidden",
  "pointer-events",
  "font-family",
  "stroke-miterlimit",
]);
const DEFAULTS: Readonly<Record<string, string>> = { opacity: "1", "stroke-dasharray": "1,0" };
const EMPTY_GROUP = /<g(?: [^>]*)?(?:\/>|><\/g>)/g;

function withoutBallast(body: string): string {
  const tags = body
    .replace(INVISIBLE, "")
    .replace(NOTHING, "")
    .replace(TAG, (_, name: string, attributes: string, end: string) => `<${name}${kept(attributes)}${end}>`);
  return withoutEmptyGroups(tags);
}

function withoutEmptyGroups(body: string): string {
  const less = body.replace(EMPTY_GROUP, "");
  return less.length === body.length ? body : withoutEmptyGroups(less);
}

const kept = (attributes: string): string =>
  attributes.replace(ATTRIBUTE, (_, name: string, value: string) =>
    NEEDLESS.has(name) || DEFAULTS[name] === value ? "" : ` ${name}="${rounded(name, value)}"`,
  );

const GEOMETRY = new Set(["transform", "d", "x", "x1", "x2", "y", "y1", "y2", "width", "height"]);
const LONG_NUMBER = /-?\d+\.\d{3,}(?:e-?\d+)?/g;

/** Coordinates to a hundredth of a pixel. */
const rounded = (name: string, value: string): string =>
  GEOMETRY.has(name)
    ? value.replace(LONG_NUMBER, (number) => String(Math.round(100 * Number(number)) / 100))
    : value;

const ID = / id="([^"]+)"/g;
const REFERENCE = /url\(#([^)]+)\)/g;

/** Two drawings in one page must not share an id. */
const withOwnIds = (body: string, id: string): string =>
  body.replace(ID, ` id="${id}-$1"`).replace(REFERENCE, `url(#${id}-$1)`);

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
