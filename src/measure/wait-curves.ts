import type { WaitCurve } from "../findings/exact.ts";
import { countAbove, total } from "../stats/counts.ts";
import { daysFromWeeks, weeks } from "../units.ts";
import { WAIT_CURVE_WEEKS } from "../vocab/wait-curve-weeks.ts";

/**
 * Of each group with a pathway, how many have waited longer than each of `WAIT_CURVE_WEEKS`: more than 7 × weeks days; the
 * proportion 0–1 of its pathways with a usable clock start. Groups without a pathway have no curve.
 */
export const waitCurves = (
  groups: readonly { readonly group: string; readonly waits: Uint32Array }[],
): WaitCurve[] =>
  groups.flatMap(({ group, waits }) => {
    const n = total(waits);
    if (n === 0) return [];
    const points = WAIT_CURVE_WEEKS.map((over) => {
      const count = countAbove(waits, daysFromWeeks(weeks(over)));
      return { weeks: over, count, proportion: count / n };
    });
    return [{ group, points }];
  });
