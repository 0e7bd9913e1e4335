import { describe, expect, test } from "vitest";
import { disclose } from "../../../src/disclose/disclose.ts";
import type { Measures } from "../../../src/findings/schema.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";

/** `n` women who wait 1, 2 … n weeks, among as many men who wait ten. */
async function shown(
  n: number,
  rule: { kind: "hes" } | { kind: "min"; fewest: number },
  smallNumbers = false,
) {
  const rows = Array.from({ length: 2 * n }, (_, row) => {
    const weeks = row < n ? row + 1 : 10;
    return `PW${row},${daysBefore(7 * weeks)},${row < n ? 2 : 1}`;
  });
  const exact = await analyseList(["Pathway ID,Clock Start,Sex", ...rows, ""].join("\n"), { by: ["sex"] });
  const women = disclose(exact, { rule, smallNumbers }).dimensions[0]?.groups[0] as Measures;
  const { meanWeeks, medianWeeks, medianWeeksUpper, p92Weeks, p92WeeksUpper, p95Weeks, longestWeeks } = women;
  return { meanWeeks, medianWeeks, medianWeeksUpper, p92Weeks, p92WeeksUpper, p95Weeks, longestWeeks };
}

describe("averages after disclosure control", () => {
  test("by the HES rule all are shown from 20 pathways on, and the longest wait never", async () => {
    expect(Object.values(await shown(19, { kind: "hes" })).every((figure) => figure === null)).toBe(true);
    // Of 20 the 92nd percentile has no upper limit, disclosed or not.
    const { longestWeeks, p92WeeksUpper: _, ...others } = await shown(20, { kind: "hes" });
    expect(longestWeeks).toBeNull();
    expect(Object.values(others).every((figure) => figure !== null)).toBe(true);
  });

  test("with small numbers a median from 8 on", async () => {
    expect((await shown(7, { kind: "hes" }, true)).medianWeeks).toBeNull();
    expect((await shown(8, { kind: "hes" }, true)).medianWeeks).toBe(4.5);
  });

  test("where counts are exact a percentile needs as many beyond it as a count that may be shown", async () => {
    const five = { kind: "min", fewest: 5 } as const;
    // 8 % of 60 is 4.8, of 63 is 5.04; 5 % of 63 is 3.15.
    expect((await shown(60, five)).p92Weeks).toBeNull();
    expect(await shown(63, five)).toMatchObject({ p92Weeks: expect.any(Number), p95Weeks: null });
    expect((await shown(100, five)).p95Weeks).not.toBeNull();
  });

  test("the limits of a percentile lie further out, and need more", async () => {
    const ten = { kind: "min", fewest: 10 } as const;
    // Half of 24 is 12, less 1.96 × √6 = 4.8.
    expect(await shown(24, ten)).toMatchObject({ medianWeeks: expect.any(Number), medianWeeksUpper: null });
    expect((await shown(40, ten)).medianWeeksUpper).not.toBeNull();
  });

  test("a median of few is marked where it is printed", async () => {
    const rows = Array.from(
      { length: 60 },
      (_, row) => `PW${row},${daysBefore(7 * row)},${row < 10 ? 2 : 1}`,
    );
    const list = ["Pathway ID,Clock Start,Sex", ...rows, ""].join("\n");
    const exact = await analyseList(list, { by: ["sex"] });
    const text = (smallNumbers: boolean): string =>
      renderTerminal(disclose(exact, { rule: { kind: "hes" }, smallNumbers }), { colour: false, width: 100 });
    expect(text(true)).toMatch(/Female ‡ +10 +/);
    expect(text(true).replaceAll(/\s+/g, " ")).toContain("‡ small numbers: a median of 8 to 19 pathways.");
    expect(text(false)).not.toContain("‡");
  });
});
