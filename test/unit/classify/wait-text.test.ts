import { describe, expect, it } from "vitest";
import { areWholeWeeks, WAIT_BLANK, WAIT_UNREADABLE, waitReader } from "../../../src/classify/wait-text.ts";

const days = waitReader("days");
const weeks = waitReader("weeks");

describe("waits already counted", () => {
  it("are days as they are", () => {
    expect(["0", "126", "126.0", "1,024", "-3", "12 days"].map(days)).toEqual([0, 126, 126, 1024, -3, 12]);
  });

  it("are weeks to the nearest whole day", () => {
    expect(["18", "18.1", "18.14", "0.5", "-1", "32 wks"].map(weeks)).toEqual([126, 127, 127, 4, -7, 224]);
  });

  it("tell blank from unreadable", () => {
    expect(["", " ", "NULL"].map(days)).toEqual([WAIT_BLANK, WAIT_BLANK, WAIT_BLANK]);
    expect(["n/a", "52+", "1e9", "2026-10-25", "999999999"].map(days)).toEqual(
      Array(5).fill(WAIT_UNREADABLE),
    );
  });

  it("are known to the week only when every value is a whole number", () => {
    const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));
    expect(areWholeWeeks(column("1", "2.0", ""))).toBe(true);
    expect(areWholeWeeks(column("1", "2.4"))).toBe(false);
    expect(areWholeWeeks(column(""))).toBe(false);
  });
});
