/** What draws a chart as dots, from the packages that fairwait is installed with: no font of the machine is asked for. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { RasterKit } from "../report/docx/rasterise.ts";

const FILES = {
  wasm: "@resvg/resvg-wasm/index_bg.wasm",
  regular: "@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf",
  bold: "@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf",
} as const;

/** Arimo has the widths of Arial, which the drawings are laid out for. */
export async function readRasterKit(): Promise<RasterKit> {
  const find = createRequire(import.meta.url).resolve;
  const [wasm, regular, bold] = await Promise.all([
    readFile(find(FILES.wasm)),
    readFile(find(FILES.regular)),
    readFile(find(FILES.bold)),
  ]);
  return { wasm, fonts: [regular, bold], family: "Arimo" };
}
