import { describe, expect, test } from "vitest";
import type { Findings, TimeToFindings } from "../../src/findings/exact.ts";
import type { Findings as DisclosedFindings } from "../../src/findings/schema.ts";
import type { TimeToChoice } from "../../src/request.ts";
import { type Asked, analyseList, daysBefore, type List, publishList, SNAPSHOT } from "./small-list.ts";

const followed = async (list: List, choice: Partial<TimeToChoice> = {}, asked: Asked = {}) => {
  const findings = await analyseList(list, { ...asked, timeTo: { event: "treatment", ...choice } });
  if (findings.timeToTreatment === undefined) throw new Error("no time to treatment");
  return { ...findings, timeToTreatment: findings.timeToTreatment };
};
const problem = (list: List, choice: Partial<TimeToChoice> = {}, asked: Asked = {}) =>
  analyseList(list, { ...asked, timeTo: { event: "treatment", ...choice } }).then(
    () => undefined,
    (error: { detail: unknown }) => error.detail,
  );

const addsUp = ({ ledger }: TimeToFindings): boolean =>
  ledger.read === ledger.rejected.total + ledger.excluded.total + ledger.cohort &&
  ledger.cohort === ledger.treated + ledger.removed + ledger.censored &&
  ledger.excluded.total === Object.values(ledger.excluded.byReason).reduce((sum, rows) => sum + rows, 0);

const noted = ({ notes }: Findings, code: string) => notes.find((note) => note.code === code)?.text;

const ENDS = `
  Pathway ID | Clock Start | RTT End Date | RTT Status | Removal Reason             | Sex
  P1         | 2026-06-01  |              | 20         |                            | 1
  P2         | 2026-06-01  | 2026-09-01   | 30         |                            | 2
  P3         | 2026-06-01  | 2026-09-02   | 34         |                            | 1
  P4         | 2026-06-01  | 2026-09-03   | 20         | Treated as day case        | 2
  P5         | 2026-06-01  | 2026-09-04   |            | Patient declined treatment | 1
  P6         | 2026-06-01  | 2026-09-05   |            |                            | 2
  P7         | 2026-06-01  | 2026-09-06   |            | XQ7                        | 1
  P8         | 2026-06-01  |              | 30         |                            | 2
  P9         | 2026-06-01  | 2026-12-24   | 20         |                            | 1
  P10        | 2026-06-01  | 2026-12-24   | 36         |                            | 2
  P11        | 2026-06-01  | 2026-05-20   | 20         |                            | 1
  P12        | 2026-09-10  | 2026-09-08   | 30         |                            | 2
  P13        | 2025-01-01  | 2025-06-01   | 30         |                            | 1
  P14        |             | 2026-09-09   | 30         |                            | 1
  P2         | 2026-06-01  | 2026-09-01   | 30         |                            | 2
  P15        | 2026-06-01  | 2026-09-08   | 90         |                            | 2
`;

describe("what becomes of a pathway", () => {
  test("status before reason, reason before nothing; every row in one place", async () => {
    const { timeToTreatment, ledger } = await followed(ENDS, { observedFrom: "2026-09-01" });
    expect(timeToTreatment.ledger).toEqual({
      read: 16,
      rejected: { total: 0, byReason: {} },
      excluded: {
        total: 6,
        byReason: {
          "not-rtt": 1,
          "clock-start-missing": 1,
          "duplicate-pathway": 1,
          "end-not-dated": 2,
          "ended-before-observation": 1,
        },
      },
      cohort: 10,
      // P2, P4, P6 (assumed) and P12, whose end is a slip of two days.
      treated: 4,
      // P3, P5 and P7, whose reason nobody can read.
      removed: 3,
      // P1; P9, which ends after the snapshot; P11, whose end belongs to an earlier period.
      censored: 3,
    });
    expect(timeToTreatment).toMatchObject({
      assumedTreated: 1,
      removedUnclear: 1,
      observedFromInferred: false,
    });
    expect(addsUp(timeToTreatment)).toBe(true);
    // The main analysis is of open pathways, as ever.
    expect(ledger).toEqual((await analyseList(ENDS)).ledger);
  });

  test("the same without the flag, but for the section and its notes", async () => {
    const { timeToTreatment, notes, ...findings } = await followed(ENDS, { observedFrom: "2026-09-01" });
    const { notes: without, ...plain } = await analyseList(ENDS);
    expect(findings).toEqual(plain);
    const others = without.filter(({ code }) => code !== "most-rows-left-out");
    expect(notes).toEqual(expect.arrayContaining(others));
  });

  test("what was assumed is said", async () => {
    const findings = await followed(ENDS, { observedFrom: "2026-09-01" });
    expect(noted(findings, "treatment-assumed")).toBe(
      "Time to treatment: 1 of 4 ended pathways (25.0%) taken as treated has neither an RTT status nor a removal reason that says so.",
    );
    expect(noted(findings, "removal-reason-unclear")).toContain("1 ended pathway with a removal reason");
    expect(noted(findings, "removal-reason-unclear")).not.toContain("XQ7");
    expect(noted(findings, "end-not-dated")).toContain("2 ended pathways without a usable end date");
  });
});

/** Ends on every day of a period, `perDay` each, clock starts 50 days before; and pathways that still wait. */
const steady = (days: number, perDay: number, more: readonly string[] = []) =>
  [
    "Clock Start,RTT End Date,RTT Status,Sex",
    ...Array.from({ length: days * perDay }, (_, row) => {
      const ago = row % days;
      return `${daysBefore(ago + 50)},${daysBefore(ago)},30,${1 + (row % 2)}`;
    }),
    ...Array.from({ length: 100 }, (_, row) => `${daysBefore(row)},,20,${1 + (row % 2)}`),
    ...more,
    "",
  ].join("\n");

describe("from when on ends are in the list", () => {
  test("the first day of the ends found", async () => {
    const findings = await followed(steady(90, 2));
    expect(findings.timeToTreatment).toMatchObject({
      observedFrom: daysBefore(89),
      observedFromInferred: true,
    });
    expect(noted(findings, "observed-from-inferred")).toContain(daysBefore(89));
  });

  test("a slip of the keyboard far before all others is left aside, out and counted", async () => {
    const slip = [`${daysBefore(800)},${daysBefore(730)},30,1`];
    const findings = await followed(steady(90, 2, slip));
    expect(findings.timeToTreatment).toMatchObject({
      observedFrom: daysBefore(89),
      ledger: { excluded: { byReason: { "ended-before-observation": 1 } } },
    });
    expect(noted(findings, "observed-from-inferred")).toContain(
      "1 ended pathway far before the others is left out",
    );
  });

  test("a few ends far apart are all there is, not slips", async () => {
    const rare = [0, 60, 120, 200, 260].map((ago) => `${daysBefore(ago + 50)},${daysBefore(ago)},30,1`);
    const list = ["Clock Start,RTT End Date,RTT Status,Sex", ...rare, `${daysBefore(9)},,20,2`, ""].join(
      "\n",
    );
    expect((await followed(list)).timeToTreatment.observedFrom).toBe(daysBefore(260));
  });

  test("an end of an earlier period of the pathway says nothing of it", async () => {
    const earlier = Array.from({ length: 40 }, () => `${daysBefore(20)},${daysBefore(900)},20,1`);
    expect((await followed(steady(90, 2, earlier))).timeToTreatment.observedFrom).toBe(daysBefore(89));
  });
});

describe("delayed entry", () => {
  test("a pathway is at risk from the first day of observation only", async () => {
    const list = `
      Clock Start         | RTT End Date        | RTT Status | Sex
      ${daysBefore(100)}  | ${daysBefore(10)}   | 30         | 1
      ${daysBefore(20)}   | ${daysBefore(5)}    | 30         | 1
      ${daysBefore(15)}   |                     | 20         | 1
      ${daysBefore(200)}  |                     | 20         | 1
    `;
    const { timeToTreatment } = await followed(list, { observedFrom: daysBefore(30) });
    const { overall } = timeToTreatment;
    expect(overall).toMatchObject({ n: 4, treated: 2, removed: 0, censored: 2, delayedEntry: 2 });
    // Days 0 to 15 the two that began in the period, then from day 70 the first, from day 170 the last.
    expect(overall.curve.map(({ atRisk }) => atRisk).slice(0, 12)).toEqual([
      2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1,
    ]);
  });

  test("a list of those who still wait or have just been treated would look as if long waits were rare", async () => {
    const withEntry = await followed(steady(90, 2));
    const without = await followed(steady(90, 2), { observedFrom: daysBefore(1000) });
    expect(withEntry.timeToTreatment.overall.delayedEntry).toBeGreaterThan(0);
    expect(without.timeToTreatment.overall.delayedEntry).toBe(0);
  });
});

describe("by group", () => {
  test("all pathways are in a group, crossed or not, and groups are in the order of the list's", async () => {
    const asked = { by: ["sex", "sex*column:RTT Status", "column:RTT Status"] };
    const { timeToTreatment, dimensions } = await followed(ENDS, { observedFrom: "2026-09-01" }, asked);
    expect(timeToTreatment.dimensions.map(({ dimension }) => dimension)).toEqual(
      dimensions.map(({ dimension }) => dimension),
    );
    for (const { groups } of timeToTreatment.dimensions) {
      for (const what of ["n", "treated", "removed", "censored", "delayedEntry"] as const) {
        const sum = groups.reduce((all, group) => all + group[what], 0);
        expect(sum, what).toBe(timeToTreatment.overall[what]);
      }
    }
  });
});

describe("ends that cannot show how long treatment takes", () => {
  const open = (count: number) =>
    Array.from({ length: count }, (_, row) => `${daysBefore(row % 300)},,20,${1 + (row % 2)}`);

  test("so few that it would take years to empty the list: a warning, and every figure in the findings", async () => {
    const findings = await followed(steady(28, 1, open(1200)));
    expect(findings.timeToTreatment).toMatchObject({
      doubts: ["too-few-ends"],
      ledger: { treated: 28, censored: 1300 },
    });
    expect(findings.timeToTreatment.overall.treatedWithin18Weeks.proportion).not.toBeNull();
    expect(findings.notes).toContainEqual(
      expect.objectContaining({
        code: "time-to-too-few-ends",
        level: "warning",
        text: "Time to treatment: 28 ends found in 4 weeks are too few for 1,300 open pathways: at that rate it would take 4 years to empty the list, so they are not all the ends, and no figure of time to treatment can be relied on.",
      }),
    );
  });

  test("none at all", async () => {
    const findings = await followed(ENDS, { observedFrom: SNAPSHOT });
    expect(noted(findings, "time-to-too-few-ends")).toContain("No end was found in 1 day beside");
  });

  test("more without a date than with one", async () => {
    const undated = Array.from({ length: 181 }, (_, row) => `${daysBefore(row)},,30,1`);
    const findings = await followed(steady(90, 2, undated));
    expect(findings.timeToTreatment.doubts).toEqual(["ends-mostly-undated"]);
    expect(noted(findings, "end-not-dated")).toContain("They outnumber those with a date (180)");
    const fewer = await followed(steady(90, 2, undated.slice(1)));
    expect(fewer.timeToTreatment.doubts).toEqual([]);
  });

  test("a list in which pathways end as they begin has nothing against it", async () => {
    const findings = await followed(steady(90, 2));
    expect(findings.timeToTreatment.doubts).toEqual([]);
    expect(noted(findings, "time-to-too-few-ends")).toBeUndefined();
  });
});

describe("refusals", () => {
  const open = "Clock Start,Sex\n2026-06-01,1\n";
  test("no column for the end", async () => {
    expect(await problem(open)).toMatchObject({ code: "time-to-needs-clock-end", file: "list.csv" });
  });
  test("nothing has ended", async () => {
    const list = "Clock Start,RTT End Date,Sex\n2026-06-01,,1\n";
    expect(await problem(list)).toMatchObject({ code: "no-pathway-ended" });
  });
  test("waits without a clock start", async () => {
    expect(await problem("Days Waited,RTT End Date\n12,2026-09-01\n")).toMatchObject({
      code: "time-to-needs-clock-start",
    });
  });
  test("another standard's clock", async () => {
    const list = "Clock Start,Diagnostic Clock Start Date,RTT End Date\n2026-06-01,2026-06-02,2026-09-01\n";
    expect(await problem(list, {}, { standard: { kind: "dm01-6" } })).toMatchObject({
      code: "time-to-standard",
    });
  });
  test("observation that begins after the snapshot", async () => {
    expect(await problem(ENDS, { observedFrom: "2026-10-26" })).toMatchObject({
      code: "observed-from-after-snapshot",
    });
    expect((await followed(ENDS, { observedFrom: SNAPSHOT })).timeToTreatment.ledger.treated).toBe(0);
  });
});

test("ended pathways alone are followed too, with a warning", async () => {
  const list = `
    Clock Start | RTT End Date | RTT Status | Sex
    2026-06-01  | 2026-09-01   | 30         | 1
    2026-06-01  | 2026-09-09   | 30         | 2
  `;
  const findings = await followed(list);
  expect(findings.ledger.analysed).toBe(0);
  expect(findings.timeToTreatment.ledger).toMatchObject({ cohort: 2, treated: 2, censored: 0 });
  expect(noted(findings, "time-to-without-open-pathways")).toContain("every time is too short");
});

test("the open pathways and the ended ones may stand in files of their own", async () => {
  const together = await followed(steady(90, 2));
  const [header = "", ...lines] = steady(90, 2).trim().split("\n");
  const open = lines.filter((line) => line.endsWith(",,20,1") || line.endsWith(",,20,2"));
  const files = {
    "ended.csv": [header, ...lines.filter((line) => !open.includes(line)), ""].join("\n"),
    "open.csv": ["Clock Start,Sex", ...open.map((line) => line.replace(",,20,", ",")), ""].join("\n"),
  };
  expect((await followed({ files })).timeToTreatment).toEqual(together.timeToTreatment);
});

test("rows that have ended are not left out where they are followed", async () => {
  const list = steady(90, 2, []);
  expect(noted(await analyseList(list), "most-rows-left-out")).toContain("clock-stopped");
  expect(noted(await followed(list), "most-rows-left-out")).toBeUndefined();
});

test("of very many groups the curves are at chosen weeks", async () => {
  const rows = steady(90, 2).trim().split("\n");
  const list = rows.map((row, place) => `${row},${place === 0 ? "Ward" : `W${place % 120}`}`).join("\n");
  const { timeToTreatment } = await followed(`${list}\n`, {}, { by: ["column:Ward", "sex"] });
  const [wards, sexes] = timeToTreatment.dimensions;
  expect(wards?.groups).toHaveLength(120);
  expect(wards?.groups[0]?.curve.map(({ week }) => week)).toEqual([4, 8]);
  expect(sexes?.groups[0]?.curve.map(({ week }) => week)).toEqual(
    Array.from({ length: 15 }, (_, week) => week),
  );
});

test("a published curve says nothing of the few who have had the event so far, and no single one after them", async () => {
  const rows = (count: number, end: number | undefined, status: string) =>
    Array.from(
      { length: count },
      () => `${daysBefore(290)},${end === undefined ? "" : daysBefore(290 - end)},${status}`,
    );
  const list = `Clock Start,RTT End Date,RTT Status\n${[
    ...rows(40, undefined, "20"),
    ...rows(30, 70, "30"),
    ...rows(1, 3, "34"),
    ...rows(8, 84, "34"),
  ].join("\n")}\n`;
  const asked = { timeTo: { event: "treatment", observedFrom: daysBefore(400) } } as const;
  const at = ({ timeToTreatment }: Pick<DisclosedFindings, "timeToTreatment">, week: number) => {
    const point = timeToTreatment?.overall.curve.find((one) => one.week === week);
    return [point?.treatedIncidence, point?.removedIncidence, point?.removedIncidenceLower];
  };
  const exact = await analyseList(list, asked);
  expect(at(exact, 1)).toEqual([0, 1 / 79, expect.any(Number)]);
  const published = await publishList(list, {
    ...asked,
    suppression: { rule: { kind: "hes" }, smallNumbers: false },
  });
  expect(at(published, 1)).toEqual([0, null, null]);
  // 30 and 9 of 79, of whom 80 are shown.
  expect(at(published, 12)).toEqual([0.375, 0.125, 0]);
  expect(published.timeToTreatment?.overall.removedWithin18Weeks.proportion).toBe(0.125);
});
