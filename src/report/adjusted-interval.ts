import { type FigureCell, type FigureKind, intervalCell, NO_FIGURE_CELL } from "./figure-cells.ts";
import { nearestToNone } from "./headline.ts";

interface Limits {
  readonly difference: number | null;
  readonly differenceLower: number | null;
  readonly differenceUpper: number | null;
}

/** "+4.2 (+2.2 to +6.2)" of a difference in weeks or points; a dash without a gap. */
export const adjustedInterval = (gap: Limits | undefined, kind: FigureKind): FigureCell =>
  gap === undefined
    ? NO_FIGURE_CELL
    : intervalCell({ value: gap.difference, lower: gap.differenceLower, upper: gap.differenceUpper }, kind);

/** Its interval excludes no difference. */
export const isSureAdjusted = (gap: Limits | undefined): boolean =>
  gap !== undefined && nearestToNone(gap.differenceLower, gap.differenceUpper) !== 0;
