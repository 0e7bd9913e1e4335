import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DATE_TABLE_SIZE, isoIndex, slashIndex } from "../../../src/engine/scanner/date-shapes.ts";

const indexOf = (read: typeof isoIndex, text: string): number =>
  read(new DataView(Uint8Array.from(Buffer.from(`xx${text}`)).buffer), 2);

describe("dates of a common shape", () => {
  it("have one place in the table for every day, month and year from 1900 to 2155", () => {
    const places = new Set<number>();
    let days = 0;
    for (let year = 1900; year <= 2155; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= 31; day += 1) {
          const [mm, dd] = [month, day].map((part) => String(part).padStart(2, "0"));
          const iso = indexOf(isoIndex, `${year}-${mm}-${dd}`);
          if (iso !== indexOf(slashIndex, `${dd}/${mm}/${year}`)) expect.fail(`${year}-${mm}-${dd}`);
          places.add(iso);
          days += 1;
        }
      }
    }
    expect(places.size).toBe(days);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThan(DATE_TABLE_SIZE);
  });

  it.each([
    "1899-12-31",
    "2156-01-01",
    "0202-01-05",
    "2026/01/05",
    "2026-1-005",
    "2026-01-0x",
    "20x6-01-05",
    "2026-99-05",
  ])("%s has none as an ISO date", (text) => {
    expect(indexOf(isoIndex, text)).toBe(-1);
  });

  it.each(["05/01/1899", "05/01/0202", "05-01-2026", "5/01/20266", "05/1/20266", "10/25/2026", "0x/01/2026"])(
    "%s has none as a date with slashes",
    (text) => {
      expect(indexOf(slashIndex, text)).toBe(-1);
    },
  );

  it("are the only texts with a place: two texts of one shape share none", () => {
    const part = fc.string({ unit: fc.constantFrom(..."0123459-/ :.\0"), minLength: 10, maxLength: 10 });
    const near = fc.tuple(
      fc.constantFrom("2026-01-05", "05/01/2026"),
      fc.nat(9),
      fc.integer({ min: 0, max: 255 }),
    );
    const changed = near.map(
      ([text, at, byte]) => text.slice(0, at) + String.fromCharCode(byte) + text.slice(at + 1),
    );
    fc.assert(
      fc.property(fc.oneof(part, changed), fc.oneof(part, changed), (one, other) => {
        for (const read of [isoIndex, slashIndex]) {
          const [first, second] = [one, other].map((text) =>
            read(new DataView(Uint8Array.from(Buffer.from(text, "latin1")).buffer), 0),
          );
          if (first !== -1 && first === second) expect(one).toBe(other);
          expect(first).toBeLessThan(DATE_TABLE_SIZE);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
