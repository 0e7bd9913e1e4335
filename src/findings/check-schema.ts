/**
 * What `check` finds (`fairwait/check@1`): each gate's figure, its limit, and whether it holds. Names are public. Figures
 * are those that may be published; gates are judged by the exact ones.
 */
import * as z from "zod/mini";
import { inputSchema, noteSchema, referenceSchema } from "./account-schema.ts";

const figure = z.nullable(z.number());

const gateResultSchema = z.object({
  /** As the config calls it; null where it does not. */
  name: z.nullable(z.string()),
  check: z.enum(["completeness", "linkage", "gap", "long-waiters", "standard", "rejected", "list-size"]),
  /** What is measured; null where the check has no such choice. */
  subject: z.object({
    /** Whose completeness, or `imd` and `demographics` of linkage. */
    field: z.nullable(z.string()),
    measure: z.nullable(z.string()),
    weeks: z.nullable(z.number()),
    /** `difference`, `ratio`, `count` or `proportion`. */
    as: z.nullable(z.enum(["difference", "ratio", "count", "proportion"])),
    adjusted: z.boolean(),
  }),
  /** Null for the whole list. */
  dimension: z.nullable(z.string()),
  dimensionLabel: z.nullable(z.string()),
  group: z.nullable(z.string()),
  groupLabel: z.nullable(z.string()),
  /** What a gap is to: a group, or `rest-of-list`. */
  reference: z.nullable(z.string()),
  referenceLabel: z.nullable(z.string()),
  /** True when the figure is a change since the earlier findings. */
  change: z.boolean(),
  /** Proportions, points and relative changes are 0–1. */
  unit: z.enum(["proportion", "points", "count", "weeks", "ratio", "relative"]),
  /** Null where there is none, and where disclosure control hides it. */
  figure,
  figureLower: figure,
  figureUpper: figure,
  /** True when the figure exists and is not shown. */
  suppressed: z.boolean(),
  limits: z.array(z.object({ bound: z.enum(["at-most", "at-least"]), value: z.number() })),
  /** `interval`: judged by the limit of the 95 % interval that is nearest to passing. */
  judgedBy: z.enum(["estimate", "interval"]),
  /** `not-measured` fails too: a gate that cannot see must not wave anything through. */
  outcome: z.enum(["pass", "fail", "not-measured"]),
  /** Why there is no figure; null where there is one. */
  reason: z.nullable(z.string()),
});

export const checkSchema = z.object({
  schema: z.literal("fairwait/check@1"),
  tool: z.object({ name: z.literal("fairwait"), version: z.string() }),
  /** Null only when the list gives days or weeks waited and no date. */
  asAt: z.nullable(z.string()),
  standard: z.object({ id: z.string(), weeks: z.number(), target: figure }),
  inputs: z.array(inputSchema),
  references: z.array(referenceSchema),
  options: z.object({ where: z.array(z.string()) }),
  suppression: z.object({ rule: z.string() }),
  /** The findings that changes are measured from; null where none were given. */
  previous: z.nullable(z.object({ asAt: z.nullable(z.string()), inputs: z.array(inputSchema) })),
  notes: z.array(noteSchema),
  passed: z.boolean(),
  gates: z.array(gateResultSchema),
});

export type CheckFindings = z.infer<typeof checkSchema>;
export type GateResult = CheckFindings["gates"][number];
