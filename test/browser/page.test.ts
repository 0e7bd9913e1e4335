import axe, { type AxeResults } from "axe-core";
import type { Page } from "puppeteer-core";
import { afterAll, describe, expect, test } from "vitest";
import { Chromium, hasChromium, inBrowser } from "./chromium.ts";
import { DOCUMENTS } from "./documents.ts";

const WIDTHS = [360, 1280];
const VIEWS = [
  { width: 360, scheme: "light" },
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** axe looks at every cell. */
const PATIENCE = 120_000;

const chromium = new Chromium();
afterAll(() => chromium.close());

for (const document of DOCUMENTS) {
  describe.skipIf(!hasChromium)(inBrowser(document.name), async () => {
    const html = hasChromium ? await document.html() : "";

    test("asks for nothing beside itself, and the console is silent", () =>
      chromium.visit(html, { width: 1280 }, async ({ page, address, complaints, requests }) => {
        await openFolds(page);
        expect(requests).toEqual([address]);
        expect(complaints).toEqual([]);
      }));

    test.each(WIDTHS)("does not scroll sideways at %i pixels", (width) =>
      chromium.visit(html, { width }, async ({ page }) => {
        await openFolds(page);
        expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBe(width);
      }),
    );

    test.each(VIEWS)(
      "breaks no rule of WCAG 2.2 AA at $width pixels, $scheme",
      (view) =>
        chromium.visit(html, view, async ({ page }) => {
          await openFolds(page);
          expect(await violations(page)).toEqual([]);
        }),
      PATIENCE,
    );

    test("is all there without a script", () =>
      chromium.visit(html, { width: 360, withoutScript: true }, async ({ page, complaints }) => {
        expect(complaints).toEqual([]);
        expect(await page.$$("button, input, .contents details:not([open])")).toEqual([]);
        const hidden = await page.$$eval("main > section > *, figcaption, summary", (elements) =>
          elements.filter((element) => !element.checkVisibility()).map(({ outerHTML }) => outerHTML),
        );
        expect(hidden).toEqual([]);
      }));
  });
}

const openFolds = (page: Page): Promise<void> =>
  page.$$eval("details", (folds) => {
    for (const fold of folds) fold.open = true;
  });

/** Each as "rule: where", so that a failure says what to mend. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })`;
  const results = (await page.evaluate(run)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}
