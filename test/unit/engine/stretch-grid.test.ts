import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstStretchBytes, stretchGrid } from "../../../src/engine/scan/stretch-grid.ts";

const MIB = 1024 * 1024;

describe("a grid of stretches", () => {
  it("covers the region from its start to its end, with none empty", () => {
    const sizes = fc.record({
      first: fc.integer({ min: 1, max: 50 }),
      others: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.nat(100), fc.nat(500), sizes, (start, length, size) => {
        const grid = stretchGrid({ fd: 0, start, end: start + length }, size);
        const starts = Array.from({ length: grid.stretches + 1 }, (_, index) => grid.start(index));
        expect(starts[0]).toBe(start);
        expect(grid.stretches === 0 ? start : starts.at(-1)).toBe(start + length);
        starts.slice(1).forEach((from, index) => {
          expect(from).toBeGreaterThan(starts[index] as number);
        });
        if (length > 0) expect(starts[1]).toBe(start + Math.min(size.first, length));
      }),
    );
  });

  it("is one stretch for a list up to 16 MiB, and begins with a short one above", () => {
    const first = (bytes: number) => firstStretchBytes({ fd: 0, start: 10, end: 10 + bytes });
    expect(first(16 * MIB)).toBe(16 * MIB);
    expect(first(16 * MIB + 1)).toBe(MIB);
  });
});
