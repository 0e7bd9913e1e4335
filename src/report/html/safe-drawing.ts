/**
 * A drawing as it may stand in a page: taken apart and written again from a list of what is allowed, so that nothing in it
 * can load, run or collide with another drawing. What the list leaves out is dropped.
 */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { escaped } from "./markup.ts";

/** Shapes, text, and what they are clipped and filled by; no style, script, link, image or foreign content. */
const ELEMENTS = new Set(
  "svg g path line rect circle ellipse polygon polyline text tspan defs clipPath linearGradient radialGradient stop pattern".split(
    " ",
  ),
);

/** Presentation and geometry. Roles and labels are left out: the picture as a whole has its words. */
const ATTRIBUTES = new Set(
  `viewBox width height x y x1 x2 y1 y2 cx cy r rx ry fx fy d points transform fill fill-opacity fill-rule stroke stroke-width
  stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity text-anchor
  dominant-baseline font-family font-size font-weight font-style letter-spacing dx dy id clip-path clip-rule offset stop-color
  stop-opacity gradientUnits gradientTransform patternUnits patternTransform display visibility`.split(/\s+/),
);

/** What a drawing program writes although it is so anyway. */
const SAID_BY_DEFAULT: Readonly<Record<string, string>> = { opacity: "1", "font-style": "normal" };

export interface DrawingPlace {
  /** Stands before every id in the drawing. */
  readonly id: string;
  /** The id of the element that names it, and of the one that describes it. */
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** The `<svg>` element, an image with a name for who does not see it; throws when it is no well-formed XML. */
export function safeDrawing(drawing: string, place: DrawingPlace): string {
  const written: string[] = [];
  /** Depth of the element that is left out with all it holds; 0 outside. */
  let leftOut = 0;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", (tag) => {
    depth++;
    if (leftOut > 0) return;
    if (!ELEMENTS.has(tag.name) || tag.attributes["display"] === "none") leftOut = depth;
    else written.push(`<${tag.name}${rootText(depth, place)}${attributesText(tag, place.id)}>`);
  });
  parser.on("text", (text) => {
    if (leftOut === 0 && text.trim() !== "") written.push(escaped(text));
  });
  parser.on("closetag", (tag) => {
    if (leftOut === 0) written.push(`</${tag.name}>`);
    if (leftOut === depth) leftOut = 0;
    depth--;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(drawing).close();
  return withoutEmptyGroups(written.join(""));
}

const rootText = (depth: number, { labelledBy, describedBy }: DrawingPlace): string =>
  depth === 1 ? ` role="img" aria-labelledby="${labelledBy}" aria-describedby="${describedBy}"` : "";

function attributesText({ attributes }: SaxesTagPlain, id: string): string {
  return Object.entries(attributes)
    .filter(([name, value]) => ATTRIBUTES.has(name) && SAID_BY_DEFAULT[name] !== value && isLocal(value))
    .map(([name, value]) => ` ${name}="${escaped(localised(name, value, id))}"`)
    .join("");
}

/** A reference may only point into the drawing itself. */
const isLocal = (value: string): boolean =>
  !/url\(/i.test(value) || /^url\((["']?)#[\w-]+\1\)$/i.test(value.trim());

/** Two drawings may both have a "clip1". */
const localised = (name: string, value: string, id: string): string =>
  name === "id" ? `${id}-${value}` : value.replace(/^url\((["']?)#([\w-]+)\1\)$/i, `url(#${id}-$2)`);

/** Half of what Vega writes are groups without content. */
function withoutEmptyGroups(svg: string): string {
  let before = svg;
  for (;;) {
    const after = before.replace(/<(g|path)(?: (?!id=|d="[^"])[\w-]+="[^"]*")*><\/\1>/g, "");
    if (after === before) return after;
    before = after;
  }
}
