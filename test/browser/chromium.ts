/** A page of a report in a real browser, with everything it says and asks for written down. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

const PLACES = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const found = PLACES.find((place) => place !== undefined && place !== "" && existsSync(place));
if (found === undefined && process.env["CI"] === "true")
  throw new Error("no Chromium: install it, or name it in CHROMIUM; in CI browser tests are not skipped");

export const hasChromium = found !== undefined;

/** Says, in the name of a group of tests, that it is skipped and why. */
export const inBrowser = (name: string): string =>
  hasChromium ? name : `${name} (skipped: no Chromium on this machine; CHROMIUM names it)`;

export interface Opened {
  readonly page: Page;
  /** Where the browser loaded it from. */
  readonly address: string;
  /** Warnings and errors of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** Every address asked for. */
  readonly requests: readonly string[];
}

interface VisitOptions {
  readonly width: number;
  readonly scheme?: "light" | "dark";
  readonly withoutScript?: boolean;
}

/** One browser for a file of tests. */
export class Chromium {
  private browser: Browser | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), "fairwait-browser-"));
  private written = 0;

  /** Opens the page, looks at it, and closes it again. */
  async visit(
    html: string,
    options: VisitOptions,
    look: (opened: Opened) => void | Promise<void>,
  ): Promise<void> {
    const opened = await this.open(html, options);
    try {
      await look(opened);
    } finally {
      await opened.page.close();
    }
  }

  private async open(
    html: string,
    { width, scheme = "light", withoutScript = false }: VisitOptions,
  ): Promise<Opened> {
    this.browser ??= await puppeteer.launch({ executablePath: found ?? "", args: ["--no-sandbox"] });
    const file = join(this.folder, `${this.written++}.html`);
    writeFileSync(file, html);
    const page = await this.browser.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => {
      if (message.type() !== "log" && message.type() !== "info") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.setJavaScriptEnabled(!withoutScript);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    const address = pathToFileURL(file).href;
    await page.goto(address, { waitUntil: "load" });
    return { page, address, complaints, requests };
  }

  async close(): Promise<void> {
    await this.browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
