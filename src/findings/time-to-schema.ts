/** The part of the findings about pathways followed to treatment (`--time-to treatment`). */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());
const tally = z.object({ total: count, byReason: z.record(z.string(), count) });

const incidence = z.object({ proportion: figure, lower: figure, upper: figure });

/** One week of a group's curves. A figure is null beyond what has been observed. */
const curvePoint = z.object({
  week: whole,
  /** Pathways under observation and still waiting on that day. */
  atRisk: count,
  /** Still waiting, were nobody removed. */
  kaplanMeier: figure,
  kaplanMeierLower: figure,
  kaplanMeierUpper: figure,
  /** Cumulative incidence (Aalen–Johansen). */
  treatedIncidence: figure,
  treatedIncidenceLower: figure,
  treatedIncidenceUpper: figure,
  removedIncidence: figure,
  removedIncidenceLower: figure,
  removedIncidenceUpper: figure,
});

const figures = {
  n: count,
  treated: count,
  /** Ended otherwise. */
  removed: count,
  /** Still waiting at the snapshot. */
  censored: count,
  /** Of n, those whose clock started before observation did. */
  delayedEntry: count,
  /** The curves are of pathways that got to this day of their wait: before it too few were under observation. */
  conditionalOnDays: whole,
  medianWeeksToTreatment: figure,
  medianWeeksToTreatmentLower: figure,
  medianWeeksToTreatmentUpper: figure,
  restrictedMeanWeeks: figure,
  restrictedMeanWeeksLower: figure,
  restrictedMeanWeeksUpper: figure,
  restrictedMeanWeeksStandardError: figure,
  treatedWithin18Weeks: incidence,
  treatedWithin52Weeks: incidence,
  removedWithin18Weeks: incidence,
  removedWithin52Weeks: incidence,
  /** Week by week (of more than 100 groups at ten chosen weeks), up to 104 weeks or the end of observation. */
  curve: z.array(curvePoint),
};
export const timeToFiguresSchema = z.object(figures);

const timeToGroupSchema = z.object({
  group: z.string(),
  label: z.string(),
  /** False for `unknown` and `not-stated`. */
  known: z.boolean(),
  suppressed: z.boolean(),
  ...figures,
  /** Of treatment, to the reference; null for the reference itself and for groups that are not compared. */
  hazardRatio: figure,
  hazardRatioLower: figure,
  hazardRatioUpper: figure,
  hazardRatioPValue: figure,
});

const timeToDimensionSchema = z.object({
  dimension: z.string(),
  label: z.string(),
  /** A group id, or `rest-of-list`. */
  reference: z.string(),
  groups: z.array(timeToGroupSchema),
  /** Over the known groups; null when they cannot be compared. */
  logRank: z.nullable(
    z.object({ statistic: z.number(), df: z.number(), pValue: z.number(), pValueAdjusted: figure }),
  ),
});

/** Why no figure of pathways followed can be relied on. */
const DOUBTS = ["too-few-ends", "ends-mostly-undated"] as const;

export const timeToSchema = z.object({
  event: z.literal("treatment"),
  /** The first day from which ends are in the list; a pathway counts as under observation from then on. */
  observedFrom: z.string(),
  /** True when that day was judged by the ends found. */
  observedFromInferred: z.boolean(),
  observedTo: z.string(),
  horizonWeeks: z.number(),
  /** read = rejected + excluded + cohort, cohort = treated + removed + censored. */
  ledger: z.object({
    read: count,
    rejected: tally,
    excluded: tally,
    cohort: count,
    treated: count,
    removed: count,
    censored: count,
  }),
  /** Of the treated, those that ended with nothing to say how. */
  assumedTreated: count,
  /** Of the removed, those whose reason cannot be read. */
  removedUnclear: count,
  /** Empty where nothing speaks against the figures; the notes say each in words. */
  doubts: z.array(z.enum(DOUBTS)),
  overall: timeToFiguresSchema,
  dimensions: z.array(timeToDimensionSchema),
});

export type TimeToFindings = z.infer<typeof timeToSchema>;
export type TimeToFigures = z.infer<typeof timeToFiguresSchema>;
export type TimeToGroup = z.infer<typeof timeToGroupSchema>;
export type TimeToDimension = z.infer<typeof timeToDimensionSchema>;
export type CurvePoint = z.infer<typeof curvePoint>;
export type Incidence = z.infer<typeof incidence>;
