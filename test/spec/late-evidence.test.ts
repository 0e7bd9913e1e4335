import { beforeAll, describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/exact.ts";
import { analyseList, noteCodes, sizes } from "./small-list.ts";

const ROWS = 100_000;
const EARLY = 60_000;

/** Month first throughout, but nothing in the first 60,000 rows shows it; nor what the other columns hold. */
function lateList(): string {
  const lines = ["Clock Start,Age Band,Ethnicity,Pathway ID,Week Ending"];
  for (let row = 0; row < ROWS; row += 1) {
    const early = row < EARLY;
    const month = 1 + (row % 9);
    const day = early ? 1 + ((row * 7) % 12) : 13 + (row % 15);
    const band = early ? "18 to 64" : row % 2 === 0 ? "Under 18" : "65 and over";
    // Two letters are a national code and a local one only when most of the column is national codes.
    const ethnicity = early ? (row % 4 === 0 ? "AB" : "Some label") : "A";
    lines.push(`${month}/${day}/2026,${band},${ethnicity},P${row},10/25/2026`);
  }
  return `${lines.join("\n")}\n`;
}

describe("what only shows late in a file", () => {
  let findings: Findings;
  let longest = 0;
  beforeAll(async () => {
    findings = await analyseList(lateList(), { asAt: "", by: ["age-band"] });
    longest = (Date.parse("2026-10-25") - Date.parse("2026-01-01")) / 86_400_000;
  });

  test("decides how the whole column is read: month first from the first row on", () => {
    expect(findings.ledger).toMatchObject({ read: ROWS, analysed: ROWS, excluded: { total: 0 } });
    expect(findings.overall.longestWeeks).toBe(longest / 7);
    expect(noteCodes(findings)).toContain("month-first-dates");
    expect(findings.asAt).toBe("2026-10-25");
  });

  test("is a group like any other", () => {
    expect(sizes(findings)).toEqual({ "Under 18": 20_000, "18 to 64": EARLY, "65 and over": 20_000 });
  });

  test("can be filtered by", async () => {
    const where = [{ field: "age-band", value: "65 and over" }];
    const filtered = await analyseList(lateList(), { asAt: "", by: ["age-band"], where });
    expect(sizes(filtered)).toEqual({ "65 and over": 20_000 });
  });
});
