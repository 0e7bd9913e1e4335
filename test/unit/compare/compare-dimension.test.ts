import { describe, expect, test } from "vitest";
import { compareDimension, type GroupedWaits } from "../../../src/compare/compare-dimension.ts";
import { standardOf } from "../../../src/measure/standard.ts";

const RTT = standardOf({ kind: "rtt-18" });
const LONG = 150;
const waits = (short: number, long: number): Uint32Array => {
  const days = new Uint32Array(LONG + 1);
  days[10] = short;
  days[LONG] = long;
  return days;
};
const group = (id: string, days: Uint32Array, known = true) => ({
  group: id,
  label: id.toUpperCase(),
  known,
  waits: days,
  unknownClockStart: 0,
});
const dimension = (reference: string, groups: GroupedWaits["groups"], ordered = false): GroupedWaits => ({
  dimension: "d",
  label: "D",
  ordered,
  reference,
  groups,
});
const compared = (grouped: GroupedWaits) => {
  const found = compareDimension(grouped, 100, RTT);
  const over = found.gaps.flatMap((gap) =>
    "difference" in gap && gap.measure === "over18Weeks" ? [gap] : [],
  );
  return { ...found, over: over.map((gap) => [gap.group, gap.difference, gap.inFamily]) };
};

describe("a dimension compared", () => {
  const groups = [
    group("a", waits(5, 5)),
    group("b", waits(10, 0)),
    group("c", waits(0, 0)),
    group("unknown", waits(0, 20), false),
  ];

  test("leaves out groups without anybody and compares the others with the reference", () => {
    const { groups: shown, over } = compared(dimension("b", groups));
    expect(shown.map(({ group: id, n, share }) => [id, n, share])).toEqual([
      ["a", 10, 0.1],
      ["b", 10, 0.1],
      ["unknown", 20, 0.2],
    ]);
    expect(over).toEqual([
      ["a", 0.5, true],
      ["unknown", 1, false],
    ]);
  });

  test("with the rest of the list: each known group with the other known ones, unknown with all of them", () => {
    expect(compared(dimension("rest-of-list", groups)).over).toEqual([
      ["a", 0.5, true],
      ["b", -0.5, true],
      ["unknown", 0.75, false],
    ]);
  });

  test("with the rest of a list of one known group has nobody to compare it with", () => {
    const one = [group("a", waits(5, 5)), group("unknown", waits(1, 1), false)];
    expect(compared(dimension("rest-of-list", one)).over).toEqual([["unknown", 0, false]]);
  });

  test("without its reference group has no gaps", () => {
    expect(compared(dimension("c", groups)).gaps).toEqual([]);
  });

  test("tests the known groups only, and a trend only when they are ordered", () => {
    const { tests } = compared(dimension("b", groups));
    // Two by two, 5 5 / 10 0: χ² = 20 × (50)² ÷ (10 × 10 × 15 × 5), and Cramér's V is its root over n.
    expect(tests.chiSquare).toMatchObject({ df: 1 });
    expect(tests.chiSquare?.statistic).toBeCloseTo(20 / 3, 12);
    expect(tests.cramersV).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(tests.trend).toBeNull();
    expect(compared(dimension("b", groups, true)).tests.trend).not.toBeNull();
  });

  test("of one known group, or of nobody, has no test", () => {
    for (const few of [[group("a", waits(5, 5))], []]) {
      expect(compared(dimension("a", few)).tests).toEqual({
        chiSquare: null,
        kruskalWallis: null,
        trend: null,
        cramersV: null,
      });
    }
  });
});
