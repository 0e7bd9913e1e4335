/** The gaps of one dimension by group and measure: a dimension may hold thousands of groups, each asked for once. */
import type { DimensionFindings, DistributionGap, Gap } from "../findings/schema.ts";

interface GroupGaps {
  readonly byMeasure: Map<Gap["measure"], Gap>;
  distribution: DistributionGap | undefined;
}

export interface GapIndex {
  /** The gap of one group in one measure, or undefined. */
  gapOf(group: string, measure: Gap["measure"]): Gap | undefined;
  /** The gap of one group in the whole distribution, or undefined. */
  distributionOf(group: string): DistributionGap | undefined;
}

/** Built in one pass over the gaps. */
export function gapIndex({ gaps }: DimensionFindings): GapIndex {
  const groups = new Map<string, GroupGaps>();
  for (const gap of gaps) {
    const own = groups.get(gap.group) ?? { byMeasure: new Map(), distribution: undefined };
    groups.set(gap.group, own);
    if (gap.measure === "distribution") own.distribution = gap;
    else own.byMeasure.set(gap.measure, gap);
  }
  return {
    gapOf: (group, measure) => groups.get(group)?.byMeasure.get(measure),
    distributionOf: (group) => groups.get(group)?.distribution,
  };
}
