import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type ResidentsAndPathways,
  representGroup,
  unplacedGroup,
} from "../../../src/measure/represent-group.ts";
import { expectClose, numberIn, type ReferenceRow, reference, textIn } from "../stats/reference.ts";

const number = (row: ReferenceRow, field: string) => numberIn(row, field) ?? Number.NaN;
const group = (
  residents: number,
  pathways: number,
  over18Weeks = 0,
  over52Weeks = 0,
): ResidentsAndPathways => ({
  residents,
  pathways,
  over18Weeks,
  over52Weeks,
});

describe("list rate and representation", () => {
  it("a fifth of the residents with a quarter of the pathways: worked by hand", () => {
    const found = representGroup(group(2000, 100, 30, 6), group(10_000, 400, 90, 12));
    expect(found).toMatchObject({
      residents: 2000,
      residentsShare: 0.2,
      pathways: 100,
      pathwaysShare: 0.25,
      ratePer1000: 50,
      representation: 1.25,
    });
    // Byar: 100 × (1 − 1/900 − 1.96/30)³ = 81.362, 101 × (1 − 1/909 + 1.96/(3√101))³ = 121.628; ÷ 2.
    expect(found.ratePer1000Lower).toBeCloseTo(40.6811, 3);
    expect(found.ratePer1000Upper).toBeCloseTo(60.814, 3);
    // Wilson of 100 in 400 is 0.21008 to 0.29468; ÷ 0.2.
    expect(found.representationLower).toBeCloseTo(1.050395, 5);
    expect(found.representationUpper).toBeCloseTo(1.473386, 5);
    // A third of those over 18 weeks, half of those over 52, with a quarter of the pathways.
    expectClose(found.over18WeeksRepresentation ?? undefined, 4 / 3);
    expectClose(found.over52WeeksRepresentation ?? undefined, 2);
  });

  test("rates agree with phe_rate on its 95% rows", () => {
    const rows = reference("phe_rate_exact_byar_grid").filter((row) => textIn(row, "confidence") === "0.95");
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const found = representGroup(group(number(row, "n"), number(row, "x")), group(1e9, 1e9));
      const perThousand = 1000 / number(row, "multiplier");
      expectClose(found.ratePer1000 ?? undefined, number(row, "value") * perThousand);
      expectClose(found.ratePer1000Lower ?? undefined, number(row, "lowercl") * perThousand);
      expectClose(found.ratePer1000Upper ?? undefined, number(row, "uppercl") * perThousand);
    }
  });

  it("has neither rate nor representation where nobody of the group lives", () => {
    const found = representGroup(group(0, 5), group(1000, 50));
    expect(found).toMatchObject({
      ratePer1000: null,
      ratePer1000Lower: null,
      ratePer1000Upper: null,
      representation: null,
      representationLower: null,
      representationUpper: null,
      pathwaysShare: 0.1,
    });
  });

  it("a group that nobody of waits has a rate of 0 with an upper limit", () => {
    const found = representGroup(group(1000, 0), group(2000, 50));
    expect(found).toMatchObject({ ratePer1000: 0, ratePer1000Lower: 0, representation: 0 });
    expectClose(found.ratePer1000Upper ?? undefined, -Math.log(0.025), 1e-12);
    expect(found.over52WeeksRepresentation).toBeNull();
  });

  it("an unknown group is counted and has no figure", () => {
    const { pathways, ...figures } = unplacedGroup(7);
    expect(pathways).toBe(7);
    expect(Object.values(figures).every((figure) => figure === null)).toBe(true);
  });

  test("never NaN or infinite, and limits hold the figure", () => {
    const counts = fc
      .record({ residents: fc.nat(5000), pathways: fc.nat(500), long: fc.nat(100), longest: fc.nat(100) })
      .map(({ residents, pathways, long, longest }) =>
        group(residents, pathways, Math.min(long, pathways), Math.min(long, longest, pathways)),
      );
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const everyone = group(
          one.residents + other.residents,
          one.pathways + other.pathways,
          one.over18Weeks + other.over18Weeks,
          one.over52Weeks + other.over52Weeks,
        );
        const found = representGroup(one, everyone);
        for (const figure of Object.values(found))
          if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
        const { representation, representationLower, representationUpper } = found;
        if (representation !== null) {
          expect(representationLower ?? 0).toBeLessThanOrEqual(representation + 1e-12);
          expect(representationUpper ?? 0).toBeGreaterThanOrEqual(representation - 1e-12);
        }
      }),
    );
  });

  test("representations, weighted by residents, make 1", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 500 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (parts) => {
          const sum = (at: 0 | 1) => parts.reduce((all, part) => all + part[at], 0);
          fc.pre(sum(1) > 0);
          const everyone = group(sum(0), sum(1));
          const weighted = parts.map(([residents, pathways]) => {
            const { representation } = representGroup(group(residents, pathways), everyone);
            return (residents / everyone.residents) * (representation ?? Number.NaN);
          });
          expectClose(
            weighted.reduce((all, part) => all + part, 0),
            1,
            1e-12,
          );
        },
      ),
    );
  });
});
