/**
 * Disclosure control: the only maker of a publishable number. Everything is computed on exact counts; here, once, counts are
 * hidden and rounded, and what rests on them with them.
 */
import type { Findings, Note } from "../findings/exact.ts";
import { type Findings as DisclosedFindings, findingsSchema } from "../findings/schema.ts";
import type { SuppressionChoice } from "../request.ts";
import { findingsPlan } from "./findings-plan.ts";
import { minimumPublisher } from "./minimum-publisher.ts";
import { walkPlan } from "./plan.ts";
import { printWording } from "./print-wording.ts";
import { type FewPeople, hesPublisher, NOBODY_FEW, type Publisher } from "./publisher.ts";
import { ruleName } from "./rule-words.ts";

/** Findings as they may be published, but for the headline, which is made again from them. */
export function disclose(
  findings: Findings,
  choice: SuppressionChoice,
  fewPeople: FewPeople = NOBODY_FEW,
): DisclosedFindings {
  if (choice.rule.kind === "none") return findings;
  const publisher = publisherOf(findings, choice, fewPeople);
  const { notes: _, ...numbers } = findings;
  const walked = walkPlan(numbers, findingsPlan, publisher);
  const suppression = {
    rule: ruleName(choice.rule),
    ...(choice.smallNumbers && { smallNumbers: true }),
  };
  const notes = disclosedNotes(findings.notes, publisher);
  return findingsSchema.parse({ ...(walked as object), suppression, notes, headline: [] });
}

function publisherOf(findings: Findings, choice: SuppressionChoice, fewPeople: FewPeople): Publisher {
  return choice.rule.kind === "min"
    ? minimumPublisher(findings, { choice, fewest: choice.rule.fewest, fewPeople })
    : hesPublisher(choice, fewPeople);
}

/** Counts in notes stand nowhere else, and are shown as any count of that size. */
export const disclosedNotes = (notes: readonly Note[], publisher: Publisher): DisclosedFindings["notes"] =>
  notes.map(({ code, level, text, wording }) => ({
    code,
    level,
    text:
      wording === undefined
        ? text
        : printWording(wording, { show: (count) => publisher.showLoose(count), fewest: publisher.fewest }),
  }));
