import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Findings, PopulationGroup } from "../../src/findings/exact.ts";
import { render } from "../../src/report/render.ts";
import { nhsNumber } from "./nhs-number.ts";
import { type Asked, analyseList, daysBefore, noteCodes, publishList } from "./small-list.ts";

/** One row per pathway: ethnicity, LSOA, days waited, further columns. */
function list(
  rows: readonly (readonly [ethnicity: string, lsoa: string, days: number])[],
  header = "LSOA 2021",
): string {
  const lines = rows.map(([ethnicity, lsoa, days]) => `${daysBefore(days)},${ethnicity},${lsoa}`);
  return `Clock Start,Ethnic Category,${header}\n${lines.join("\n")}\n`;
}

const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);
const HOME = "E01034001";
const NEAR = "E01034002";

/** Two LSOAs of 1,000 residents each, a fifth of them Asian; what a third place counts is nobody's business here. */
const FIVE =
  "lsoa21_code,total_residents,White,Mixed,Asian,Black,Other ethnic group\n" +
  `${HOME},1000,700,50,200,40,10\n${NEAR},1000,700,50,200,40,10\nE01034003,5000,5000,0,0,0,0\n`;
const AREAS = `lsoa21_code,icb24_code_nhs,ltla24_code\n${HOME},QAA,E06000001\n${NEAR},QAA,E06000002\nE01034009,QAA,E06000002\n`;

const asked = { by: ["ethnic-group"], ethnicGrouping: "2021" } as const satisfies Asked;

const beside = async (text: string, residents: Readonly<Record<string, string>>, more: Asked = {}) => {
  const findings = await analyseList(text, { ...asked, populationFiles: residents, ...more });
  const { population } = findings;
  if (population === undefined) throw new Error("nothing beside the population");
  return { ...population, findings };
};

function groupsIn({ population }: Findings, place = 0): Record<string, PopulationGroup> {
  const groups = population?.dimensions[place]?.groups ?? [];
  return Object.fromEntries(groups.map((group) => [group.group, group]));
}

describe("rates and representation", () => {
  const rows = [
    ...times(60, ["A", HOME, 10] as const),
    ...times(10, ["A", NEAR, 400] as const),
    ...times(15, ["H", HOME, 10] as const),
    ...times(15, ["R", NEAR, 400] as const),
    ...times(10, ["Z", NEAR, 10] as const),
    ...times(3, ["A", "E01034007", 10] as const),
    ...times(2, ["A", "", 10] as const),
  ];

  test("are of the catchment's residents: others are counted and left out", async () => {
    const { catchments, findings } = await beside(list(rows), { "census.csv": FIVE });
    expect(catchments).toEqual([
      {
        rule: "lsoa",
        table: "residents by ethnic group, LSOA 2021",
        file: "census.csv",
        level: "lsoa",
        areas: 2,
        residents: 2000,
        inside: 110,
        outside: 3,
        unplaced: 2,
        listAreas: 2,
        listResidents: 2000,
      },
    ]);
    const { white, asian, black } = groupsIn(findings);
    expect(white).toMatchObject({ residents: 1400, pathways: 70, ratePer1000: 50, representation: 1 });
    expect(asian).toMatchObject({ residents: 400, pathways: 30, ratePer1000: 75, representation: 1.5 });
    // Nobody of the group waits: that is a finding, not a gap in the table.
    expect(black).toMatchObject({ residents: 80, pathways: 0, ratePer1000: 0, representation: 0 });
  });

  test("long waits: share of those over 52 weeks ÷ share of the pathways", async () => {
    const { findings } = await beside(list(rows), { "census.csv": FIVE });
    const { white, asian } = groupsIn(findings);
    // 25 of the known have waited 400 days: 15 of 30 Asian, 10 of 70 White.
    expect(asian?.over52WeeksRepresentation).toBeCloseTo((15 / 25 / 30) * 100, 12);
    expect(white?.over52WeeksRepresentation).toBeCloseTo((10 / 25 / 70) * 100, 12);
    expect(asian?.over18WeeksRepresentation).toBe(asian?.over52WeeksRepresentation);
  });

  test("an unknown group is counted and has no rate; shares are of the known", async () => {
    const { findings } = await beside(list(rows), { "census.csv": FIVE });
    const groups = groupsIn(findings);
    expect(groups["not-stated"]).toMatchObject({
      known: false,
      pathways: 10,
      residents: null,
      ratePer1000: null,
      representation: null,
      pathwaysShare: null,
    });
    const shares = Object.values(groups).flatMap(({ pathwaysShare }) => pathwaysShare ?? []);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test("the findings are otherwise what they are without", async () => {
    const without = await analyseList(list(rows), asked);
    const { findings } = await beside(list(rows), { "census.csv": FIVE });
    const { population, references, notes, ...rest } = findings;
    const { references: _, notes: __, ...plain } = without;
    expect(without.population).toBeUndefined();
    expect(rest).toEqual(plain);
    expect(references).toMatchObject([
      { kind: "population", name: "residents by ethnic group, LSOA 2021", rows: 3 },
    ]);
    expect(population).toBeDefined();
    expect(notes.length).toBeGreaterThanOrEqual(without.notes.length);
  });

  test("several files are the same list, and some of its people are no list to compare with residents", async () => {
    const [header, ...lines] = list(rows).trim().split("\n");
    const half = (take: number) =>
      `${[header, ...lines.filter((_, index) => index % 2 === take)].join("\n")}\n`;
    const files = { files: { "a.csv": half(0), "b.csv": half(1) } };
    const whole = await beside(list(rows), { "census.csv": FIVE });
    const parts = await analyseList(files, { ...asked, populationFiles: { "census.csv": FIVE } });
    expect(parts.population).toEqual(whole.findings.population);
    const where = [{ field: "ethnic-group", value: "asian" }];
    await expect(beside(list(rows), { "census.csv": FIVE }, { where })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "population-of-some-people" },
    });
  });
});

describe("the grouping of ethnic groups", () => {
  const rows = [
    ...times(20, ["A", HOME, 10] as const),
    ...times(6, ["R", HOME, 10] as const),
    ["H", HOME, 10] as const,
  ];

  test("is the table's where it has one only, with a warning", async () => {
    const { findings, dimensions } = await beside(
      list(rows),
      { "census.csv": FIVE },
      { ethnicGrouping: "2001" },
    );
    expect(dimensions[0]?.label).toBe("Ethnic group (2021 grouping)");
    expect(groupsIn(findings)["asian"]).toMatchObject({ pathways: 7 });
    expect(findings.dimensions[0]?.groups.find(({ group }) => group === "asian")).toMatchObject({ n: 1 });
    expect(noteCodes(findings)).toContain("population-regrouped");
  });

  test("is the list's where the table counts Chinese residents by themselves", async () => {
    const table =
      "lsoa21_code,White,Mixed,Indian,Pakistani,Bangladeshi,Other Asian,Chinese,Black,Other\n" +
      `${HOME},700,50,100,50,20,10,20,40,10\n`;
    const grouped = async (ethnicGrouping: "2001" | "2021") => {
      const { findings } = await beside(list(rows), { "census.csv": table }, { ethnicGrouping });
      expect(noteCodes(findings)).not.toContain("population-regrouped");
      const { asian, other } = groupsIn(findings);
      return [asian?.residents, asian?.pathways, other?.residents, other?.pathways];
    };
    expect(await grouped("2021")).toEqual([200, 7, 10, 0]);
    expect(await grouped("2001")).toEqual([180, 1, 30, 6]);
  });

  test("by category needs a table of categories", async () => {
    const { dimensions, findings } = await beside(
      list(rows),
      { "census.csv": FIVE },
      { by: ["ethnic-category"] },
    );
    expect(dimensions).toEqual([]);
    expect(noteCodes(findings)).toContain("population-not-compared");
  });
});

describe("age, sex and deprivation", () => {
  const rows = [
    "2026-06-01,1,40,E01034001",
    "2026-06-01,1,70,E01034001",
    "2026-06-01,2,12,E01034002",
    "2026-06-01,9,12,E01034002",
  ];
  const people = `Clock Start,Sex,Age,LSOA 2021\n${rows.join("\n")}\n`;
  const ages = Array.from({ length: 91 }, (_, year) => year);
  const estimates =
    `LSOA 2021 Code,Total,${ages.map((year) => `F${year}`).join(",")},${ages.map((year) => `M${year}`).join(",")}\n` +
    [HOME, NEAR]
      .map((code) => `${code},273,${ages.map(() => 1).join(",")},${ages.map(() => 2).join(",")}\n`)
      .join("");

  test("single years by sex make the list's bands and the sexes", async () => {
    const { dimensions, findings } = await beside(
      people,
      { "estimates.csv": estimates },
      { by: ["age-band", "sex"] },
    );
    expect(dimensions.map(({ dimension }) => dimension)).toEqual(["sex", "age-band"]);
    expect(groupsIn(findings)).toMatchObject({
      female: { residents: 182, pathways: 1 },
      male: { residents: 364, pathways: 2 },
      unknown: { residents: null, pathways: 1 },
    });
    expect(groupsIn(findings, 1)).toMatchObject({
      "0-17": { residents: 2 * 18 * 3, pathways: 2 },
      "35-49": { residents: 2 * 15 * 3, pathways: 1 },
      "80+": { residents: 2 * 11 * 3, pathways: 0 },
    });
  });

  test("bands that lie across the list's are not guessed", async () => {
    const residents = { "bands.csv": `lsoa21cd,0-15,16-59,60+\n${HOME},10,20,30\n${NEAR},1,2,3\n` };
    const across = await beside(people, residents, { by: ["age-band"] });
    expect(across.dimensions).toEqual([]);
    const note = across.findings.notes.find(({ code }) => code === "population-not-compared");
    expect(note?.text).toContain("its ages 16-59 lie across the band 0-17; choose others with --age-bands");
    const fitting = await beside(people, residents, { by: ["age-band"], ageBands: "0-15,16-59,60+" });
    expect(groupsIn(fitting.findings)["16-59"]).toMatchObject({ residents: 22, pathways: 1 });
  });

  test("residents have the deprivation of their LSOA; those of an LSOA without are counted", async () => {
    const imd = { "imd.csv": `LSOA code (2021),IMD_DECILE\n${HOME},1\n` };
    const residents = { "total.csv": `lsoa21cd,Total\n${HOME},100\n${NEAR},300\n` };
    const { dimensions, findings } = await beside(people, residents, { by: ["imd-quintile"], imdFiles: imd });
    expect(dimensions[0]?.residentsWithoutGroup).toBe(300);
    expect(groupsIn(findings)).toMatchObject({
      "1": { residents: 100, pathways: 2, ratePer1000: 20 },
      unknown: { pathways: 2 },
    });
  });
});

test("every analysed pathway is in the catchment, elsewhere or nowhere, and those in it are in one group each", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom("A", "D", "H", "M", "R", "S", "Z", "99", "?"),
          fc.constantFrom(HOME, NEAR, "E01034003", "E01034008", "W01000001", "nowhere", ""),
          fc.integer({ min: 0, max: 800 }),
        ),
        { minLength: 1, maxLength: 60 },
      ),
      fc.constantFrom("2001" as const, "2021" as const),
      async (rows, ethnicGrouping) => {
        const placed = rows.filter(([, lsoa]) => [HOME, NEAR, "E01034003"].includes(lsoa));
        fc.pre(placed.length > 0);
        const { catchments, dimensions, findings } = await beside(
          list(rows),
          { "census.csv": FIVE },
          { ethnicGrouping, catchment: { kind: "lsoa", percent: 100 } },
        );
        const [{ inside = 0, outside = 0, unplaced = 0 } = {}] = catchments;
        expect(inside).toBe(placed.length);
        expect(inside + outside + unplaced).toBe(findings.ledger.analysed);
        const groups = dimensions[0]?.groups ?? [];
        expect(groups.reduce((sum, { pathways }) => sum + pathways, 0)).toBe(inside);
        expect(groups.reduce((sum, { residents }) => sum + (residents ?? 0), 0)).toBe(
          catchments[0]?.residents,
        );
      },
    ),
    { numRuns: 25 },
  ));

describe("a named catchment", () => {
  const rows = [
    ...times(6, ["A", HOME, 10] as const),
    ...times(3, ["H", NEAR, 10] as const),
    ["A", "E01034003", 10] as const,
  ];
  const files = { "census.csv": FIVE, "areas.csv": AREAS };

  test("is the LSOAs of the area that the look-up names; those without residents are said", async () => {
    const { catchments, findings } = await beside(list(rows), files, {
      catchment: { kind: "icb", codes: ["QAA"] },
    });
    expect(catchments).toMatchObject([
      {
        rule: "icb:QAA",
        areas: 2,
        residents: 2000,
        inside: 9,
        outside: 1,
        unplaced: 0,
        listAreas: 3,
        listResidents: 7000,
      },
    ]);
    const note = findings.notes.find(({ code }) => code === "catchment-without-residents");
    expect(note?.text).toContain("1 of the 3 LSOAs of the catchment (E01034009)");
  });

  test("may be several, and may be what the table itself counts", async () => {
    const both = { kind: "local-authority", codes: ["E06000001", "E06000002"] } as const;
    const table = `ltla21_code,White,Mixed,Asian,Black,Other\nE06000001,70,5,20,4,1\nE06000002,700,50,200,40,10\n`;
    const { catchments, findings } = await beside(
      list(rows),
      { "census.csv": table, "areas.csv": AREAS },
      { catchment: both },
    );
    expect(catchments).toMatchObject([
      {
        rule: "local-authority:E06000001,E06000002",
        level: "local-authority",
        areas: 2,
        residents: 1100,
        inside: 9,
      },
    ]);
    expect(groupsIn(findings)["asian"]).toMatchObject({ residents: 220, pathways: 3 });
  });

  test.each([
    ["without a look-up", { "census.csv": FIVE }, "QAA", "usage", "catchment-without-lookup"],
    ["with a code that the look-up does not have", files, "QZZ", "input", "catchment-not-found"],
    ["with a look-up and no residents", { "areas.csv": AREAS }, "QAA", "usage", "no-population-table"],
  ] as const)("%s is refused", async (_, residents, code, kind, error) => {
    const catchment = { kind: "icb", codes: [code] } as const;
    await expect(beside(list(rows), residents, { catchment })).rejects.toMatchObject({
      kind,
      detail: { code: error },
    });
  });

  test("a code given twice counts its residents once", async () => {
    const twice = { kind: "local-authority", codes: ["E06000001", "E06000001"] } as const;
    const table = "ltla21_code,White,Mixed,Asian,Black,Other\nE06000001,70,5,20,4,1\n";
    const { catchments } = await beside(
      list(rows),
      { "census.csv": table, "areas.csv": AREAS },
      { catchment: twice },
    );
    expect(catchments).toMatchObject([{ rule: "local-authority:E06000001", residents: 100 }]);
  });

  test("a look-up of another census than the list's is said", async () => {
    const lookup = AREAS.replace("lsoa21_code", "lsoa11_code");
    const catchment = { kind: "icb", codes: ["QAA"] } as const;
    const { findings } = await beside(list(rows), { "census.csv": FIVE, "areas.csv": lookup }, { catchment });
    expect(noteCodes(findings)).toContain("catchment-vintage-differs");
    const both = { "census.csv": FIVE, "old.csv": lookup, "new.csv": AREAS };
    expect(noteCodes((await beside(list(rows), both, { catchment })).findings)).not.toContain(
      "catchment-vintage-differs",
    );
  });

  test("residents of larger areas need one", async () => {
    const table = "ltla21_code,White,Mixed,Asian,Black,Other\nE06000001,70,5,20,4,1\n";
    await expect(beside(list(rows), { "census.csv": table })).rejects.toMatchObject({
      kind: "usage",
      detail: {
        code: "population-not-usable",
        message: expect.stringContaining("needs --catchment local-authority:CODE"),
      },
    });
  });

  test("without any population table is wrong usage", async () => {
    await expect(analyseList(list(rows), { ...asked, catchment: { kind: "lsoa" } })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "catchment-without-population" },
    });
  });
});

describe("several tables", () => {
  const sexes = `lsoa11_code,Female,Male\n${["E01000001", "E01000002"].map((code) => `${code},60,40\n`).join("")}`;
  const header = "Clock Start,Ethnic Category,Sex,LSOA 2011,LSOA 2021";
  const row = (ethnicity: string, sex: number, lsoa11: string, lsoa21: string) =>
    `${daysBefore(9)},${ethnicity},${sex},${lsoa11},${lsoa21}`;
  const text = `${[
    header,
    ...times(6, row("A", 1, "E01000001", HOME)),
    ...times(4, row("H", 2, "E01000002", NEAR)),
    row("H", 2, "E01000009", HOME),
    row("A", 2, "", NEAR),
  ].join("\n")}\n`;

  test("of two censuses read a column each, and have a catchment each", async () => {
    const residents = { "census.csv": FIVE, "sexes.csv": sexes };
    const { catchments, dimensions, findings } = await beside(text, residents, {
      by: ["sex", "ethnic-group"],
    });
    expect(catchments).toMatchObject([
      { file: "census.csv", residents: 2000, inside: 12, outside: 0, unplaced: 0 },
      { file: "sexes.csv", residents: 200, inside: 10, outside: 1, unplaced: 1 },
    ]);
    expect(dimensions.map(({ dimension, catchment }) => [dimension, catchment])).toEqual([
      ["ethnic-group", 0],
      ["sex", 1],
    ]);
    expect(groupsIn(findings)).toMatchObject({ white: { pathways: 7 }, asian: { pathways: 5 } });
    expect(groupsIn(findings, 1)).toMatchObject({
      female: { residents: 120, pathways: 4 },
      male: { residents: 80, pathways: 6 },
    });
  });

  test("of one census share a count, each with the LSOAs it has; of two that count the same the first is taken", async () => {
    const near = `lsoa21_code,Female,Male\n${NEAR},30,20\n`;
    const residents = { "sexes.csv": near, "census.csv": FIVE, "again.csv": FIVE };
    const { catchments, dimensions, findings } = await beside(text, residents, {
      by: ["sex", "ethnic-group"],
    });
    expect(catchments.map(({ inside, outside }) => [inside, outside])).toEqual([
      [5, 7],
      [12, 0],
      [12, 0],
    ]);
    expect(dimensions.map(({ catchment }) => catchment)).toEqual([1, 0]);
    expect(groupsIn(findings, 1)).toMatchObject({
      female: { pathways: 5 },
      male: { pathways: 0, residents: 20 },
    });
  });
});

test("an ethnicity that linked records give is the one compared with residents", async () => {
  const [known, blank] = [nhsNumber(1), nhsNumber(2)];
  const text =
    "Clock Start,NHS Number,Ethnic Category,LSOA 2021\n" +
    `${daysBefore(9)},${known},A,${HOME}\n${daysBefore(9)},${blank},,${NEAR}\n${daysBefore(9)},${nhsNumber(3)},,E01034009\n`;
  const records = { "records.csv": `NHS Number,Ethnicity\n${blank},H\n${nhsNumber(3)},H\n` };
  const alone = await beside(text, { "census.csv": FIVE });
  expect(groupsIn(alone.findings)).toMatchObject({ asian: { pathways: 0 }, unknown: { pathways: 1 } });
  const linked = await beside(text, { "census.csv": FIVE }, { records });
  expect(groupsIn(linked.findings)).toMatchObject({
    white: { pathways: 1 },
    asian: { pathways: 1, ratePer1000: 2.5 },
  });
  expect(groupsIn(linked.findings)).not.toHaveProperty("unknown");
});

describe("what a reader must know", () => {
  test("LSOAs of another census than the table's: how many pathways are lost", async () => {
    const rows = [...times(9, ["A", HOME, 10] as const), ["A", "E01000005", 10] as const];
    const { findings } = await beside(list(rows, "LSOA 2011"), { "census.csv": FIVE });
    const note = findings.notes.find(({ code }) => code === "population-vintage-differs");
    expect(note).toMatchObject({
      level: "warning",
      text: expect.stringContaining("1 of 10 pathways (10.0%)"),
    });
    expect(note?.text).toMatch(/2011 LSOA codes .* 2021 LSOAs/);
  });

  test("a list with a column of each census is read by the table's", async () => {
    const text = `Clock Start,Ethnic Category,LSOA 2011,LSOA 2021\n${daysBefore(9)},A,E01000005,${HOME}\n`;
    const { catchments, findings } = await beside(text, { "census.csv": FIVE });
    expect(catchments[0]).toMatchObject({ inside: 1, outside: 0 });
    expect(noteCodes(findings)).not.toContain("population-vintage-differs");
  });

  test("a thin list cannot say where it is at home", async () => {
    const thin = await beside(
      list([
        ["A", HOME, 10],
        ["A", NEAR, 10],
      ]),
      { "census.csv": FIVE },
    );
    expect(noteCodes(thin.findings)).toContain("catchment-sparse");
    const full = await beside(list(times(20, ["A", HOME, 10] as const)), { "census.csv": FIVE });
    expect(noteCodes(full.findings)).not.toContain("catchment-sparse");
  });

  test("no note holds an LSOA of a patient", async () => {
    const rows = [
      ["A", "E01034007", 10] as const,
      ...times(9, ["A", HOME, 10] as const),
      ["A", NEAR, 10] as const,
    ];
    const { findings } = await beside(list(rows), { "census.csv": FIVE });
    const { population, notes } = findings;
    expect(JSON.stringify({ population, notes })).not.toMatch(/E010340/);
  });

  test("a list without LSOAs is refused", async () => {
    await expect(
      beside("Clock Start,Ethnic Category\n2026-06-01,A\n", { "census.csv": FIVE }),
    ).rejects.toMatchObject({
      kind: "input",
      detail: { code: "no-lsoa-column" },
    });
  });

  test("a file that serves nothing is named", async () => {
    const { findings } = await beside(list([["A", HOME, 10]]), {
      "census.csv": FIVE,
      "total.csv": `lsoa21cd,Total\n${HOME},100\n`,
    });
    expect(findings.notes.find(({ code }) => code === "population-table-unused")?.text).toContain(
      "total.csv",
    );
  });
});

test("a row of CSV has the counts that its figure is made of", async () => {
  const { findings } = await beside(
    list([
      ["A", HOME, 10],
      ["A", HOME, 400],
      ["H", HOME, 10],
    ]),
    {
      "census.csv": FIVE,
    },
  );
  const rows: Record<string, string>[] = parse(await render(findings, "csv", { colour: false, width: 100 }), {
    columns: true,
  });
  const counts = Object.fromEntries(
    rows
      .filter(
        ({ group, measure }) => group === "white" && /Representation|representation|1000/.test(measure ?? ""),
      )
      .map(({ measure, count, n }) => [measure, `${count}/${n}`]),
  );
  const { residents } = groupsIn(findings)["white"] ?? {};
  expect(counts).toEqual({
    ratePer1000: `2/${residents}`,
    representation: `2/${residents}`,
    over18WeeksRepresentation: "1/2",
    over52WeeksRepresentation: "1/2",
  });
});

describe("under disclosure control", () => {
  const rows = [
    ...times(71, ["A", HOME, 10] as const),
    ...times(42, ["A", NEAR, 400] as const),
    ...times(33, ["H", HOME, 10] as const),
    ...times(3, ["H", NEAR, 400] as const),
    ...times(31, ["N", HOME, 10] as const),
    ...times(21, ["N", NEAR, 400] as const),
  ];
  const published = async (rule: { kind: "hes" } | { kind: "min"; fewest: number }) =>
    groupsIn(
      (await publishList(list(rows), {
        ...asked,
        populationFiles: { "census.csv": FIVE },
        suppression: { rule, smallNumbers: false },
      })) as Findings,
    );

  test("a share of the long waits is hidden with the few that it is made of, and else of counts that are shown", async () => {
    const { asian, black } = await published({ kind: "hes" });
    expect(asian).toMatchObject({
      pathways: 35,
      pathwaysOver52Weeks: null,
      over52WeeksRepresentation: null,
      over52WeeksRepresentationUpper: null,
    });
    expect(black).toMatchObject({
      pathways: 50,
      pathwaysOver52Weeks: 20,
      over52WeeksRepresentation: Number((20 / 65 / (50 / 200)).toPrecision(3)),
    });
  });

  test("where counts are not rounded another goes, so that the few are not what is left of all", async () => {
    const { white, asian, black } = await published({ kind: "min", fewest: 5 });
    const shown = [white, asian, black].map((group) => group?.pathwaysOver52Weeks);
    expect(shown.filter((count) => count === null).length).toBeGreaterThan(1);
    for (const group of [white, asian, black])
      expect(group?.over52WeeksRepresentation === null).toBe(group?.pathwaysOver52Weeks === null);
  });
});
