import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decileOfRank, editionName } from "../../../src/reference/imd-editions.ts";
import { numberIn, reference } from "../stats/reference.ts";

const fixture = (name: string): string[][] =>
  parse(readFileSync(new URL(`../../../fixtures/reference/imd/${name}`, import.meta.url)), { from_line: 2 });

describe("the decile of a rank", () => {
  it.each([
    ["imd2019-decile-ends.csv", 32_844],
    ["imd2025-decile-ends.csv", 33_755],
  ])("is the published one at both ends of every decile of %s", (name, areas) => {
    const rows = fixture(name);
    expect(rows).toHaveLength(20);
    for (const row of rows) expect(decileOfRank(Number(row[4]), areas)).toBe(Number(row[5]));
  });

  it("ends where quantiles by ceiling end; phe_quantile ends one area later at most", () => {
    const rows = reference("phe_quantile_lsoa_breaks");
    expect(rows).toHaveLength(30);
    for (const row of rows) {
      const [areas, k, quantile, last, phe] = ["n", "k", "quantile", "max_rank_ceiling", "max_rank_phe"].map(
        (field) => numberIn(row, field) ?? Number.NaN,
      ) as [number, number, number, number, number];
      const quantileOf = (rank: number) => Math.ceil((decileOfRank(rank, areas) * k) / 10);
      expect(quantileOf(last)).toBe(quantile);
      if (quantile < k) expect(quantileOf(last + 1)).toBe(quantile + 1);
      expect([last, last + 1]).toContain(phe);
    }
  });

  it("is ceil(10 × rank ÷ areas), rises with the rank and runs from 1 to 10", () => {
    fc.assert(
      fc.property(fc.constantFrom(32_844, 33_755), fc.integer({ min: 1, max: 32_843 }), (areas, rank) => {
        const decile = decileOfRank(rank, areas);
        expect(decile).toBe(Math.ceil((10 * rank) / areas));
        expect(decileOfRank(rank + 1, areas)).toBeGreaterThanOrEqual(decile);
      }),
    );
    expect([decileOfRank(1, 32_844), decileOfRank(32_844, 32_844)]).toEqual([1, 10]);
  });
});

describe("the name of an edition", () => {
  it("is told by the local authority year, since 2015 and 2019 rank the same areas", () => {
    expect(editionName(2011, 2019)).toBe("IMD 2019");
    expect(editionName(2011, 2013)).toBe("IMD 2015");
    expect(editionName(2011, undefined)).toBe("IMD 2015 or 2019");
    expect(editionName(2021, undefined)).toBe("IMD 2025");
    expect(editionName(undefined, undefined)).toBe("IMD, edition unknown");
  });
});
