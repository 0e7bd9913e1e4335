/** How every document begins: what it is, of which list, on which day, and who may see it. */
import type { Findings } from "../../findings/schema.ts";
import { asAtWords } from "../as-at-words.ts";
import { countedOrHidden, printPercentage } from "../figures.ts";
import { listName } from "../list-name.ts";
import type { Block } from "../report-block.ts";
import { withinWords } from "../standard-words.ts";
import { publicationWords } from "../suppression-words.ts";
import { whereWords } from "../where-words.ts";

export function openingBlocks(title: string, findings: Findings): Block[] {
  const { standard, ledger, options, overall } = findings;
  const target = standard.target === null ? "" : `${printPercentage(standard.target, 0)}% `;
  const people = ledger.people === null ? "" : ` of ${countedOrHidden(ledger.people, "person", "people")}`;
  const rows = options.where.length === 0 ? "" : ` · only rows where ${whereWords(options.where)}`;
  return [
    { kind: "title", text: title },
    {
      kind: "paragraph",
      text: `${listName(findings.inputs)}, ${asAtWords(findings.asAt)} · ${countedOrHidden(overall.n, "pathway")}${people} · standard: ${target}${withinWords(standard)}${rows}`,
    },
    { kind: "paragraph", text: publicationWords(findings.suppression.rule), tone: "strong" },
  ];
}
