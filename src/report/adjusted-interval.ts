import { NO_FIGURE, printInterval, printSigned } from "./figures.ts";
import { nearestToNone } from "./headline.ts";

interface Limits {
  readonly difference: number | null;
  readonly differenceLower: number | null;
  readonly differenceUpper: number | null;
}

/** "+4.2 (+2.2 to +6.2)" of a difference times `scale`; a dash without a gap. */
export const adjustedInterval = (gap: Limits | undefined, scale: number): string =>
  gap === undefined
    ? NO_FIGURE
    : printInterval(
        { value: gap.difference, lower: gap.differenceLower, upper: gap.differenceUpper },
        (value) => printSigned(value === null ? null : scale * value),
      );

/** Its interval excludes no difference. */
export const isSureAdjusted = (gap: Limits | undefined): boolean =>
  gap !== undefined && nearestToNone(gap.differenceLower, gap.differenceUpper) !== 0;
