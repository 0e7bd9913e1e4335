import { describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/exact.ts";
import { type Asked, analyseList, daysBefore, fates, noteCodes } from "./small-list.ts";

/** A list of people who have waited these numbers of days. */
const waiting = (...days: number[]): string =>
  `Clock Start | Sex\n${days.map((one) => `${daysBefore(one)} | 1`).join("\n")}\n`;

describe("within and over W weeks", () => {
  test.each([
    ["over18Weeks", 126],
    ["over52Weeks", 364],
    ["over65Weeks", 455],
    ["over78Weeks", 546],
    ["over104Weeks", 728],
  ] as const)("%s: day %i is within, the day after is over", async (measure, longest) => {
    const { overall } = await analyseList(waiting(longest, longest + 1));
    expect(overall[measure]).toMatchObject({ count: 1, proportion: 0.5 });
  });

  test("18 weeks is the standard unless another is asked for: 126 days keep it, 127 breach it", async () => {
    const { overall, standard } = await analyseList(waiting(126, 127, 127));
    expect(standard).toEqual({ id: "rtt-18", weeks: 18, target: 0.92 });
    expect(overall.within18Weeks.count).toBe(1);
    expect(overall.withinStandard.count).toBe(1);
    expect(overall.breachesStandard.count).toBe(2);
  });

  test("--standard weeks:N has no target and counts as RTT does", async () => {
    const asked: Asked = { standard: { kind: "weeks", weeks: 52 } };
    const { overall, standard } = await analyseList(waiting(364, 365), asked);
    expect(standard).toEqual({ id: "weeks:52", weeks: 52, target: null });
    expect(overall.breachesStandard.count).toBe(1);
  });
});

describe("--standard dm01-6", () => {
  const asked: Asked = { standard: { kind: "dm01-6" } };

  test("41 days are within, 42 days breach; its clock is the diagnostic one", async () => {
    const list = `
      Diagnostic Clock Start Date | Clock Start
      ${daysBefore(41)}           | 2020-01-01
      ${daysBefore(42)}           | 2020-01-01
    `;
    const { overall, standard } = await analyseList(list, asked);
    expect(standard).toEqual({ id: "dm01-6", weeks: 6, target: 0.99 });
    expect(overall.withinStandard.count).toBe(1);
    expect(overall.breachesStandard.count).toBe(1);
    expect(overall.longestWeeks).toBe(6);
  });

  test("of the rules on scope only planned applies", async () => {
    const list = `
      Diagnostic Clock Start Date | RTT Status | Waiting List Type | Clock End
      2026-09-01                  | 30         | IRTT              | 2026-10-01
      2026-09-01                  | 90         | INON              |
      2026-09-01                  | 20         | PLN               |
    `;
    expect(await fates(list, asked)).toEqual(["4 planned Waiting List Type"]);
  });

  test("a list without a diagnostic clock cannot be used", async () => {
    await expect(analyseList(waiting(10), asked)).rejects.toMatchObject({ kind: "input" });
  });
});

describe("a list without a clock start", () => {
  const asked: Asked = { asAt: "" };

  test("is measured by the days waited, and needs no snapshot date", async () => {
    const list = "Days Waited | Sex\n126 | 1\n127 | 2\n0 | 1\n1,000 | 1\n";
    const { overall, asAt, ledger, notes } = await analyseList(list, asked);
    expect(asAt).toBeNull();
    expect(ledger.analysed).toBe(4);
    expect(overall.within18Weeks.count).toBe(2);
    expect(overall.longestWeeks).toBe(1000 / 7);
    expect(notes.find(({ code }) => code === "stated-waits")?.text).not.toContain("week");
  });

  test("is measured by the weeks waited, to the nearest day; whole weeks are said to be such", async () => {
    const precise = await analyseList("Weeks Waited | Sex\n18.0 | 1\n18.1 | 1\n0.5 | 1\n", asked);
    // 18.1 weeks are 126.7 days, so 127; half a week is 3.5 days, so 4.
    expect(precise.overall.over18Weeks.count).toBe(1);
    expect(precise.overall.longestWeeks).toBe(127 / 7);
    const whole = await analyseList("Weeks Waited | Sex\n18 | 1\n19 | 1\n", asked);
    expect(whole.overall.over18Weeks.count).toBe(1);
    const said = (findings: Findings) => findings.notes.find(({ code }) => code === "stated-waits")?.text;
    expect(said(whole)).toContain("known to the whole week only");
    expect(said(precise)).not.toContain("known to the whole week only");
  });

  test("a blank wait is missing, words are invalid, a negative wait is in the future", async () => {
    const list = "Days Waited | Sex\n 10 | 1\n | 1\n long | 1\n -1 | 1\n";
    expect(await fates(list, asked)).toEqual([
      "3 clock-start-missing Days Waited",
      "4 clock-start-invalid Days Waited",
      "5 clock-start-in-future Days Waited",
    ]);
  });

  test("status and list type still say who is not waiting", async () => {
    const list = "Days Waited | RTT Status\n10 | 20\n10 | 30\n10 | 90\n";
    expect(await fates(list, asked)).toEqual(["3 clock-stopped RTT Status", "4 not-rtt RTT Status"]);
  });

  test("nor waits at all cannot be used, and the error says which names were looked for", async () => {
    await expect(analyseList("Sex | Age\n1 | 30\n", asked)).rejects.toMatchObject({
      kind: "input",
      detail: { code: "no-clock-start-column", file: "list.csv", line: 1 },
    });
  });
});

describe("a list with both a clock start and days waited", () => {
  test("is measured by the clock start, and disagreement is reported", async () => {
    const list = `
      Clock Start        | Days Waited
      ${daysBefore(100)} | 100
      ${daysBefore(100)} | 93
      ${daysBefore(100)} |
    `;
    const findings = await analyseList(list);
    expect(findings.overall).toMatchObject({ n: 3, longestWeeks: 100 / 7 });
    expect(findings.notes.find(({ code }) => code === "stated-days-differ")?.text).toContain("1 row ");
    const agreeing = await analyseList(list.replace("93", "100"));
    expect(noteCodes(agreeing)).not.toContain("stated-days-differ");
  });
});

describe("how dates are written", () => {
  const startsOf = async (list: string, asked: Asked = {}) => {
    const findings = await analyseList(list, asked);
    const { overall, ledger } = findings;
    return {
      longest: (overall.longestWeeks ?? Number.NaN) * 7,
      n: ledger.analysed,
      notes: noteCodes(findings),
    };
  };

  test("ISO, British, American month names, compact and times of day are all calendar days", async () => {
    const list = [
      "Clock Start",
      "2026-06-13",
      "2026-06-13T23:59:59Z",
      "13/06/2026",
      "13-Jun-2026",
      "13 June 2026",
      '"June 13, 2026"',
      "20260613",
      "13/06/2026 00:00",
      "13.6.26",
    ];
    const { longest, n } = await startsOf(`${list.join("\n")}\n`);
    expect([longest, n]).toEqual([134, 9]);
  });

  test("a column whose days are all up to 12 is read day first, and a note says so", async () => {
    const { longest, notes } = await startsOf("Clock Start\n05/06/2026\n01/02/2026\n");
    expect(longest).toBe(266);
    expect(notes).toContain("ambiguous-dates");
  });

  test("one date that only fits month first decides the whole column", async () => {
    const { longest, n, notes } = await startsOf("Clock Start\n02/01/2026\n06/13/2026\n");
    expect([longest, n]).toEqual([266, 2]);
    expect(notes).toContain("month-first-dates");
  });

  test("a column with dates of both kinds is read as most rows say, with a warning", async () => {
    const { n, notes } = await startsOf("Clock Start\n13/06/2026\n14/06/2026\n06/13/2026\n01/02/2026\n");
    expect(n).toBe(3);
    expect(notes).toContain("mixed-dates");
  });

  test("spreadsheet serial numbers are recognised when the whole column is such", async () => {
    // 46320 is 2026-10-25.
    const { longest, n, notes } = await startsOf("Clock Start\n46220\n46310.5\n");
    expect([longest, n]).toEqual([100, 2]);
    expect(notes).toContain("serial-dates");
    const mixed = await analyseList("Clock Start\n46220\n2026-10-01\n");
    expect(mixed.ledger.excluded.byReason).toEqual({ "clock-start-invalid": 1 });
  });

  test("two-digit years are this century's and are noted", async () => {
    const { longest, notes } = await startsOf("Clock Start\n13/06/26\n");
    expect(longest).toBe(134);
    expect(notes).toContain("two-digit-years");
  });
});

describe("headers", () => {
  test("are matched without case and punctuation; other names are given with --column", async () => {
    const columns = { clockStart: "When it began" };
    expect((await analyseList("clock_START\n2026-06-01\n")).ledger.analysed).toBe(1);
    expect((await analyseList("When it began\n2026-06-01\n", { columns })).ledger.analysed).toBe(1);
  });

  test("of several columns for a field the strongest alias counts, the others are noted with how often they differ", async () => {
    const list = `
      Clock Start Date | RTT Start Date | Sex
      2020-01-01       | 2026-06-01     | 1
      2026-06-01       | 2026-06-01     | 1
    `;
    const { overall, notes } = await analyseList(list);
    expect(overall.longestWeeks).toBe(146 / 7);
    const text = notes.find(({ code }) => code === "several-columns")?.text;
    expect(text).toContain('"RTT Start Date" counts, "Clock Start Date" does not (they differ in 1 row)');
  });

  test("the same text twice among used columns is wrong usage; among others it does not matter", async () => {
    await expect(analyseList("Clock Start,Clock Start\n2026-06-01,2026-06-01\n")).rejects.toMatchObject({
      kind: "usage",
    });
    expect((await analyseList("Clock Start,Memo,Memo\n2026-06-01,a,b\n")).ledger.analysed).toBe(1);
  });

  test("that are ambiguous are settled by their values, else the user is asked", async () => {
    const priorities = await analyseList("Clock Start | Priority\n2026-06-01 | P2\n2026-06-01 | P3\n", {
      by: ["procedure-priority"],
    });
    expect(priorities.dimensions[0]?.groups.map(({ group }) => group)).toEqual(["P2", "P3"]);
    await expect(analyseList("Clock Start | IMD\n2026-06-01 | 3\n2026-06-01 | 4\n")).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "ambiguous-header" },
    });
  });
});
