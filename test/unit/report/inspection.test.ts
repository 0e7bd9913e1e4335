import { describe, expect, test } from "vitest";
import type { ColumnInspection, Inspection } from "../../../src/inspection/schema.ts";
import { renderInspection } from "../../../src/report/inspection.ts";

const COLUMN: ColumnInspection = {
  position: 1,
  header: "Sex",
  field: "sex",
  recognition: "alias",
  candidates: [],
  use: "dimension",
  usedFor: "dimension sex",
  dimensions: ["sex"],
  distinct: 3,
  tally: { filled: 20_000, known: 20_000, groupOnly: 0, notStated: 0, notKnown: 0, missing: 0, invalid: 0 },
  reasons: {},
  firstInvalidLine: null,
  invalidValues: [],
  dates: null,
  holds: null,
  leavesOut: {},
  differs: null,
};

const inspectionOf = (
  columns: readonly ColumnInspection[],
  changes: Partial<Inspection> = {},
): Inspection => ({
  schema: "fairwait/inspection@1",
  tool: { name: "fairwait", version: "0.0.0" },
  asAt: "2026-10-25",
  snapshotDates: ["2026-10-25"],
  standard: "rtt-18",
  where: [],
  rows: { read: 20_000, rejected: 0, filtered: 0, inspected: 20_000 },
  people: null,
  references: [],
  files: [
    {
      path: "ptl.csv",
      sha256: "",
      bytes: 1,
      form: "text",
      encoding: "utf-8",
      delimiter: ",",
      rows: 20_000,
      rejected: 0,
      rejectedLines: [],
      hasHeader: true,
      columns: [...columns],
    },
  ],
  dimensions: [],
  characteristics: [],
  problems: [],
  notes: [],
  ...changes,
});

const print = (inspection: Inspection, width = 100): string =>
  renderInspection(inspection, { colour: false, width });

describe("an inspection in print", () => {
  test("says that a list can be used, or what is in the way and what to do", () => {
    expect(print(inspectionOf([COLUMN]))).toContain("analyse can use this list as it is.");
    const stopped = inspectionOf([COLUMN], {
      problems: [{ code: "x", level: "stop", text: "ptl.csv: no clock", hint: "Name it." }],
    });
    expect(print(stopped)).toContain("analyse cannot use this list yet\n  • ptl.csv: no clock. Name it.\n");
  });

  test("never rounds a few to none, nor all but a few to all", () => {
    const tally = { ...COLUMN.tally!, filled: 19_999, known: 19_998, missing: 1, invalid: 1 };
    const text = print(inspectionOf([{ ...COLUMN, tally, firstInvalidLine: 17 }]));
    expect(text).toMatch(/^ {2}sex +3 +>99\.9 +>99\.9 +<0\.1 +<0\.1 +1 +17$/m);
  });

  test("counts a placeholder date as filled and as missing, of one number of rows", () => {
    const tally = { ...COLUMN.tally!, known: 15_000, missing: 5_000 };
    const text = print(inspectionOf([{ ...COLUMN, field: "date-of-birth", tally }]));
    expect(text).toMatch(/^ {2}date-of-birth +3 +100\.0 +75\.0 +25\.0$/m);
  });

  test("quotes common codes, and only counts the others", () => {
    const invalidValues = [
      { value: "QQ", count: 14, firstLine: 565 },
      { value: null, count: 2, firstLine: 4 },
    ];
    const tally = { ...COLUMN.tally!, known: 19_984, invalid: 16 };
    const quoted = print(inspectionOf([{ ...COLUMN, tally, invalidValues }]));
    expect(quoted).toContain("sex: “QQ” in 14 rows, first on line 565; others in 2 rows, first on line 4.");
    const [, others] = invalidValues;
    expect(print(inspectionOf([{ ...COLUMN, tally, invalidValues: [others!] }]))).not.toContain("others");
  });

  test("says how dates are read, and when that is a convention", () => {
    const dates = {
      order: "day-first" as const,
      ambiguous: true,
      mixed: false,
      withTimes: true,
      twoDigitYears: 0,
      formats: [{ format: "dd/mm/yyyy", rows: 19_000 }],
    };
    expect(print(inspectionOf([{ ...COLUMN, dates }]))).toContain(
      "Sex: dd/mm/yyyy in 19,000 rows; read day first, though every day is 12 or less; times of day are",
    );
  });

  test("numbers columns where the first line is no header, and lists at most forty that it does not know", () => {
    const unknown = Array.from({ length: 45 }, (_, index) => ({
      ...COLUMN,
      position: index + 1,
      header: null,
      field: null,
      recognition: "none" as const,
    }));
    const text = print(inspectionOf(unknown));
    expect(text).toContain("column 40 ");
    expect(text).not.toContain("column 41 ");
    expect(text).toContain("and 5 columns more");
  });

  test("keeps to the width whatever headers hold, and lets no control character through", () => {
    const header = `${"REFERRAL_TO_TREATMENT_PERIOD_START_DATE_".repeat(3)}\u001b[31m`;
    for (const width of [60, 80, 100]) {
      const text = print(
        inspectionOf([
          { ...COLUMN, header },
          { ...COLUMN, header, recognition: "never-read" },
        ]),
        width,
      );
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(text).not.toContain("\u001b");
    }
  });
});
