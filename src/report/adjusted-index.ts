/** The adjusted gaps of one dimension by group, method and measure. */
import type { AdjustedGap, DimensionFindings, GroupFindings } from "../findings/schema.ts";

type Method = AdjustedGap["method"];
export type GapBy<M extends Method> = Extract<AdjustedGap, { method: M }>;

export interface AdjustedRow {
  readonly group: GroupFindings;
  of<M extends Method>(method: M, measure: GapBy<M>["measure"]): GapBy<M> | undefined;
}

/** One row for each group with adjusted gaps, in order. */
export function adjustedRowsOf({ groups, adjusted = [] }: DimensionFindings): AdjustedRow[] {
  const byGroup = new Map<string, Map<string, AdjustedGap>>();
  for (const gap of adjusted) {
    const own = byGroup.get(gap.group) ?? new Map<string, AdjustedGap>();
    byGroup.set(gap.group, own);
    own.set(`${gap.method} ${gap.measure}`, gap);
  }
  return groups.flatMap((group): AdjustedRow[] => {
    const own = byGroup.get(group.group);
    if (own === undefined || group.suppressed) return [];
    return [
      {
        group,
        of: <M extends Method>(method: M, measure: GapBy<M>["measure"]) =>
          own.get(`${method} ${measure}`) as GapBy<M> | undefined,
      },
    ];
  });
}
