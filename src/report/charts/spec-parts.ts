/** A spec taken apart into what pictures of one kind have in common and what is each one's own. */
import type { TopLevelSpec } from "vega-lite";

export interface SpecParts {
  /** The same for pictures that have the same `common`. */
  readonly kind: string;
  /** The spec without figures, limits and height. */
  readonly common: TopLevelSpec;
  readonly limits: readonly { readonly name: string; readonly value: unknown }[];
  readonly datasets: Readonly<Record<string, readonly unknown[]>>;
  readonly height: number;
}

/** Of specs as `picture` makes them: layers, with named datasets and a height in pixels. */
export function specParts(spec: TopLevelSpec): SpecParts {
  if (!("layer" in spec) || typeof spec.height !== "number") {
    throw new Error("a picture has layers and a height in pixels");
  }
  const { datasets = {}, params = [], height } = spec;
  const common: TopLevelSpec = {
    ...spec,
    height: 0,
    params: params.map(({ name }) => ({ name, value: 0 })),
    datasets: Object.fromEntries(Object.keys(datasets).map((name) => [name, []])),
  };
  return {
    kind: JSON.stringify(common),
    common,
    limits: params.map((param) => ({ name: param.name, value: "value" in param ? param.value : 0 })),
    datasets: Object.fromEntries(
      Object.entries(datasets).map(([name, rows]) => [name, Array.isArray(rows) ? rows : []]),
    ),
    height,
  };
}
