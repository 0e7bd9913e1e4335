/** A gate: one figure of the findings, and the limit that it may not pass. */
import type { ThresholdMeasure } from "../findings/schema.ts";

/** The waits that a gate can count from, in weeks. */
export const LONG_WAITS = [18, 52, 65, 78, 104] as const;
export type LongWait = (typeof LONG_WAITS)[number];

/** A measure that a gap gate can look at. */
export type GapMeasure = ThresholdMeasure | "meanWeeks" | "medianWeeks" | "p92Weeks";

/** Whose figure: everybody, one group, or each known group of the dimension when no group is named. */
export interface GateGroups {
  readonly dimension?: string;
  readonly group?: string;
}

/** Which figure of the findings. */
export type GateSubject =
  /** Analysed rows whose field is known, as a proportion of all of them. */
  | ({ readonly check: "completeness"; readonly field: string } & GateGroups)
  /** `imd`: rows whose English area was found, of those that name one. `demographics`: rows linked to a record, of all. */
  | { readonly check: "linkage"; readonly of: "imd" | "demographics" }
  | {
      readonly check: "gap";
      readonly dimension: string;
      readonly group?: string;
      readonly measure: GapMeasure;
      readonly figure: "difference" | "ratio";
      /** After allowing for specialty and whatever else `adjust` names. */
      readonly adjusted: boolean;
      /** `interval`: fails only when the whole 95 % interval is past the limit. */
      readonly judge: "estimate" | "interval";
    }
  | ({
      readonly check: "long-waiters";
      readonly weeks: LongWait;
      readonly as: "count" | "proportion";
    } & GateGroups)
  /** Pathways within the standard, as a proportion. */
  | ({ readonly check: "standard" } & GateGroups)
  /** Rows that cannot be read. */
  | { readonly check: "rejected"; readonly as: "count" | "proportion" }
  /** Analysed pathways. */
  | { readonly check: "list-size" };

/**
 * What a figure and its limit are measured in. Proportions and points are 0–1 inside and printed as percentages and
 * percentage points; `relative` is a change as a part of what was.
 */
export type GateUnit = "proportion" | "points" | "count" | "weeks" | "ratio" | "relative";

export interface GateLimit {
  readonly bound: "at-most" | "at-least";
  readonly value: number;
}

export interface Gate {
  /** As the config calls it; absent: its figure in words is its name. */
  readonly name?: string;
  readonly subject: GateSubject;
  /** The figure is how much it has changed since the earlier findings. */
  readonly change: boolean;
  readonly unit: GateUnit;
  /** One or two. */
  readonly limits: readonly GateLimit[];
}
