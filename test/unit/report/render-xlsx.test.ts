import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Findings } from "../../../src/findings/schema.ts";
import { composeReport } from "../../../src/report/compose-report.ts";
import { disparityTemplate } from "../../../src/report/documents/disparity.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { expandedTable } from "../../../src/report/xlsx/expanded-table.ts";
import { renderXlsx } from "../../../src/report/xlsx/render-xlsx.ts";
import { sheetNames as validSheetNames } from "../../../src/report/xlsx/sheet-names.ts";
import { sheetNames, spreadsheetAsCsv } from "../../../src/source/spreadsheet.ts";
import { writeScratch } from "../source/spreadsheet-fixture.ts";
import { compose } from "./documents/documents.ts";
import { sampleFindings } from "./sample.ts";

const TITLE = "Waiting list report";
const workbook = (blocks: readonly Block[]): Promise<Uint8Array> => renderXlsx({ title: TITLE, blocks });
const sampleWorkbook = (allMeasures = false): Promise<Uint8Array> =>
  workbook(composeReport(sampleFindings(), { allMeasures }));

type Rows = string[][];
const rowsOf = (csv: string | Buffer): Rows =>
  parse(csv, { relax_column_count: true, skip_empty_lines: true });

async function sheetRows(path: string, sheet: string): Promise<Rows> {
  const pieces: Buffer[] = [];
  for await (const piece of spreadsheetAsCsv(path, { sheet })) pieces.push(piece);
  return rowsOf(Buffer.concat(pieces));
}

/** The row of a label in the first table of a sheet that has it. */
const rowOf = (rows: Rows, label: string): string[] => {
  const found = rows.find(([first]) => first === label);
  if (found === undefined) throw new Error(`no row ${label}`);
  return found;
};

const xmlOf = (bytes: Uint8Array, path: string): string =>
  strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
const parts = (bytes: Uint8Array): string[] => Object.keys(unzipSync(bytes));

const table = (...texts: string[]): Block => ({
  kind: "table",
  table: {
    columns: [
      { header: [""], align: "left" },
      { header: ["n"], align: "right" },
    ],
    rows: texts.map((text) => [{ text }, { text: "12", figure: { value: 12, unit: "count", digits: 0 } }]),
  },
});
const section = (...texts: string[]): Block[] => [{ kind: "heading", text: "Providers" }, table(...texts)];

/** Columns of the first table of a dimension, in the order in which the sample's figures fill them. */
const waitsOf = (group: Findings["dimensions"][number]["groups"][number]): (number | null)[] => [
  group.n,
  group.share,
  group.medianWeeks,
  group.medianWeeksLower,
  group.medianWeeksUpper,
  group.p92Weeks,
  group.withinStandard.proportion,
  group.withinStandard.lower,
  group.withinStandard.upper,
  group.over52Weeks.count,
  group.over65Weeks.count,
  group.over78Weeks.count,
  group.over104Weeks.count,
];

function expectFindings(rowsOfSheet: (name: string) => Rows, number: (text: string) => number): void {
  for (const { label, groups, reference, gaps } of sampleFindings().dimensions) {
    const rows = rowsOfSheet(validSheetNames([label])[0] ?? "");
    for (const group of groups) {
      const [row = []] = rows.filter(([first]) => first?.replace(" †", "") === group.label);
      waitsOf(group).forEach((value, index) => {
        const text = row[index + 1] ?? "";
        if (value === null) expect(text).toBe("–");
        else expect(number(text)).toBeCloseTo(value, 12);
      });
      if (group.group === reference) continue;
      const [, second = []] = rows.filter(([first]) => first?.replace(" †", "") === group.label);
      const median = gaps.find((gap) => gap.group === group.group && gap.measure === "medianWeeks");
      if (median?.measure !== "medianWeeks") continue;
      const figures = [median.difference, median.differenceLower, median.differenceUpper];
      expect(second.slice(1, 4).map(number)).toEqual(
        figures.map((value) => expect.closeTo(value ?? Number.NaN, 12)),
      );
    }
  }
}

describe("a report as a workbook", () => {
  test("has a sheet of words and one for each section with tables, none of them hidden", async () => {
    const bytes = await sampleWorkbook();
    const path = writeScratch("report.xlsx", bytes);
    expect(await sheetNames(path)).toEqual([
      "Summary",
      "Ethnic group",
      "Deprivation quintile",
      "Sex",
      "Age band",
      "Learning disability",
      "Ledger",
      "Data quality",
    ]);
    const sheets = parts(bytes).filter((part) => part.startsWith("xl/worksheets/sheet"));
    const xml = [...sheets, "xl/workbook.xml"].map((part) => xmlOf(bytes, part)).join("");
    expect(xml).not.toMatch(/hidden|<f[ >]|veryHidden/i);
  });

  test("says first what it is, and what stands where", async () => {
    const findings = sampleFindings();
    const path = writeScratch("words.xlsx", await workbook(composeReport(findings, {})));
    const words = (await sheetRows(path, "Summary")).map((row) => row.join(" ").trim());
    expect(words[0]).toContain("as at 25 October 2026");
    expect(words).toContain("Who waits longer");
    for (const { text } of findings.headline) expect(words).toContain(`• ${text}`);
    expect(words.some((row) => row.startsWith("Deprivation quintile") && row.endsWith("tables"))).toBe(true);
  });

  test("of a document says the rule of disclosure control once, where the document says it", async () => {
    const findings = { ...sampleFindings(), suppression: { rule: "hes" } };
    const path = writeScratch("rule.xlsx", await workbook(compose(disparityTemplate, { findings })));
    const words = (await sheetRows(path, "Summary")).map((row) => row.join(" ").trim());
    const rule = "Disclosure control: * a count of 1 to 7; others to the nearest 5.";
    expect(words[0]).toBe(disparityTemplate.title);
    expect(words[2]).toBe(rule);
    expect(words.filter((text) => text === rule)).toHaveLength(1);
  });

  test("has the title it is given where its blocks have none", async () => {
    const path = writeScratch("titled.xlsx", await workbook(section("A")));
    expect((await sheetRows(path, "Summary"))[0]?.[0]).toBe(TITLE);
  });

  test("holds the figures of the findings themselves, limits beside their estimate", async () => {
    const path = writeScratch("figures.xlsx", await sampleWorkbook());
    const names = await sheetNames(path);
    const sheets = new Map(
      await Promise.all(names.map(async (name) => [name, await sheetRows(path, name)] as const)),
    );
    expectFindings((name) => sheets.get(name) ?? [], Number);
  });

  test("names every column, with the limits of an interval after it", async () => {
    const path = writeScratch("header.xlsx", await sampleWorkbook());
    const header = rowOf(await sheetRows(path, "Sex"), "Group");
    expect(header.slice(0, 6)).toEqual([
      "Group",
      "n",
      "% of list",
      "Median weeks",
      "Median weeks, lower 95% limit",
      "Median weeks, upper 95% limit",
    ]);
  });

  test("shows shares as percentages, differences with their sign and p-values as they are printed", async () => {
    const bytes = await sampleWorkbook();
    const styles = xmlOf(bytes, "xl/styles.xml");
    for (const format of ["0.0%", "#,##0", "+0.0%;-0.0%;0.0%", "#,##0.00"]) {
      expect(styles).toContain(`formatCode="${format}"`);
    }
    expect(styles).toContain("[&lt;0.001]&quot;&lt;0.001&quot;");
  });

  test("freezes the labels, and the header where a sheet has one table", async () => {
    const bytes = await sampleWorkbook();
    expect(xmlOf(bytes, "xl/worksheets/sheet2.xml")).toContain('<pane ySplit="1" xSplit="1"');
    expect(xmlOf(bytes, "xl/worksheets/sheet7.xml")).toContain('<pane ySplit="2" xSplit="1"');
  });

  test("has what was done to its counts under a table, and its header stays frozen", async () => {
    const [heading, block] = section("A", "B");
    if (heading === undefined || block?.kind !== "table") throw new Error("no table");
    const footed: Block = { kind: "table", table: { ...block.table, footer: "=Rounded" } };
    const bytes = await workbook([heading, footed]);
    const rows = await sheetRows(writeScratch("footer.xlsx", bytes), "Providers");
    expect(rows.map(([first]) => first)).toEqual(["Providers", "Group", "A", "B", "=Rounded"]);
    expect(xmlOf(bytes, "xl/worksheets/sheet2.xml")).toContain('<pane ySplit="2" xSplit="1"');
  });

  test("has a star in each column of a group that disclosure control hides, and no figure", async () => {
    const findings = sampleFindings();
    const [dimension] = findings.dimensions;
    const hidden = dimension?.groups.at(-1);
    if (dimension === undefined || hidden === undefined) throw new Error("no group");
    const suppressed = {
      ...findings,
      dimensions: [
        { ...dimension, groups: [...dimension.groups.slice(0, -1), { ...hidden, suppressed: true }] },
      ],
    };
    const path = writeScratch("hidden.xlsx", await workbook(composeReport(suppressed, {})));
    const row = rowOf(await sheetRows(path, "Ethnic group"), `${hidden.label} †`);
    const [, ...figures] = row.slice(0, 14);
    expect(figures).toEqual(figures.map(() => "*"));
  });

  test.each(["=1+1", "+x", "-2", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "_x003D_1", "<b>&"])(
    "holds %j as a text of the same characters",
    async (text) => {
      const bytes = await workbook(section(text));
      const xml = xmlOf(bytes, "xl/worksheets/sheet2.xml");
      expect(xml).not.toMatch(/<f[ >]/);
      expect(xml).toMatch(/<c r="A3"[^>]* t="s"/);
      const [, , row] = await sheetRows(writeScratch("formula.xlsx", bytes), "Providers");
      expect(row?.[0]?.trim()).toBe(text.trim());
    },
  );

  test("is a whole file whatever a label holds", async () => {
    const odd = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("");
    const bytes = await workbook(
      section(`a${odd}b`, "\ud800 lone", "lone \udfff", "\ufffe", "x".repeat(40_000)),
    );
    const rows = await sheetRows(writeScratch("odd.xlsx", bytes), "Providers");
    expect(rows.slice(2).map(([label]) => label?.replace(/\s+/g, ""))).toEqual([
      "ab",
      "lone",
      "lone",
      "",
      `${"x".repeat(32_766)}…`,
    ]);
  });

  test("is the same bytes at another time", async () => {
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    const first = digest(await sampleWorkbook(true));
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
    try {
      expect(digest(await sampleWorkbook(true))).toBe(first);
    } finally {
      vi.useRealTimers();
    }
  });

  test("shows ratings in colour beside their words, checklists and a prompt for what is not written", async () => {
    const rated: Block = {
      kind: "table",
      table: {
        columns: [
          { header: ["Line"], align: "left" },
          { header: ["Rating"], align: "left" },
        ],
        rows: [[{ text: "Access" }, { text: "Amber", rating: "amber" }]],
      },
    };
    const bytes = await workbook([
      { kind: "heading", text: "Scorecard" },
      rated,
      {
        kind: "checklist",
        items: [
          { text: "Restore", checked: true, because: "31% fewer" },
          { text: "Lead", checked: false },
        ],
      },
      { kind: "answer", slot: "who", prompt: "Who leads?", answer: null },
    ]);
    const rows = (await sheetRows(writeScratch("rated.xlsx", bytes), "Scorecard")).map((row) =>
      row.join("|"),
    );
    expect(rows.join("\n")).toContain("Access|Amber");
    expect(rows.join("\n")).toContain("☑ Restore: 31% fewer");
    expect(rows.join("\n")).toContain("☐ Lead");
    expect(rows.join("\n")).toContain("Still to be written.");
    expect(xmlOf(bytes, "xl/styles.xml")).toContain("FFE2A8");
  });
});

/** Where it stands on this machine, if it does. */
const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find(existsSync);
const scratch = mkdtempSync(join(tmpdir(), "fairwait-office-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(OFFICE === undefined)(
  "the workbook in LibreOffice (skipped where soffice is not installed)",
  () => {
    test("has every sheet, its values those of the findings and its formulas none", {
      timeout: 120_000,
    }, async () => {
      const path = writeScratch(
        "libre.xlsx",
        await workbook([...composeReport(sampleFindings(), {}), ...section("=1+1", "@SUM(1)")]),
      );
      const profile = `-env:UserInstallation=file://${scratch}/profile`;
      const toCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
      execFileSync(OFFICE ?? "", [profile, "--headless", "--convert-to", toCsv, "--outdir", scratch, path], {
        stdio: "pipe",
      });
      const stem = basename(path, ".xlsx");
      const sheets = new Map(
        readdirSync(scratch)
          .filter((name) => name.startsWith(`${stem}-`))
          .map((name) => [
            name.slice(stem.length + 1, -".csv".length),
            rowsOf(readFileSync(join(scratch, name))),
          ]),
      );
      expect([...sheets.keys()].sort()).toEqual([...(await sheetNames(path))].sort());
      expectFindings(
        (name) => sheets.get(name) ?? [],
        (text) => (text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text)),
      );
      const labels = (sheets.get("Providers") ?? []).map(([label]) => label);
      expect(labels).toEqual(expect.arrayContaining(["=1+1", "@SUM(1)"]));
    });
  },
);

describe("names of sheets", () => {
  test("have at most 31 characters, none that is forbidden, and differ whatever the case", () => {
    const names = validSheetNames([
      "A/B: [c] * d? \\ e",
      "",
      "'quoted'",
      "History",
      "Sex",
      "SEX",
      "x".repeat(40),
      "x".repeat(41),
      `${"y".repeat(30)}🙂`,
      "People recorded as having no learning disability",
    ]);
    expect(names).toEqual([
      "A B c d e",
      "Sheet",
      "quoted",
      "History (2)",
      "Sex",
      "SEX (2)",
      "x".repeat(31),
      `${"x".repeat(27)} (2)`,
      "y".repeat(30),
      "People recorded as having no",
    ]);
  });
});

describe("every table of the whole report", () => {
  const findings = sampleFindings();
  const tables = composeReport(findings, { allMeasures: true }).flatMap((block) =>
    block.kind === "table" ? [block.table] : [],
  );

  test("has a figure behind each number that it prints", () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const { columns, rows } of tables) {
      for (const row of rows) {
        const bare = row.filter(
          ({ text, figure }, index) =>
            columns[index]?.align === "right" && /\d/.test(text) && figure === undefined,
        );
        // NHS England's open band is all that is known of such a wait.
        expect(bare.filter(({ text }) => text !== "104+")).toEqual([]);
      }
    }
  });

  test("prints the figures that it has, rounded, and in their order", () => {
    for (const cell of tables.flatMap(({ rows }) => rows.flat())) {
      if (cell.figure === undefined || cell.text.startsWith("<")) continue;
      const scale = cell.figure.unit === "proportion" || cell.figure.unit === "points" ? 100 : 1;
      const printed = (cell.text.replaceAll("−", "-").match(/(?<![\d)])[+-]?[\d,]+(?:\.\d+)?/g) ?? []).map(
        (text) => Number(text.replaceAll(",", "")),
      );
      const figures = [cell.figure, ...(cell.further ?? [])].map(({ value }) => scale * value);
      // Squared shares are printed in squared percentage points.
      if (cell.figure.digits > 3) continue;
      const digits = cell.figure.unit === "p-value" ? 2 : cell.figure.digits;
      expect(printed).toEqual(figures.map((value) => expect.closeTo(value, digits - 0.02)));
    }
  });

  test("is expanded to one figure a cell, as many cells to a row as columns", () => {
    for (const whole of tables) {
      const { columns, rows } = expandedTable(whole);
      for (const row of rows) expect(row.length).toBe(columns.length);
      const count = (cells: readonly { figure?: unknown; further?: readonly unknown[] }[]): number =>
        cells.reduce(
          (sum, { figure, further }) => sum + (figure === undefined ? 0 : 1) + (further?.length ?? 0),
          0,
        );
      expect(count(rows.flat())).toBe(count(whole.rows.flat()));
    }
  });
});
