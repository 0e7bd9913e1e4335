/** The blocks of a report by sheet: sections with a table have one each, words alone stand on the first. */
import type { Block } from "../report-block.ts";

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Sections {
  /** What comes before the first heading; titles are told apart from it. */
  readonly titles: readonly string[];
  readonly opening: readonly Block[];
  readonly words: readonly Section[];
  readonly tables: readonly Section[];
}

export function sectionsOf(blocks: readonly Block[]): Sections {
  const [opening, ...sections] = splitAtHeadings(blocks);
  return {
    titles: blocks.flatMap((block) => (block.kind === "title" ? [block.text] : [])),
    opening: (opening?.blocks ?? []).filter(({ kind }) => kind !== "title"),
    words: sections.filter((section) => !hasTable(section)),
    tables: sections.filter(hasTable),
  };
}

function splitAtHeadings(blocks: readonly Block[]): Section[] {
  const sections: { heading: string; blocks: Block[] }[] = [{ heading: "", blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "heading") sections.push({ heading: block.text, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

const hasTable = ({ blocks }: Section): boolean => countTables(blocks) > 0;

export const countTables = (blocks: readonly Block[]): number =>
  blocks.filter(({ kind }) => kind === "table" || kind === "chart").length;
