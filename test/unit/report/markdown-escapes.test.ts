import fc from "fast-check";
import { marked, type Token } from "marked";
import { describe, expect, test } from "vitest";
import type { Chart } from "../../../src/report/charts/chart.ts";
import { blocksMarkdown } from "../../../src/report/markdown.ts";
import type { Block, ReportTable } from "../../../src/report/report-block.ts";

const table = (text: string): ReportTable => ({
  columns: [
    { header: [`h ${text}`], align: "left" },
    { header: ["n"], align: "right" },
  ],
  rows: [
    [{ text }, { text: "1" }],
    [
      { text, mark: " †", tone: "faint" },
      { text, tone: "strong" },
    ],
  ],
  footer: text,
});

/** Every block kind with the text wherever a text can stand. */
const everyBlock = (text: string): Block[] => [
  { kind: "title", text },
  { kind: "heading", text },
  { kind: "subheading", text },
  { kind: "paragraph", text },
  { kind: "paragraph", text, tone: "strong" },
  { kind: "paragraph", text, tone: "faint" },
  { kind: "caption", text },
  { kind: "bullets", items: [text, text] },
  { kind: "table", table: table(text) },
  {
    kind: "chart",
    chart: {
      id: "c",
      title: text,
      alternative: text,
      figures: table(text),
      spec: { mark: "point" },
    } as Chart,
  },
  {
    kind: "checklist",
    items: [
      { text, checked: true, because: text },
      { text, checked: false },
    ],
  },
  { kind: "answer", slot: "s", prompt: text, answer: text },
];

/** Leaves and branches of what a reader of Markdown makes of it. */
function tokensOf(markdown: string): Token[] {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => {
    found.push(token);
  });
  return found;
}

/** What our blocks are made of; nothing else may come out of a text. */
const OURS = new Set([
  "heading",
  "paragraph",
  "text",
  "strong",
  "list",
  "list_item",
  "table",
  "space",
  "escape",
  "checkbox",
  "br",
]);

const strange = (markdown: string): string[] => [
  ...new Set(
    tokensOf(markdown)
      .map(({ type }) => type)
      .filter((type) => !OURS.has(type)),
  ),
];

const shape = (markdown: string): string =>
  tokensOf(markdown)
    .filter(({ type }) => ["heading", "paragraph", "list", "list_item", "table"].includes(type))
    .map((token) => (token.type === "heading" ? `h${(token as { depth: number }).depth}` : token.type))
    .join(" ");

const PLAIN = shape(blocksMarkdown(everyBlock("Plain words")));

const NASTY = [
  "<script>alert(1)</script>",
  "<b",
  "</p>",
  "<!-- x -->",
  "<?php",
  "<https://e.org>",
  "<a@b.org>",
  "&lt;b&gt;",
  "&#60;b",
  "https://example.org/x",
  "www.example.org",
  "a@example.org",
  "[x](http://e.org)",
  "![x](y)",
  "[x]: http://e.org",
  "[ ] x",
  "[x] y",
  "# head",
  "####",
  "- item",
  "+ item",
  "* item",
  "1. item",
  "2) item",
  "> quote",
  "---",
  "===",
  "***",
  "___",
  "~~~",
  "```",
  "`code`",
  "| a | b |",
  "|-|-|",
  "a|b",
  "\\",
  "\\|",
  "a\\",
  "*em*",
  "_em_",
  "__st__",
  "~~del~~",
  "$x$",
  "    code",
  "\tcode",
  "a  ",
  "a\nb",
  "a\n\nb",
  "a\n# b",
  "a\n---",
  "a\r\n> b",
  "=1+1",
  "-2",
  "+x",
  "@SUM(1)",
  "x^2^",
  "H~2~O",
  ":smile:",
  "1986\\. x",
  "",
  " ",
];

describe("a text in Markdown", () => {
  test.each(NASTY)("%j stays a text, wherever it stands", (text) => {
    const markdown = blocksMarkdown(everyBlock(text));
    expect(strange(markdown)).toEqual([]);
    if (text.trim() !== "") expect(shape(markdown)).toBe(PLAIN);
  });

  test("whatever it is opens no HTML, link, code, quote or list", () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 2, arbitrary: fc.constantFrom(..."<>[]()!#-+*_~`|\\&;:/.=>1 \n\t@$".split("")) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(strange(blocksMarkdown(everyBlock(pieces.join(""))))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("is read as the same characters", () => {
    for (const text of NASTY.filter((one) => !/[\n\t\r]|^ | $|^$/.test(one))) {
      const html = marked.parse(blocksMarkdown([{ kind: "paragraph", text: `x ${text} x` }]), {
        async: false,
      });
      const plain = html
        .replace(/<\/?p>|\n/g, "")
        .replace(
          /&(lt|gt|quot|amp|#39);/g,
          (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" })[name] ?? "",
        );
      expect(plain).toBe(`x ${text} x`);
    }
  });

  test("of a table keeps to its cell", () => {
    const [found] = tokensOf(blocksMarkdown([{ kind: "table", table: table("a|b\nc\\|d") }])).filter(
      ({ type }) => type === "table",
    );
    const { rows } = found as unknown as { rows: unknown[][] };
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
  });
});
