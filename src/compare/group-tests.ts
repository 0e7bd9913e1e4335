import type { DimensionFindings } from "../findings/exact.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { chiSquare } from "../stats/chi-square.ts";
import { cochranArmitage } from "../stats/cochran-armitage.ts";
import { total } from "../stats/counts.ts";
import { cramersV } from "../stats/cramers-v.ts";
import { kruskalWallis } from "../stats/kruskal-wallis.ts";

/**
 * Tests over all known groups at once: association with breaching the standard (χ²), its size (Cramér's V), the whole
 * distribution (Kruskal–Wallis) and, for ordered groups, the trend in breaching (Cochran–Armitage).
 */
export function testGroups(
  groups: readonly Uint32Array[],
  ordered: boolean,
  standard: Standard,
): DimensionFindings["tests"] {
  const sizes = groups.map(total);
  const breaches = groups.map((waits) => thresholdCounts(waits, standard).breachesStandard);
  const table = groups.map((_, index) => [
    breaches[index] ?? 0,
    (sizes[index] ?? 0) - (breaches[index] ?? 0),
  ]);
  const square = chiSquare(table);
  const ranks = kruskalWallis(groups);
  const trend = ordered ? cochranArmitage(breaches, sizes) : undefined;
  return {
    chiSquare: square
      ? { statistic: square.statistic, df: square.degreesOfFreedom, pValue: square.pValue }
      : null,
    kruskalWallis: ranks
      ? { statistic: ranks.statistic, df: ranks.degreesOfFreedom, pValue: ranks.pValue }
      : null,
    trend: trend ? { statistic: trend.statistic, df: 1, pValue: trend.pValue } : null,
    cramersV: cramersV(table) ?? null,
  };
}
