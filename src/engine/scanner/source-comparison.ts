import type { Lane } from "./lanes.ts";

/** Two sources of one axis, as places among its sources: analysed rows in which both give a value, and not the same. */
export interface SourcePair {
  readonly chosen: number;
  readonly other: number;
  readonly both: number;
  readonly differ: number;
}

/** Holds the sources of one axis against each other, row by row: an area and a postcode that lie far apart, say. */
export class SourceComparison {
  private readonly sources: readonly Lane[];
  private readonly valueOfLevel: Int32Array;
  private readonly pairs: { chosen: number; other: number; both: number; differ: number }[];

  /** `valueOfLevel`: what a level stands for, 0 for nothing. */
  constructor(sources: readonly Lane[], valueOfLevel: readonly number[]) {
    this.sources = sources;
    this.valueOfLevel = Int32Array.from(valueOfLevel);
    this.pairs = sources.flatMap((_, chosen) =>
      sources.slice(chosen + 1).map((_other, index) => ({
        chosen,
        other: chosen + 1 + index,
        both: 0,
        differ: 0,
      })),
    );
  }

  /** Compares `count` rows from place `from` on. */
  add(rows: Int32Array, from: number, count: number): void {
    const { sources, valueOfLevel } = this;
    for (const pair of this.pairs) {
      const [chosen, other] = [sources[pair.chosen] as Lane, sources[pair.other] as Lane];
      for (let index = from; index < from + count; index += 1) {
        const row = rows[index] as number;
        const one = valueOfLevel[chosen.at(row)] as number;
        const two = valueOfLevel[other.at(row)] as number;
        if (one === 0 || two === 0) continue;
        pair.both += 1;
        if (one !== two) pair.differ += 1;
      }
    }
  }

  finish(): readonly SourcePair[] {
    return this.pairs;
  }
}
