import { describe, expect, it } from "vitest";
import { type Findings, findingsSchema } from "../../../src/findings/schema.ts";
import { CSV_COLUMNS } from "../../../src/report/csv.ts";
import { displayWidth } from "../../../src/report/printable.ts";
import { REPORT_FORMATS, render } from "../../../src/report/render.ts";
import { sampleDimension, sampleFindings, sampleText } from "./sample.ts";

const ESCAPE = String.fromCharCode(27);
const GOLDEN = "../../../fixtures/golden/report";
const plain = { colour: false, width: 100 };

const linesOf = (text: string): string[] => text.split("\n");
const table = (findings: Findings, width = 100): Promise<string> =>
  render(findings, "table", { colour: false, width });

describe("the sample findings", () => {
  it("obey the schema", () => {
    expect(findingsSchema.safeParse(JSON.parse(sampleText())).success).toBe(true);
  });
});

describe("every format", () => {
  it.each(REPORT_FORMATS.map(({ id }) => id))(
    "%s ends in one line feed and is the same each time",
    async (id) => {
      const text = await render(sampleFindings(), id, plain);
      expect(text).toMatch(/[^\n]\n$/);
      expect(await render(sampleFindings(), id, plain)).toBe(text);
    },
  );
});

describe("the table format", () => {
  it("is the golden report", async () => {
    await expect(await table(sampleFindings())).toMatchFileSnapshot(`${GOLDEN}/sample.txt`);
  });

  it.each([60, 80, 100, 120, 160])(
    "keeps within %i columns and leaves no white space at line ends",
    async (width) => {
      for (const line of linesOf(await table(sampleFindings(), width))) {
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(line).toBe(line.trimEnd());
      }
    },
  );

  it("cuts labels and never figures", async () => {
    const findings = sampleFindings();
    for (const group of findings.dimensions[0]?.groups ?? [])
      group.label = `${group.label} ${"x".repeat(200)}`;
    findings.overall.n = 123_456_789;
    const text = await table(findings);
    for (const line of linesOf(text)) expect(displayWidth(line)).toBeLessThanOrEqual(100);
    expect(text).toContain("…");
    expect(text).toContain("11,617");
    expect(text).toContain("+4.2 (+2.2 to +6.2)");
  });

  it("keeps the mark of a group that is not compared when its label is cut", async () => {
    const findings = sampleFindings();
    for (const group of findings.dimensions[0]?.groups ?? []) group.label += ` ${"x".repeat(200)}`;
    expect(await table(findings)).toMatch(/Not stated x+… †/);
  });

  it("does not mark a known group that has nobody to be compared with", async () => {
    const sex = sampleDimension("sex");
    const findings: Findings = {
      ...sampleFindings(),
      dimensions: [{ ...sex, groups: sex.groups.filter((group) => group.group !== "male"), gaps: [] }],
    };
    const text = await table(findings);
    expect(text).toMatch(/^ {2}Female {2,}9,153/m);
    expect(text).toMatch(/^ {2}Unknown † +333/m);
    expect(text).toContain("No pathway of men and boys: nothing to compare with.");
  });

  it("marks a crossing that holds an unknown part", async () => {
    const dimension = sampleDimension("sex");
    for (const group of dimension.groups) group.group = `${group.group}*1`;
    const findings = {
      ...sampleFindings(),
      dimensions: [{ ...dimension, dimension: "sex*core20", gaps: [] }],
    };
    expect(await table(findings)).toMatch(/^ {2}Unknown † +333/m);
  });

  it("says at the top which rows it is about", async () => {
    const findings = sampleFindings();
    findings.options.where = ["imd-quintile=1", "sex=female", "sex=male"];
    expect((await table(findings)).replaceAll(/\s+/g, " ")).toContain(
      "only rows where imd-quintile=1 and (sex=female or sex=male) · Internal",
    );
    findings.options.where = ["sex=female"];
    expect(await table(findings)).toContain("· only rows where sex=female ·");
  });

  it("sets the gaps over 52 weeks beside the others where there is room, and leaves them out when nobody waited", async () => {
    const beside = /Over 18 weeks: points.*Over 52 weeks: points/;
    expect(await table(sampleFindings())).not.toMatch(beside);
    expect(await table(sampleFindings(), 160)).toMatch(beside);
    const findings = sampleFindings();
    for (const dimension of findings.dimensions)
      for (const group of dimension.groups)
        group.over52Weeks = { count: 0, proportion: 0, lower: 0, upper: 0.1 };
    expect(await table(findings)).not.toContain("Over 52 weeks: points");
  });

  it("has escape codes with colour only", async () => {
    const coloured = await render(sampleFindings(), "table", { colour: true, width: 100 });
    expect(coloured).toContain(`${ESCAPE}[`);
    const text = await table(sampleFindings());
    expect(text).not.toContain(ESCAPE);
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, "g"), "").replaceAll(/ +$/gm, "")).toBe(text);
  });

  it("lets nothing from the file move the cursor", async () => {
    const findings = sampleFindings();
    const [dimension] = findings.dimensions;
    if (dimension?.groups[0]) dimension.groups[0].label = `${ESCAPE}[2J\r\nforged`;
    expect(await table(findings)).not.toMatch(new RegExp(`[${ESCAPE}\\r]`));
  });

  it("says what it may be used for", async () => {
    expect(await table(sampleFindings())).toContain("Internal: not for publication");
    const suppressed = sampleFindings();
    suppressed.suppression.rule = "hes";
    for (const group of suppressed.dimensions[0]?.groups ?? []) group.suppressed = true;
    const text = await table(suppressed);
    expect(text).not.toContain("not for publication");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "Disclosure control: * a count of 1 to 7; others to the nearest 5",
    );
    expect(text.replaceAll(/\s+/g, " ")).toContain("* hidden by disclosure control.");
    expect(text).not.toContain("11,617 ");
  });

  it("prints a dash for a figure that cannot be computed", async () => {
    const findings = sampleFindings();
    const [group] = findings.dimensions[0]?.groups ?? [];
    if (group) Object.assign(group, { medianWeeks: null, medianWeeksLower: null, medianWeeksUpper: null });
    expect(linesOf(await table(findings)).find((line) => line.startsWith("  White"))).toMatch(
      /64\.5 +– +37\.1/,
    );
  });

  it("leaves out columns that would be empty", async () => {
    const findings = sampleFindings();
    for (const dimension of findings.dimensions)
      for (const group of dimension.groups)
        group.over104Weeks = { count: 0, proportion: 0, lower: 0, upper: 0.1 };
    expect(linesOf(await table(findings)).filter((line) => /78 +104$/.test(line))).toEqual([]);
  });

  it("speaks of one pathway and one person in the singular", async () => {
    const findings = sampleFindings();
    findings.overall.n = 1;
    findings.ledger.people = 1;
    findings.ledger.read = 1;
    findings.overall.unknownClockStart = 1;
    const text = await table(findings);
    expect(text).toContain("1 pathway, 1 person, from 1 row ·");
    expect(text.replaceAll(/\s+/g, " ")).toContain("1 further pathway without a usable clock start.");
  });

  it("copes with an empty list, one without dates, an empty dimension and a single group", async () => {
    const sex = sampleDimension("sex");
    const findings: Findings = {
      ...sampleFindings(),
      asAt: null,
      inputs: [],
      headline: [],
      quality: [],
      notes: [],
      references: [],
      dimensions: [
        { ...sex, groups: [], gaps: [] },
        { ...sex, groups: sex.groups.filter((group) => group.group === "male"), gaps: [] },
      ],
    };
    findings.ledger.people = null;
    const text = await table(findings);
    expect(text).toContain("no list · no date in the list");
    expect(text).toContain("No comparison can be made");
    expect(text).not.toContain("not their causes");
    expect(text).toContain("No pathways.");
    expect(text).toContain("One group only: nothing to compare.");
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it("puts warnings before notes", async () => {
    const findings = sampleFindings();
    findings.notes.reverse();
    const text = await table(findings);
    expect(text.indexOf("Warning: ")).toBeLessThan(text.indexOf("read day first"));
  });
});

describe("the Markdown format", () => {
  it("is the golden report", async () => {
    await expect(await render(sampleFindings(), "markdown", plain)).toMatchFileSnapshot(
      `${GOLDEN}/sample.md`,
    );
  });

  it("keeps labels from the file from being read as markup", async () => {
    const findings = sampleFindings();
    const [group] = findings.dimensions[0]?.groups ?? [];
    if (group) group.label = "<script>|[x](y)*";
    const text = await render(findings, "markdown", plain);
    expect(text).toContain("|&lt;script>\\|\\[x\\](y)\\*|");
  });
});

describe("--all-measures", () => {
  it("prints every figure and gap of each group, in the table and in Markdown", async () => {
    for (const format of ["table", "markdown"] as const) {
      const brief = await render(sampleFindings(), format, plain);
      const full = await render(sampleFindings(), format, { ...plain, allMeasures: true });
      for (const text of ["Every figure of each group", "Probability of", "Over 104 weeks: points"]) {
        expect(full).toContain(text);
        expect(brief).not.toContain(text);
      }
    }
  });
});

describe("the CSV format", () => {
  const rowsOf = (text: string): string[][] => linesOf(text.trimEnd()).map((line) => line.split(","));

  it("is one table of the columns promised, overall first", async () => {
    const [header, first, ...rest] = rowsOf(await render(sampleFindings(), "csv", plain));
    expect(header).toEqual([...CSV_COLUMNS]);
    expect(first?.slice(0, 5)).toEqual(["overall", "all", "All pathways", "n", "18007"]);
    for (const row of rest) expect(row).toHaveLength(CSV_COLUMNS.length);
  });

  it("gives a figure and its gap at full precision on one row", async () => {
    const rows = rowsOf(await render(sampleFindings(), "csv", plain));
    const row = rows.find((cells) => cells[1] === "asian" && cells[3] === "over52Weeks");
    expect(Object.fromEntries(CSV_COLUMNS.map((column, index) => [column, row?.[index]]))).toMatchObject({
      value: "0.037067209776",
      count: "91",
      n: "2455",
      reference: "white",
      difference: "0.00470085013062",
      ratioUpper: "1.43392175471",
      pValueAdjusted: "",
      method: "newcombe",
    });
  });

  it("has every gap and every group once", async () => {
    const findings = sampleFindings();
    const rows = rowsOf(await render(findings, "csv", plain));
    const gaps = findings.dimensions.flatMap((dimension) => dimension.gaps);
    const withMethod = rows.filter((row) => row[CSV_COLUMNS.indexOf("method")] === "mann-whitney");
    expect(withMethod).toHaveLength(3 * gaps.filter((gap) => gap.measure === "distribution").length);
    const keys = rows.map((row) => row.slice(0, 4).join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("says which banded figure is 104 because it ends in the open band", async () => {
    const findings = sampleFindings();
    const [group] = findings.dimensions[0]?.groups ?? [];
    if (group) group.openBand = true;
    const rows = rowsOf(await render(findings, "csv", plain)).filter((row) => row[3] === "openBand");
    expect(rows.filter((row) => row[4] === "1").map((row) => row[1])).toEqual([group?.group]);
    expect(rows.filter((row) => row[4] === "0")).toHaveLength(rows.length - 1);
  });

  it("makes text of what a spreadsheet would run, and leaves numbers alone", async () => {
    const findings = sampleFindings();
    const [group] = findings.dimensions[0]?.groups ?? [];
    if (group) group.label = '=HYPERLINK("x")';
    const text = await render(findings, "csv", plain);
    expect(text).toContain(`white,"'=HYPERLINK(""x"")",n,11617`);
    expect(text).toContain(",-0.0301756989662,");
  });

  it("shows no figure of a suppressed group", async () => {
    const findings = sampleFindings();
    for (const group of findings.dimensions[0]?.groups ?? []) group.suppressed = group.group === "white";
    const rows = rowsOf(await render(findings, "csv", plain)).filter((row) => row[1] === "white");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.slice(4, 9)).toEqual(["", "", "", "", ""]);
  });
});

describe("the JSON format", () => {
  it("reads back as the findings", async () => {
    const findings = sampleFindings();
    expect(JSON.parse(await render(findings, "json", plain))).toEqual(findings);
  });

  it("has one order of keys, whatever order they were made in", async () => {
    const findings = sampleFindings();
    const reversed = Object.fromEntries(Object.entries(findings).reverse());
    expect(await render(findingsSchema.parse(reversed), "json", plain)).toBe(
      await render(findings, "json", plain),
    );
  });

  it("refuses a figure that is not a number", async () => {
    const findings = sampleFindings();
    findings.overall.meanWeeks = Number.NaN;
    await expect(render(findings, "json", plain)).rejects.toThrow();
  });
});
