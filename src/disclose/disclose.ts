/**
 * Disclosure control: the only maker of a publishable number. Everything is computed on exact counts; here, once, counts are
 * hidden and rounded, and what rests on them with them.
 */
import { usageError } from "../errors.ts";
import type { Findings, Note, OrderSummary, SimulationFindings } from "../findings/exact.ts";
import { type OrderSummary as DisclosedSummary, orderSummarySchema } from "../findings/order-schema.ts";
import { type Findings as DisclosedFindings, findingsSchema } from "../findings/schema.ts";
import {
  type SimulationFindings as DisclosedSimulation,
  simulationSchema,
} from "../findings/simulation-schema.ts";
import type { SuppressionChoice } from "../request.ts";
import { findingsPlan } from "./findings-plan.ts";
import { orderSummaryPlan } from "./impact-plan.ts";
import { minimumPublisher } from "./minimum-publisher.ts";
import { walkPlan } from "./plan.ts";
import { printWording } from "./print-wording.ts";
import { type FewPeople, hesPublisher, NOBODY_FEW, type Publisher } from "./publisher.ts";
import { ruleName } from "./rule-words.ts";
import { simulationPlan } from "./simulation-plan.ts";

/**
 * Findings as they may be published, but for the headline, which is made again from them. What is disclosed already stays
 * as it is under the same rule; under another a count could be had from the two: throws a usage error.
 */
export function disclose(
  findings: Findings | DisclosedFindings,
  choice: SuppressionChoice,
  fewPeople: FewPeople = NOBODY_FEW,
): DisclosedFindings {
  if (!isExact(findings)) return disclosedBefore(findings, choice);
  if (choice.rule.kind === "none") return findings;
  const asked = choice.rule.kind === "min" ? withoutWhatTies(findings) : findings;
  const publisher = publisherOf(asked, choice, fewPeople);
  // Beside published figures the list is set again, by what it shows.
  const { notes: _, benchmark: __, ...numbers } = asked;
  const walked = walkPlan(numbers, findingsPlan, publisher);
  const suppression = {
    rule: ruleName(choice.rule),
    ...(choice.smallNumbers && { smallNumbers: true }),
  };
  const notes = disclosedNotes(findings.notes, publisher);
  return findingsSchema.parse({ ...walked, suppression, notes, headline: [] });
}

/**
 * Where counts are not rounded, who is missing what in every group of every dimension, and how many of every group wait how
 * long in every unit, tie nearly all counts to small ones, and hiding what gives these away would hide the list. What is known
 * of the list and of units as a whole stays. Of records linked and of pathways followed nobody has said which counts are sums
 * of which: they are left out.
 */
const withoutWhatTies = ({
  completeness,
  linkage: _,
  timeToTreatment: __,
  units,
  ...findings
}: Findings): Findings => ({
  ...findings,
  ...(units && { units: { ...units, gaps: [] } }),
  ...(completeness && { completeness: completeness.map((field) => ({ ...field, by: [] })) }),
});

const isExact = (findings: Findings | DisclosedFindings): findings is Findings =>
  findings.suppression.rule === "none";

function disclosedBefore(findings: DisclosedFindings, { rule }: SuppressionChoice): DisclosedFindings {
  const before = findings.suppression.rule;
  if (rule.kind === "none" || ruleName(rule) === before) return findings;
  throw usageError({
    code: "disclosed-by-another-rule",
    message: `findings that were published by the rule ${before} cannot be published by ${ruleName(rule)}: a hidden count could be had from the two`,
    hint: `Use --suppress ${before}, or make the findings again.`,
  });
}

function publisherOf(findings: Findings, choice: SuppressionChoice, fewPeople: FewPeople): Publisher {
  return choice.rule.kind === "min"
    ? minimumPublisher(findings, { choice, fewest: choice.rule.fewest, fewPeople })
    : hesPublisher(choice, fewPeople);
}

/** Counts in notes stand nowhere else, and are shown as any count of that size. */
const disclosedNotes = (notes: readonly Note[], publisher: Publisher): DisclosedFindings["notes"] =>
  notes.map(({ code, level, text, wording }) => ({
    code,
    level,
    text:
      wording === undefined
        ? text
        : printWording(wording, { show: (count) => publisher.showLoose(count), fewest: publisher.fewest }),
  }));

/** What an order does, as it may be published: each count by the rule, and means without the count that they are of. */
export function discloseOrderSummary(summary: OrderSummary, choice: SuppressionChoice): DisclosedSummary {
  if (choice.rule.kind === "none") return summary;
  const { notes, ...numbers } = summary;
  const publisher = loosePublisher(choice);
  const walked = walkPlan(numbers, orderSummaryPlan, publisher);
  return orderSummarySchema.parse({ ...walked, notes: disclosedNotes(notes, publisher) });
}

/** What a policy does in weeks to come, as it may be published; how many people is rounded in every future alike. */
export function discloseSimulation(
  simulation: SimulationFindings,
  choice: SuppressionChoice,
): DisclosedSimulation {
  if (choice.rule.kind === "none") return simulation;
  const { notes, ...numbers } = simulation;
  const publisher = loosePublisher(choice);
  const walked = walkPlan(numbers, simulationPlan, publisher);
  return simulationSchema.parse({ ...walked, notes: disclosedNotes(notes, publisher) });
}

/**
 * For documents whose counts are compared in ways that no system of sums tells: under `min:N` too they are rounded by the
 * HES rule, and those below N are hidden.
 */
function loosePublisher(choice: SuppressionChoice): Publisher {
  const hes = hesPublisher(choice, NOBODY_FEW);
  const { rule } = choice;
  if (rule.kind !== "min") return hes;
  const fewest = Math.max(hes.fewest, rule.fewest);
  const isSmall = (count: number): boolean => count > 0 && count < fewest;
  const showLoose = (count: number): number | null => (isSmall(count) ? null : hes.showLoose(count));
  return { ...hes, fewest, isSmall, showLoose, show: (_, __, count) => showLoose(count) };
}
