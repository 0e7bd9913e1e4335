import { describe, expect, test } from "vitest";
import type { Ledger } from "../../src/findings/exact.ts";
import { analyseList, daysBefore, drawn, fates, SNAPSHOT } from "./small-list.ts";

const isBalanced = ({ read, rejected, excluded, analysed }: Ledger) =>
  read === rejected.total + excluded.total + analysed;

/** One row per reason, in the contract's order; each would also be excluded by every later reason that it can have. */
const ALL_REASONS = `
  Pathway ID | Clock Start | Clock End | RTT Status | Waiting List Type | Admission Method | Week Ending | Site
  P1         | 01/06/2026  |           | 20         | IRTT              | 11               | 25/10/2026  | A
  P2         | 99/99/2026  | 1/7/2026  | 30         | PLN               | 13               | 18/10/2026  | B
  P2         | 99/99/2026  | 1/7/2026  | 30         | PLN               | 13               | 18/10/2026  | A
  P2         | 99/99/2026  | 1/7/2026  | 30         | PLN               | 11               | 25/10/2026  | A
  P2         | 99/99/2026  | 1/7/2026  | 90         | INON              | 11               | 25/10/2026  | A
  P2         |             | 1/7/2026  | 30         | IRTT              | 11               | 25/10/2026  | A
  P2         |             |           | 20         | IRTT              | 11               | 25/10/2026  | A
  P2         | 99/99/2026  |           | 20         | IRTT              | 11               | 25/10/2026  | A
  P1         | 01/11/2026  |           | 20         | IRTT              | 11               | 25/10/2026  | A
  P1         | 01/06/2026  |           | 20         | IRTT              | 11               | 25/10/2026  | A
`;

describe("every data row ends in exactly one place", () => {
  test("the first reason that applies counts, in the contract's order", async () => {
    const asked = { where: [{ field: "site", value: "A" }] };
    expect(await fates(ALL_REASONS, asked)).toEqual([
      "3 filtered",
      "4 other-snapshot Week Ending",
      "5 planned Waiting List Type",
      "6 not-rtt Waiting List Type",
      "7 clock-stopped RTT Status",
      "8 clock-start-missing Clock Start",
      "9 clock-start-invalid Clock Start",
      "10 clock-start-in-future Clock Start",
      "11 duplicate-pathway Pathway ID",
    ]);
    const { ledger } = await analyseList(ALL_REASONS, asked);
    expect(Object.keys(ledger.excluded.byReason)).toEqual([
      "filtered",
      "other-snapshot",
      "planned",
      "not-rtt",
      "clock-stopped",
      "clock-start-missing",
      "clock-start-invalid",
      "clock-start-in-future",
      "duplicate-pathway",
    ]);
    expect(ledger).toMatchObject({ read: 10, analysed: 1 });
    expect(isBalanced(ledger)).toBe(true);
  });

  test("a row with too many or too few fields is unreadable, and the others are analysed", async () => {
    const list = "Clock Start,Sex\n2026-06-01,1\n2026-06-01\n2026-06-01,2,3\n2026-06-01,2\n";
    expect(await fates(list)).toEqual(["3 unreadable-row", "4 unreadable-row"]);
    const { ledger } = await analyseList(list);
    expect(ledger).toMatchObject({ read: 4, rejected: { total: 2, byReason: { "unreadable-row": 2 } } });
    expect(isBalanced(ledger)).toBe(true);
  });

  test("blank lines are not rows", async () => {
    const { ledger } = await analyseList("Clock Start\n2026-06-01\n\n2026-06-01\n\n");
    expect(ledger).toMatchObject({ read: 2, analysed: 2 });
  });

  test("surplus fields that are all empty are dropped and counted", async () => {
    const { ledger, notes } = await analyseList("Clock Start,Sex\n2026-06-01,1,,\n2026-06-01,2\n");
    expect(ledger).toMatchObject({ read: 2, analysed: 2 });
    expect(notes.find(({ code }) => code === "surplus-fields")?.text).toContain("1 row ");
  });

  test("an unusable value in any other field never drops the row", async () => {
    const list = `
      Clock Start | Ethnicity | Sex | Age | IMD Decile | Treatment Function | RTT Status | Waiting List Type
      2026-06-01  | ???       | q   | -9  | 77         | zzz                | 77         | LOCAL
    `;
    const { ledger, dimensions } = await analyseList(list);
    expect(ledger.analysed).toBe(1);
    for (const { dimension, groups } of dimensions) {
      expect(
        groups.map(({ group }) => group),
        dimension,
      ).toEqual(["unknown"]);
    }
  });
});

describe("--where defines the list", () => {
  const list = `
    Clock Start | Ethnicity | Site | Ward
    2026-06-01  | A         | RJ1  | North
    2026-06-01  | H         | RJ1  | South
    2026-06-01  | R         | RJ2  | North
    2026-06-01  |           | RJ3  | East
  `;
  const analysed = async (...where: [string, string][]) =>
    (await analyseList(list, { where: where.map(([field, value]) => ({ field, value })) })).ledger.analysed;

  test("one field given twice takes either value; two fields must both hold", async () => {
    expect(await analysed(["site", "RJ1"], ["site", "rj2"])).toBe(3);
    expect(await analysed(["site", "RJ1"], ["ethnic-group", "asian"])).toBe(1);
  });

  test("a dimension is filtered by its groups, a column by its values", async () => {
    expect(await analysed(["ethnic-group", "unknown"])).toBe(1);
    expect(await analysed(["column:Ward", "North"])).toBe(2);
    expect(await analysed(["Ward", "North"])).toBe(2);
  });

  test("the grouping asked for is the one that filters", async () => {
    const where = [{ field: "ethnic-group", value: "asian" }];
    expect((await analyseList(list, { where })).ledger.analysed).toBe(1);
    expect((await analyseList(list, { where, ethnicGrouping: "2021" })).ledger.analysed).toBe(2);
  });

  test("quality and the share are of the rows that are left", async () => {
    const { quality, overall } = await analyseList(list, { where: [{ field: "site", value: "RJ3" }] });
    expect(overall.share).toBe(1);
    expect(quality.find(({ field }) => field === "ethnic-category")).toMatchObject({ missing: 1, known: 0 });
  });

  test("in a file without the column it is unknown, whichever file comes first", async () => {
    const [withWard, without] = [list, "Clock Start\n2026-06-01\n2026-06-02\n"];
    const ledgerOf = async (files: Record<string, string>, field: string, value: string) =>
      (await analyseList({ files }, { where: [{ field, value }] })).ledger;
    for (const files of [
      { "a.csv": withWard, "b.csv": without },
      { "a.csv": without, "b.csv": withWard },
    ]) {
      expect(await ledgerOf(files, "Ward", "North")).toMatchObject({ read: 6, analysed: 2 });
      expect(await ledgerOf(files, "ward", "unknown")).toMatchObject({ read: 6, analysed: 2 });
      const nowhere = ledgerOf(files, "no such thing", "x");
      await expect(nowhere).rejects.toMatchObject({ kind: "usage", detail: { hint: expect.any(String) } });
    }
  });

  test("a group or field that does not exist is wrong usage", async () => {
    await expect(analysed(["ethnic-group", "martian"])).rejects.toMatchObject({ kind: "usage" });
    await expect(analysed(["no such thing", "x"])).rejects.toMatchObject({ kind: "usage" });
  });

  test("a filter that leaves nobody is no list at all", async () => {
    await expect(analysed(["site", "RJ9"])).rejects.toMatchObject({
      kind: "input",
      detail: { code: "nothing-to-analyse" },
    });
  });
});

describe("an error in place of a report", () => {
  const suppression = { rule: { kind: "hes" }, smallNumbers: false } as const;

  test("names reasons and no counts where counts are hidden", async () => {
    const list = `Clock Start,Sex\n${"2026-06-01,1\n".repeat(3)}broken\n`;
    const none = { where: [{ field: "sex", value: "female" }], suppression };
    await expect(analyseList(list, none)).rejects.toMatchObject({
      detail: {
        code: "nothing-to-analyse",
        message: "no row is left to analyse: all are rejected or excluded (unreadable-row, filtered)",
      },
    });
    const limit = { maxRejected: { kind: "rows", value: 0 }, suppression } as const;
    await expect(analyseList(list, limit)).rejects.toMatchObject({
      detail: { code: "too-many-rejected", message: "more rows cannot be read than --max-rejected 0 allows" },
    });
  });
});

describe("--max-rejected", () => {
  const list = `Clock Start,Sex\n${"2026-06-01,1\n".repeat(8)}broken\nbroken too\n`;

  test("is a number of rows, or a percentage of the rows read; at most so many may be unreadable", async () => {
    for (const limit of [{ kind: "rows", value: 2 } as const, { kind: "percent", value: 20 } as const]) {
      expect((await analyseList(list, { maxRejected: limit })).ledger.rejected.total).toBe(2);
    }
    for (const limit of [{ kind: "rows", value: 1 } as const, { kind: "percent", value: 19.9 } as const]) {
      await expect(analyseList(list, { maxRejected: limit })).rejects.toMatchObject({
        kind: "input",
        detail: { code: "too-many-rejected", line: 10 },
      });
    }
  });

  test("without it there is no limit, but a warning above 1 %", async () => {
    const codes = async (text: string) => (await analyseList(text)).notes.map(({ code }) => code);
    expect(await codes(list)).toContain("many-rows-rejected");
    const oneInHundred = `Clock Start,Sex\n${"2026-06-01,1\n".repeat(99)}broken\n`;
    expect(await codes(oneInHundred)).not.toContain("many-rows-rejected");
  });
});

describe("the snapshot date", () => {
  const weeks = drawn(`
    Clock Start | Week Ending
    2026-06-01  | 2026-10-25
    2026-06-01  | 2026-10-18
    2026-06-01  | 2026-10-18
  `);

  test("is the file's one distinct value when none is given", async () => {
    const list = "Clock Start | Week Ending\n 2026-06-01 | 25/10/2026\n 2026-06-02 | 25/10/2026\n";
    expect((await analyseList(list, { asAt: "" })).asAt).toBe("2026-10-25");
  });

  test("is chosen by --as-at when the file holds several; the other rows are excluded", async () => {
    const { asAt, ledger, overall } = await analyseList(weeks, { asAt: "2026-10-18" });
    expect(asAt).toBe("2026-10-18");
    expect(ledger).toMatchObject({ analysed: 2, excluded: { byReason: { "other-snapshot": 1 } } });
    expect(overall.longestWeeks).toBe(139 / 7);
  });

  test("several values and no --as-at, or none at all, cannot be used: never today", async () => {
    await expect(analyseList(weeks, { asAt: "" })).rejects.toMatchObject({
      kind: "input",
      detail: { code: "several-snapshot-dates" },
    });
    await expect(analyseList("Clock Start\n2026-06-01\n", { asAt: "" })).rejects.toMatchObject({
      kind: "input",
      detail: { code: "no-snapshot-date" },
    });
  });

  test("a different --as-at than the file's one value counts, and a warning says so", async () => {
    const { asAt, ledger, notes } = await analyseList(
      "Clock Start | Week Ending\n 2026-06-01 | 2026-10-18\n",
      { asAt: SNAPSHOT },
    );
    expect(asAt).toBe(SNAPSHOT);
    expect(ledger.analysed).toBe(1);
    expect(notes).toContainEqual(expect.objectContaining({ code: "snapshot-overridden", level: "warning" }));
  });
});

describe("planned patients are not waiting", () => {
  test("by list type, by admission method and by the planned flag", async () => {
    const list = `
      Clock Start | Waiting List Type | Admission Method | Planned
      2026-06-01  | PLN               | 11               | N
      2026-06-01  | planned           |                  |
      2026-06-01  | IRTT              | 13               | N
      2026-06-01  | IRTT              | 11               | Y
      2026-06-01  | IRTT              | 12               | N
      2026-06-01  |                   |                  |
    `;
    expect(await fates(list)).toEqual([
      "2 planned Waiting List Type",
      "3 planned Waiting List Type",
      "4 planned Admission Method",
      "5 planned Planned",
    ]);
  });
});

describe("rows outside referral to treatment", () => {
  const byStatus = (...codes: string[]) =>
    `Clock Start | RTT Status\n${codes.map((code) => `2026-06-01 | ${code}`).join("\n")}\n`;

  test("are those on lists INON and ONON", async () => {
    const list = `
      Clock Start | Waiting List Type
      2026-06-01  | INON
      2026-06-01  | onon
      2026-06-01  | IRTT
      2026-06-01  | ORTT
      2026-06-01  | Our own list
      2026-06-01  |
    `;
    const { ledger } = await analyseList(list);
    expect(ledger).toMatchObject({ analysed: 4, excluded: { byReason: { "not-rtt": 2 } } });
  });

  test("are those of status 90 to 92 and 98", async () => {
    const { ledger } = await analyseList(byStatus("90", "91", "92", "98", "20"));
    expect(ledger).toMatchObject({ analysed: 1, excluded: { byReason: { "not-rtt": 4 } } });
  });

  test("status 99, blank and unmapped codes stay on the list and are noted", async () => {
    const { ledger, notes } = await analyseList(byStatus("10", "11", "12", "20", "21", "99", "", "77"));
    expect(ledger).toMatchObject({ analysed: 8, excluded: { total: 0 } });
    expect(notes.find(({ code }) => code === "rtt-status-unknown")?.text).toMatch(/^3 rows/);
  });

  test("a status may have text after it, or the decimals of a spreadsheet", async () => {
    const { ledger } = await analyseList(byStatus("20 - Subsequent activity", "30.0", "90: After treatment"));
    expect(ledger.excluded.byReason).toEqual({ "not-rtt": 1, "clock-stopped": 1 });
  });
});

describe("a clock that has stopped", () => {
  test("is one of status 30 to 36", async () => {
    const rows = ["30", "31", "32", "33", "34", "35", "36"].map((code) => `2026-06-01 | ${code}`);
    const { ledger } = await analyseList(`Clock Start | RTT Status\n${rows.join("\n")}\n2026-06-01 | 20\n`);
    expect(ledger).toMatchObject({ analysed: 1, excluded: { byReason: { "clock-stopped": 7 } } });
  });

  test("is one that ended on or before the snapshot date", async () => {
    const ends = [daysBefore(1), daysBefore(0), daysBefore(-1), "", "1900-01-01", "9999-12-31"];
    const rows = ends.map((end) => `${daysBefore(100)} | ${end}`).join("\n");
    expect(await fates(`Clock Start | Clock End\n${rows}\n`)).toEqual([
      "2 clock-stopped Clock End",
      "3 clock-stopped Clock End",
    ]);
  });

  test("ends up to six days before it starts by a slip of entry; an earlier end is ignored and counted", async () => {
    const rows = [106, 107, 400].map((end) => `${daysBefore(100)} | ${daysBefore(end)}`).join("\n");
    const list = `Clock Start | Clock End\n${rows}\n`;
    expect(await fates(list)).toEqual(["2 clock-stopped Clock End"]);
    const { notes, ledger } = await analyseList(list);
    expect(ledger.analysed).toBe(2);
    expect(notes.find(({ code }) => code === "end-before-start")?.text).toMatch(/^2 rows/);
  });

  test("has an end date even when its start is missing or unreadable", async () => {
    const list = `
      Clock Start | Clock End
                  | 2026-07-01
      rubbish     | 2026-07-01
    `;
    await expect(fates(list)).rejects.toMatchObject({ detail: { code: "nothing-to-analyse" } });
    expect(await fates(`${list.trimEnd()}\n2026-06-01 |\n`)).toEqual([
      "2 clock-stopped Clock End",
      "3 clock-stopped Clock End",
    ]);
  });
});

describe("a clock start", () => {
  const started = (...texts: string[]) =>
    `Clock Start | Sex\n2026-06-01 | 1\n${texts.map((text) => `${text} | 1`).join("\n")}\n`;

  test("is missing when empty, white space or NULL", async () => {
    const { ledger } = await analyseList('Clock Start,Sex\n2026-06-01,1\n,1\n"  ",1\nNULL,1\nnull,1\n');
    expect(ledger).toMatchObject({ analysed: 1, excluded: { byReason: { "clock-start-missing": 4 } } });
  });

  test("is invalid when unreadable, a day that does not exist, a placeholder or before 2000", async () => {
    const { ledger } = await analyseList(
      started("soon", "2026-02-30", "1900-01-01", "1753-01-01", "9999-12-31", "1999-12-31"),
    );
    expect(ledger).toMatchObject({ analysed: 1, excluded: { byReason: { "clock-start-invalid": 6 } } });
    expect((await analyseList(started("2000-01-01"))).ledger.analysed).toBe(2);
  });

  test("is invalid before --earliest-clock-start", async () => {
    const list = started("2019-12-31", "2020-01-01", "1999-12-31");
    expect(await fates(list, { earliestClockStart: "2020-01-01" })).toEqual([
      "3 clock-start-invalid Clock Start",
      "5 clock-start-invalid Clock Start",
    ]);
    expect((await analyseList(list, { earliestClockStart: "1990-01-01" })).ledger.analysed).toBe(4);
  });

  test("on the snapshot is a wait of 0 days; after it, in the future", async () => {
    const { ledger, overall } = await analyseList(started(daysBefore(0), daysBefore(-1)));
    expect(ledger).toMatchObject({ analysed: 2, excluded: { byReason: { "clock-start-in-future": 1 } } });
    expect(overall.within18Weeks.count).toBe(1);
  });
});

describe("a duplicate", () => {
  const HEADER = "Pathway Issuer | Provider | Pathway ID | Referral ID | Clock Start | Sex";
  const duplicates = async (...rows: string[]) => {
    const { ledger, notes, overall } = await analyseList(`${HEADER}\n${rows.join("\n")}\n`);
    const conflicts = notes.find(({ code }) => code === "conflicting-duplicates")?.text;
    return { excluded: ledger.excluded.byReason["duplicate-pathway"] ?? 0, conflicts, n: overall.n };
  };
  const first = "RJ1 | RX1 | P1 | R1 | 2026-06-01 | 1";

  test("has the same issuer, pathway, referral and clock start as an earlier row; the first is kept", async () => {
    expect(await duplicates(first, first, first)).toEqual({ excluded: 2, conflicts: undefined, n: 1 });
    const list = `${HEADER}\n${first}\nRJ1 | RX1 | P1 | R1 | 2026-06-01 | 2\n`;
    const { dimensions } = await analyseList(list, { by: ["sex"] });
    expect(dimensions[0]?.groups.map(({ group }) => group)).toEqual(["male"]);
  });

  test("is none when any of the four differs", async () => {
    const others = [
      "RJ2 | RX1 | P1 | R1 | 2026-06-01 | 1",
      "RJ1 | RX1 | P2 | R1 | 2026-06-01 | 1",
      "RJ1 | RX1 | P1 | R2 | 2026-06-01 | 1",
      "RJ1 | RX1 | P1 | R1 | 2026-06-02 | 1",
    ];
    expect(await duplicates(first, ...others)).toMatchObject({ excluded: 0, n: 5 });
  });

  test("is told by the provider where no issuer is given", async () => {
    const withoutIssuer = "    | RX1 | P1 | R1 | 2026-06-01 | 1";
    const otherProvider = "    | RX2 | P1 | R1 | 2026-06-01 | 1";
    expect(await duplicates(withoutIssuer, otherProvider, withoutIssuer)).toMatchObject({
      excluded: 1,
      n: 2,
    });
    // The issuer counts where there is one: another provider does not make it another pathway.
    expect(await duplicates(first, first.replace("RX1", "RX2"))).toMatchObject({ excluded: 1 });
  });

  test("that differs elsewhere is counted as a conflict", async () => {
    const { excluded, conflicts } = await duplicates(first, first, first.replace(/1$/, "2"));
    expect(excluded).toBe(2);
    expect(conflicts).toMatch(/^1 of the duplicate pathways/);
  });

  test("is never a row without a pathway id", async () => {
    const blank = "RJ1 | RX1 |  | R1 | 2026-06-01 | 1";
    expect(await duplicates(blank, blank, "RJ1 | RX1 | NULL | R1 | 2026-06-01 | 1")).toMatchObject({
      excluded: 0,
      n: 3,
    });
  });

  test("is told only among rows that reached this check", async () => {
    const list = `
      Pathway ID | Clock Start | RTT Status
      P1         | 2026-06-01  | 30
      P1         | 2026-06-01  | 20
      P1         | 2026-06-01  | 20
    `;
    expect(await fates(list)).toEqual(["2 clock-stopped RTT Status", "4 duplicate-pathway Pathway ID"]);
  });
});

describe("several files are one waiting list", () => {
  const one =
    "Pathway ID | Provider | Clock Start | Sex\nP1 | RX1 | 2026-06-01 | 1\nP2 | RX1 | 2026-06-01 | 2\n";
  const other =
    "Sex | RTT Start Date | Pathway ID | Provider\nF | 01/06/2026 | P1 | RX1\nM | 13/06/2026 | P1 | RX2\n";

  test("columns may be named and ordered differently; duplicates are found across files", async () => {
    const findings = await analyseList({ files: { "a.csv": one, "b.csv": other } }, { by: ["sex"] });
    expect(findings.ledger).toMatchObject({
      read: 4,
      analysed: 3,
      excluded: { byReason: { "duplicate-pathway": 1 } },
    });
    expect(findings.inputs.map(({ path, rows }) => [path, rows])).toEqual([
      ["a.csv", 2],
      ["b.csv", 2],
    ]);
    expect(findings.dimensions[0]?.groups.map(({ group, n }) => [group, n])).toEqual([
      ["female", 1],
      ["male", 2],
    ]);
  });

  test("a file without a dimension's column has its rows in unknown", async () => {
    const without = "Clock Start\n2026-06-01\n";
    const { dimensions } = await analyseList({ files: { "a.csv": one, "b.csv": without } }, { by: ["sex"] });
    expect(dimensions[0]?.groups.map(({ group, n }) => [group, n])).toEqual([
      ["female", 1],
      ["male", 1],
      ["unknown", 1],
    ]);
  });

  test("a column named by its header is found under the other names of its field", async () => {
    const coded = "Clock Start | RTT Status\n2026-06-01 | 20\n2026-06-01 | 10\n";
    const renamed = "RTT Status Code | Clock Start\n20 | 2026-06-01\n10 | 2026-06-01\n";
    const list = { files: { "a.csv": coded, "b.csv": renamed } };
    const where = [{ field: "rtt-status", value: "20" }];
    expect((await analyseList(list, { where })).ledger).toMatchObject({ analysed: 2 });
    const { dimensions } = await analyseList(list, { by: ["column:RTT Status"] });
    expect(dimensions[0]?.groups.map(({ group, n }) => [group, n])).toEqual([
      ["10", 2],
      ["20", 2],
    ]);
  });

  test("dates are understood file by file", async () => {
    const british = "Clock Start\n13/06/2026\n01/06/2026\n";
    const american = "Clock Start\n06/13/2026\n06/01/2026\n";
    const { overall, ledger } = await analyseList({ files: { "uk.csv": british, "us.csv": american } });
    expect(ledger.analysed).toBe(4);
    expect([overall.medianWeeks, overall.longestWeeks]).toEqual([140 / 7, 146 / 7]);
  });
});

describe("a list that is mostly left out", () => {
  const notesOf = async (text: string, asked: Parameters<typeof analyseList>[1] = {}) =>
    (await analyseList(text, asked)).notes.filter(({ code }) => code === "most-rows-left-out");
  const rows = (count: number, row: string): string => `${row}\n`.repeat(count);
  const header = "Clock Start,Sex\n";

  test("is warned of, with the reason of most, as a wrong --as-at makes it", async () => {
    const list = `${header}${rows(4, "2026-06-01,1")}${rows(5, "2030-01-01,1")}${rows(1, ",1")}`;
    const [warning, ...others] = await notesOf(list);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      level: "warning",
      text: "4 of 10 rows (40.0%) are analysed; most of the others are left out as clock-start-in-future (5).",
    });
  });

  test("counts rows that cannot be read among those left out", async () => {
    const [warning] = await notesOf(`${header}${rows(2, "2026-06-01,1")}${rows(3, "broken")}`);
    expect(warning?.text).toContain("left out as unreadable-row (3)");
  });

  test("is not, when half of it counts, nor for what --where leaves out", async () => {
    expect(await notesOf(`${header}${rows(5, "2026-06-01,1")}${rows(5, ",1")}`)).toEqual([]);
    const filtered = `${header}${rows(2, "2026-06-01,1")}${rows(9, "2026-06-01,2")}`;
    expect(await notesOf(filtered, { where: [{ field: "sex", value: "male" }] })).toEqual([]);
  });
});
