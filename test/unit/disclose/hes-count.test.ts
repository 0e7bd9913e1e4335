import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hesCount, isSmallForHes } from "../../../src/disclose/hes-count.ts";

describe("a count under the HES rule", () => {
  test.each([
    [0, 0],
    [1, null],
    [7, null],
    [8, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
    [2893, 2895],
  ])("%i is shown as %s", (count, shown) => {
    expect(hesCount(count)).toBe(shown);
  });

  test("is 0, hidden, or a multiple of 5 from 10 on, never more than two away", () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const shown = hesCount(count);
        if (shown === null) expect(count >= 1 && count <= 7).toBe(true);
        else {
          expect(shown % 5).toBe(0);
          expect(Math.abs(shown - count)).toBeLessThanOrEqual(2);
          expect(shown === 0 || shown >= 10).toBe(true);
        }
        expect(isSmallForHes(count)).toBe(shown === null);
      }),
    );
  });
});
