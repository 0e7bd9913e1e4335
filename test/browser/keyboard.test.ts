import type { Page } from "puppeteer-core";
import { afterAll, describe, expect, test } from "vitest";
import { renderHtml } from "../../src/report/html/render-html.ts";
import { drawings, everyBlock, HOSTILE_LABELS } from "../unit/report/html/every-block.ts";
import { Chromium, hasChromium, inBrowser } from "./chromium.ts";

const chromium = new Chromium();
afterAll(() => chromium.close());

const TABLE = "#table-how-long-each-provider-s-patients-wait";
const MOST_STOPS = 40;

describe.skipIf(!hasChromium)(inBrowser("with the keyboard alone"), () => {
  const html = renderHtml({ title: "Every kind of block", blocks: everyBlock }, drawings);
  const visit = (look: (page: Page) => Promise<void>): Promise<void> =>
    chromium.visit(html, { width: 1280 }, ({ page }) => look(page));

  test("the first stop leads past the contents", () =>
    visit(async (page) => {
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe("Skip to the report");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("report");
    }));

  test("a column is sorted by its figures: up, down, and as the report has it", () =>
    visit(async (page) => {
      const before = await labels(page);
      const header = await tabTo(page, "Median weeks (95% interval)");

      await page.keyboard.press("Enter");
      expect(await sortOf(page, header)).toBe("ascending");
      expect((await labels(page)).slice(0, 2)).toEqual(["Dene Street Clinic", "Mill Road Hospital"]);
      // By text, 101.2 would come before 13.3; what has no figure comes last.
      expect((await labels(page)).slice(-2)).toEqual(["Zetland Infirmary", "Small Ward †"]);
      expect(await announced(page)).toBe(
        "How long each provider's patients wait: sorted by Median weeks (95% interval), smallest first",
      );

      await page.keyboard.press("Space");
      expect(await sortOf(page, header)).toBe("descending");
      expect((await labels(page))[0]).toBe("Zetland Infirmary");
      expect((await labels(page)).at(-1)).toBe("Small Ward †");

      await page.keyboard.press("Enter");
      expect(await sortOf(page, header)).toBeNull();
      expect(await labels(page)).toEqual(before);
      expect(await announced(page)).toContain("in the order of the report");
    }));

  test("equal figures keep the order of the report, and one column is sorted at a time", () =>
    visit(async (page) => {
      const count = await tabTo(page, "n");
      await page.keyboard.press("Enter");
      const equal = (await labels(page)).filter((label) => /North Quay|Dene Street/.test(label));
      expect(equal).toEqual(["North Quay Centre", "Dene Street Clinic"]);
      const median = await tabTo(page, "Median weeks (95% interval)");
      await page.keyboard.press("Enter");
      expect([await sortOf(page, count), await sortOf(page, median)]).toEqual([null, "ascending"]);
    }));

  test("labels are sorted as words", () =>
    visit(async (page) => {
      await tabTo(page, "Provider");
      await page.keyboard.press("Enter");
      const names = (await labels(page)).filter((label) => /Hospital|Centre/.test(label));
      expect(names).toEqual(["Abbey Hospital", "Castle Hospital", "Mill Road Hospital", "North Quay Centre"]);
    }));

  test("rows are found by typing, whatever they hold", () =>
    visit(async (page) => {
      await tabTo(page, "Filter rows of Providers: How long each provider's patients wait");
      await page.keyboard.type("HOSP mill");
      expect(await labels(page)).toEqual(["Mill Road Hospital"]);
      expect(await announced(page)).toBe("How long each provider's patients wait: 1 of 14 rows shown");
      for (let typed = 0; typed < "HOSP mill".length; typed++) await page.keyboard.press("Backspace");
      expect(await labels(page)).toHaveLength(14);
      await page.keyboard.type("<script>alert(1)");
      expect(await labels(page)).toEqual([HOSTILE_LABELS[0]]);
    }));

  test("a table whose rows belong to one another has no order but its own", () =>
    visit(async (page) => {
      const ledger = await page.$$eval("table", (tables) =>
        tables
          .filter((table) => table.textContent?.includes("Rows read"))
          .map((table) => table.querySelectorAll("button").length),
      );
      expect(ledger).toEqual([0]);
    }));

  test("only what scrolls is a stop of its own", async () => {
    const stops = (page: Page): Promise<number> =>
      page.$$eval(`div:has(> ${TABLE})[tabindex="0"]`, (found) => found.length);
    await chromium.visit(html, { width: 1280 }, async ({ page }) => expect(await stops(page)).toBe(0));
    await chromium.visit(html, { width: 360 }, async ({ page }) => expect(await stops(page)).toBe(1));
  });
});

/** Presses Tab until what has this name has the focus; answers where it was found. */
async function tabTo(page: Page, name: string): Promise<number> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === name)
      return page.evaluate(
        () => (document.activeElement?.closest("th") as HTMLTableCellElement | null)?.cellIndex ?? -1,
      );
  }
  throw new Error(`no stop at ${name}`);
}

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const active = document.activeElement;
    const label = active instanceof HTMLInputElement ? active.labels?.[0] : active;
    return label?.textContent?.trim();
  });

const labels = (page: Page): Promise<string[]> =>
  page.$$eval(`${TABLE} tbody tr:not([hidden]) th`, (headers) =>
    headers.map((header) => (header.textContent ?? "").replace("\u00a0", " ")),
  );

const sortOf = (page: Page, column: number): Promise<string | null> =>
  page.$eval(`${TABLE} thead tr`, (row, at) => row.children[at]?.getAttribute("aria-sort") ?? null, column);

const announced = (page: Page): Promise<string | null> =>
  page.$eval("#announcement", (announcement) => announcement.textContent);
