import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  CellId,
  CountCell,
  CountSystem,
  SumRelation,
} from "../../src/disclose/secondary/count-system.ts";
import { secondarySuppression } from "../../src/disclose/secondary/secondary-suppression.ts";
import { recovered, seen } from "./count-attacker.ts";

/** A row of a made-up list: its place in each of three characteristics, the third nested, and how long it has waited. */
interface Row {
  readonly places: readonly [number, number, number];
  readonly band: number;
}

const row: fc.Arbitrary<Row> = fc.record({
  places: fc.tuple(fc.nat(2), fc.nat(3), fc.nat(2)),
  band: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
});
// Without "max" no list would have more than some twenty rows, and hardly a count that is shown.
const list = fc.array(row, { minLength: 3, maxLength: 90, size: "max" });
const threshold = fc.integer({ min: 2, max: 10 });
/** Places among the printed counts, as parts of all: those that too few people are behind, whatever their size. */
const ofFewPeople = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 4 });
const tablesPrinted = fc.record({
  crossing: fc.boolean(),
  nested: fc.boolean(),
  threeWay: fc.boolean(),
  total: fc.boolean(),
});
type TablesPrinted = typeof tablesPrinted extends fc.Arbitrary<infer T> ? T : never;

/** Counts over bands: all, short and long (a pair), longer and longest (one within the other). */
const LAYERS = {
  n: () => true,
  short: ({ band }: Row) => band === 0,
  long: ({ band }: Row) => band > 0,
  longer: ({ band }: Row) => band > 1,
  longest: ({ band }: Row) => band > 2,
} as const;

/** One-way tables of three characteristics, and as asked their crossings and a nested one, each at every layer. */
function systemOf(rows: readonly Row[], printed: TablesPrinted): CountSystem {
  const cells = new Map<CellId, CountCell>();
  const relations: SumRelation[] = [];
  const node = (name: string, isIn: (row: Row) => boolean, published: boolean): void => {
    const of = rows.filter(isIn);
    const id = (layer: string) => `${name}/${layer}`;
    const count = (layer: string, isCounted: (row: Row) => boolean, isPublished = published) =>
      cells.set(id(layer), { id: id(layer), value: of.filter(isCounted).length, published: isPublished });
    for (const [layer, isCounted] of Object.entries(LAYERS)) count(layer, isCounted);
    count("between", ({ band }) => band === 1, false);
    count("between long", ({ band }) => band === 2, false);
    relations.push(
      { total: id("n"), parts: [id("short"), id("long")] },
      { total: id("long"), parts: [id("between"), id("longer")] },
      { total: id("longer"), parts: [id("between long"), id("longest")] },
    );
  };
  const sum = (total: string, parts: readonly string[]): void => {
    for (const layer of Object.keys(LAYERS))
      relations.push({ total: `${total}/${layer}`, parts: parts.map((part) => `${part}/${layer}`) });
  };
  const [a, b, c] = [range(3), range(4), range(3)];
  node("all", () => true, printed.total);
  for (const i of a) node(`a${i}`, ({ places }) => places[0] === i, true);
  for (const j of b) node(`b${j}`, ({ places }) => places[1] === j, true);
  for (const k of c) node(`c${k}`, ({ places }) => places[2] === k, true);
  sum(
    "all",
    a.map((i) => `a${i}`),
  );
  sum(
    "all",
    b.map((j) => `b${j}`),
  );
  sum(
    "all",
    c.map((k) => `c${k}`),
  );
  if (printed.nested) {
    node("b01", ({ places }) => places[1] < 2, true);
    node("b23", ({ places }) => places[1] >= 2, true);
    sum("b01", ["b0", "b1"]);
    sum("b23", ["b2", "b3"]);
    sum("all", ["b01", "b23"]);
  }
  const isCrossed = printed.crossing || printed.threeWay;
  if (isCrossed) {
    for (const i of a) {
      for (const j of b)
        node(`a${i}b${j}`, ({ places }) => places[0] === i && places[1] === j, printed.crossing);
      sum(
        `a${i}`,
        b.map((j) => `a${i}b${j}`),
      );
    }
    for (const j of b)
      sum(
        `b${j}`,
        a.map((i) => `a${i}b${j}`),
      );
  }
  if (printed.threeWay) {
    for (const i of a) {
      for (const j of b) {
        for (const k of c) node(`a${i}b${j}c${k}`, ({ places }) => places.join() === [i, j, k].join(), true);
        sum(
          `a${i}b${j}`,
          c.map((k) => `a${i}b${j}c${k}`),
        );
      }
    }
    for (const k of c)
      sum(
        `c${k}`,
        a.flatMap((i) => b.map((j) => `a${i}b${j}c${k}`)),
      );
  }
  return { cells: [...cells.values()], relations };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** The system with some of its printed counts, none of them 0, marked as of few people. */
function withFewPeople({ cells, relations }: CountSystem, places: readonly number[]): CountSystem {
  const printed = cells.filter(({ value, published }) => published && value > 0);
  const few = new Set(places.map((place) => printed[Math.floor(place * printed.length)]));
  return { cells: cells.map((cell) => (few.has(cell) ? { ...cell, isSmall: true } : cell)), relations };
}

const smallOnly = ({ cells }: CountSystem, limit: number): Set<CellId> =>
  new Set(
    cells
      .filter(({ value, published, isSmall }) => published && value > 0 && (value < limit || isSmall))
      .map(({ id }) => id),
  );

describe("secondary suppression, for any list, tables and threshold", () => {
  test("an attacker with every shown count and every sum recovers no hidden count", () => {
    fc.assert(
      fc.property(list, tablesPrinted, threshold, ofFewPeople, (rows, printed, limit, few) => {
        const system = withFewPeople(systemOf(rows, printed), few);
        const hidden = secondarySuppression(system, { threshold: limit });
        for (const id of smallOnly(system, limit)) expect(hidden.has(id)).toBe(true);
        expect(recovered(seen(system, hidden), { integers: true })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("without the second step the same attacker recovers some, so the proof can fail", () => {
    const found = fc
      .sample(fc.tuple(list, tablesPrinted), { numRuns: 20, seed: 6 })
      .flatMap(([rows, printed]) => {
        const system = systemOf(rows, printed);
        return recovered(seen(system, smallOnly(system, 5)), { integers: true });
      });
    expect(found.length).toBeGreaterThan(20);
  }, 120_000);
});
