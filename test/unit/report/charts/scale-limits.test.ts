import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paddedLimits, placesOf, roundValues } from "../../../../src/report/charts/scale-limits.ts";
import { cutText, textWidth } from "../../../../src/report/charts/text-width.ts";

describe("the values named along an axis", () => {
  it("are round, whole and within its ends", () => {
    expect(roundValues({ low: -10.8, high: 19.4 }, 6)).toEqual([-10, -5, 0, 5, 10, 15]);
    expect(roundValues({ low: 0, high: 0.5 }, 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(roundValues({ low: 0, high: 3000 }, 5)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000]);
  });

  it("lie within any ends, evenly, and are not many", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 1e-2, max: 1e4, noNaN: true }),
        (low, size) => {
          const values = roundValues({ low, high: low + size }, 5);
          expect(values.length).toBeLessThanOrEqual(8);
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(low - 1e-6 * size);
            expect(value).toBeLessThanOrEqual(low + size + 1e-6 * size);
            expect(placesOf(value)).toBeLessThanOrEqual(4);
          }
        },
      ),
    );
  });

  it("have ends with room around one value", () => {
    expect(paddedLimits([3])).toEqual({ low: 2, high: 4 });
    expect(paddedLimits([0, 10])).toEqual({ low: -0.5, high: 10.5 });
  });
});

describe("a text's width", () => {
  it("is not less than that of its letters in Helvetica", () => {
    // Adobe Core 14 AFM: W 944, h 556, i 222, t 278, e 556.
    expect(textWidth("White", 10)).toBeGreaterThanOrEqual((944 + 556 + 222 + 278 + 556) / 100);
  });

  it("is kept to by cutting, with an ellipsis", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        const cut = cutText(text, 13, width);
        expect(textWidth(cut, 13)).toBeLessThanOrEqual(width);
        if (cut !== text) expect(cut.endsWith("…")).toBe(true);
      }),
    );
  });
});
