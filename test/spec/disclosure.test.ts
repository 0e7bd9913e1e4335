import { describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/schema.ts";
import { REPORT_FORMATS, render } from "../../src/report/render.ts";
import type { SuppressionChoice } from "../../src/request.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { daysBefore, publishList, SNAPSHOT } from "./small-list.ts";

const HES: SuppressionChoice = { rule: { kind: "hes" }, smallNumbers: false };

/** People of a group who have waited so many days; each is somebody else unless they share a name. */
interface Waiting {
  readonly group: string;
  readonly days: number;
  readonly people: number;
  readonly each?: number;
}

const HEADER = "pathway_id,nhs_number,ethnic_category,sex,clock_start_date,snapshot_date\n";

/** A list of pathways; `each`: how many pathways every person has. */
function listOf(waiting: readonly Waiting[]): string {
  let person = 0;
  let pathway = 0;
  const rows = waiting.flatMap(({ group, days, people, each = 1 }) =>
    Array.from({ length: people }, () => {
      person += 1;
      return Array.from({ length: each }, () => {
        pathway += 1;
        const start = days < 0 ? "" : daysBefore(days);
        return `P${pathway},L${person},${group},${person % 2 === 0 ? "1" : "2"},${start},${SNAPSHOT}\n`;
      }).join("");
    }),
  );
  return HEADER.replace("nhs_number", "local_patient_id") + rows.join("");
}

const published = (
  waiting: readonly Waiting[],
  suppression = HES,
  by = ["ethnic-category"],
): Promise<Findings> => publishList(listOf(waiting), { by, suppression });

const groupOf = ({ dimensions }: Findings, id: string) =>
  dimensions[0]?.groups.find(({ group }) => group === id);

/** A large group that gives everybody somebody to be compared with. */
const WHITE: Waiting[] = [
  { group: "A", days: 50, people: 71 },
  { group: "A", days: 200, people: 43 },
  { group: "A", days: 400, people: 21 },
];

const everyFormat = async (findings: Findings): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      REPORT_FORMATS.map(async ({ id }) => [
        id,
        await render(findings, id, { colour: false, width: 100, allMeasures: true }),
      ]),
    ),
  );

describe("counts by the HES rule", () => {
  test.each([
    [1, null],
    [7, null],
    [8, 10],
    [12, 10],
    [13, 15],
  ])("a group of %i is shown as %s", async (people, shown) => {
    const group = groupOf(await published([...WHITE, { group: "C", days: 30, people }]), "C");
    expect(group?.n).toBe(shown);
    expect(group?.suppressed).toBe(shown === null);
  });

  test("a group of nobody is 0 where others are", async () => {
    const group = groupOf(await published([...WHITE, { group: "C", days: 30, people: 30 }]), "C");
    expect(group?.over52Weeks.count).toBe(0);
    expect(group?.within18Weeks).toMatchObject({ count: 30, proportion: 1 });
  });

  test("a proportion is of the counts that are shown, with Wilson's limits of these", async () => {
    const group = groupOf(await published(WHITE), "A");
    expect(group?.n).toBe(135);
    expect(group?.within18Weeks.count).toBe(70);
    expect(group?.within18Weeks).toMatchObject(wilson(70, 135) ?? {});
  });

  test("averages take 20 pathways, and one's own wait is never shown", async () => {
    const findings = await published([
      ...WHITE,
      { group: "C", days: 30, people: 19 },
      { group: "D", days: 30, people: 20 },
    ]);
    expect(groupOf(findings, "C")).toMatchObject({
      n: 20,
      medianWeeks: null,
      meanWeeks: null,
      p92Weeks: null,
    });
    expect(groupOf(findings, "D")).toMatchObject({ medianWeeks: 4.29, p92Weeks: 4.29, longestWeeks: null });
    expect(findings.overall.longestWeeks).toBeNull();
  });

  test("with --small-numbers the median of 8 to 19 is shown and marked", async () => {
    const findings = await published([...WHITE, { group: "C", days: 35, people: 9 }], {
      ...HES,
      smallNumbers: true,
    });
    expect(groupOf(findings, "C")).toMatchObject({
      medianWeeks: 5,
      smallNumbers: true,
      p92Weeks: null,
      meanWeeks: null,
    });
    expect(findings.suppression).toEqual({ rule: "hes", smallNumbers: true });
  });

  test("a gap that rests on a hidden count is not shown, another has three significant figures", async () => {
    const findings = await published([
      ...WHITE,
      { group: "C", days: 200, people: 31 },
      { group: "C", days: 400, people: 3 },
    ]);
    const gap = (measure: string) =>
      findings.dimensions[0]?.gaps.find((one) => one.group === "C" && one.measure === measure);
    expect(gap("over52Weeks")).toMatchObject({
      difference: null,
      differenceLower: null,
      ratio: null,
      pValue: null,
    });
    // All have waited over 18 weeks: nobody is within, which may be said.
    expect(gap("over18Weeks")).toMatchObject({ difference: 0.519 });
    expect(gap("within18Weeks")).toMatchObject({ difference: -0.519 });
  });
});

describe("people as well as pathways", () => {
  const one = { group: "C", days: 300, people: 1, each: 9 };

  test("nine pathways of one person are hidden", async () => {
    const group = groupOf(await published([...WHITE, one]), "C");
    expect(group).toMatchObject({
      suppressed: true,
      n: null,
      over18Weeks: { count: null, proportion: null },
    });
  });

  test("a count within a group is hidden as well", async () => {
    const group = groupOf(await published([...WHITE, { group: "C", days: 30, people: 30 }, one]), "C");
    expect(group?.n).toBe(40);
    expect(group?.over18Weeks.count).toBeNull();
    expect(group?.within18Weeks.count).toBe(30);
  });

  test("nine pathways of eight people are shown", async () => {
    const group = groupOf(
      await published([
        ...WHITE,
        { group: "C", days: 300, people: 7 },
        { group: "C", days: 300, people: 1, each: 2 },
      ]),
      "C",
    );
    expect(group?.n).toBe(10);
  });

  test("in every format", async () => {
    const texts = await everyFormat(await published([...WHITE, { ...one, each: 17 }]));
    for (const [format, text] of Object.entries(texts)) {
      expect(/(?<![\d.])17(?![\d.])/.test(withoutKept(text)), format).toBe(false);
    }
  });
});

/** Lines that name no count: the method, hashes, the version. */
const withoutKept = (text: string): string =>
  text.replace(/[0-9a-f]{64}/g, "").replace(/0\.1\.0|2001|2021|18.weeks|1 to 7/g, "");

describe("planted small counts", () => {
  // 6 of a group of 13 over 52 weeks, 7 without: each number stands once in the list.
  const planted: Waiting[] = [
    ...WHITE,
    { group: "K", days: 410, people: 6 },
    { group: "K", days: 45, people: 7 },
    { group: "E", days: 700, people: 3 },
    { group: "A", days: -1, people: 4 },
  ];

  test("are in no format, in no digits from which they can be had", async () => {
    const findings = await published(planted, HES, ["ethnic-category", "ethnic-group"]);
    const texts = await everyFormat(findings);
    for (const [format, text] of Object.entries(texts)) {
      const numbers = withoutKept(text).match(/(?<![\w.,])\d+(?![\w.,]*\d)/g) ?? [];
      for (const secret of ["6", "7", "13", "151", "16"]) {
        expect(
          numbers.filter((number) => number === secret),
          `${secret} in ${format}`,
        ).toEqual([]);
      }
      // 6 ÷ 13, 7 ÷ 13, and what is left of the list.
      for (const secret of ["46.2", "0.4615", "53.8", "0.5384", "0.461", "0.538"]) {
        expect(text.includes(secret), `${secret} in ${format}`).toBe(false);
      }
    }
  });

  test("are in no note and no headline", async () => {
    const { notes, headline } = await published(planted);
    for (const { text } of [...notes, ...headline])
      expect(text).not.toMatch(/\b(3|4|6|7|13) (row|path|people)/);
  });
});

describe("a list published under no rule", () => {
  test("is as it is found", async () => {
    const findings = await published(WHITE, { rule: { kind: "none" }, smallNumbers: false });
    expect(findings.suppression).toEqual({ rule: "none" });
    expect(groupOf(findings, "A")?.within18Weeks.count).toBe(71);
  });
});

describe("counts by min:5", () => {
  const MIN: SuppressionChoice = { rule: { kind: "min", fewest: 5 }, smallNumbers: false };
  const small: Waiting[] = [
    ...WHITE,
    { group: "C", days: 30, people: 3 },
    { group: "D", days: 30, people: 12 },
    { group: "K", days: 400, people: 17 },
    { group: "N", days: 200, people: 44 },
  ];

  test("hide what is below, and one more that it could be worked out from; the others are exact", async () => {
    const { dimensions, overall, suppression } = await published(small, MIN);
    const shown = Object.fromEntries((dimensions[0]?.groups ?? []).map(({ group, n }) => [group, n]));
    expect(suppression.rule).toBe("min:5");
    expect(shown["C"]).toBeNull();
    const hidden = Object.values(shown).filter((n) => n === null).length;
    // Of one hidden group the list less the others is the size.
    expect(overall.n === null || hidden > 1).toBe(true);
    for (const [group, people] of [
      ["A", 135],
      ["D", 12],
      ["K", 17],
      ["N", 44],
    ] as const)
      expect([people, null]).toContain(shown[group]);
    expect(Object.values(shown).filter((n) => n !== null).length).toBeGreaterThanOrEqual(2);
  });

  test("are in no note", async () => {
    const { notes } = await published([...small, { group: "QQ", days: 30, people: 3 }], MIN);
    expect(notes.map(({ text }) => text).join(" ")).toContain("Fewer than 5 rows with an ethnicity");
  });
});

test("under min:N a gap to the rest of the list is not shown where it tells how many are of no known group", async () => {
  const rows = (count: number, specialty: string, days: number) =>
    Array.from({ length: count }, () => `${daysBefore(days)},${specialty}`);
  const list = (unknown: readonly string[]): string =>
    `Clock Start,Treatment Function Code\n${[
      ...rows(200, "100", 20),
      ...rows(160, "100", 200),
      ...rows(70, "110", 20),
      ...rows(50, "110", 200),
      ...rows(40, "120", 20),
      ...rows(30, "120", 200),
      ...unknown,
    ].join("\n")}\n`;
  const gapOf = async (unknown: readonly string[]) => {
    const suppression = { rule: { kind: "min", fewest: 10 }, smallNumbers: false } as const;
    const { overall, dimensions } = await publishList(list(unknown), { by: ["specialty"], suppression });
    expect(overall.n).toBe(550 + unknown.length);
    return dimensions[0]?.gaps.find(({ group, measure }) => group === "C_100" && measure === "over18Weeks");
  };
  // 160 of 360 against 80 of 190: the list has 555, and five of the rest are of no specialty, two of them over 18 weeks.
  expect(await gapOf([...rows(3, "", 20), ...rows(2, "", 200)])).toMatchObject({
    difference: null,
    ratio: null,
  });
  expect(await gapOf([])).toMatchObject({ difference: 0.0234 });
});

test("a wait curve does not say in which four weeks the longest wait ends", async () => {
  const { dimensions } = await publishList(listOf(WHITE), {
    by: ["ethnic-category"],
    suppression: HES,
    waitCurves: true,
  });
  const points = dimensions[0]?.waitCurves?.[0]?.points.filter(({ weeks }) => weeks >= 52 && weeks <= 68);
  // All 21 have waited 57 weeks: more than 52, and nobody more than 65.
  expect(points?.map(({ weeks, count }) => [weeks, count])).toEqual([
    [52, 20],
    [56, null],
    [60, null],
    [64, null],
    [68, 0],
  ]);
});

test("a reason that few of a group have is not named: each that is there is somebody", async () => {
  const list = listOf([...WHITE, { group: "", days: 30, people: 4 }, { group: "Z", days: 30, people: 60 }]);
  const { completeness = [] } = await publishList(list, { by: ["ethnic-category", "sex"], suppression: HES });
  const sexes = completeness
    .find(({ field }) => field === "ethnicity")
    ?.by.find(({ dimension }) => dimension === "sex")?.groups;
  expect(sexes?.map(({ byReason }) => byReason)).toEqual([{ "not-stated": 30 }, { "not-stated": 30 }]);
});
