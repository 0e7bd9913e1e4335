/** What disclosure control could not look at in files that hold true figures: how many people stand behind a count. */
import { asAtWords } from "../as-at-words.ts";
import type { FileUse, TemplateInput } from "./template.ts";

/** Empty where no such file is told of, and where nothing is hidden. */
export function exactFilesText(input: TemplateInput, used: readonly FileUse[]): string {
  const { findings, files = {} } = input;
  if (findings.suppression.rule === "none") return "";
  const exact = used.filter((use) => files[use]?.exact === true);
  return [peopleText(exact, input), roundedText(exact, input)].filter((text) => text !== "").join(" ");
}

/** Nothing where the list has no patient identifier to count people by. */
function peopleText(exact: readonly FileUse[], input: TemplateInput): string {
  if (exact.length === 0 || input.findings.ledger.people === null) return "";
  const isOne = exact.length === 1;
  return `Disclosed here, by counts of pathways alone: ${exact.map((use) => nameOf(use, input)).join("; ")}. ${isOne ? "That file does" : "Those files do"} not say how many people a count is of, so the rule that also hides a count of many pathways and few people could not be applied to ${isOne ? "it" : "them"}.`;
}

/** Under `min:N` counts of the list are exact where they are shown, and those of a policy are not. */
const roundedText = (exact: readonly FileUse[], { findings }: TemplateInput): string =>
  findings.suppression.rule.startsWith("min:") &&
  exact.some((use) => use === "impact" || use === "simulation")
    ? "Counts of the policy are rounded to the nearest 5 as well."
    : "";

function nameOf(use: FileUse, { previous, baseline }: TemplateInput): string {
  if (use === "previous") return `the findings ${asAtWords(previous?.asAt ?? null)}`;
  if (use === "baseline") return `the baseline ${asAtWords(baseline?.asAt ?? null)}`;
  return use === "impact" ? "the impact of the policy" : "the simulation of the policy";
}
