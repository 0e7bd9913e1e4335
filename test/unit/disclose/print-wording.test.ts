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
    expect(printWording(cannotBeRead(3, 100), HES)).toBe("Fewer than 8 of 100 rows cannot be read.");
    expect(printWording(cannotBeRead(12, 100), MIN_5)).toBe("Some rows cannot be read.");
    expect(printWording(cannotBeRead(3, 100), MIN_5)).toBe("Fewer than 5 rows cannot be read.");
  });

  test("with words before what is hidden, and a capital where nothing is", () => {
    const about = say`${"list.csv"}: ${partOf(3, 100, "row")} cannot be read.`;
    expect(printWording(about, HES)).toBe("list.csv: fewer than 8 of 100 rows cannot be read.");
    const most = say`${partOf(3, 100, "row")} are analysed; most of the others are left out as clock-stopped${inBrackets(95)}.`;
    expect(printWording(most, EVERY_COUNT)).toBe(
      "3 of 100 rows (3.0%) are analysed; most of the others are left out as clock-stopped (95).",
    );
    expect(printWording(most, HES)).toBe(
      "Fewer than 8 of 100 rows are analysed; most of the others are left out as clock-stopped (95).",
    );
    expect(printWording(most, MIN_5)).toBe(
      "Fewer than 5 rows are analysed; most of the others are left out as clock-stopped.",
    );
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
