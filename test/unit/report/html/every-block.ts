/** A document with every kind of block and every kind of cell, and labels that try to break out of the page. */
import type { Chart, Drawings } from "../../../../src/report/charts/chart.ts";
import type { Block, ReportCell, ReportTable } from "../../../../src/report/report-block.ts";

export const HOSTILE_LABELS = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><script>alert(2)</script>",
  "' onmouseover='alert(3)",
  "<!-- --> ]]> &lt;b&gt; &amp;",
  "javascript:alert(4)",
  "=cmd|' /C calc'!A0",
] as const;

const count = (value: number): ReportCell => ({
  text: value.toLocaleString("en-GB"),
  figure: { value, unit: "count", digits: 0 },
});

const interval = (value: number, lower: number, upper: number): ReportCell => ({
  text: `${value.toFixed(1)} (${lower.toFixed(1)}–${upper.toFixed(1)})`,
  figure: { value, unit: "weeks", digits: 1 },
});

/** Out of order by label and by figure, with a suppressed row and one without a figure. */
const PROVIDERS: readonly (readonly [string, number, number])[] = [
  ["Mill Road Hospital", 1200, 9.4],
  ["Abbey Hospital", 300, 16.9],
  ["Zetland Infirmary", 41, 101.2],
  ["Castle Hospital", 2863, 13.3],
  ["North Quay Centre", 95, 21.7],
  ["Dene Street Clinic", 95, 8.4],
  ...HOSTILE_LABELS.map((label, at): [string, number, number] => [label, 20 + at, 10 + at / 10]),
];

/** Stands under tables of figures. */
const FOOTER = "Disclosure control: <b>*</b> a count of 1 to 7.";

const providerTable: ReportTable = {
  columns: [
    { header: ["Provider"], align: "left" },
    { header: ["n"], align: "right" },
    { header: ["Median weeks", "(95% interval)"], align: "right" },
  ],
  rows: [
    ...PROVIDERS.map(([name, n, weeks]) => [{ text: name }, count(n), interval(weeks, weeks - 2, weeks + 2)]),
    [{ text: "Small Ward", mark: " †", tone: "faint" }, { text: "*" }, { text: "–" }],
  ],
  footer: FOOTER,
};

/** More columns than a page of A4 has room for at the size of its text. */
const wideTable: ReportTable = {
  columns: [
    { header: ["Group"], align: "left" },
    ...Array.from({ length: 12 }, (_, at) => ({
      header: [`Over ${18 + at} weeks:`, "points more (95% interval)"],
      align: "right" as const,
    })),
  ],
  rows: ["White", "Asian or Asian British", "Not stated"].map((label, row) => [
    { text: label },
    ...Array.from({ length: 12 }, (_, at) => ({
      ...interval(row + at + 0.5, row + at - 10.2, row + at + 11.3),
      ...(at === row ? { tone: "strong" as const } : {}),
    })),
  ]),
  footer: FOOTER,
};

const ledgerTable: ReportTable = {
  columns: [
    { header: [""], align: "left" },
    { header: ["Rows"], align: "right" },
  ],
  rows: [
    [{ text: "Rows read" }, count(4000)],
    [{ text: "Excluded" }, count(189)],
    [{ text: "   not waiting" }, count(170)],
    [
      { text: "Analysed", tone: "strong" },
      { ...count(3811), tone: "strong" },
    ],
  ],
};

const ratingTable: ReportTable = {
  columns: [
    { header: ["Key line of enquiry"], align: "left" },
    { header: ["Rating"], align: "left" },
    { header: ["What the list shows"], align: "left", prose: true },
  ],
  rows: [
    [
      { text: "Completeness of ethnicity" },
      { text: "Red: below 80%", rating: "red" },
      {
        text: "Ethnicity is known for 71.3% of pathways; the aim is 95%. Not stated is not the same as not known.",
      },
    ],
    [
      { text: "Deprivation" },
      { text: "Amber: partly", rating: "amber" },
      { text: "All but 41 have an area." },
    ],
    [{ text: "Age and sex" }, { text: "Green: complete", rating: "green" }, { text: "Known for all." }],
    [{ text: "Interpreter need" }, { text: "Not rated", rating: "not-rated" }, { text: "Not in the list." }],
  ],
};

const chart: Chart = {
  id: "gap-plot",
  title: `Median wait by provider, ${HOSTILE_LABELS[0]}`,
  alternative: `Dots with 95% intervals. ${HOSTILE_LABELS[1]} waits longest.`,
  figures: providerTable,
  spec: { data: { values: [] }, mark: "point" },
};

const text = (label: string): string =>
  label.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);

/** As a drawing program writes it, and with what none should write. */
export const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="640" height="200" viewBox="0 0 640 200">
<defs><clipPath id="clip1"><rect x="0" y="0" width="640" height="200"/></clipPath></defs>
<style>text { fill: url(https://example.org/x) }</style>
<script>alert(5)</script>
<image href="https://example.org/pixel.png" width="1" height="1"/>
<rect width="640" height="200" fill="white" onclick="alert(6)" style="fill: red"/>
<g role="graphics-object" aria-label="x" clip-path="url(#clip1)">
<line x1="200" x2="600" y1="100" y2="100" stroke="#12506f" filter="url(https://example.org/f)"/>
<circle cx="400" cy="100" r="6" fill="#12506f"/>
<a href="javascript:alert(7)"><text x="1" y="1">link</text></a>
<text x="190" y="104" text-anchor="end" font-size="13px" opacity="1">${text(HOSTILE_LABELS[0])}</text>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x"/></body></foreignObject>
</g></svg>`;

export const drawings: Drawings = new Map([["gap-plot", DRAWING]]);

export const everyBlock: readonly Block[] = [
  { kind: "title", text: `${HOSTILE_LABELS[2]}.csv · as at 25 October 2026` },
  {
    kind: "paragraph",
    text: "3,811 pathways, from 4,000 rows · Internal: not for publication",
    tone: "strong",
  },
  { kind: "heading", text: "Who waits longer" },
  { kind: "bullets", items: [`People at ${HOSTILE_LABELS[0]} wait longer.`, "Warning: few are known."] },
  { kind: "paragraph", text: "These are differences, not their causes.", tone: "faint" },
  { kind: "heading", text: "Providers" },
  { kind: "caption", text: "How long each provider's patients wait:" },
  { kind: "table", table: providerTable },
  { kind: "chart", chart },
  { kind: "subheading", text: "Many figures" },
  { kind: "table", table: wideTable },
  { kind: "heading", text: "Priorities" },
  { kind: "table", table: ratingTable },
  {
    kind: "checklist",
    items: [
      { text: "Waiting list by ethnicity", checked: true, because: "completeness 93.1%" },
      { text: HOSTILE_LABELS[1], checked: false },
    ],
  },
  { kind: "subheading", text: "Actions" },
  {
    kind: "answer",
    slot: "actions.first",
    prompt: "What will be done?",
    answer: `Text first.\nThen call.\n\n${HOSTILE_LABELS[0]}`,
  },
  { kind: "answer", slot: "executive", prompt: "Who is the named executive?", answer: null },
  { kind: "heading", text: "Providers" },
  { kind: "caption", text: "Not before a table" },
  { kind: "paragraph", text: "The same heading again." },
  { kind: "table", table: ledgerTable },
];
