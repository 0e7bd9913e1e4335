import * as fc from "fast-check";
import { expect, test } from "vitest";
import { groupByPerson } from "../../../src/enrich/group-by-person.ts";

test("items of each person stand side by side, in their own order; those of nobody nowhere", () => {
  const people = Int32Array.of(2, 0, -1, 2, 1, 2);
  const { starts, places } = groupByPerson(people, 4);
  expect([...starts]).toEqual([0, 1, 2, 5, 5]);
  expect([2, 0, 1, 3, 4].map((place, index) => [index, place])).toEqual(
    [0, 1, 4, 3, 5].map((item, index) => [index, places[item]]),
  );
});

test("every item of somebody has one place, between its person's starts", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 6 })), (list) => {
      const { starts, places } = groupByPerson(Int32Array.from(list), 7);
      const taken = list.flatMap((person, item) => (person < 0 ? [] : [places[item] as number]));
      expect([...taken].sort((one, other) => one - other)).toEqual(taken.map((_, index) => index));
      list.forEach((person, item) => {
        if (person < 0) return;
        expect(places[item]).toBeGreaterThanOrEqual(starts[person] as number);
        expect(places[item]).toBeLessThan(starts[person + 1] as number);
      });
    }),
  );
});
