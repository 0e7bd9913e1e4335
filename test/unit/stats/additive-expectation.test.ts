import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type AdditiveCell, additiveExpectation } from "../../../src/stats/additive-expectation.ts";
import { expectClose } from "./reference.ts";

const expected = (cells: readonly AdditiveCell[], figures: readonly number[], cell: number) =>
  additiveExpectation(cells)?.(cell)?.reduce((sum, weight, other) => sum + weight * (figures[other] ?? 0), 0);

/** Every combination of levels, with the weights given in turn. */
const crossing = (sizes: readonly number[], weights: readonly number[]): AdditiveCell[] =>
  sizes
    .reduce<number[][]>(
      (found, size) =>
        found.flatMap((levels) => Array.from({ length: size }, (_, level) => [...levels, level])),
      [[]],
    )
    .map((levels, index) => ({ levels, weight: weights[index % weights.length] ?? 1 }));

describe("what a cell would be if the factors only added up", () => {
  it("is in a crossing of two by two the sum of the neighbours less the opposite, whatever their sizes", () => {
    const cells = crossing([2, 2], [7, 1000, 31, 2]);
    const weights = additiveExpectation(cells)?.(3);
    [-1, 1, 1, 0].forEach((weight, index) => {
      expect(weights?.[index]).toBeCloseTo(weight, 10);
    });
  });

  it("agrees with Yates's formula for a missing plot: (r R + c C − T) ÷ ((r − 1)(c − 1))", () => {
    const figures = [4, 7, 1, 9, 100, 3, 2, 8, 6];
    const [row, column, all] = [9 + 3, 7 + 8, 4 + 7 + 1 + 9 + 3 + 2 + 8 + 6];
    expectClose(expected(crossing([3, 3], [5]), figures, 4), (3 * row + 3 * column - all) / 4, 1e-12);
  });

  it("agrees with numpy.linalg.lstsq on the other cells of an unbalanced crossing with a hole", () => {
    // For each cell: X of an intercept, two levels of three and three of four; rows times the root of the weight.
    const sizes = [12, 400, 7, 90, 33, 250, 61, 18, 2000, 44, 9];
    const figures = [0.41, 0.38, 0.2, 0.55, 0.47, 0.36, 0.62, 0.5, 0.33, 0.29, 0.7];
    const cells = crossing([3, 4], [1])
      .filter((_, index) => index !== 5)
      .map(({ levels }, index) => ({ levels, weight: sizes[index] ?? 0 }));
    const wanted = [
      0.4727351311796739, 0.2671078157480502, 0.3297307477505789, 0.6286710462423313, 0.5381396750053571,
      0.34349881085408085, 0.5967945300643598, 0.3748810331710442, 0.44289218425194915, 0.26992092801496836,
      0.5174790454437914,
    ];
    wanted.forEach((value, cell) => {
      expectClose(expected(cells, figures, cell), value, 1e-10);
    });
  });

  it("is not told where a cell alone has a level, or alone joins two parts of the crossing", () => {
    const alone = [
      { levels: [0, 0], weight: 5 },
      { levels: [0, 1], weight: 5 },
      { levels: [1, 1], weight: 5 },
    ];
    expect([0, 1, 2].map((cell) => additiveExpectation(alone)?.(cell))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(additiveExpectation([])?.(0)).toBeUndefined();
    expect(additiveExpectation([{ levels: [0, 0], weight: 1 }])?.(0)).toBeUndefined();
  });

  it("is told within each of two parts that share no level", () => {
    const square = crossing([2, 2], [3, 4, 5, 6]);
    const apart = square.map(({ levels, weight }) => ({ levels: levels.map((level) => level + 2), weight }));
    const weights = additiveExpectation([...square, ...apart])?.(7);
    [0, 0, 0, 0, -1, 1, 1, 0].forEach((weight, index) => {
      expect(weights?.[index]).toBeCloseTo(weight, 10);
    });
  });

  it("is left alone where the smaller factors have more levels than can be added up", () => {
    const cells = Array.from({ length: 600 }, (_, level) => ({ levels: [level, level], weight: 1 }));
    expect(additiveExpectation(cells)).toBeUndefined();
  });

  test("gives back figures that do add up, for any weights, numbers of factors and missing cells", () => {
    const table = fc.record({
      sizes: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 3 }),
      weights: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 9 }),
      effects: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
      missing: fc.array(fc.nat(63), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(table, ({ sizes, weights, effects, missing }) => {
        const cells = crossing(sizes, weights).filter((_, index) => !missing.includes(index));
        const figures = cells.map(({ levels }) =>
          levels.reduce((sum, level, factor) => sum + (effects[4 * factor + level] ?? 0), 3),
        );
        cells.forEach((_, cell) => {
          const found = expected(cells, figures, cell);
          if (found !== undefined) expect(found).toBeCloseTo(figures[cell] ?? 0, 6);
        });
      }),
    );
  });

  test("does not depend on the order of cells or on how weights are scaled", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 2, max: 1000 }), (sizes, by) => {
        const cells = crossing([3, 4], sizes);
        const figures = sizes.map((size) => (size * 37) % 101);
        const found = expected(cells, figures, 5);
        const scaled = cells.map(({ levels, weight }) => ({ levels, weight: weight * by }));
        expectClose(expected(scaled, figures, 5), found, 1e-8);
        expectClose(expected([...cells].reverse(), [...figures].reverse(), 6), found, 1e-8);
      }),
    );
  });
});
