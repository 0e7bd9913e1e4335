/** A policy as it stands in the JSON of an order: what was applied, from the file that was read, and what the list said to it. */
import * as z from "zod/mini";

const figure = z.nullable(z.number());
const text = z.nullable(z.string());
const days = z.nullable(z.number());

const evidenceSchema = z.object({
  dimension: z.string(),
  group: z.string(),
  measure: z.string(),
  /** Of the adjusted gap in this list that the claim rests on; null where a policy was not held against a list. */
  reference: text,
  method: text,
  adjustedFor: z.array(z.string()),
  /** Group − reference; proportions 0–1, or weeks. */
  difference: figure,
  differenceLower: figure,
  differenceUpper: figure,
});

const ruleSchema = z.object({
  /** Dimension → groups: a person of one of the groups in every dimension. */
  when: z.record(z.string(), z.array(z.string())),
  weeks: z.number(),
  reason: z.string(),
  /** On a protected characteristic, other than disability-related adjustments and pregnancy. */
  governed: z.boolean(),
  evidence: z.array(evidenceSchema),
  /** Null where the rule does not say. */
  justification: text,
  legalBasis: text,
  approvedBy: text,
  /** YYYY-MM-DD. */
  reviewBy: text,
  maxWeeks: figure,
});

export const policyFindingsSchema = z.object({
  name: z.string(),
  purpose: z.enum(["contact", "booking"]),
  tiers: z.array(z.literal("procedure-priority")),
  order: z.enum(["days-waited", "breach-ratio"]),
  /** Weeks, longest first. */
  guards: z.array(z.number()),
  targetDays: z.object({ P1a: days, P1b: days, P2: days, P3: days, P4: days }),
  credit: z.array(ruleSchema),
  maxCreditWeeks: z.number(),
  /** The dimensions and groups that the rules name, as the list labels them. */
  dimensions: z.array(
    z.object({
      dimension: z.string(),
      label: z.string(),
      protected: z.boolean(),
      /** Whose credit the unknown have: a group id, or `rest-of-list`, which has none. */
      reference: z.string(),
      groups: z.array(z.object({ group: z.string(), label: z.string() })),
    }),
  ),
});

export type PolicyFindings = z.infer<typeof policyFindingsSchema>;
export type PolicyRuleFindings = PolicyFindings["credit"][number];
