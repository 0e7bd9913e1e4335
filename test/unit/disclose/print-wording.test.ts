import { describe, expect, test } from "vitest";
import { hesCount } from "../../../src/disclose/hes-count.ts";
import { EVERY_COUNT, printWording, type ShownCounts } from "../../../src/disclose/print-wording.ts";
import { inBrackets, partOf, percentOf, say } from "../../../src/pipeline/note.ts";

const HES: ShownCounts = { show: hesCount, fewest: 8 };
/** As under a rule of the user's own: no count in a sentence is shown. */
const MIN_5: ShownCounts = { show: () => null, fewest: 5 };

describe("a note whose figures are hidden reads as a sentence without them", () => {
  const cannotBeRead = (part: number, whole: number) => say`${partOf(part, whole, "row")} cannot be read.`;

  test("that would be a part of a whole and its percentage", () => {
    expect(printWording(cannotBeRead(12, 100), EVERY_COUNT)).toBe("12 of 100 rows (12.0%) cannot be read.");
    expect(printWording(cannotBeRead(1, 1), EVERY_COUNT)).toBe("1 of 1 row (100.0%) cannot be read.");
    expect(printWording(cannotBeRead(3, 100), HES)).toBe("fewer than 8 of 100 rows cannot be read.");
    expect(printWording(cannotBeRead(12, 100), MIN_5)).toBe("some rows cannot be read.");
    expect(printWording(cannotBeRead(3, 100), MIN_5)).toBe("fewer than 5 rows cannot be read.");
  });

  test("that would be a percentage alone", () => {
    const unknown = say`Ethnicity is not known for ${percentOf(12, 100, "pathways")}.`;
    expect(printWording(unknown, EVERY_COUNT)).toBe("Ethnicity is not known for 12.0% of pathways.");
    expect(printWording(unknown, HES)).toBe("Ethnicity is not known for 10.0% of pathways.");
    expect(printWording(unknown, MIN_5)).toBe("Ethnicity is not known for some pathways.");
  });

  test("that would be a count in brackets", () => {
    const leftOut = say`Most are left out as clock-stopped${inBrackets(1200)}.`;
    expect(printWording(leftOut, EVERY_COUNT)).toBe("Most are left out as clock-stopped (1,200).");
    expect(printWording(leftOut, MIN_5)).toBe("Most are left out as clock-stopped.");
  });
});
