/**
 * The part of an order (`fairwait/order@1`) that says what the order does, and to whom, against the plain order: the
 * same tiers and bands without credit. Places and weeks gained are above 0, places and weeks lost are given as they are.
 */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());

/** Those who move one way. Means are null where nobody does, weeks where there is no capacity. */
const movers = {
  n: count,
  meanPlacesMoved: figure,
  meanWeeksMoved: figure,
  largestPlacesMoved: count,
  largestWeeksMoved: figure,
};

/** What becomes of some pathways of the ranked list. */
const moves = {
  n: count,
  withCredit: count,
  unmoved: count,
  /** Places in the plain order − places in this one; of the whole list exactly 0. */
  meanPlacesGained: figure,
  meanWeeksGained: figure,
  gainers: z.object(movers),
  losers: z.object({
    ...movers,
    medianPlacesLost: figure,
    medianWeeksLost: figure,
    p95PlacesLost: figure,
    p95WeeksLost: figure,
  }),
};

/** `over52Weeks` and the like, or `clinicalTarget`. */
const outcome = z.string();
const newly = { outcome, newlyPast: count, newlySpared: count };

/** How many of a group have the first places, and their share of these. */
const firstPlaces = z.object({
  plain: count,
  proposed: count,
  plainShare: figure,
  proposedShare: figure,
  shareChange: figure,
});

const group = z.object({
  group: z.string(),
  label: z.string(),
  /** False for `unknown` and `not-stated`. */
  known: z.boolean(),
  ...moves,
  /** Null as `firstPlaces` of the impact is. */
  firstPlaces: z.nullable(firstPlaces),
  /** As many as `projection` of the impact has. */
  outcomes: z.array(z.object(newly)),
});

const dimension = {
  dimension: z.string(),
  label: z.string(),
};

export const impactSchema = z.object({
  /** The name of the ranked list: `contact` or `treatment`. Nobody of the other two lists has places to gain. */
  list: z.string(),
  lists: z.array(z.object({ list: z.string(), n: count })),
  /** What the list is ranked within, one order for each: `specialty`, say. Null where it is one. */
  rankedWithin: z.nullable(z.object(dimension)),
  /** Null, with the reason, where none is given and none can be estimated. */
  capacity: z.object({
    perWeek: figure,
    basis: z.nullable(z.enum(["given", "estimated"])),
    reason: z.nullable(z.enum(["empty-list", "no-waits"])),
    parts: z.array(z.object({ part: z.string(), label: z.string(), n: count, perWeek: figure })),
  }),
  credit: z.object({
    withCredit: count,
    /** Of those with credit. */
    meanCreditWeeks: figure,
    maxCreditWeeks: z.number(),
    atCap: count,
  }),
  overall: z.object(moves),
  tiers: z.array(z.object({ tier: z.string(), ...moves })),
  /** Whether a wait passes a limit by the time the person's turn comes, nobody joining; null without a capacity. */
  projection: z.nullable(
    z.array(
      z.object({
        ...newly,
        /** Null for the clinical target, which differs by tier. */
        weeks: figure,
        /** Pathways that have a limit to pass. */
        n: count,
        alreadyPast: count,
        plain: count,
        proposed: count,
      }),
    ),
  ),
  firstPlaces: z.nullable(
    z.object({
      basis: z.enum(["asked", "four-weeks-of-capacity"]),
      /** Of each part, as asked. */
      asked: z.nullable(whole),
      /** Pathways that have them. */
      places: count,
      /** Of these, pathways that have none of them in the plain order. */
      newcomers: count,
    }),
  ),
  dimensions: z.array(
    z.object({
      ...dimension,
      protected: z.boolean(),
      /** Whether a rule of the policy names it. */
      named: z.boolean(),
      groups: z.array(group),
    }),
  ),
  /** What each rule would do alone; rules alone do not add up to the policy. */
  rules: z.array(
    z.object({
      reason: z.string(),
      weeks: z.number(),
      /** Pathways of the ranked list for which it holds. */
      withCredit: count,
      /** Empty where the rules were not ranked alone. */
      dimensions: z.array(
        z.object({
          dimension: z.string(),
          /** Whether this rule names it: where not, the effect is indirect. */
          named: z.boolean(),
          groups: z.array(
            z.object({ group: z.string(), n: count, meanPlacesGained: figure, meanWeeksGained: figure }),
          ),
        }),
      ),
    }),
  ),
});

export type Impact = z.infer<typeof impactSchema>;
export type ImpactMoves = Impact["overall"];
export type ImpactDimension = Impact["dimensions"][number];
export type ImpactGroup = ImpactDimension["groups"][number];
export type ImpactOutcome = NonNullable<Impact["projection"]>[number];
export type ImpactRule = Impact["rules"][number];
