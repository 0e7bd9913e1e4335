import type { DimensionFindings, WaitCurve } from "../findings/exact.ts";
import type { GroupCells } from "./group-cells.ts";
import { type Part, part } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

/**
 * Points of a curve as counts are published, with proportions of what is shown. A curve stops where a count, or what is left
 * beside it, is hidden: zeros after it would say when the longest wait ends. Exact counts, whose differences from week to week
 * may be few, are not published.
 */
export const waitCurvePlan = (dimension: DimensionFindings, cells: GroupCells): Part =>
  part<WaitCurve>({
    finish: (_, { group, points }, publisher) => {
      const n = dimension.groups.find((one) => one.group === group)?.n ?? 0;
      const size = cells.shownSize(group) ?? null;
      let isOver = !publisher.isRounded || size === null || size === 0;
      return {
        group,
        points: points.map((point) => {
          const count = isOver ? null : shownCount(point, n, publisher);
          isOver ||= count === null && point.count < n / 2;
          return { weeks: point.weeks, count, proportion: proportionOf(count, size) };
        }),
      };
    },
  });

const shownCount = (point: WaitCurve["points"][number], n: number, publisher: Publisher): number | null =>
  publisher.isSmall(n - point.count) ? null : publisher.show(point, "count", point.count);

/** Rounding may leave more than all. */
const proportionOf = (count: number | null, size: number | null): number | null =>
  count === null || size === null || size === 0 ? null : Math.min(1, count / size);
