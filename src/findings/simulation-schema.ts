/**
 * What `simulate` finds (`fairwait/simulation@1`): the list in the weeks to come, in the plain order and under each policy.
 * Names are public. Same input, options and version give byte-identical findings.
 */
import * as z from "zod/mini";
import { inputSchema, ledgerSchema, noteSchema, referenceSchema } from "./account-schema.ts";
import { count, whole } from "./counts.ts";
import { policyFindingsSchema } from "./policy-schema.ts";

/** Mean and the middle 95% of the replications; null where fewer than half of them have the figure. */
const estimate = z.nullable(z.object({ mean: z.number(), lower: z.number(), upper: z.number() }));

const week = z.object({
  /** 0 is the snapshot. */
  week: whole,
  waiting: estimate,
  medianWeeks: estimate,
  /** Proportions 0–1. */
  within18Weeks: estimate,
  /** People. */
  over52Weeks: estimate,
  over65Weeks: estimate,
  over78Weeks: estimate,
});

/** People whose day of treatment is another than in the plain order of the same future. */
const moved = z.object({
  /** Treated later, or not within the weeks though the plain order would. */
  laterPeople: estimate,
  /** Of these, not treated within the weeks: their extra wait is counted to the end only, and is longer. */
  laterNotTreated: estimate,
  laterMeanWeeks: estimate,
  laterP95Weeks: estimate,
  soonerPeople: estimate,
  soonerMeanWeeks: estimate,
  /** Over the limit by their treatment or the end of the weeks, and in the plain order not. */
  newlyOver52Weeks: estimate,
  newlyOver65Weeks: estimate,
  newlyOver78Weeks: estimate,
  /** The other way round. */
  noLongerOver52Weeks: estimate,
  noLongerOver65Weeks: estimate,
  noLongerOver78Weeks: estimate,
});

const group = z.object({
  group: z.string(),
  label: z.string(),
  /** False for `unknown` and `not-stated`. */
  known: z.boolean(),
  waitingAtStart: count,
  joined: estimate,
  treated: estimate,
  waiting: estimate,
  /** Of those waiting at the snapshot; null where there is nobody. */
  medianWeeksAtStart: z.nullable(z.number()),
  /** Of those waiting at the end. */
  medianWeeksWaiting: estimate,
  /** From clock start to treatment, of those treated in the weeks. */
  medianWeeksTreated: estimate,
  /** Of those waiting at the end: a proportion, then people. */
  over18Weeks: estimate,
  over52Weeks: estimate,
  /** Null in a plain order. */
  moved: z.nullable(moved),
});

export const SIMULATED_GAPS = ["medianWeeks", "over18Weeks"] as const;

const gap = z.object({
  group: z.string(),
  reference: z.string(),
  known: z.boolean(),
  /** Weeks, and a difference of proportions. */
  measure: z.enum(SIMULATED_GAPS),
  /** Group − reference among those waiting, at the end of each week from 0. */
  trajectory: z.array(estimate),
  /** At the end: this gap − the gap in the plain order of the same future. Null in a plain order. */
  change: estimate,
  /** At the end: how much nearer to no gap than in the plain order; below 0 further away. Null in a plain order. */
  closed: estimate,
});

const dimension = z.object({
  dimension: z.string(),
  label: z.string(),
  /** A group id, or `rest-of-list`. */
  reference: z.string(),
  groups: z.array(group),
  gaps: z.array(gap),
});

/** As an order says it, with what the list says to its claims; and the groups that its rules name, once each. */
const policy = z.extend(policyFindingsSchema, {
  credited: z.array(z.object({ dimension: z.string(), group: z.string() })),
});

const arm = z.object({
  /** `plain`, `policy-1` …; `plain-2` where policies differ in more than credit. */
  id: z.string(),
  label: z.string(),
  /** Null in a plain order. */
  policy: z.nullable(policy),
  /** The id of the plain order it is held against; null in a plain order. */
  against: z.nullable(z.string()),
  treated: estimate,
  missedSlots: estimate,
  unusedSlots: estimate,
  weeks: z.array(week),
  moved: z.nullable(moved),
  dimensions: z.array(dimension),
});

/** What a policy would do with its credit multiplied by `scale`, its cap as well. */
const frontierPoint = z.object({
  scale: z.number(),
  maxCreditWeeks: z.number(),
  /** Of the credited groups, at the end. */
  gaps: z.array(
    z.object({
      dimension: z.string(),
      group: z.string(),
      reference: z.string(),
      measure: z.enum(SIMULATED_GAPS),
      gap: estimate,
      closed: estimate,
    }),
  ),
  moved,
});

export const simulationSchema = z.object({
  schema: z.literal("fairwait/simulation@1"),
  tool: z.object({ name: z.literal("fairwait"), version: z.string() }),
  notice: z.string(),
  /** Null only when the list gives days or weeks waited and no date. */
  asAt: z.nullable(z.string()),
  inputs: z.array(inputSchema),
  references: z.array(referenceSchema),
  ledger: ledgerSchema,
  options: z.object({
    ethnicGrouping: z.enum(["2001", "2021"]),
    where: z.array(z.string()),
    weeks: whole,
    capacity: z.object({
      kind: z.enum(["pooled", "by-specialty"]),
      perWeek: z.number(),
      specialties: z.array(z.object({ specialty: z.string(), perWeek: z.number() })),
    }),
    arrivals: z.object({
      kind: z.enum(["from-list", "per-week"]),
      /** On average, everybody included. Null where it would tell how few it is taken from. */
      perWeek: z.nullable(z.number()),
      /** Pathways that newcomers are drawn from, and whether these are recent starters or the whole list. */
      models: count,
      modelsAre: z.enum(["recent-starters", "whole-list"]),
      recentWeeks: whole,
    }),
    replications: whole,
    frontierReplications: whole,
    seed: z.number(),
    /** Null when no slot is missed. */
    missed: z.nullable(
      z.object({
        dimension: z.nullable(z.string()),
        overall: z.number(),
        groups: z.array(z.object({ group: z.string(), label: z.string(), rate: z.number() })),
      }),
    ),
    /** The middle of the replications that an interval holds. */
    interval: z.literal(0.95),
  }),
  /** Pathways at the snapshot; those without a clinical tier wait and are not simulated. */
  list: z.object({
    ranked: count,
    needsClinicalReview: count,
    patientChoice: count,
    joinedWithoutTier: estimate,
  }),
  notes: z.array(noteSchema),
  arms: z.array(arm),
  frontier: z.array(z.object({ arm: z.string(), points: z.array(frontierPoint) })),
});

export type SimulationFindings = z.infer<typeof simulationSchema>;
export type SimulationEstimate = z.infer<typeof estimate>;
export type SimulatedArm = z.infer<typeof arm>;
export type SimulatedWeek = z.infer<typeof week>;
export type SimulatedDimension = z.infer<typeof dimension>;
export type SimulatedGroup = z.infer<typeof group>;
export type SimulatedGap = z.infer<typeof gap>;
export type SimulatedMoves = z.infer<typeof moved>;
export type FrontierPoint = z.infer<typeof frontierPoint>;
export type SimulatedGapMeasure = SimulatedGap["measure"];
