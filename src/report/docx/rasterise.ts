/** Drawings as dots, for what shows no lines: resvg as WebAssembly, with one font, so that they are the same on every machine. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Drawings } from "../charts/chart.ts";
import type { Picture } from "./document-picture.ts";

export interface RasterKit {
  /** resvg's module, and fonts as TrueType; whoever may read files brings them. */
  readonly wasm: Uint8Array;
  readonly fonts: readonly Uint8Array[];
  /** The name of the family that these fonts are of. */
  readonly family: string;
}

/** Dots to each of a screen's: letters stay sharp in print. */
const SHARPER = 2;

let ready: Promise<void> | undefined;

/** The drawings with their PNG, on white; loads the module once. */
export async function picturesOf(drawings: Drawings, kit: RasterKit): Promise<ReadonlyMap<string, Picture>> {
  if (drawings.size === 0) return new Map();
  ready ??= initWasm(kit.wasm);
  await ready;
  return new Map([...drawings].map(([id, svg]) => [id, { svg, png: pngOf(svg, kit) }]));
}

function pngOf(svg: string, { fonts, family }: RasterKit): Uint8Array {
  const resvg = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: SHARPER },
    font: {
      fontBuffers: [...fonts],
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
  });
  const image = resvg.render();
  const png = image.asPng();
  image.free();
  resvg.free();
  return png;
}
