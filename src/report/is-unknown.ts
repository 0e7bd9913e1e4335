import type { DimensionFindings } from "../findings/schema.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";

const UNKNOWN_GROUPS: ReadonlySet<string> = new Set(["unknown", "not-stated"]);

/**
 * Whether a group is one of those that stay out of every comparison: unknown, not stated, or a crossing that holds one.
 * A known group without a gap stands alone or is the reference; it is not unknown.
 */
export function isUnknown(dimension: DimensionFindings): (group: string) => boolean {
  const known = new Map(dimension.gaps.map((gap) => [gap.group, gap.inFamily]));
  const crossed = isCrossed(dimension.dimension);
  const byName = (group: string): boolean =>
    (crossed ? group.split("*") : [group]).some((part) => UNKNOWN_GROUPS.has(part));
  return (group) => {
    const inFamily = known.get(group);
    return inFamily === undefined ? byName(group) : !inFamily;
  };
}
