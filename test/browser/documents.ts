/** The pages that the browser tests look at. */
import { fileURLToPath } from "node:url";
import type { Findings } from "../../src/findings/schema.ts";
import { drawCharts } from "../../src/report/charts/draw-charts.ts";
import { composeReport } from "../../src/report/compose-report.ts";
import type { TemplateId } from "../../src/report/documents/template.ts";
import { AVAILABLE_TEMPLATES, loadTemplate } from "../../src/report/documents/templates.ts";
import { renderHtml } from "../../src/report/html/render-html.ts";
import type { Block, ReportTable } from "../../src/report/report-block.ts";
import { analyseFile } from "../reference/cases.ts";
import { drawings, everyBlock } from "../unit/report/html/every-block.ts";

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/lists/${name}`, import.meta.url));

const everyKind = (): string => renderHtml({ title: "Every kind of block", blocks: everyBlock }, drawings);

const analyse = (by: readonly string[]): Promise<Findings> =>
  analyseFile(fixture("example-trust.csv"), { by, imd: [fixture("example-imd.csv")] });

async function everyMeasure(): Promise<string> {
  const findings = await analyse(["ethnic-group*imd-quintile"]);
  const blocks = composeReport(findings, { allMeasures: true });
  return renderHtml({ title: "Every measure", blocks }, new Map());
}

/** A document as `report` makes it, before anybody has written in it. */
async function fromTemplate(id: TemplateId): Promise<string> {
  const template = await loadTemplate(id);
  if (template === undefined) throw new Error(`no template ${id}`);
  const findings = await analyse(["ethnic-group", "imd-quintile", "sex", "age-band"]);
  const blocks = template.compose({ findings, answers: {} });
  const charts = blocks.flatMap((block) => (block.kind === "chart" ? [block.chart] : []));
  return renderHtml({ title: template.title, blocks }, await drawCharts(charts));
}

/** Rows of several lines, so many that they meet the end of many a page. */
const proseTable: ReportTable = {
  columns: [
    { header: ["Characteristic"], align: "left" },
    { header: ["What the list shows"], align: "left", prose: true },
    { header: ["What it cannot show"], align: "left", prose: true },
  ],
  rows: Array.from({ length: 60 }, (_, at) => [
    { text: `Characteristic ${at}` },
    { text: `Shown ${at}: ${"people of this group wait longer than others do. ".repeat(1 + (at % 5))}` },
    { text: `Not shown ${at}: ${"why they wait, and who never came to be listed. ".repeat(1 + (at % 3))}` },
  ]),
};

const longProse: readonly Block[] = [
  { kind: "title", text: "Equality and health inequalities analysis" },
  { kind: "heading", text: "Characteristics" },
  { kind: "table", table: proseTable },
];

interface TestedDocument {
  readonly name: string;
  readonly html: () => string | Promise<string>;
}

const EVERY_KIND: TestedDocument = { name: "every kind of block, with hostile labels", html: everyKind };
const SENTENCES: TestedDocument = {
  name: "a long table of sentences",
  html: () => renderHtml({ title: "Sentences", blocks: longProse }, new Map()),
};

const FROM_TEMPLATES = AVAILABLE_TEMPLATES.map(
  (id): TestedDocument => ({ name: id, html: () => fromTemplate(id) }),
);

export const DOCUMENTS: readonly TestedDocument[] = [EVERY_KIND, ...FROM_TEMPLATES];

/** More rows than a page holds, and more columns than one has room for, among them. */
export const PRINTED: readonly TestedDocument[] = [
  EVERY_KIND,
  { name: "every measure of an analysis", html: everyMeasure },
  SENTENCES,
  ...FROM_TEMPLATES,
];
