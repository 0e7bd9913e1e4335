import type { Item } from "../reference/store/item.ts";
import { counted } from "./figures.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";

export interface ListedReferences {
  readonly folder: string;
  readonly items: readonly Item[];
  readonly damaged: readonly string[];
}

/** What the reference store holds, for a terminal. */
export function renderReferences(
  { folder, items, damaged }: ListedReferences,
  options: TerminalOptions,
): string {
  const blocks: Block[] = [
    { kind: "title", text: `Reference store · ${printable(folder)}` },
    ...items.flatMap(itemBlocks),
  ];
  if (items.length === 0 && damaged.length === 0) blocks.push({ kind: "paragraph", text: EMPTY });
  if (damaged.length > 0) {
    const text = `Warning: damaged, and to be added again: ${damaged.map(printable).join(", ")}.`;
    blocks.push({ kind: "bullets", items: [text] });
  }
  return printBlocks(blocks, options);
}

const EMPTY =
  "Nothing yet. fairwait reference add FILE takes in IMD tables, postcode directories and look-ups.";

const itemBlocks = ({ id, name, file, bytes, rows, added, sha256, notes }: Item): Block[] => [
  { kind: "caption", text: `${id} · ${name}, ${counted(rows, "row")}` },
  { kind: "paragraph", text: `${printable(file)}, ${printSize(bytes)}, added ${added}`, tone: "faint" },
  { kind: "paragraph", text: `sha256 ${sha256}`, tone: "faint" },
  { kind: "bullets", items: notes.map(({ text }) => printable(text)) },
];

/** Bytes in the unit that leaves one to three digits before the point. */
function printSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return power === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
