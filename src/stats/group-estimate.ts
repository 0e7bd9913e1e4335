/** One group's figure, with the size that weighs it. */
export interface GroupEstimate {
  /** The number of people behind it; only its share of all groups counts. */
  readonly size: number;
  readonly estimate: number;
  /** Undefined when it cannot be had: intervals are then undefined, estimates stand. */
  readonly standardError: number | undefined;
}
