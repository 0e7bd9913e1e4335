import { describe, expect, it } from "vitest";
import { ByteSink } from "../../../src/generate/byte-sink.ts";
import { NUMBERS_PER_PREFIX, writeTestNhsNumber } from "../../../src/generate/nhs-number.ts";
import { drawIndex, weightedSlots } from "../../../src/generate/weighted-slots.ts";
import { Random } from "../../../src/stats/random.ts";

describe("the random numbers", () => {
  it("are spread evenly over ten bins", () => {
    const random = new Random(42);
    const bins = new Array<number>(10).fill(0);
    for (let count = 0; count < 100_000; count += 1) bins[random.below(10)]! += 1;
    const chiSquare = bins.reduce((sum, bin) => sum + (bin - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9); // the 99.9 % point of chi-square with 9 degrees of freedom
  });

  it("do not repeat from one stream to the next", () => {
    const firsts = Array.from({ length: 10_000 }, (_, stream) => new Random(1, stream).next());
    expect(new Set(firsts).size).toBeGreaterThan(9_990);
  });

  it("never draw an index of weight 0, and the others by weight", () => {
    const slots = weightedSlots([1, 0, 3]);
    const random = new Random(5);
    const counts = [0, 0, 0];
    for (let count = 0; count < 20_000; count += 1) counts[drawIndex(slots, random)]! += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0);
  });
});

describe("test NHS numbers", () => {
  const numberOf = (person: number): string => {
    const sink = new ByteSink(10);
    writeTestNhsNumber(sink, person);
    return sink.bytes.toString("latin1", 0, sink.length);
  };

  it("are different for a hundred thousand people", () => {
    const numbers = new Set(Array.from({ length: 100_000 }, (_, person) => numberOf(person)));
    expect(numbers.size).toBe(100_000);
  });

  it("go down to 998 when the 999 range is used up", () => {
    expect(numberOf(NUMBERS_PER_PREFIX - 1)).toMatch(/^999/);
    expect(numberOf(NUMBERS_PER_PREFIX)).toMatch(/^998/);
  });
});
