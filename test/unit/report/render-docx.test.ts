import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { afterAll, describe, expect, test, vi } from "vitest";
import { readRasterKit } from "../../../src/cli/raster-kit.ts";
import { dimensionCharts } from "../../../src/report/charts/dimension-charts.ts";
import { drawCharts } from "../../../src/report/charts/draw-charts.ts";
import { composeReport } from "../../../src/report/compose-report.ts";
import { picturesOf } from "../../../src/report/docx/rasterise.ts";
import { renderDocx } from "../../../src/report/docx/render-docx.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { writeScratch } from "../source/spreadsheet-fixture.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

const TITLE = "Waiting list report";
const NO_PICTURES = new Map();
const documentOf = (...blocks: Block[]): Promise<Uint8Array> =>
  renderDocx({ title: TITLE, blocks }, NO_PICTURES);

/** Each part as a parser reads it: throws where one is not well formed. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, content]) => [path, strFromU8(content)] as const,
  );
  for (const [path, xml] of parts) {
    if (!/\.(xml|rels|svg)$/.test(path)) continue;
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw new Error(`${path}: ${error.message}`);
    });
    parser.write(xml).close();
  }
  return new Map(parts);
}

const mainOf = (bytes: Uint8Array): string => partsOf(bytes).get("word/document.xml") ?? "";

/** The texts of a document's runs, a line for each paragraph. */
const linesOf = (bytes: Uint8Array): string[] =>
  mainOf(bytes)
    .split("</w:p>")
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? "").join(""),
    )
    .filter((line) => line !== "");

const tableBlock = (rows: number): Block => ({
  kind: "table",
  table: {
    columns: [
      { header: [""], align: "left" },
      { header: ["Within 18", "weeks"], align: "right" },
    ],
    rows: Array.from({ length: rows }, (_, index) => [{ text: `Row ${index}` }, { text: "12" }]),
  },
});

async function chartDocument(): Promise<{ blocks: Block[]; bytes: Uint8Array }> {
  const charts = dimensionCharts(sampleDimension("imd-quintile"), sampleFindings()).slice(0, 2);
  const blocks: Block[] = charts.map((chart) => ({ kind: "chart", chart }));
  const pictures = await picturesOf(await drawCharts(charts), await readRasterKit());
  return { blocks, bytes: await renderDocx({ title: TITLE, blocks }, pictures) };
}

describe("a report as a document", () => {
  test("is A4, in British English, with its styles and the number of each page", async () => {
    const parts = partsOf(
      await documentOf({ kind: "heading", text: "Who waits" }, { kind: "caption", text: "Gap" }),
    );
    const main = parts.get("word/document.xml") ?? "";
    expect(main).toContain('w:w="11906"');
    expect(main).toMatch(/<w:pStyle w:val="Title"\/>.*Waiting list report/);
    expect(main).toContain('<w:pStyle w:val="Heading1"/>');
    expect(main).toContain('<w:pStyle w:val="Caption"/>');
    expect(parts.get("word/styles.xml")).toContain('w:val="en-GB"');
    expect(parts.get("word/footer1.xml")).toMatch(/PAGE.*NUMPAGES/s);
    expect(parts.get("word/settings.xml")).not.toContain("updateFields");
  });

  test("repeats the header of a table, splits no row and keeps a short table whole", async () => {
    const main = mainOf(await documentOf(tableBlock(3)));
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(main.match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect(main.match(/<w:keepNext\/>/g)).toHaveLength(2 + 2 * 2);
    expect(main).toContain('<w:jc w:val="right"/>');
    expect(mainOf(await documentOf(tableBlock(30))).match(/<w:keepNext\/>/g)).toHaveLength(2);
  });

  test("has what was done to its counts under a table, on the page of its last row", async () => {
    const block = tableBlock(3);
    if (block.kind !== "table") throw new Error("no table");
    const bytes = await documentOf({ kind: "table", table: { ...block.table, footer: "Rounded to 5" } });
    expect(linesOf(bytes).indexOf("Rounded to 5")).toBeGreaterThan(linesOf(bytes).indexOf("Row 2"));
    expect(mainOf(bytes).match(/<w:keepNext\/>/g)).toHaveLength(2 + 3 * 2);
  });

  test("has boxes, a person's words line by line, a marked prompt and ratings in words on their colour", async () => {
    const bytes = await documentOf(
      {
        kind: "checklist",
        items: [
          { text: "Restore", checked: true, because: "31% fewer" },
          { text: "Lead", checked: false },
        ],
      },
      { kind: "answer", slot: "a", prompt: "Why?", answer: "One\nTwo" },
      { kind: "answer", slot: "b", prompt: "Who?", answer: null },
      {
        kind: "table",
        table: {
          columns: [{ header: ["Rating"], align: "left" }],
          rows: [[{ text: "Amber", rating: "amber" }]],
        },
      },
    );
    expect(linesOf(bytes)).toEqual(
      expect.arrayContaining([
        "☑\u00a0\u00a0Restore: 31% fewer",
        "☐\u00a0\u00a0Lead",
        "Why?",
        "OneTwo",
        "[ Still to be written. ]",
      ]),
    );
    expect(mainOf(bytes)).toMatch(/w:fill="FFE2A8".*?Amber/s);
    expect(mainOf(bytes)).toMatch(/<w:br\/><w:t[^>]*>Two/);
    expect(mainOf(bytes)).toMatch(/w:fill="FFF2B3".*?Still to be written/s);
  });

  test("is a whole file whatever a label holds", async () => {
    const odd = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("");
    const texts = [`a${odd}b`, "\ud800 lone", "lone \udfff", "\ufffe\uffff", "<script>&\"'", "]]>"];
    const block: Block = {
      kind: "table",
      table: { columns: [{ header: [`h${odd}`], align: "left" }], rows: texts.map((text) => [{ text }]) },
    };
    const bytes = await renderDocx(
      { title: `t${odd}\ud800`, blocks: [block, { kind: "bullets", items: texts }] },
      NO_PICTURES,
    );
    expect(linesOf(bytes)).toContain(
      "&lt;script>&amp;\"'"
        .replace(">", mainOf(bytes).includes("script&gt;") ? "&gt;" : ">")
        .replace("\"'", mainOf(bytes).includes("&quot;") ? "&quot;&apos;" : "\"'"),
    );
    expect(linesOf(bytes)).toContain("\ufffd lone");
  });

  test("has a picture as lines and as dots, described, with its figures after it", {
    timeout: 60_000,
  }, async () => {
    const { blocks, bytes } = await chartDocument();
    const parts = partsOf(bytes);
    const main = parts.get("word/document.xml") ?? "";
    expect([...parts.keys()].filter((path) => path.startsWith("word/media/"))).toHaveLength(
      2 * blocks.length,
    );
    expect(main.match(/<asvg:svgBlip/g)).toHaveLength(blocks.length);
    const descriptions = [...main.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text]) => text);
    expect(descriptions).toEqual(
      blocks.map((block) => (block.kind === "chart" ? block.chart.alternative : "")),
    );
    expect(main.indexOf("<w:tbl>")).toBeGreaterThan(main.indexOf("<w:drawing>"));
    const png = unzipSync(bytes)["word/media/image1.png"];
    expect(png?.length).toBeGreaterThan(5_000);
  });

  test("is the same bytes at another time", { timeout: 60_000 }, async () => {
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    const first = digest((await chartDocument()).bytes);
    const words = digest(await documentOf(...composeReport(sampleFindings(), {})));
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
    try {
      expect(digest((await chartDocument()).bytes)).toBe(first);
      expect(digest(await documentOf(...composeReport(sampleFindings(), {})))).toBe(words);
    } finally {
      vi.useRealTimers();
    }
  });

  test("has every word of the report", async () => {
    const blocks = composeReport(sampleFindings(), {});
    const text = linesOf(await documentOf(...blocks)).join("\n");
    const plain = text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
      .replaceAll("&apos;", "'")
      .replaceAll("&quot;", '"');
    for (const block of blocks) {
      if ("text" in block) expect(plain).toContain(block.text);
      if (block.kind === "bullets") for (const item of block.items) expect(plain).toContain(item);
      if (block.kind === "table")
        for (const { text: cell } of block.table.rows.flat()) expect(plain).toContain(cell.trim());
    }
  });
});

const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find(existsSync);
const scratch = mkdtempSync(join(tmpdir(), "fairwait-docx-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(OFFICE === undefined)(
  "the document in LibreOffice (skipped where soffice is not installed)",
  () => {
    test("opens and prints", { timeout: 120_000 }, async () => {
      const path = writeScratch("libre.docx", await documentOf(...composeReport(sampleFindings(), {})));
      execFileSync(
        OFFICE ?? "",
        [
          `-env:UserInstallation=file://${scratch}/profile`,
          "--headless",
          "--convert-to",
          "pdf",
          "--outdir",
          scratch,
          path,
        ],
        { stdio: "pipe" },
      );
      expect(existsSync(join(scratch, `${basename(path, ".docx")}.pdf`))).toBe(true);
    });
  },
);
