import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompletenessFindings, Findings, Gap } from "../../src/findings/exact.ts";
import { type Asked, analyseList, daysBefore, dimensionIn, noteCodes } from "./small-list.ts";

const gapsIn = (findings: Findings, group: string, dimension = "ethnic-group"): Gap[] =>
  dimensionIn(findings, dimension).gaps.filter(
    (gap): gap is Gap => gap.group === group && gap.measure !== "distribution",
  );
const completenessIn = (findings: Findings, field: string): CompletenessFindings => {
  const found = findings.completeness?.find((one) => one.field === field);
  if (found === undefined) throw new Error(`no completeness of ${field}`);
  return found;
};
const byIn = (findings: Findings, field: string, dimension: string) => {
  const found = completenessIn(findings, field).by.find((one) => one.dimension === dimension);
  if (found === undefined) throw new Error(`no ${field} by ${dimension}`);
  return found;
};

type Row = readonly [days: number, ethnicity: string];
const listOf = (rows: readonly Row[]): string =>
  `Clock Start,Ethnicity\n${rows.map(([days, code]) => `${daysBefore(days)},${code}\n`).join("")}`;
const ethnicGaps = async (rows: readonly Row[], group: string) =>
  gapsIn(await analyseList(listOf(rows), { by: ["ethnic-group"] }), group);

describe("a gap if all unknown pathways belonged to one side", () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 500 }),
    fc.constantFrom("A", "A", "H", "M", "", "Z", "99", "QQ"),
  );
  const lists = fc
    .array(row, { minLength: 1, maxLength: 40 })
    .map((rows): Row[] => [[20, "A"], [130, "A"], [200, "H"], [10, "H"], [150, ""], ...rows]);
  const isUnknown = (code: string) => !["A", "H", "M"].includes(code);

  test("is the gap of the same list with the unknown recorded so", () =>
    fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const relabelled = (as: string) =>
          rows.map(([days, code]): Row => [days, isUnknown(code) ? as : code]);
        const gaps = await ethnicGaps(rows, "asian");
        const [asGroup, asReference] = [
          await ethnicGaps(relabelled("H"), "asian"),
          await ethnicGaps(relabelled("A"), "asian"),
        ];
        expect(gaps).toHaveLength(10);
        gaps.forEach((gap, index) => {
          expect(gap.differenceIfUnknownInGroup, gap.measure).toBe(asGroup[index]?.difference);
          expect(gap.differenceIfUnknownInReference, gap.measure).toBe(asReference[index]?.difference);
        });
      }),
      { numRuns: 15 },
    ));

  test("is the gap itself where all are known, and takes no notice of the order of rows", () =>
    fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        expect(await ethnicGaps([...rows].reverse(), "asian")).toEqual(await ethnicGaps(rows, "asian"));
        for (const gap of await ethnicGaps(
          rows.filter(([, code]) => !isUnknown(code)),
          "asian",
        )) {
          expect(gap.differenceIfUnknownInGroup).toBe(gap.difference);
          expect(gap.differenceIfUnknownInReference).toBe(gap.difference);
        }
      }),
      { numRuns: 15 },
    ));
});

describe("whether the unknown wait differently", () => {
  test("is their gap to all who are known, each kind of unknown by itself", async () => {
    const rows: Row[] = [
      [10, "A"],
      [140, "H"],
      [140, "Z"],
      [10, ""],
      [150, "99"],
    ];
    const { unknownGaps = [] } = dimensionIn(
      await analyseList(listOf(rows), { by: ["ethnic-group"] }),
      "ethnic-group",
    );
    const over18 = unknownGaps.filter(({ measure }) => measure === "over18Weeks");
    expect(over18.map((gap) => [gap.group, gap.reference, gap.difference])).toEqual([
      ["not-stated", "all-known", 0.5],
      ["unknown", "all-known", 0],
    ]);
  });
});

const start = daysBefore(30);
const people = (count: number, ...cells: string[]): string =>
  `${[start, ...cells].join(",")}\n`.repeat(count);

describe("completeness by provider, specialty and group", () => {
  const list = `Clock Start,Provider Code,Treatment Function,Ethnicity,Sex\n${[
    people(60, "RX1", "110", "A", "1"),
    people(40, "RX1", "110", "", "2"),
    people(95, "RX2", "120", "H", "2"),
    people(3, "RX2", "120", "Z", "1"),
    people(2, "", "", "99", "9"),
  ].join("")}`;

  test("counts known rows by who recorded, and by the other characteristics of the run", async () => {
    const findings = await analyseList(list);
    const ethnicity = completenessIn(findings, "ethnicity");
    expect(ethnicity).toMatchObject({ n: 200, known: 155, proportion: 0.775, byRoute: null });
    expect(ethnicity.byReason).toEqual({ missing: 40, "not-stated": 3, "not-known": 2 });
    expect(ethnicity.by.map(({ dimension }) => dimension)).toEqual(["provider", "specialty", "sex"]);
    expect(
      byIn(findings, "ethnicity", "provider").groups.map(({ group, n, known }) => [group, n, known]),
    ).toEqual([
      ["RX1", 100, 60],
      ["RX2", 98, 95],
      ["unknown", 2, 0],
    ]);
    expect(
      byIn(findings, "sex", "ethnic-group").groups.map(({ group, n, known }) => [group, n, known]),
    ).toEqual([
      ["white", 60, 60],
      ["asian", 95, 95],
      ["not-stated", 3, 3],
      ["unknown", 42, 40],
    ]);
    expect(byIn(findings, "ethnicity", "provider").groups[0]?.difference).toBeCloseTo(0.6 - 95 / 98, 14);
  });

  test("adds up to the rows of each group in every breakdown", async () => {
    const findings = await analyseList(list, { by: ["ethnic-group", "sex", "provider", "specialty"] });
    for (const { by, n, known } of findings.completeness ?? []) {
      for (const { dimension, groups } of by) {
        const sizes = dimensionIn(findings, dimension).groups.map((one) => [one.group, one.n]);
        expect(groups.map((one) => [one.group, one.n])).toEqual(sizes);
        expect(groups.reduce((sum, one) => sum + one.n, 0)).toBe(n);
        expect(groups.reduce((sum, one) => sum + one.known, 0)).toBe(known);
      }
    }
  });

  test("is not asked for when nothing of the run says anything of the person", async () => {
    expect((await analyseList(list, { by: ["provider", "specialty"] })).completeness).toEqual([]);
  });

  test("looks at the parts of a crossing", async () => {
    const findings = await analyseList(list, { by: ["ethnic-group*sex"] });
    expect(findings.completeness?.map(({ field, known }) => [field, known])).toEqual([
      ["ethnicity", 155],
      ["sex", 198],
    ]);
    expect(byIn(findings, "ethnicity", "sex").groups.map(({ known }) => known)).toEqual([95, 60, 0]);
  });

  test("knows of several files as one list, and of a file without the column as unknown", async () => {
    const second = `Clock Start,Ethnicity,Sex\n${people(10, "A", "1")}`;
    const findings = await analyseList({ files: { "one.csv": list, "two.csv": second } });
    expect(byIn(findings, "ethnicity", "provider").groups.map(({ n }) => n)).toEqual([100, 98, 12]);
    expect(completenessIn(findings, "ethnicity")).toMatchObject({ n: 210, known: 165 });
  });
});

describe("deprivation by route", () => {
  const IMD = "LSOA code (2011),IMD Decile\nE01000001,1\nE01000002,10\nE01000003,2\n";
  const POSTCODES = `pcds,lsoa11,doterm,ctry,imd
AB1 2AA,E01000001,,E92000001,100
AB1 2AB,E01000002,,E92000001,32844
CF1 1AA,W01000001,,W92000004,50
`;
  const asked: Asked = {
    by: ["imd-quintile", "sex"],
    imdFiles: { "imd.csv": IMD, "postcodes.csv": POSTCODES },
  };
  const list = `Clock Start,IMD Decile,LSOA11,Postcode,Sex\n${[
    people(5, "3", "E01000001", "AB1 2AA", "1"),
    people(4, "", "E01000001", "AB1 2AA", "1"),
    people(3, "", "E01000002", "AB1 2AA", "2"),
    people(2, "", "", "AB1 2AB", "2"),
    people(1, "", "", "CF1 1AA", "2"),
    people(6, "", "", "", "1"),
  ].join("")}`;

  test("says which of a row's columns gave the quintile, and why there is none", async () => {
    const findings = await analyseList(list, asked);
    expect(completenessIn(findings, "imd")).toMatchObject({
      n: 21,
      known: 14,
      byRoute: { lsoa: 7, "imd-column": 5, postcode: 2 },
      byReason: { missing: 6, "outside-england-wales": 1 },
    });
    const [female, male] = byIn(findings, "imd", "sex").groups;
    expect(female).toMatchObject({ known: 5, byRoute: { lsoa: 3, postcode: 2 } });
    expect(male).toMatchObject({ known: 9, byRoute: { "imd-column": 5, lsoa: 4 }, byReason: { missing: 6 } });
  });

  test("changes no group: a quintile is one whichever way it was come by", async () => {
    const sizes = dimensionIn(await analyseList(list, asked), "imd-quintile").groups;
    expect(sizes.map(({ group, n }) => [group, n])).toEqual([
      ["1", 4],
      ["2", 5],
      ["5", 5],
      ["unknown", 7],
    ]);
    const filtered = await analyseList(list, { ...asked, where: [{ field: "imd-quintile", value: "5" }] });
    expect(filtered.ledger.analysed).toBe(5);
  });

  test("says how often two columns of a row disagree, and which one counts", async () => {
    const findings = await analyseList(list, asked);
    expect(completenessIn(findings, "imd").disagreements).toEqual([
      { chosen: "IMD Decile", other: "LSOA11", both: 5, differ: 5 },
      { chosen: "IMD Decile", other: "Postcode", both: 5, differ: 5 },
      { chosen: "LSOA11", other: "Postcode", both: 12, differ: 3 },
    ]);
    expect(noteCodes(findings)).toContain("imd-sources-differ");
    expect(findings.notes.filter(({ code }) => code === "imd-sources-differ").at(-1)).toEqual({
      code: "imd-sources-differ",
      level: "warning",
      text: '"LSOA11" and "Postcode" give different IMD quintiles in 3 of 12 rows (25.0%) in which both give one; "LSOA11" counts.',
    });
  });

  test("is silent about columns that agree", async () => {
    const agreeing = `Clock Start,LSOA11,Postcode\n${people(4, "E01000001", "AB1 2AA")}`;
    const findings = await analyseList(agreeing, { ...asked, by: ["imd-quintile"] });
    expect(completenessIn(findings, "imd").disagreements).toEqual([
      { chosen: "LSOA11", other: "Postcode", both: 4, differ: 0 },
    ]);
    expect(noteCodes(findings)).not.toContain("imd-sources-differ");
  });
});
