import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recogniseColumns } from "../../../../src/columns/recognise-columns.ts";
import { readPolicy } from "../../../../src/config/read-policy.ts";
import type { NamedRows } from "../../../../src/pipeline/list-rows.ts";
import { type ForPolicies, readForPolicies } from "../../../../src/pipeline/read-for-policies.ts";
import { locatedColumns } from "../../../../src/pipeline/rows/row-collector.ts";
import { NO_REVIEW, NOT_COUNTED } from "../../../../src/prioritise/list-rows.ts";
import { daysBefore, SNAPSHOT } from "../../../spec/small-list.ts";

/** The rows of lists as they are handed on for an order, read as the program reads them; `asAt: ""` gives no date. */
async function rowsOf(lists: readonly string[], asked: Partial<ForPolicies> = {}): Promise<NamedRows> {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-rows-"));
  const { asAt = SNAPSHOT, ...rest } = asked;
  try {
    const files = lists.map((text, index) => {
      const path = join(folder, `list-${index}.csv`);
      writeFileSync(path, text);
      return path;
    });
    const request: ForPolicies = {
      files,
      columns: {},
      ...(asAt !== "" && { asAt }),
      standard: { kind: "rtt-18" },
      where: [],
      imd: [],
      ethnicGrouping: "2001",
      policies: [readPolicy("name: No credit", "policy.yaml")],
      further: [],
      workers: 0,
      ...rest,
    };
    return (await readForPolicies(request, {})).named;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const list = (header: string, rows: readonly string[]): string =>
  [`Clock Start,Procedure Priority,${header}`, ...rows.map((row) => `${daysBefore(10)},P4,${row}`), ""].join(
    "\n",
  );

describe("the columns that are found again in a file", () => {
  const columnsOf = (...headers: string[]): readonly number[] =>
    locatedColumns({
      recognised: recogniseColumns(headers),
      fields: new Map([...recogniseColumns(headers).fields].map(([id, columns]) => [id, columns])),
    } as Parameters<typeof locatedColumns>[0]);

  test("are what a pathway and a patient are called, in this order, and every telephone number", () => {
    expect(columnsOf("Mobile", "Local Patient ID", "Sex", "Pathway ID", "Home Tel")).toEqual([3, 1, 0, 4]);
    expect(columnsOf("Clock Start")).toEqual([]);
  });

  test.each([
    "Telephone",
    "TEL",
    "tel_no",
    "HOME_TEL",
    "HomeTel",
    "MOBILE_NO",
    "WorkPhone",
    "CONTACT_NUMBER",
  ])("%s is a telephone number", (header) => {
    expect(columnsOf("Clock Start", header)).toEqual([1]);
  });

  test.each([
    "Email",
    "Next Of Kin",
    "Surname",
    "Town",
    "Emergency Contact",
    "GP Name",
    "Hotel",
    "Microphone",
  ])("%s is none", (header) => {
    expect(columnsOf("Clock Start", header)).toEqual([]);
  });
});

describe("appointments missed", () => {
  test("are those missed and those cancelled by the patient together; what is no number of them says nothing", async () => {
    const { rows } = await rowsOf([
      list("DNA Count,Patient Cancellations", [
        "2,1",
        "0,0",
        "3,",
        ",4",
        ",",
        "1.0,2.00",
        "999,999",
        "1000,5",
        "-1,",
        "two,NULL",
        "1.5,",
        "12e1,6",
      ]),
    ]);
    expect([...(rows.missed ?? [])]).toEqual([
      3,
      0,
      3,
      4,
      NOT_COUNTED,
      3,
      1998,
      5,
      NOT_COUNTED,
      NOT_COUNTED,
      NOT_COUNTED,
      6,
    ]);
  });

  test("are not there where no file has a column of them, and not counted in a file that has none", async () => {
    expect((await rowsOf([list("Sex", ["F"])])).rows.missed).toBeUndefined();
    const { rows } = await rowsOf([list("Sex", ["F", "M"]), list("DNAs", ["2"])]);
    expect([...(rows.missed ?? [])]).toEqual([NOT_COUNTED, NOT_COUNTED, 2]);
  });
});

describe("rows handed on", () => {
  test("stand in the order of the files, each with its days, its identifiers and its groups", async () => {
    const { rows, texts } = await rowsOf([
      `Pathway ID,Local Patient ID,Clock Start,Procedure Priority,Sex\nPW1,H1,${daysBefore(300)},P2,F\n"P,W""2",H2,${daysBefore(0)},P4,M\n`,
      `Sex,P Code,RTT Start Date,PPID\nM,P3,${daysBefore(700)},PW3\n`,
    ]);
    expect(rows.size).toBe(3);
    expect([...rows.daysWaited]).toEqual([300, 0, 700]);
    expect([...rows.placeDays]).toEqual([300, 0, 700]);
    expect([...rows.tiers]).toEqual([2, 4, 3]);
    expect([0, 1, 2].map((row) => [texts.text(row, 0), texts.text(row, 1)])).toEqual([
      ["PW1", "H1"],
      ['P,W"2', "H2"],
      ["PW3", ""],
    ]);
    const sex = rows.dimensions.get("sex");
    expect(
      [...(sex?.levels ?? [])].map((level) => sex?.groups[sex.groupOfLevel[level] as number]?.id),
    ).toEqual(["female", "male", "male"]);
    expect([...rows.tieOrder]).toEqual([2, 0, 1]);
  });

  test("of a list that states days waited and no date have no review and no other place", async () => {
    const text =
      "Days Waiting,Procedure Priority,RTT Status,Original Referral Date,Priority Review Date\n" +
      "40,P2,11,2020-01-01,2026-10-01\n500,P4,20,,\n";
    const named = await rowsOf([text], { asAt: "" });
    expect([...named.rows.daysWaited]).toEqual([40, 500]);
    expect([...named.rows.placeDays]).toEqual([40, 500]);
    expect([...named.rows.reviewDays]).toEqual([NO_REVIEW, NO_REVIEW]);
    expect(named.backFromMonitoring).toBe(0);
  });

  test("are those of the last count, where the end of a list says how its beginning is to be read", async () => {
    // More than is looked at first: 5 June, until the last row says that it is 6 May.
    const note = "n".repeat(1000);
    const lines = Array.from({ length: 17_500 }, (_, row) => `PW${row},05/06/2026,P4,${note}\n`);
    const text = `Pathway ID,Clock Start,Procedure Priority,Note\n${lines.join("")}PWlast,05/25/2026,P4,\n`;
    expect(text.length).toBeGreaterThan(17 * 1024 * 1024);
    const { rows, texts } = await rowsOf([text]);
    expect(rows.size).toBe(17_501);
    expect(new Set(rows.daysWaited.subarray(0, -1))).toEqual(new Set([172]));
    expect([0, 17_499, 17_500].map((row) => texts.text(row, 0))).toEqual(["PW0", "PW17499", "PWlast"]);
  });
});
