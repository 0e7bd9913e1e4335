import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderHtml } from "../../../../src/report/html/render-html.ts";
import type { Block } from "../../../../src/report/report-block.ts";
import { drawings, everyBlock, HOSTILE_LABELS } from "./every-block.ts";

const page = (blocks: readonly Block[]): string => renderHtml({ title: "Report", blocks }, new Map());
const whole = renderHtml({ title: HOSTILE_LABELS[2], blocks: everyBlock }, drawings);

describe("a report as a page", () => {
  test("holds one style for all, one for its paper, and one script, which its policy names by their hashes", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(whole)?.[1]
      ?.replaceAll("&#39;", "'");
    const hashes = (element: string): string[] =>
      [...whole.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, "g"))].map(
        ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
      );
    expect(hashes("style")).toHaveLength(2);
    expect(hashes("script")).toHaveLength(1);
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashes("style").join(" ")}; script-src ${hashes("script").join(" ")}; base-uri 'none'; form-action 'none'`,
    );
  });

  test("names nothing outside itself", () => {
    expect(whole).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(whole).not.toMatch(/\s(?:src|href|xlink:href)="(?!#)/);
  });

  test.each(HOSTILE_LABELS)("shows the label %s and nothing of it becomes markup", (label) => {
    const asText = label
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;");
    expect(whole).toContain(asText);
    if (asText !== label) expect(whole).not.toContain(label);
  });

  test("opens no element and no handler that this program does not write", () => {
    const elements = new Set([...whole.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
    for (const name of ["img", "iframe", "object", "embed", "form", "link", "base"])
      expect(elements).not.toContain(name);
    const tags = whole.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "").match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.filter((tag) => /\s(?:on\w+|style)=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
  });

  test("makes the same page of the same report", () => {
    expect(renderHtml({ title: HOSTILE_LABELS[2], blocks: everyBlock }, drawings)).toBe(whole);
  });

  test("has one title, and headings that leave no level out", () => {
    const levels = [...whole.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    }, 0);
  });

  test("gives a subheading without a heading above it the level of one", () => {
    expect(page([{ kind: "subheading", text: "Alone" }])).toContain('<h2 id="section-alone">Alone</h2>');
  });

  test("has each id once, and every link and every reference meets one", () => {
    const ids = [...whole.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const met = [...whole.matchAll(/\s(?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(met.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("says what may be done with its figures at the top, at the end and on every sheet", () => {
    expect(whole.split("Internal: not for publication")).toHaveLength(4);
    const hidden = page([
      { kind: "title", text: "Board" },
      { kind: "paragraph", text: 'Disclosure control: min:8 "}</style>', tone: "strong" },
    ]);
    expect(hidden).toContain(
      '@bottom-left { content: "Disclosure control: min:8 \\22 \\7d \\3c \\2f style\\3e "; }',
    );
  });

  test("tells its head from its first words: the head ends with what is in bold", () => {
    const head = page([
      { kind: "title", text: "Board" },
      { kind: "paragraph", text: "ptl.csv, as at 25 October 2026" },
      { kind: "paragraph", text: "Disclosure control: hes. * is a number that it hides.", tone: "strong" },
      { kind: "paragraph", text: "To brief the board." },
    ]);
    expect(head).toMatch(/ptl\.csv, as at[^\n]*\n[^\n]*Disclosure control: hes[^\n]*\n<\/header>/);
    expect(head).toMatch(/<section id="section-start">\s*<p>To brief the board\.<\/p>/);
  });

  test("knows the rule among other words, and only in bold", () => {
    const lead = (text: string, tone: "strong" | "faint"): string =>
      page([
        { kind: "title", text: "Board" },
        { kind: "paragraph", text, tone },
        { kind: "paragraph", text: "Bold.", tone: "strong" },
      ]);
    const rule = "True figures. Internal: not for publication.";
    expect(lead(rule, "strong")).toContain(`@bottom-left { content: "${rule}"; }`);
    expect(lead("Internal: a list of that name", "faint")).not.toContain("@bottom-left { content");
  });

  test("without a rule in its first lines says none", () => {
    expect(page([{ kind: "title", text: "Board" }])).not.toContain("@bottom-left { content");
  });

  test("without a title block has the title it is given", () => {
    expect(page([{ kind: "paragraph", text: "Words." }])).toContain("<h1>Report</h1>");
  });
});

describe("blocks", () => {
  test("a caption straight before a table is the table's, else a line of its own", () => {
    expect(whole).toMatch(/<caption><span>How long each provider&#39;s patients wait:<\/span><\/caption>/);
    expect(whole).toContain('<p class="caption">Not before a table</p>');
  });

  test("a checklist says in words what is ticked", () => {
    expect(whole).toMatch(
      /Waiting list by ethnicity\s*<span class="because"><span class="state">Ticked<\/span>: completeness 93.1%/,
    );
    expect(whole).toContain('<span class="state">Not ticked</span>');
  });

  test("what is still to be written says where", () => {
    expect(whole).toContain("Still to be written.");
    expect(whole).toContain("<code>executive</code>");
    expect(whole).toContain("<p>Text first.\nThen call.</p><p>&lt;script&gt;");
  });

  test("a rating is a colour beside the words that say it", () => {
    expect(whole).toContain('<span class="tag tag-red">Red: below 80%</span>');
    expect(whole).toContain('<span class="tag tag-not-rated">Not rated</span>');
  });

  test("a chart that was not drawn is its words and its figures, unfolded", () => {
    const charts = everyBlock.filter(({ kind }) => kind === "chart");
    const undrawn = page(charts);
    expect(undrawn).not.toContain("<svg");
    expect(undrawn).toContain("<details open>\n<summary>The figures of this chart");
    expect(undrawn).toContain("Mill Road Hospital");
  });

  test("a table of more figures than paper is wide becomes several, each with its labels", () => {
    expect(whole.match(/<caption[^>]*><span>Many figures \(part \d of 2\)/g)).toHaveLength(2);
    expect(whole.match(/Asian or Asian British/g)).toHaveLength(2);
  });

  test("what was done to its counts stands in the foot of a table, of each part where it has several", () => {
    const feet = [
      ...whole.matchAll(/<tfoot><tr><td colspan="(\d+)"><span>([\s\S]*?)<\/span><\/td><\/tr><\/tfoot>/g),
    ];
    expect(feet.map(([, columns]) => Number(columns))).toEqual([3, 3, 7, 7]);
    expect(new Set(feet.map(([, , words]) => words))).toEqual(
      new Set(["Disclosure control: &lt;b&gt;*&lt;/b&gt; a count of 1 to 7."]),
    );
  });
});
