import type { Block } from "../report-block.ts";

/** A part of a document under one heading, the headings in it one step down; nothing where it holds nothing. */
export const section = (heading: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        ...blocks.map(
          (block): Block => (block.kind === "heading" ? { ...block, kind: "subheading" } : block),
        ),
      ];
