import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DemographicLinkage } from "../../src/findings/exact.ts";
import { mistyped, nhsNumber } from "../spec/nhs-number.ts";
import { analyseList, sizes } from "../spec/small-list.ts";

/**
 * Linkage and CHIME once more, as plainly as can be, over texts: what fairwait finds must be the same for any list and any
 * files of records.
 */
const CENSUS = "A C H J N L M B K D R F G P E S".split(" ");
const SOURCES = ["APC", "A&E", "OP", ""];

interface Row {
  readonly person: number;
  readonly by: "both" | "nhs" | "local" | "mistyped" | "nothing";
  readonly ethnicity: string;
}
interface Entry extends Row {
  readonly date: string;
  readonly source: string;
  readonly file: number;
}

const row = {
  person: fc.integer({ min: 1, max: 5 }),
  by: fc.constantFrom("both", "nhs", "local", "mistyped", "nothing" as const),
  ethnicity: fc.constantFrom("A", "A", "H", "K", "S", "Z", "99", ""),
};
const anyRow: fc.Arbitrary<Row> = fc.record(row);
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  ...row,
  date: fc.constantFrom("", "2025-01-01", "2025-01-02", "2025-02-01"),
  source: fc.constantFrom(...SOURCES),
  file: fc.integer({ min: 0, max: 1 }),
});

const nhsOf = ({ person, by }: Row): string =>
  by === "both" || by === "nhs" ? nhsNumber(person) : by === "mistyped" ? mistyped(nhsNumber(person)) : "";
const localOf = ({ person, by }: Row): string =>
  by === "both" || by === "local" || by === "mistyped" ? `H${person}` : "";
const hasNhs = ({ by }: Row): boolean => by === "both" || by === "nhs";

/** Who a row of the list is, as the ledger counts people. */
const keyOf = (one: Row): string | undefined =>
  hasNhs(one) ? `N${one.person}` : localOf(one) === "" ? undefined : `L${one.person}`;

function entriesOf(one: Row, rows: readonly Row[], entries: readonly Entry[]): Entry[] {
  const sharesBoth = rows.some((other) => other.person === one.person && other.by === "both");
  return entries.filter((entry) => {
    if (entry.person !== one.person || entry.by === "nothing") return false;
    if (!hasNhs(one)) return localOf(entry) !== "";
    return hasNhs(entry) || sharesBoth;
  });
}

interface Said {
  readonly ethnicity: string;
  readonly date: string;
  readonly rank: number;
}

function chime(said: readonly Said[]): string | undefined {
  const known = said.filter(({ ethnicity }) => CENSUS.includes(ethnicity));
  const order = CENSUS.filter((code) => known.some(({ ethnicity }) => ethnicity === code))
    .map((code, census) => {
      const own = known.filter(({ ethnicity }) => ethnicity === code);
      const date =
        own
          .map((one) => one.date)
          .sort()
          .at(-1) ?? "";
      const rank = Math.min(...own.filter((one) => one.date === date).map((one) => one.rank));
      return { code, count: own.length, date, rank, census };
    })
    .sort(
      (one, other) =>
        other.count - one.count ||
        (one.date < other.date ? 1 : one.date > other.date ? -1 : 0) ||
        one.rank - other.rank ||
        one.census - other.census,
    );
  const [first, second] = order;
  return first?.code === "S" && second !== undefined ? second.code : first?.code;
}

function expectedSizes(rows: readonly Row[], entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of rows) {
    const key = keyOf(one);
    const own = rows.filter((other) => key !== undefined && keyOf(other) === key);
    const ofList = chime(own.map(({ ethnicity }) => ({ ethnicity, date: "", rank: 9 })));
    const said = entriesOf(one, rows, key === undefined ? [] : entries).map(
      ({ ethnicity, date, source }) => ({ ethnicity, date, rank: SOURCES.indexOf(source) }),
    );
    const attributed = chime(
      ofList === undefined ? said : [...said, { ethnicity: ofList, date: "", rank: 9 }],
    );
    const unknown = one.ethnicity === "Z" ? "not-stated" : "unknown";
    const group = attributed ?? (CENSUS.includes(one.ethnicity) ? one.ethnicity : unknown);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
}

const listText = (rows: readonly Row[]): string =>
  [
    "NHS Number,Hospital Number,Ethnicity,Clock Start",
    ...rows.map((one) => [nhsOf(one), localOf(one), one.ethnicity, "2026-05-01"].join(",")),
  ].join("\n");

const recordsText = (entries: readonly Entry[]): string =>
  [
    // The file's number keeps two files with the same records from being the same file.
    "NHS Number,Hospital Number,Ethnicity,Activity Date,Source,File",
    ...entries.map((one) =>
      [nhsOf(one), localOf(one), one.ethnicity, one.date, one.source, one.file].join(","),
    ),
  ].join("\n");

const tallyHolds = ({ total, linked, notLinked }: DemographicLinkage["pathways"]): boolean =>
  total === linked.total + notLinked.total;

test("any list and any records give what a plain model of linkage and CHIME gives", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 8 }),
      fc.array(anyEntry, { maxLength: 14 }),
      async (rows, entries) => {
        const files = [0, 1].map((file) => entries.filter((entry) => entry.file === file));
        const records = Object.fromEntries(files.map((ofFile, file) => [`${file}.csv`, recordsText(ofFile)]));
        const findings = await analyseList(`${listText(rows)}\n`, { by: ["ethnic-category"], records });
        expect(sizes(findings)).toEqual(expectedSizes(rows, entries));
        const found = findings.linkage?.demographics as DemographicLinkage;
        expect(tallyHolds(found.pathways) && tallyHolds(found.people)).toBe(true);
        expect(found.people.total).toBe(findings.ledger.people);
        found.files.forEach((file, index) => {
          expect(file.rows).toBe(files[index]?.length);
          expect(file.rejected.total + file.usable).toBe(file.rows);
          expect(file.linked + file.notLinked.total).toBe(file.usable);
          const ethnicities = Object.values(file.ethnicity ?? {});
          expect(ethnicities.reduce((sum, count) => sum + count, 0)).toBe(file.linked);
        });
        const fates = Object.values(found.ethnicity?.pathways ?? {});
        expect(fates.reduce((sum, count) => sum + count, 0)).toBe(findings.ledger.analysed);
        const groups = found.ethnicity?.dimensions[0]?.groups ?? [];
        for (const side of ["before", "after"] as const) {
          expect(groups.reduce((sum, group) => sum + (group[side]?.n ?? 0), 0)).toBe(rows.length);
        }
      },
    ),
    { numRuns: 60 },
  );
});
