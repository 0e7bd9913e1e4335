/** What disclosure control could not look at in files that hold true figures: how many people stand behind a count. */
import { asAtWords } from "../as-at-words.ts";
import type { FileUse, TemplateInput } from "./template.ts";

/** Empty where no such file is told of, where nothing is hidden, or where the list has no patient identifier to count people by. */
export function exactFilesText(input: TemplateInput, used: readonly FileUse[]): string {
  const { findings, files = {} } = input;
  const { rule } = findings.suppression;
  if (rule === "none" || findings.ledger.people === null) return "";
  const exact = used.filter((use) => files[use]?.exact === true).map((use) => nameOf(use, input));
  if (exact.length === 0) return "";
  return `Disclosed here, by counts of pathways alone: ${exact.join("; ")}. ${exact.length === 1 ? "That file does" : "Those files do"} not say how many people a count is of, so the rule that also hides a count of many pathways and few people could not be applied to ${exact.length === 1 ? "it" : "them"}.`;
}

function nameOf(use: FileUse, { previous, baseline }: TemplateInput): string {
  if (use === "previous") return `the findings ${asAtWords(previous?.asAt ?? null)}`;
  if (use === "baseline") return `the baseline ${asAtWords(baseline?.asAt ?? null)}`;
  return use === "impact" ? "the impact of the policy" : "the simulation of the policy";
}
