/** What a policy does, in sentences that a board or a patient can read. */

import type { ADJUSTED_WEEKS } from "../findings/adjusted-schema.ts";
import type { PolicyFindings, PolicyRuleFindings } from "../findings/policy-schema.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import { withinWords } from "./adjuster-words.ts";
import { allOf } from "./all-of.ts";
import { creditedPeople, namedGroups } from "./credited-people.ts";
import { printNumber, printSigned } from "./figures.ts";
import { POINTS } from "./gap-words.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { THRESHOLD_NAMES } from "./threshold-names.ts";

/** Said wherever credit needs governance. */
const NOT_LAWFULNESS = "fairwait does not decide lawfulness.";

/** What a policy does, a paragraph for each item, in the order in which it counts. */
export function policyInWords(policy: PolicyFindings): readonly string[] {
  return [
    purposeWords(policy),
    `Clinical priority comes first: nothing moves anybody across the tiers ${allOf(CLINICAL_TIERS)}.`,
    guardWords(policy),
    orderWords(policy),
    ...creditWords(policy),
    "Whoever then stands level is ordered by clock start, and after that by pathway identifier.",
  ];
}

const PURPOSES: Readonly<Record<PolicyFindings["purpose"], string>> = {
  contact: "says whom to contact, validate and support first; it does not order treatment",
  booking: "orders people for booking treatment",
};

const purposeWords = ({ name, purpose }: PolicyFindings): string =>
  `The policy “${name}” ${PURPOSES[purpose]}.`;

function guardWords({ guards }: PolicyFindings): string {
  if (guards.length === 0)
    return "No long wait is guarded: within a tier, credit counts however long others have waited.";
  const [longest = 0, ...shorter] = guards;
  const then = shorter.map((weeks) => `over ${weeks}`);
  const rest = then.length === 0 ? "" : `, then ${allOf(then).replace(" and ", " and then ")}`;
  return `Within a tier, people who have waited over ${weeksOf(longest)} come first${rest}; credit moves nobody across ${
    then.length === 0 ? "that limit" : "these limits"
  }.`;
}

function orderWords({ order, targetDays }: PolicyFindings): string {
  if (order === "days-waited") return "After that, whoever has waited longest comes first, credit included.";
  const targets = CLINICAL_TIERS.flatMap((tier) => {
    const days = targetDays[tier];
    return days === null ? [] : [`${tier} ${days}`];
  });
  return (
    `After that, people are ordered by the days since their priority review (else the decision to admit), credit included, as a part of the target of their tier (days: ${allOf(targets)}). ` +
    "Whoever has reached the target without credit comes before whoever has not; without such a date or target people come last, by wait."
  );
}

function creditWords(policy: PolicyFindings): readonly string[] {
  const { credit, maxCreditWeeks, dimensions } = policy;
  if (credit.length === 0) return ["Nobody has credit: this is the plain order."];
  return [
    ...credit.map((rule) => ruleWords(rule, dimensions)),
    `One person's credits add up, to ${weeksOf(maxCreditWeeks)} at most.`,
    unknownWords(policy),
    ...(credit.some(({ governed }) => governed) ? [NOT_LAWFULNESS] : []),
  ];
}

function unknownWords({ credit, dimensions }: PolicyFindings): string {
  const credited = dimensions.filter(({ dimension }) =>
    credit.some(({ when }) => Object.hasOwn(when, dimension)),
  );
  const references = new Set(
    credited.map(({ dimension, reference }) => groupWords(namedGroups(dimension, dimensions), reference)),
  );
  return `Somebody of whom a group is not known has the credit of those that others are compared with (${[...references].join("; ")}), if they have any: nobody loses by being unknown.`;
}

function ruleWords(rule: PolicyRuleFindings, dimensions: PolicyFindings["dimensions"]): string {
  const people = capitalised(creditedPeople(rule, dimensions));
  const sentences = [
    `${people} are ordered as if they had waited ${weeksOf(rule.weeks)} longer (${rule.reason}).`,
    ...(rule.governed ? ["This is credit on a protected characteristic."] : []),
    ...rule.evidence.map((claim) => evidenceWords(claim, dimensions)),
    ...SAID.flatMap(({ key, lead }) => {
      const said = rule[key];
      return said === null ? [] : [ended(`${lead} ${said.replace(/\s+/g, " ")}`)];
    }),
    ...(rule.maxWeeks === null ? [] : [`Never more than ${weeksOf(rule.maxWeeks)}.`]),
  ];
  return sentences.join(" ");
}

/** The texts of a rule that say what it rests on and who answers for it, and what leads each in. */
const SAID = [
  { key: "justification", lead: "Justification:" },
  { key: "legalBasis", lead: "Legal basis:" },
  { key: "approvedBy", lead: "Approved by" },
  { key: "reviewBy", lead: "To be reviewed by" },
] as const;

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

const WEEKS_NAMES: Readonly<Record<(typeof ADJUSTED_WEEKS)[number], string>> = {
  meanWeeks: "mean weeks",
  medianWeeks: "median weeks",
  p92Weeks: "92nd percentile in weeks",
};

type Claim = PolicyRuleFindings["evidence"][number];

/** The gap that a rule rests on with its interval; the claim alone where it has not been held against a list. */
function evidenceWords(claim: Claim, dimensions: PolicyFindings["dimensions"]): string {
  const named = namedGroups(claim.dimension, dimensions);
  const { difference, differenceLower: lower, differenceUpper: upper, reference, adjustedFor } = claim;
  const lead = `Evidence: ${groupWords(named, claim.group)}`;
  const names: Readonly<Record<string, string>> = { ...THRESHOLD_NAMES, ...WEEKS_NAMES };
  const measure = (names[claim.measure] ?? claim.measure).toLowerCase();
  if (difference === null || reference === null) return `${lead}, adjusted gap in ${measure}.`;
  const [factor, unit] = claim.measure in WEEKS_NAMES ? [1, "weeks"] : [100, POINTS];
  const print = (value: number | null) => printNumber(value === null ? null : factor * value);
  const within =
    adjustedFor.length === 1 ? withinWords(adjustedFor) : `among people alike in ${allOf(adjustedFor)}`;
  return `${lead} against ${groupWords(named, reference)}, ${measure}: ${printSigned(factor * difference)} ${unit} (95% interval ${print(lower)} to ${print(upper)}) ${within}.`;
}

const weeksOf = (weeks: number): string => `${weeks} ${weeks === 1 ? "week" : "weeks"}`;
