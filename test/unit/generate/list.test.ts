import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateImdLookup } from "../../../src/generate/imd-lookup.ts";
import { generateList } from "../../../src/generate/list.ts";
import { DELIMITERS, type GenerateOptions, MESS_LEVELS } from "../../../src/generate/options.ts";

const bytesOf = (options: GenerateOptions): Buffer => Buffer.concat([...generateList(options)]);

type Records = Record<string, string>[];
const parsed = (bytes: Buffer, options: object = {}): Records =>
  parse(bytes, { columns: true, ...options }) as Records;
const recordsOf = (options: GenerateOptions): Records => parsed(bytesOf(options));

const CLOCK_START = "REFERRAL_TO_TREATMENT_PERIOD_START_DATE";
const weeksWaited = (record: Record<string, string>): number =>
  (Date.parse(record["Week_Ending_Date"]!) - Date.parse(record[CLOCK_START]!)) / 604_800_000;

const meanWeeks = (records: Records): number =>
  records.reduce((sum, record) => sum + weeksWaited(record), 0) / records.length;

const meanWeeksWhere = (records: Records, column: string, values: readonly string[]): number =>
  meanWeeks(records.filter((record) => values.includes(record[column]!)));

const clean = { mess: "none", unknownEthnicity: 0 } as const;

describe("a generated list", () => {
  it("is the same bytes for the same options, today and on every machine", () => {
    const hash = createHash("sha256")
      .update(bytesOf({ rows: 1000, seed: 7, mess: "lots" }))
      .digest("hex");
    expect(hash).toBe("05162f02665657d7e5b1e00ed9c7fecfd9e7f153564fa0317882904d5a42a3a7");
  });

  it("is another list for another seed", () => {
    expect(bytesOf({ rows: 50, seed: 1 }).equals(bytesOf({ rows: 50, seed: 2 }))).toBe(false);
  });

  it("begins alike however many rows follow", () => {
    const short = bytesOf({ rows: 300 });
    expect(bytesOf({ rows: 900 }).subarray(0, short.length).equals(short)).toBe(true);
  });

  it("comes in chunks, not in one piece, and in full", () => {
    const chunks = [...generateList({ rows: 15_000 })];
    expect(chunks.length).toBeGreaterThan(1);
    expect(parsed(Buffer.concat(chunks), { relax_column_count: true })).toHaveLength(15_000);
  });

  it("has 28 columns under WLMDS names, 23 under readable ones, and one more with postcodes", () => {
    const width = (options: GenerateOptions) => Object.keys(recordsOf({ rows: 1, ...options })[0]!).length;
    expect(width({})).toBe(28);
    expect(width({ layout: "local" })).toBe(23);
    expect(width({ postcodes: true })).toBe(29);
  });

  it("has the rows asked for and the same number of fields in each, whatever the shape of the file", () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.integer({ min: 0, max: 120 }),
          seed: fc.integer({ min: 0, max: 4_294_967_295 }),
          delimiter: fc.constantFrom("comma", "tab", "semicolon", "pipe"),
          lineEnd: fc.constantFrom("lf", "crlf"),
          layout: fc.constantFrom("wlmds", "local"),
          postcodes: fc.boolean(),
        }),
        (shape) => {
          const rows = parse(bytesOf({ ...shape, areas: 300, mess: "none" }), {
            delimiter: DELIMITERS[shape.delimiter],
          });
          expect(rows).toHaveLength(shape.rows + 1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("has a snapshot date that is given, never today", () => {
    const asAt = new Set(
      recordsOf({ rows: 20, asAt: "2024-02-29" }).map((record) => record["Week_Ending_Date"]),
    );
    expect([...asAt]).toEqual(["2024-02-29"]);
  });

  it("writes dates day first when asked", () => {
    expect(recordsOf({ rows: 1, dateFormat: "day-first" })[0]!["Week_Ending_Date"]).toBe("25/10/2026");
  });

  it("holds people with more than one pathway, whose own details never differ", () => {
    const records = recordsOf({ rows: 4000, mess: "none", pathwaysPerPerson: 1.25 });
    const people = new Map<string, string>();
    for (const record of records) {
      const details = `${record["PERSON_BIRTH_DATE"]} ${record["derLSOA2021"]} ${record["ETHNIC_CATEGORY"]}`;
      expect(people.get(record["NHS_NUMBER"]!) ?? details).toBe(details);
      people.set(record["NHS_NUMBER"]!, details);
    }
    expect(records.length / people.size).toBeCloseTo(1.25, 1);
  });

  it("waits about as England did: near 60 % within 18 weeks, some past 52", () => {
    const waits = recordsOf({ rows: 20_000, mess: "none" }).map(weeksWaited);
    const shareOf = (isSo: (weeks: number) => boolean) => waits.filter(isSo).length / waits.length;
    expect(shareOf((weeks) => weeks <= 18)).toBeGreaterThan(0.57);
    expect(shareOf((weeks) => weeks <= 18)).toBeLessThan(0.64);
    expect(shareOf((weeks) => weeks > 52)).toBeGreaterThan(0.015);
    expect(shareOf((weeks) => weeks > 52)).toBeLessThan(0.04);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  });
});

describe("the gaps of a generated list", () => {
  it("lengthen waits from the least to the most deprived quintile of the lookup that goes with it", () => {
    const options = { ...clean, rows: 20_000, gaps: ["imd=+10%"] };
    const decileOf = new Map(
      parsed(Buffer.concat([...generateImdLookup(options)])).map((area) => [
        area["LSOA code (2021)"],
        Number(area["Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"]),
      ]),
    );
    const records = recordsOf(options);
    const meanOf = (quintile: number) =>
      meanWeeks(records.filter((record) => Math.ceil(decileOf.get(record["derLSOA2021"])! / 2) === quintile));
    expect(meanOf(1)).toBeGreaterThan(meanOf(3));
    expect(meanOf(3)).toBeGreaterThan(meanOf(5));
    expect(meanOf(1) / meanOf(5)).toBeCloseTo(1.2 / 0.8, 0);
  });

  it("lengthen one ethnic group's waits by the percentage asked for", () => {
    const records = recordsOf({ ...clean, rows: 20_000, gaps: ["ethnic-group:asian=+50%"] });
    const asian = meanWeeksWhere(records, "ETHNIC_CATEGORY", ["H", "J", "K", "L"]);
    expect(asian / meanWeeksWhere(records, "ETHNIC_CATEGORY", ["A", "B", "C"])).toBeCloseTo(1.5, 0);
  });

  it("add weeks to the waits of people with a learning disability", () => {
    const records = recordsOf({ ...clean, rows: 20_000, gaps: ["learning-disability:yes=+6w"] });
    const gap =
      meanWeeksWhere(records, "Learning_Disability_Flag", ["Y"]) -
      meanWeeksWhere(records, "Learning_Disability_Flag", ["N"]);
    expect(gap).toBeGreaterThan(3);
    expect(gap).toBeLessThan(9);
  });

  it("touch nobody else: without a gap, all but that group's rows are the same", () => {
    const flat = recordsOf({ ...clean, rows: 500, gaps: ["none"] });
    const unequal = recordsOf({ ...clean, rows: 500, gaps: ["sex:female=+20%"] });
    const men = (records: Records) =>
      records
        .filter((record) => record["PERSON_STATED_GENDER_CODE"] === "1")
        .map((record) => record[CLOCK_START]);
    expect(men(unequal)).toEqual(men(flat));
    expect(unequal).not.toEqual(flat);
  });
});

describe("the mess of a generated list", () => {
  it("is none when none is asked for: every clock start is a day up to the snapshot", () => {
    for (const record of recordsOf({ rows: 3000, mess: "none" })) {
      expect(record[CLOCK_START]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(weeksWaited(record)).toBeGreaterThanOrEqual(0);
      expect(record["Waiting_List_Type"]).toMatch(/^[IO]RTT$/);
    }
  });

  it.each([
    ["some", 0.02],
    ["lots", 0.08],
  ] as const)(
    "brings %s blank, placeholder, future and unreadable clock starts and rows out of scope",
    (mess, least) => {
      const records = parsed(bytesOf({ rows: 20_000, mess }), { relax_column_count: true });
      const starts = new Set(records.map((record) => record[CLOCK_START]));
      for (const start of ["", "1900-01-01", "2026-02-30"]) expect(starts).toContain(start);
      expect(records.some((record) => weeksWaited(record) < 0)).toBe(true);
      const outOfScope = records.filter(
        (record) =>
          ["PLN", "INON", "ONON"].includes(record["Waiting_List_Type"]!) ||
          record["REFERRAL_TO_TREATMENT_PERIOD_END_DATE"] !== "",
      );
      expect(outOfScope.length / records.length).toBeGreaterThan(least);
    },
  );

  it("repeats some rows, and some of those say something else", () => {
    const rows = parse(bytesOf({ rows: 5000, mess: "lots" }), { relax_column_count: true }) as string[][];
    const byPathway = new Map<string, string[][]>();
    for (const row of rows.slice(1).filter((fields) => fields.length >= 28))
      byPathway.set(row[4]!, [...(byPathway.get(row[4]!) ?? []), row]);
    const repeated = [...byPathway.values()].filter((group) => group.length > 1);
    const same = repeated.filter(([first, second]) => first!.join("\n") === second!.join("\n"));
    expect(same.length).toBeGreaterThan(20);
    expect(repeated.length - same.length).toBeGreaterThan(10);
  });

  it("quotes texts that hold delimiters, quotes and line ends, so that they come back whole", () => {
    const texts = new Set(
      parsed(bytesOf({ rows: 3000, mess: "some", lineEnd: "crlf" }), { relax_column_count: true }).map(
        (record) => record["Procedure_Description"],
      ),
    );
    expect(texts).toContain('Patient prefers "the other eye" first');
    expect(texts).toContain("Sjögren review,\nblood tests beforehand");
  });

  it("is written in Windows-1252 when asked, and only the bytes differ", () => {
    const options = { rows: 2000, mess: "lots" } as const;
    const bytes = bytesOf({ ...options, encoding: "windows-1252" });
    // By hand: TextDecoder("windows-1252") of some Node versions reads Latin-1.
    const decoded = bytes.toString("latin1").replaceAll("\x92", "’").replaceAll("\x96", "–");
    expect(decoded === bytesOf(options).toString("utf8")).toBe(true);
    expect(bytes).toContain(0x92);
    expect(bytesOf({ ...options, encoding: "utf-8-bom" }).subarray(0, 3)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf]),
    );
  });

  it("lies over the same pathways at every level", () => {
    const starts = MESS_LEVELS.map(
      (mess) => recordsOf({ rows: 1, mess, seed: 3 })[0]!["PATIENT_PATHWAY_IDENTIFIER"],
    );
    expect(new Set(starts).size).toBe(1);
  });
});

describe("a value of a generated list", () => {
  const records = recordsOf({ rows: 5000, mess: "none", postcodes: true, providers: 40 });

  it("is a test NHS number with a valid check digit", () => {
    for (const { NHS_NUMBER: number } of records) {
      const digits = [...number!].map(Number);
      const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
      expect(number).toMatch(/^999\d{7}$/);
      expect((11 - (sum % 11)) % 11).toBe(digits[9]);
    }
  });

  it("belongs to no real place or organisation", () => {
    for (const record of records) {
      expect(record["derLSOA2021"]).toMatch(/^E019\d{5}$/);
      expect(record["POSTCODE_OF_USUAL_ADDRESS"]).toMatch(/^XX\d\d \d[A-Z]{2}$/);
      expect(record["ORGANISATION_IDENTIFIER_CODE_OF_PROVIDER"]).toMatch(/^Z[A-Z]{2}$/);
      expect(record["derPracticeCode"]).toMatch(/^Y9\d{4}$/);
    }
  });

  it("names each pathway once", () => {
    expect(new Set(records.map((record) => record["PATIENT_PATHWAY_IDENTIFIER"])).size).toBe(records.length);
  });

  it("is in order: born, referred, clock started, admitted to the list, snapshot, to come in", () => {
    for (const record of records) {
      const days = [
        record["PERSON_BIRTH_DATE"]!,
        record["REFERRAL_REQUEST_RECEIVED_DATE"]!,
        record[CLOCK_START]!,
        record["DECISION_TO_ADMIT_DATE"] || record[CLOCK_START]!,
        record["Date_Of_Last_Priority_Review"] || record["Week_Ending_Date"]!,
        record["Week_Ending_Date"]!,
        record["TCI_Date"] || "9999",
      ];
      expect([...days].sort()).toEqual(days);
    }
  });
});

describe("the invented deprivation table", () => {
  it("holds every area of the list once, with a tenth of them in each decile", () => {
    const options = { rows: 2000, areas: 400, ...clean };
    const areas = parsed(Buffer.concat([...generateImdLookup(options)]));
    const known = new Set(areas.map((area) => area["LSOA code (2021)"]));
    expect(known.size).toBe(400);
    for (const record of recordsOf(options)) expect(known).toContain(record["derLSOA2021"]);
    const firstDecile = areas.filter((area) => Object.values(area)[5] === "1");
    expect(firstDecile).toHaveLength(40);
  });

  it("ranks all 32,844 areas of 2019 from 1 to the last, deciles ending where the published ones do", () => {
    const areas = parsed(Buffer.concat([...generateImdLookup({ imdEdition: "2019" })]));
    const ranks = areas.map((area) => Number(Object.values(area)[4])).sort((one, other) => one - other);
    expect(ranks).toEqual(Array.from({ length: 32_844 }, (_, index) => index + 1));
    const lastOfFirst = Math.max(
      ...areas.filter((area) => Object.values(area)[5] === "1").map((area) => Number(Object.values(area)[4])),
    );
    expect(lastOfFirst).toBe(3284);
  });
});
