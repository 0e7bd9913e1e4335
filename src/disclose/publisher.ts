import type { SuppressionChoice } from "../request.ts";
import { hesCount, isSmallForHes } from "./hes-count.ts";

/** Decides what of a count may be published. Counts are known by the object they stand in, before disclosure, and their key. */
export interface Publisher {
  readonly choice: SuppressionChoice;
  /** The count as it may be published; null where it is hidden. */
  show(owner: object, key: string, count: number): number | null;
  /** A count that stands in a sentence and belongs to no table. */
  showLoose(count: number): number | null;
  /** Whether a number that nobody prints, and figures would give away, is too small. */
  isSmall(count: number): boolean;
  /** Smallest count that may be shown, for words such as "fewer than 8". */
  readonly fewest: number;
  /** Counts that are shown are rounded, so that one is not the sum or difference of others. */
  readonly isRounded: boolean;
}

/** Counts that too few people stand behind, whatever their size. */
export interface FewPeople {
  has(owner: object, key: string): boolean;
}
export const NOBODY_FEW: FewPeople = { has: () => false };

/** Each count by itself: rounding does what hiding further counts would. */
export const hesPublisher = (choice: SuppressionChoice, fewPeople: FewPeople): Publisher => ({
  choice,
  show: (owner, key, count) => (count > 0 && fewPeople.has(owner, key) ? null : hesCount(count)),
  showLoose: hesCount,
  isSmall: isSmallForHes,
  fewest: 8,
  isRounded: true,
});
