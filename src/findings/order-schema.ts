/**
 * The order document (`fairwait/order@1`): a list put in order under a policy, why everybody stands where they stand, and
 * what the order does to whom. Names are public; the same input, options and version give the same bytes.
 */
import * as z from "zod/mini";
import { inputSchema, ledgerSchema, noteSchema, referenceSchema } from "./account-schema.ts";
import { whole } from "./counts.ts";
import { impactSchema } from "./impact-schema.ts";
import { policyFindingsSchema } from "./policy-schema.ts";

/** One pathway at its place. */
export const orderRowSchema = z.object({
  /** From 1 within its list, and part of the list where it is ranked within parts. */
  rank: whole,
  /** As the list has them, or keyed pseudonyms; empty where the list has none. */
  pathwayId: z.string(),
  localPatientId: z.string(),
  /** `contact` or `treatment`, `needs-clinical-review`, `patient-choice`. */
  list: z.string(),
  /** Null on the lists that have no tiers. */
  tier: z.nullable(z.string()),
  targetDays: z.nullable(z.number()),
  daysWaited: whole,
  /** Days since the priority review, else the decision to admit, ÷ target; without credit; null without either. */
  breachRatio: z.nullable(z.number()),
  /** After the cap. */
  creditWeeks: z.number(),
  /** `reason: weeks`, joined by `; `. */
  creditReasons: z.string(),
  plainRank: whole,
  /** plainRank − rank. */
  placesGained: z.number().check(z.int()),
  /** The part it is ranked within; null where the list is ranked as one. */
  part: z.nullable(z.string()),
  specialty: z.nullable(z.string()),
  /** Days that the place counts from, where that is the original referral of somebody back from active monitoring. */
  placeDays: z.nullable(whole),
  /** The longest guard passed, in weeks; null for none. */
  guard: z.nullable(z.number()),
  /** Days past the clinical target, 0 or less while there is time; null without a target or a date. */
  daysPastTarget: z.nullable(z.number()),
  /** What whoever makes contact should know, joined by `; `. */
  contactReasons: z.string(),
});

const summary = {
  schema: z.literal("fairwait/order@1"),
  tool: z.object({ name: z.literal("fairwait"), version: z.string() }),
  asAt: z.nullable(z.string()),
  /** What every output of an order says. */
  notice: z.string(),
  options: z.object({
    ethnicGrouping: z.enum(["2001", "2021"]),
    where: z.array(z.string()),
    /** Dimension that the list is ranked within; null where it is one. */
    rankedWithin: z.nullable(z.string()),
    /** Only so many of each list, or part of it, are in `rows`. */
    top: z.nullable(whole),
    pseudonymised: z.boolean(),
  }),
  inputs: z.array(inputSchema),
  references: z.array(referenceSchema),
  ledger: ledgerSchema,
  notes: z.array(noteSchema),
  policy: policyFindingsSchema,
  impact: impactSchema,
};
/** All but the rows, which may be millions. */
export const orderSummarySchema = z.object(summary);
export const orderSchema = z.object({ ...summary, rows: z.array(orderRowSchema) });

export type OrderRow = z.infer<typeof orderRowSchema>;
export type Order = z.infer<typeof orderSchema>;
export type OrderSummary = z.infer<typeof orderSummarySchema>;
