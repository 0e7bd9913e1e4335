/** One section's blocks as HTML. */
import type { Drawings } from "../charts/chart.ts";
import { type Block, type ChecklistItem, NOT_ANSWERED } from "../report-block.ts";
import { chartHtml } from "./chart-html.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./sections.ts";
import { type TakenNames, tablesHtml } from "./table-html.ts";
import { slug } from "./unique-names.ts";

export interface Surroundings extends TakenNames {
  readonly drawings: Drawings;
}

type BlockOf<Kind extends Block["kind"]> = Extract<Block, { readonly kind: Kind }>;

export const sectionHtml = ({ id, heading, blocks }: Section, around: Surroundings): Markup => html`
<section${heading === undefined ? html` id="${id}"` : undefined}>
${heading === undefined ? undefined : html`<h2 id="${id}">${heading}</h2>`}${blocks.map((block, at) =>
  blockHtml(block, { before: blocks[at - 1], after: blocks[at + 1], heading, around }),
)}
</section>`;

interface Place {
  readonly before: Block | undefined;
  readonly after: Block | undefined;
  readonly heading: string | undefined;
  readonly around: Surroundings;
}

function blockHtml(block: Block, place: Place): Markup {
  switch (block.kind) {
    case "title":
    case "heading":
      // A section begins with them.
      return html``;
    case "subheading":
      return subheadingHtml(block.text, place);
    case "paragraph":
      return html`\n<p${block.tone === undefined ? undefined : html` class="${block.tone}"`}>${block.text}</p>`;
    case "caption":
      // Straight before a table it is that table's.
      return place.after?.kind === "table" ? html`` : html`\n<p class="caption">${block.text}</p>`;
    case "bullets":
      return html`\n<ul>${block.items.map(bulletHtml)}</ul>`;
    case "table":
      return captionedTable(block, place);
    case "chart":
      return chartHtml(block.chart, place.around);
    case "checklist":
      return html`\n<ul class="checklist">${block.items.map(checklistHtml)}</ul>`;
    case "answer":
      return answerHtml(block);
  }
}

/** Without a heading above, h3 would leave a level out. */
function subheadingHtml(text: string, { heading, around }: Place): Markup {
  const id = around.ids.take(`section-${slug(text)}`, "-");
  return heading === undefined ? html`\n<h2 id="${id}">${text}</h2>` : html`\n<h3 id="${id}">${text}</h3>`;
}

const bulletHtml = (item: string): Markup =>
  item.startsWith("Warning:") ? html`\n<li class="warning">${item}</li>` : html`\n<li>${item}</li>`;

function captionedTable({ table }: BlockOf<"table">, { before, heading, around }: Place): Markup {
  const said = before?.kind === "caption" || before?.kind === "subheading" ? before.text : undefined;
  const caption = said ?? heading ?? "Table";
  const label = said === undefined || heading === undefined ? caption : `${heading}: ${said}`;
  return html`${tablesHtml(table, { caption, isCaptionHidden: before?.kind !== "caption", label }, around)}`;
}

const checklistHtml = ({ text, checked, because }: ChecklistItem): Markup => html`
<li class="${checked ? "ticked" : "not-ticked"}"><span class="box" aria-hidden="true"></span><span>${text}
<span class="because"><span class="state">${checked ? "Ticked" : "Not ticked"}</span>${
  because === undefined ? undefined : html`: ${because}`
}</span></span></li>`;

function answerHtml({ slot, prompt, answer }: BlockOf<"answer">): Markup {
  const body =
    answer === null
      ? html`<p class="still-to-write"><span class="tag tag-amber">${NOT_ANSWERED}</span> <span class="slot">In the answers file: <code>${slot}</code></span></p>`
      : html`<div class="written">${paragraphsOf(answer).map((text) => html`<p>${text}</p>`)}</div>`;
  return html`\n<div class="answer ${answer === null ? "is-missing" : "is-written"}">\n<p class="prompt">${prompt}</p>\n${body}\n</div>`;
}

/** Lines inside a paragraph are kept by the stylesheet. */
const paragraphsOf = (answer: string): string[] =>
  answer
    .trim()
    .split(/\n\s*\n/)
    .filter((text) => text.trim() !== "");
