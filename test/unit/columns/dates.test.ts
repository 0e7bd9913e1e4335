import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOfDate, formatDay } from "../../../src/classify/calendar-day.ts";
import {
  DATE_BLANK,
  DATE_PLACEHOLDER,
  DATE_UNREADABLE,
  dateReader,
  isDay,
} from "../../../src/columns/date-reader.ts";
import { decideDates } from "../../../src/columns/decide-dates.ts";

const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));
const read = (...texts: string[]) => {
  const reader = dateReader(decideDates(column(...texts)));
  return texts.map((text) => {
    const value = reader(text);
    return isDay(value) ? formatDay(value) : value;
  });
};

describe("reading dates", () => {
  it.each([
    "2026-10-25",
    "2026-10-25T00:00:00",
    "2026-10-25 23:59:59.999",
    "2026-10-25T23:30:00Z",
    "2026-10-25T23:30:00+01:00",
    "2026/10/25",
    "25/10/2026",
    "25/10/2026 00:00",
    "25/10/2026 11:30:00 PM",
    "25-10-2026",
    "25.10.2026",
    "25/10/26",
    "25-Oct-2026",
    "25 Oct 2026",
    "25-OCT-26",
    "25 October 2026",
    "25th October 2026",
    "25OCT2026:00:00:00",
    "Oct 25, 2026",
    "20261025",
    " 2026-10-25 ",
  ])("takes %s as the calendar day it states", (text) => {
    expect(read(text)).toEqual(["2026-10-25"]);
  });

  it.each([
    "31/02/2026",
    "00/00/0000",
    "n/a",
    "2026-13-01",
    "0202-05-01",
    "2026-02-29",
    "25/10",
    "12345",
    "TBC",
  ])("cannot read %s", (text) => {
    expect(read(text)).toEqual([DATE_UNREADABLE]);
  });

  it("does not turn the year 0202 into 2020", () => {
    expect(read("01/05/0202")).toEqual([DATE_UNREADABLE]);
  });

  it("knows 29 February of a leap year", () => {
    expect(read("29/02/2024", "29/02/2000", "29/02/1900")).toEqual([
      "2024-02-29",
      "2000-02-29",
      DATE_UNREADABLE,
    ]);
  });

  it("tells blanks and placeholders from dates", () => {
    expect(read("", "  ", "NULL", "1900-01-01", "01/01/1900 00:00", "9999-12-31", "1753-01-01")).toEqual([
      DATE_BLANK,
      DATE_BLANK,
      DATE_BLANK,
      DATE_PLACEHOLDER,
      DATE_PLACEHOLDER,
      DATE_PLACEHOLDER,
      DATE_PLACEHOLDER,
    ]);
  });

  it("takes two-digit years of a list as this century up to 79", () => {
    expect(read("01/02/26", "01/02/79", "01/02/80", "01/01/01")).toEqual([
      "2026-02-01",
      "2079-02-01",
      "1980-02-01",
      "2001-01-01",
    ]);
  });

  it("takes a two-digit birth year that would lie after the snapshot as the century before", () => {
    const texts = ["05/06/26", "25/10/26", "26/10/26", "05/06/31"];
    const reader = dateReader(decideDates(column(...texts), { birth: true }), {
      bornBy: dayOfDate(2026, 10, 25)!,
    });
    expect(texts.map((text) => formatDay(reader(text)))).toEqual([
      "2026-06-05",
      "2026-10-25",
      "1926-10-26",
      "1931-06-05",
    ]);
  });
});

describe("deciding the order of day and month over a whole column", () => {
  it("takes day-first when both fit, and says it is a convention", () => {
    const decision = decideDates(column("05/10/2026", "06/11/2026"));
    expect(decision).toMatchObject({ order: "day-first", ambiguous: true, mixed: false });
    expect(dateReader(decision)("05/10/2026")).toBe(dayOfDate(2026, 10, 5));
  });

  it("takes month-first when some date fits nothing else", () => {
    const decision = decideDates(column("05/10/2026", "10/25/2026"));
    expect(decision).toMatchObject({ order: "month-first", ambiguous: false, mixed: false });
    expect(dateReader(decision)("05/10/2026")).toBe(dayOfDate(2026, 5, 10));
    expect(decision.formats).toEqual([{ name: "mm/dd/yyyy", rows: 2 }]);
  });

  it("goes with the rows when a column holds both, and counts the rest as unreadable", () => {
    const entries = [
      { text: "25/10/2026", count: 90 },
      { text: "10/25/2026", count: 10 },
    ];
    const decision = decideDates(entries);
    expect(decision).toMatchObject({ order: "day-first", mixed: true });
    expect(dateReader(decision)("10/25/2026")).toBe(DATE_UNREADABLE);
  });

  it("does not let an impossible day decide", () => {
    expect(decideDates(column("00/00/0000", "04/05/2026"))).toMatchObject({ ambiguous: true, mixed: false });
  });

  it("lists formats by frequency, unreadable last", () => {
    const entries = [
      { text: "n/a", count: 50 },
      { text: "25/10/2026", count: 3 },
      { text: "2026-10-25", count: 20 },
      { text: "", count: 9 },
    ];
    expect(decideDates(entries).formats).toEqual([
      { name: "yyyy-mm-dd", rows: 20 },
      { name: "dd/mm/yyyy", rows: 3 },
      { name: "unreadable", rows: 50 },
    ]);
  });

  it("counts rows with two-digit years", () => {
    expect(decideDates(column("01/02/26", "03-Mar-25", "2026-01-01")).twoDigitYears).toBe(2);
  });
});

describe("spreadsheet serial numbers", () => {
  it("are recognised when the whole column is such, times of day included", () => {
    expect(read("45950.5", "45950", "")).toEqual(["2025-10-20", "2025-10-20", DATE_BLANK]);
    expect(decideDates(column("45950.5", "45950")).serial).toBe(true);
  });

  it("are not recognised beside a date", () => {
    expect(read("45950", "2025-10-20")).toEqual([DATE_UNREADABLE, "2025-10-20"]);
  });

  it("keep placeholders and words out", () => {
    expect(read("45950", "1", "2958465", "TBC")).toEqual([
      "2025-10-20",
      DATE_PLACEHOLDER,
      DATE_PLACEHOLDER,
      DATE_UNREADABLE,
    ]);
  });

  it("are not made of years, and reach back further for births", () => {
    expect(decideDates(column("1954", "2001"), { birth: true }).serial).toBe(false);
    expect(decideDates(column("10000", "30000")).serial).toBe(false);
    expect(decideDates(column("10000", "30000"), { birth: true }).serial).toBe(true);
  });
});

describe("any text at all", () => {
  it("is a day, blank, unreadable or a placeholder", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const reader = dateReader(decideDates(column(...texts)));
        for (const text of texts) {
          const value = reader(text);
          const isConstant = [DATE_BLANK, DATE_UNREADABLE, DATE_PLACEHOLDER].includes(value);
          expect(isConstant || (Number.isInteger(value) && isDay(value))).toBe(true);
        }
      }),
    );
  });

  it("written as a date in any of the usual ways is read back as that day", () => {
    const written = (iso: string): string[] => {
      const [year, month, day] = iso.split("-") as [string, string, string];
      return [iso, `${iso}T10:11:12`, `${day}/${month}/${year}`, `${Number(day)}.${Number(month)}.${year}`];
    };
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 40_000 }), fc.nat({ max: 3 }), (day, format) => {
        const text = written(formatDay(day))[format]!;
        const value = dateReader({
          order: "day-first",
          serial: false,
          ambiguous: false,
          mixed: false,
          twoDigitYears: 0,
          formats: [],
        })(text);
        expect(value === day || value === DATE_PLACEHOLDER).toBe(true);
      }),
    );
  });
});
