/** Blocks as a page holds them: a head, then sections under their headings. */
import type { Block } from "../report-block.ts";
import { slug, type UniqueNames } from "./unique-names.ts";

export interface Section {
  readonly id: string;
  /** Undefined for what stands before the first heading. */
  readonly heading: string | undefined;
  readonly blocks: readonly Block[];
}

export type LeadParagraph = Extract<Block, { readonly kind: "paragraph" }>;

export interface Page {
  readonly title: string;
  /** Paragraphs straight under the title: which list, how many, and in bold what may be done with the figures. */
  readonly lead: readonly LeadParagraph[];
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

/** Up to the last bold one: what follows it is the report. */
function leadOf(blocks: readonly Block[]): LeadParagraph[] {
  const paragraphs: LeadParagraph[] = [];
  for (const block of blocks) {
    if (block.kind !== "paragraph") break;
    paragraphs.push(block);
  }
  return paragraphs.slice(0, paragraphs.findLastIndex(({ tone }) => tone === "strong") + 1);
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

/** What must be said wherever a figure is: "Internal: not for publication". Undefined where nothing bold in the lead says it. */
export const disclosureRule = (lead: readonly LeadParagraph[]): string | undefined =>
  lead
    .filter(({ tone }) => tone === "strong")
    .flatMap(({ text }) => text.split(" · "))
    .find((part) => /\b(?:Internal|Disclosure control): /.test(part));
