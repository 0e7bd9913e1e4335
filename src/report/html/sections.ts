/** Blocks as a page holds them: a head, then sections under their headings. */
import type { Block } from "../report-block.ts";
import { slug, type UniqueNames } from "./unique-names.ts";

export interface Section {
  readonly id: string;
  /** Undefined for what stands before the first heading. */
  readonly heading: string | undefined;
  readonly blocks: readonly Block[];
}

export interface Page {
  readonly title: string;
  /** Strong paragraphs straight under the title: how many, and what may be done with the figures. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

/** The first title is the page's; a later one, of a report inside the report, heads a section like any heading. */
export function pageOf(title: string, blocks: readonly Block[], ids: UniqueNames): Page {
  const first = blocks[0];
  const body = first?.kind === "title" ? blocks.slice(1) : blocks;
  const lead = leadOf(body);
  return {
    title: first?.kind === "title" ? first.text : title,
    lead,
    sections: sectionsOf(body.slice(lead.length), ids),
  };
}

function leadOf(blocks: readonly Block[]): string[] {
  const lead: string[] = [];
  for (const block of blocks) {
    if (block.kind !== "paragraph" || block.tone !== "strong") break;
    lead.push(block.text);
  }
  return lead;
}

function sectionsOf(blocks: readonly Block[], ids: UniqueNames): Section[] {
  const sections: { id: string; heading: string | undefined; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === "heading" || block.kind === "title")
      sections.push({ id: ids.take(`section-${slug(block.text)}`, "-"), heading: block.text, blocks: [] });
    else if (last === undefined)
      sections.push({ id: ids.take("section-start", "-"), heading: undefined, blocks: [block] });
    else last.blocks.push(block);
  }
  return sections;
}

/** What must be said wherever a figure is: "Internal: not for publication". Undefined where the lead does not say. */
export const disclosureRule = (lead: readonly string[]): string | undefined =>
  lead.flatMap((text) => text.split(" · ")).find((part) => /^(?:Internal|Disclosure control)\b/.test(part));
