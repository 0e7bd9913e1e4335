import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { homeAreas } from "../../../src/enrich/home-areas.ts";
import { leadingAreas } from "../../../src/enrich/leading-areas.ts";

const areas = (...counts: number[]): Map<string, number> =>
  new Map(counts.map((count, index) => [`E0190000${index}`, count]));
const places = (chosen: ReadonlySet<string>): number[] =>
  [...chosen].map((code) => Number(code.slice(-1))).sort();

describe("the areas a list is at home in", () => {
  it("have more than a tenth of the pathways of the median pathway's area", () => {
    // 100 pathways in order 40, 30, 15, 10, 4, 1: the 50th is in the area of 30, so more than 3 are wanted.
    expect(places(homeAreas(areas(1, 10, 40, 4, 30, 15)))).toEqual([1, 2, 3, 4, 5]);
    expect(places(homeAreas(areas(30, 3, 30)))).toEqual([0, 2]);
  });

  it("leave out single patients from far away, however many places they come from", () => {
    const home = Array.from({ length: 300 }, (_, index) => [`home-${index}`, 40 + (index % 20)] as const);
    const away = Array.from({ length: 2000 }, (_, index) => [`away-${index}`, 1] as const);
    expect([...homeAreas(new Map([...away, ...home]))].every((code) => code.startsWith("home"))).toBe(true);
    expect(homeAreas(new Map([...away, ...home])).size).toBe(300);
  });

  it("are all areas of a thin list, and none of an empty one", () => {
    expect(homeAreas(areas(1, 1, 2, 1)).size).toBe(4);
    expect(homeAreas(new Map()).size).toBe(0);
  });
});

describe("the areas that hold the first part of a list", () => {
  it("fullest first, until enough is held", () => {
    expect(places(leadingAreas(areas(5, 50, 20, 25), 95))).toEqual([1, 2, 3]);
    expect(places(leadingAreas(areas(5, 50, 20, 25), 100))).toEqual([0, 1, 2, 3]);
  });

  it("with all that are as full as the last", () => {
    expect(places(leadingAreas(areas(90, 2, 2, 2, 2, 2), 91))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("without areas where nobody waits", () => {
    expect(places(leadingAreas(areas(3, 0), 100))).toEqual([0]);
  });
});

test("neither depends on the order of the areas, and an area that is in brings every fuller one", () => {
  const counts = fc.array(fc.nat(50), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 50, max: 100 }), (numbers, percent) => {
      const list = areas(...numbers);
      const backwards = new Map([...list].reverse());
      for (const choose of [homeAreas, (of: Map<string, number>) => leadingAreas(of, percent)]) {
        const chosen = choose(list);
        expect(places(choose(backwards))).toEqual(places(chosen));
        const least = Math.min(...[...chosen].map((code) => list.get(code) ?? 0));
        for (const [code, count] of list)
          if (count >= least && count > 0) expect(chosen.has(code)).toBe(true);
      }
    }),
  );
});
