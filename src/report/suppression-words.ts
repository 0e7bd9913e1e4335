import { SUPPRESSED } from "./figures.ts";
import { printable } from "./printable.ts";

/** What became of small counts, by the rule that the findings name. */
export function suppressionWords(rule: string): string {
  const [kind, fewest = ""] = rule.split(":");
  return kind === "min"
    ? `${SUPPRESSED} a count below ${printable(fewest)}, or one that would give such a count away`
    : `${SUPPRESSED} a count of 1 to 7; others to the nearest 5`;
}

/** Who may see the figures of a report, in a sentence. */
export const publicationWords = (rule: string): string =>
  rule === "none"
    ? "True figures. Internal: not for publication."
    : `Disclosure control: ${suppressionWords(rule)}.`;
