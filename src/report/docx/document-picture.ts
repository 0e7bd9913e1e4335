/** A chart as a picture in a document: drawn by Word from its lines, and as dots wherever lines are not understood. */
import { ImageRun, Paragraph } from "docx";
import type { Chart } from "../charts/chart.ts";
import { textInDocument } from "./text-in-document.ts";

export interface Picture {
  /** A whole `<svg>` element with its width and height. */
  readonly svg: string;
  /** The same as PNG, larger, so that it prints well. */
  readonly png: Uint8Array;
}

/** Dots of a screen (96 to an inch) that the text of an A4 page is wide and, with a caption, high. */
const WIDEST = 640;
const HIGHEST = 760;

export function documentPicture({ id, title, alternative }: Chart, { svg, png }: Picture): Paragraph {
  const { width, height } = sizeOf(svg);
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new Paragraph({
    spacing: { before: 60, after: 80 },
    children: [
      new ImageRun({
        type: "svg",
        data: Buffer.from(svg),
        transformation,
        fallback: { type: "png", data: Buffer.from(png) },
        altText: { name: id, title: textInDocument(title), description: textInDocument(alternative) },
      }),
    ],
  });
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^<svg\b[^>]*\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error("a drawing has no size");
  return { width: Number(width), height: Number(height) };
}
