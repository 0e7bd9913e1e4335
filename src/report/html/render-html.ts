/** A report as one HTML file that needs nothing beside itself: to read, to sort and filter, to print. */
import type { Drawings } from "../charts/chart.ts";
import type { Block } from "../report-block.ts";
import { sectionHtml } from "./block-html.ts";
import { contentHash } from "./content-hash.ts";
import { html, type Markup, trusted } from "./markup.ts";
import pageStyle from "./page.css?raw";
import pageScript from "./page.js?raw";
import { printedPageStyle } from "./printed-page-style.ts";
import { disclosureRule, type Page, pageOf, type Section } from "./sections.ts";
import { UniqueNames } from "./unique-names.ts";

export interface HtmlDocument {
  /** Of the window; the page's own is the title block, and this one where there is none. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * A chart is drawn by the drawing of its id, and is words and figures without one. Text of the file cannot become markup,
 * and the page's policy lets nothing load and nothing run but the style and script written here.
 */
export function renderHtml({ title, blocks }: HtmlDocument, drawings: Drawings): string {
  const ids = new UniqueNames();
  const page = pageOf(title, blocks, ids);
  const rule = disclosureRule(page.lead);
  const around = { drawings, ids, labels: new UniqueNames() };
  return html`<!doctype html>
<html lang="en-GB">
${headHtml(title, printedPageStyle(rule))}
<body>
<a class="skip" href="#report">Skip to the report</a>
${bannerHtml(page)}
<div class="page">
${contentsHtml(page.sections)}
<main id="report" tabindex="-1">${page.sections.map((section) => sectionHtml(section, around))}
</main>
</div>
${footerHtml(page, rule, blocks)}
<div id="announcement" class="visually-hidden" role="status"></div>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** A parser makes every line end a line feed before the policy's hash is compared. */
const STYLE = pageStyle.replace(/\r\n?/g, "\n");
const SCRIPT = pageScript.replace(/\r\n?/g, "\n");

const headHtml = (title: string, printStyle: string): Markup => html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([STYLE, printStyle], SCRIPT)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
<style>${trusted(printStyle)}</style>
</head>`;

const policy = (styles: readonly string[], script: string): string =>
  [
    "default-src 'none'",
    `style-src ${styles.map(contentHash).join(" ")}`,
    `script-src ${contentHash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** What the title names stands first, the rest of it smaller below. */
function bannerHtml({ title, lead }: Page): Markup {
  const [name = "", ...rest] = title.split(" · ");
  const more =
    rest.length === 0
      ? undefined
      : html`<span class="title-rest"><span class="visually-hidden"> · </span>${rest.join(" · ")}</span>`;
  return html`<header class="banner">
<h1>${name}${more}</h1>${lead.map(({ text, tone }) => html`\n<p class="${tone === "strong" ? "lead" : "title-rest"}">${text}</p>`)}
</header>`;
}

function contentsHtml(sections: readonly Section[]): Markup | undefined {
  const headed = sections.filter(({ heading }) => heading !== undefined);
  if (headed.length < 2) return undefined;
  return html`<nav class="contents" aria-labelledby="contents-title">
<details open>
<summary id="contents-title">Contents</summary>
<ol>${headed.map(({ id, heading }) => html`\n<li><a href="#${id}">${heading}</a></li>`)}
</ol>
</details>
</nav>`;
}

function footerHtml({ title }: Page, rule: string | undefined, blocks: readonly Block[]): Markup {
  const said = rule === undefined ? undefined : html`\n<p class="strong">${rule}</p>`;
  const bold = blocks.some(hasBold) ? html`\n<p>${BOLD}</p>` : undefined;
  return html`<footer class="foot">${said}${bold}
<p>${title}</p>
</footer>`;
}

const hasBold = (block: Block): boolean => {
  const rows =
    block.kind === "table" ? block.table.rows : block.kind === "chart" ? block.chart.figures.rows : [];
  return rows.some((row) => row.some(({ tone, figure }) => tone === "strong" && figure !== undefined));
};

const BOLD =
  "Bold in a table of gaps: a 95% interval that excludes no difference, before any adjustment for the number of comparisons; of units of the service, outside funnel limits.";
