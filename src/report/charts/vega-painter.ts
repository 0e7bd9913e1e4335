/** Vega and Vega-Lite in this process, without a browser, a canvas or a font to measure. */
import { Error as LOG_ERRORS, parse, textMetrics, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { type SpecParts, specParts } from "./spec-parts.ts";

declare module "vega" {
  /** Exported by vega and left out of its types. */
  export const textMetrics: { canvas(use: boolean): void };
}

// The same estimate of a text's width everywhere, whether or not a canvas is installed beside vega.
textMetrics.canvas(false);

/** Pictures of one kind differ in their figures, limits and height only: the rest is compiled once and drawn again. */
export class VegaPainter {
  private readonly views = new Map<string, View>();

  /** An `<svg>` element as Vega writes it. */
  async paint(spec: TopLevelSpec): Promise<string> {
    const parts = specParts(spec);
    const view = this.viewOf(parts);
    for (const { name, value } of parts.limits) view.signal(name, value);
    for (const [name, rows] of Object.entries(parts.datasets)) view.data(name, rows);
    await view.height(parts.height).runAsync();
    return view.toSVG();
  }

  private viewOf({ kind, common }: SpecParts): View {
    const known = this.views.get(kind);
    if (known !== undefined) return known;
    const view = new View(parse(compile(common, { logger: COMPLAINTS }).spec), {
      renderer: "none",
      logLevel: LOG_ERRORS,
    });
    this.views.set(kind, view);
    return view;
  }
}

/** Whatever Vega-Lite has to say of a spec is a defect of it. */
const complain = (...messages: readonly unknown[]): never => {
  throw new Error(`Vega-Lite: ${messages.join(" ")}`);
};
const COMPLAINTS = {
  level: () => COMPLAINTS,
  error: complain,
  warn: complain,
  info: () => COMPLAINTS,
  debug: () => COMPLAINTS,
};
