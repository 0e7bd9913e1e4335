import { spawnSync } from "node:child_process";
import type { Page } from "puppeteer-core";
import { afterAll, describe, expect, test } from "vitest";
import { Chromium, hasChromium, inBrowser } from "./chromium.ts";
import { PRINTED } from "./documents.ts";

const CAN_READ_PDF = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!CAN_READ_PDF && process.env["CI"] === "true")
  throw new Error("no pdftotext: install poppler-utils; in CI the tests of print are not skipped");

/** A4 without its margins of 15 mm, at 96 dots to the inch. */
const CONTENT_WIDTH = Math.floor(((210 - 2 * 15) / 25.4) * 96);
const PATIENCE = 120_000;

const chromium = new Chromium();
afterAll(() => chromium.close());

for (const document of PRINTED) {
  describe.skipIf(!hasChromium)(inBrowser(`${document.name}, printed`), async () => {
    const html = hasChromium ? await document.html() : "";

    test("no table is wider than the paper, nothing is folded, and no control is left", () =>
      chromium.visit(html, { width: CONTENT_WIDTH }, async ({ page }) => {
        await page.emulateMediaType("print");
        expect(await cut(page)).toEqual([]);
        expect(await unseen(page)).toEqual([]);
        expect(
          await page.$$eval(
            "input, .skip",
            (controls) => controls.filter((one) => one.checkVisibility()).length,
          ),
        ).toBe(0);
      }));

    test.skipIf(!CAN_READ_PDF)(
      CAN_READ_PDF
        ? "every row is on one page, under its headers"
        : "(skipped: no pdftotext on this machine)",
      () =>
        chromium.visit(html, { width: 1280 }, async ({ page }) => {
          const tables = await tablesOf(page);
          expect(tables.length).toBeGreaterThan(0);
          expect(misprinted(tables, await printedPages(page))).toEqual([]);
        }),
      PATIENCE,
    );

    test.skipIf(!CAN_READ_PDF)(
      "what is folded on the screen is printed without a script, too",
      () =>
        chromium.visit(html, { width: 1280, withoutScript: true }, async ({ page }) => {
          const pages = await printedPages(page);
          const rows = (await tablesOf(page)).flatMap((table) => table.rows);
          expect(rows.filter((row) => !pages.some((text) => text.includes(row)))).toEqual([]);
        }),
      PATIENCE,
    );
  });
}

describe.skipIf(!hasChromium || !CAN_READ_PDF)(inBrowser("the test of print"), () => {
  test.each([
    {
      what: "a row that is split between pages",
      rule: "tr, table { break-inside: auto !important; }",
      is: /^(?!.*no header)/,
    },
    { what: "a page without headers", rule: ".sort { display: inline-block !important; }", is: /no header$/ },
  ])(
    "sees $what",
    async ({ rule, is }) => {
      const html = await PRINTED.find(({ name }) => name.includes("sentences"))?.html();
      await chromium.visit(html ?? "", { width: 1280 }, async ({ page }) => {
        await page.evaluate((text) => {
          const careless = new CSSStyleSheet();
          careless.replaceSync(`@media print { ${text} }`);
          document.adoptedStyleSheets = [careless];
        }, rule);
        const problems = misprinted(await tablesOf(page), await printedPages(page));
        expect(problems).toContainEqual(expect.stringMatching(is));
      });
    },
    PATIENCE,
  );

  test(
    "the foot of every page says what may be done with the figures, and which page it is",
    async () => {
      const html = await PRINTED[0]?.html();
      await chromium.visit(html ?? "", { width: 1280 }, async ({ page }) => {
        const pages = await printedPages(page);
        pages.forEach((text, at) => {
          expect(text).toContain("Internal:notforpublication");
          expect(text).toContain(`Page${at + 1}of${pages.length}`);
        });
      });
    },
    PATIENCE,
  );
});

interface PrintedTable {
  readonly name: string;
  /** Without white space, cell after cell. */
  readonly header: string;
  readonly rows: readonly string[];
}

const tablesOf = (page: Page): Promise<PrintedTable[]> =>
  page.$$eval("table", (tables) => {
    const textOf = (row: HTMLTableRowElement | undefined): string =>
      (row?.textContent ?? "").replace(/\s/g, "");
    return tables.map((table) => ({
      name: table.id,
      header: textOf(table.tHead?.rows[0]),
      rows: [...(table.tBodies[0]?.rows ?? [])].map(textOf),
    }));
  });

/** The text of each page in the order it was painted, which is that of the document, without white space. */
async function printedPages(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const size = spawnSync("pdfinfo", ["-"], { input: pdf, encoding: "utf8" }).stdout;
  expect(size).toMatch(/Page size: +59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
  const text = spawnSync("pdftotext", ["-raw", "-", "-"], {
    input: pdf,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }).stdout;
  return text
    .split("\f")
    .slice(0, -1)
    .map((one) => one.replace(/\s/g, ""));
}

/** Rows that are not whole on one page, and pages that show a table's rows without its header. */
function misprinted(tables: readonly PrintedTable[], pages: readonly string[]): string[] {
  const problems: string[] = [];
  let at = 0;
  let from = 0;
  for (const { name, header, rows } of tables) {
    for (const row of rows) {
      const found = pages.findIndex(
        (text, page) => page >= at && text.indexOf(row, page === at ? from : 0) >= 0,
      );
      if (found === -1) {
        problems.push(`${name}: ${row}`);
        continue;
      }
      from = (pages[found]?.indexOf(row, found === at ? from : 0) ?? 0) + row.length;
      at = found;
      if (!pages[at]?.slice(0, from).includes(header)) problems.push(`${name}, page ${at + 1}: no header`);
    }
  }
  return problems;
}

/** Tables and cells whose content is wider than they may be. */
const cut = (page: Page): Promise<string[]> =>
  page.$$eval(
    "table",
    (tables, width) =>
      tables
        .filter((table) => {
          const { left, right } = table.getBoundingClientRect();
          const cells = [...table.querySelectorAll("th, td")];
          return (
            left < 0 || right > width + 0.5 || cells.some((cell) => cell.scrollWidth > cell.clientWidth + 1)
          );
        })
        .map(({ id }) => id),
    CONTENT_WIDTH,
  );

const unseen = (page: Page): Promise<string[]> =>
  page.$$eval("table, svg, figcaption, h2, h3", (elements) =>
    elements
      .filter((element) => element.getBoundingClientRect().height === 0)
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
