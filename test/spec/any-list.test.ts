import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseList, daysBefore } from "./small-list.ts";

/** A row with something of everything that decides its place; each text carries what it means. */
const start = fc.constantFrom(
  { text: "", days: "missing" },
  { text: "NULL", days: "missing" },
  { text: "1900-01-01", days: "invalid" },
  { text: "1999-12-31", days: "invalid" },
  { text: "never", days: "invalid" },
  { text: daysBefore(-1), days: -1 },
  { text: daysBefore(0), days: 0 },
  { text: daysBefore(126), days: 126 },
  { text: daysBefore(127), days: 127 },
  { text: daysBefore(365), days: 365 },
);
const end = fc.constantFrom(
  { text: "", days: undefined },
  { text: "9999-12-31", days: undefined },
  { text: "unknown", days: undefined },
  { text: daysBefore(-30), days: -30 },
  { text: daysBefore(0), days: 0 },
  { text: daysBefore(130), days: 130 },
  { text: daysBefore(372), days: 372 },
);
const row = fc.record({
  pathway: fc.constantFrom("", "P1", "P2", "P3"),
  provider: fc.constantFrom("", "RX1", "RX2"),
  start,
  end: fc.oneof({ weight: 3, arbitrary: fc.constant({ text: "", days: undefined }) }, end),
  status: fc.constantFrom("", "10", "20", "20", "30", "36", "90", "98", "99", "55"),
  list: fc.constantFrom("", "IRTT", "ORTT", "ORTT", "PLN", "INON"),
  admission: fc.constantFrom("", "11", "12", "13"),
  site: fc.constantFrom("A", "A", "A", "B"),
});
type Row = typeof row extends fc.Arbitrary<infer One> ? One : never;

const SLIP_DAYS = 6;

/** The contract's table, written once more and differently: the place of each row. */
function places(rows: readonly Row[]): string[] {
  const seen = new Set<string>();
  return rows.map(({ pathway, provider, start: { days }, end: stop, status, list, admission, site }) => {
    const hasStopped = () => {
      if (status === "30" || status === "36") return true;
      if (stop.days === undefined || stop.days < 0) return false;
      return typeof days !== "number" || stop.days <= days + SLIP_DAYS;
    };
    if (site !== "A") return "filtered";
    if (list === "PLN" || admission === "13") return "planned";
    if (list === "INON" || status === "90" || status === "98") return "not-rtt";
    if (hasStopped()) return "clock-stopped";
    if (days === "missing") return "clock-start-missing";
    if (days === "invalid") return "clock-start-invalid";
    if (Number(days) < 0) return "clock-start-in-future";
    const key = `${provider} ${pathway} ${days}`;
    if (pathway !== "" && seen.has(key)) return "duplicate-pathway";
    seen.add(key);
    return "analysed";
  });
}

const listOf = (rows: readonly Row[]): string =>
  [
    "Pathway ID,Provider,Clock Start,Clock End,RTT Status,Waiting List Type,Admission Method,Site",
    ...rows.map(({ pathway, provider, start: from, end: to, status, list, admission, site }) =>
      [pathway, provider, from.text, to.text, status, list, admission, site].join(","),
    ),
    "",
  ].join("\n");

/** Nobody is excluded from it, so that there is always somebody to analyse. */
const someone: Row = {
  pathway: "",
  provider: "RX1",
  start: { text: daysBefore(126), days: 126 },
  end: { text: "", days: undefined },
  status: "20",
  list: "ORTT",
  admission: "11",
  site: "A",
};
const where = [{ field: "site", value: "A" }];

describe("any list", () => {
  test("ends with every row where the contract puts it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (others) => {
        const rows = [someone, ...others];
        const wanted = places(rows);
        const { ledger, overall } = await analyseList(listOf(rows), { where });
        const { analysed, ...excluded } = Object.fromEntries(
          [...new Set(wanted)].map((place) => [place, wanted.filter((one) => one === place).length]),
        );
        expect(ledger.excluded.byReason).toEqual(excluded);
        expect(ledger.analysed).toBe(analysed);
        expect(ledger.read).toBe(ledger.excluded.total + ledger.analysed);
        const waits = rows
          .filter((_, index) => wanted[index] === "analysed")
          .map((one) => Number(one.start.days));
        expect(overall.over18Weeks.count).toBe(waits.filter((days) => days > 126).length);
        expect(overall.unknownClockStart).toBe(wanted.filter((one) => one.startsWith("clock-start")).length);
      }),
      { numRuns: 150 },
    );
  });

  test("has every analysed pathway in exactly one group of every dimension", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (others) => {
        const by = ["provider", "waiting-list-type", "provider*waiting-list-type", "column:RTT Status"];
        const { dimensions, overall } = await analyseList(listOf([someone, ...others]), { by, where });
        for (const { groups } of dimensions) {
          const sum = (of: (group: (typeof groups)[number]) => number) =>
            groups.reduce((total, group) => total + of(group), 0);
          expect(sum(({ n }) => n)).toBe(overall.n);
          expect(sum(({ over18Weeks }) => over18Weeks.count)).toBe(overall.over18Weeks.count);
          expect(sum(({ share }) => share ?? 0)).toBeCloseTo(1, 12);
          expect(sum(({ unknownClockStart }) => unknownClockStart)).toBeLessThanOrEqual(
            overall.unknownClockStart,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
