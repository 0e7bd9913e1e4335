/**
 * A policy as an analyst writes it: the shape of the YAML, before dimensions and groups are looked up. Each message ends
 * the sentence "`key` takes …". Descriptions are what `fairwait schema policy` says of a key.
 */
import * as z from "zod/mini";
import { ADJUSTED_WEEKS } from "../findings/adjusted-schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import { calendarDay, scalar } from "./text-shapes.ts";

/** Five years: no list waits longer, and no credit is meant to. */
const MOST_WEEKS = 260;
const LONGEST_TARGET_DAYS = 3650;
/** Rules are bits of a word, and a policy of more than thirty is no longer one that anybody can read. */
const MOST_RULES = 30;
const MOST_GUARDS = 20;

const WEEKS = `a number of weeks from 0 to ${MOST_WEEKS}, with two decimals at most`;
const weeks = z
  .number(WEEKS)
  .check(z.minimum(0, WEEKS), z.maximum(MOST_WEEKS, WEEKS), z.refine(isHundredths, WEEKS));

/** Control characters could move the cursor of a terminal, or forge a line. */
const line = (expected: string) =>
  z.string(expected).check(z.regex(/\S/, expected), z.regex(/^\P{Cc}*$/u, expected));
const paragraph = (expected: string) =>
  z.string(expected).check(z.regex(/\S/, expected), z.regex(/^[\P{Cc}\n\r\t]*$/u, expected));

const GROUPS = "a group, or a list of groups";
const groups = z.union(
  [scalar(GROUPS), z.array(scalar(GROUPS), GROUPS).check(z.minLength(1, GROUPS))],
  GROUPS,
);

const WHEN = "dimensions with their groups, one dimension at least";
const REASON = "a few words on one line, without a semicolon";
/** Reasons are joined by semicolons, and the part that the total cap takes away is called "cap". */
const isReason = (text: string): boolean => !text.includes(";") && text.trim().toLowerCase() !== "cap";

/** Measures that have an adjusted gap. */
const EVIDENCE_MEASURES = [...THRESHOLD_MEASURES, ...ADJUSTED_WEEKS] as const;

const EVIDENCE = "a dimension, group and measure, or a list of these";
const MEASURE = `one of ${EVIDENCE_MEASURES.join(", ")}`;
const claimSchema = z.strictObject(
  {
    dimension: line("a dimension"),
    group: scalar("a group"),
    measure: z.enum(EVIDENCE_MEASURES, MEASURE),
  },
  EVIDENCE,
);

const ruleSchema = z.strictObject(
  {
    when: z.record(z.string(), groups, WHEN).check(
      z.refine((when) => Object.keys(when).length > 0, WHEN),
      z.describe("Dimension → groups: who has the credit. A person of one of the groups in every dimension."),
    ),
    weeks: weeks.check(z.describe("They are ordered as if they had waited so many weeks longer.")),
    reason: line(REASON).check(
      z.refine(isReason, `${REASON}, other than cap`),
      z.describe("In the words that stand beside each patient's credit."),
    ),
    maxWeeks: z.optional(weeks.check(z.describe("What the rule may never exceed."))),
    evidence: z.optional(
      z
        .union([claimSchema, z.array(claimSchema, EVIDENCE)], EVIDENCE)
        .check(
          z.describe("Gaps that the list itself must show: adjusted, worse with the whole 95% interval."),
        ),
    ),
    justification: z.optional(
      paragraph("text").check(z.describe("Why this credit is a proportionate way to meet which need.")),
    ),
    legalBasis: z.optional(
      paragraph("text").check(z.describe("What makes it lawful; fairwait does not decide that.")),
    ),
    approvedBy: z.optional(line("a name on one line").check(z.describe("Who answers for it."))),
    reviewBy: z.optional(
      calendarDay.check(z.describe("YYYY-MM-DD: the rule is refused on a list of a later snapshot date.")),
    ),
  },
  "keys: when, weeks and reason at least",
);

const TIERS =
  "[procedure-priority]: tiers are made by clinical priority, once, and nothing else may be put beside or above it";
const PURPOSE = "contact or booking";
const ORDER = "days-waited or breach-ratio";
const GUARDS = `a list of whole weeks from 1 to ${2 * MOST_WEEKS}, none twice, ${MOST_GUARDS} at most`;
const TARGET = `a whole number of days from 1 to ${LONGEST_TARGET_DAYS}, or null for none`;
const targetDays = z.optional(
  z.nullable(z.int(TARGET).check(z.minimum(1, TARGET), z.maximum(LONGEST_TARGET_DAYS, TARGET))),
);
const RULES = `a list of rules, ${MOST_RULES} at most`;

export const policySchema = z.strictObject({
  name: line("a name on one line").check(z.describe("What the policy is called in every output.")),
  purpose: z._default(
    z
      .enum(["contact", "booking"], PURPOSE)
      .check(z.describe("What the order is for: whom to contact and support first, or whom to book first.")),
    "contact",
  ),
  tiers: z._default(
    z
      .array(z.enum(["procedure-priority"], TIERS), TIERS)
      .check(z.length(1, TIERS), z.describe("What makes the tiers, which nobody is moved across.")),
    ["procedure-priority"],
  ),
  order: z._default(
    z
      .enum(["days-waited", "breach-ratio"], ORDER)
      .check(
        z.describe(
          "What orders people within a tier: days waited, or days since the review as a part of the target.",
        ),
      ),
    "days-waited",
  ),
  guards: z._default(
    z.array(z.int(GUARDS).check(z.minimum(1, GUARDS), z.maximum(2 * MOST_WEEKS, GUARDS)), GUARDS).check(
      z.maxLength(MOST_GUARDS, GUARDS),
      z.refine((weeks) => new Set(weeks).size === weeks.length, GUARDS),
      z.describe(
        "Weeks: within a tier, whoever has waited longer comes before whoever has not, whatever the credit.",
      ),
    ),
    [78, 65, 52],
  ),
  targetDays: z.optional(
    z
      .strictObject(
        { P1a: targetDays, P1b: targetDays, P2: targetDays, P3: targetDays, P4: targetDays },
        "tiers with their days",
      )
      .check(
        z.describe("Days from the priority review within which a tier is to be treated; null for none."),
      ),
  ),
  credit: z._default(
    z
      .array(ruleSchema, RULES)
      .check(z.maxLength(MOST_RULES, RULES), z.describe("Who is ordered as if they had waited longer.")),
    [],
  ),
  maxCreditWeeks: z.optional(
    weeks.check(
      z.describe("What one person's credits never add up to more than; required when there is credit."),
    ),
  ),
});

/** A policy as written, defaults filled in. */
export type WrittenPolicy = z.infer<typeof policySchema>;
export type WrittenRule = WrittenPolicy["credit"][number];

/** Keys by the path of what holds them; `*` is any item of a list. */
export const POLICY_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(policySchema.shape),
  targetDays: CLINICAL_TIERS,
  "credit.*": Object.keys(ruleSchema.shape),
  "credit.*.evidence": Object.keys(claimSchema.shape),
  "credit.*.evidence.*": Object.keys(claimSchema.shape),
};

function isHundredths(value: number): boolean {
  return Number(value.toFixed(2)) === value;
}
