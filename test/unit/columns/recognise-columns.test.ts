import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseColumns } from "../../../src/columns/recognise-columns.ts";
import { UserError } from "../../../src/errors.ts";

const problemOf = (run: () => unknown): UserError["detail"] => {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.detail;
    throw error;
  }
  throw new Error("expected a usage error");
};

describe("recognising columns", () => {
  it("ignores case, punctuation and a byte-order mark", () => {
    const { columns } = recogniseColumns([
      "\uFEFFclock-start",
      "nhs number",
      "Ethnic  Category",
      "52+ Breach Date",
    ]);
    expect(columns.map(({ field }) => field)).toEqual([
      "clock-start",
      "nhs-number",
      "ethnic-category",
      "breach-date-52",
    ]);
  });

  it("counts the alias earliest in the table, and lists the others by strength", () => {
    const { fields } = recogniseColumns([
      "Clock Start",
      "Start Date",
      "REFERRAL_TO_TREATMENT_PERIOD_START_DATE",
    ]);
    expect(fields.get("clock-start")).toEqual({ chosen: 2, others: [0, 1] });
  });

  it("uses a weak header when there is no stronger one", () => {
    expect(recogniseColumns(["Start Date"]).fields.get("clock-start")?.chosen).toBe(0);
  });

  it("remembers the vintage that an LSOA header names", () => {
    const { columns } = recogniseColumns(["LSOA", "derLSOA", "derLSOA2021"]);
    expect(columns.map(({ field }) => field)).toEqual(["lsoa", "lsoa11", "lsoa21"]);
  });

  it("drops names and addresses, and leaves unknown headers alone", () => {
    const { columns, fields } = recogniseColumns(["Surname", "Bed colour", ""]);
    expect(columns.map(({ recognition }) => recognition)).toEqual(["dropped", "none", "none"]);
    expect(fields.size).toBe(0);
  });

  it("lets the user name a column, by any name of the field", () => {
    const headers = ["Date on form", "Clock Start"];
    const { fields, columns } = recogniseColumns(headers, { columns: { rtt_start_date: "date ON form" } });
    expect(fields.get("clock-start")).toEqual({ chosen: 0, others: [1] });
    expect(columns[0]?.recognition).toBe("option");
  });

  it("lets a named column keep nothing of what its header means", () => {
    const { fields } = recogniseColumns(["Referral Date"], { columns: { "clock-start": "Referral Date" } });
    expect([...fields.keys()]).toEqual(["clock-start"]);
  });

  it("refuses a field that does not exist and suggests the nearest", () => {
    const detail = problemOf(() => recogniseColumns(["A"], { columns: { clokStart: "A" } }));
    expect(detail).toMatchObject({ code: "unknown-field" });
    expect(detail.message).toContain("clock-start");
  });

  it("refuses a header that is not in the file and suggests the nearest", () => {
    const detail = problemOf(() =>
      recogniseColumns(["Date on list", "Sex"], { columns: { clockStart: "Date in list" } }),
    );
    expect(detail).toMatchObject({ code: "unknown-header" });
    expect(detail.message).toContain('"Date on list"');
  });

  it("refuses one column for two fields", () => {
    const columns = { "clock-start": "A", "clock-end": "A" };
    expect(problemOf(() => recogniseColumns(["A"], { columns })).code).toBe("column-named-twice");
  });

  it("refuses the same header text twice among used columns", () => {
    const detail = problemOf(() => recogniseColumns(["Clock Start", "Sex", "Clock Start"]));
    expect(detail).toMatchObject({ code: "repeated-header", column: "Clock Start" });
  });

  it("accepts a repeated header that is not used, or whose field another column is", () => {
    expect(() => recogniseColumns(["Notes", "Notes", "", ""])).not.toThrow();
    expect(() => recogniseColumns(["Start Date", "Start Date", "Clock Start"])).not.toThrow();
  });
});

describe("ambiguous headers", () => {
  it("are left open, with the fields they may be", () => {
    const { ambiguous, fields } = recogniseColumns(["Priority", "Clock Start"]);
    expect(ambiguous).toEqual([
      { index: 0, header: "Priority", candidates: ["procedure-priority", "priority-type"], ask: true },
    ]);
    expect(fields.has("priority-type")).toBe(false);
  });

  it("need no answer when another column already serves", () => {
    const { ambiguous } = recogniseColumns(["IMD", "IMD Decile"]);
    expect(ambiguous[0]).toMatchObject({ ask: false });
    expect(ambiguous[0]?.candidates).not.toContain("imd-decile");
  });

  it("are settled by naming the column", () => {
    const { ambiguous, fields } = recogniseColumns(["IMD"], { columns: { imdQuintile: "IMD" } });
    expect(ambiguous).toEqual([]);
    expect(fields.get("imd-quintile")?.chosen).toBe(0);
  });

  it("never stop a list for a specialty or an admitted column", () => {
    const { ambiguous } = recogniseColumns(["Specialty", "Admitted"]);
    expect(ambiguous.map(({ ask }) => ask)).toEqual([false, false]);
  });
});

describe("any headers at all", () => {
  it("are described one by one, and each field has one column", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), (headers) => {
        const { columns, fields } = recogniseColumns(headers);
        expect(columns.map(({ index }) => index)).toEqual(headers.map((_, index) => index));
        for (const [field, { chosen }] of fields) expect(columns[chosen]?.field).toBe(field);
      }),
    );
  });
});
