/** What a document says of its list on the first line: how large it is, which rows are in it, and who may see it. */
import type { Findings } from "../../findings/schema.ts";
import { asAtWords } from "../as-at-words.ts";
import { printCount } from "../figures.ts";
import { listName } from "../list-name.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { whereWords } from "../where-words.ts";

/** The title, then a line of facts. */
export function documentHead(title: string, findings: Findings): Block[] {
  return [
    { kind: "title", text: title },
    { kind: "paragraph", text: `${listFacts(findings)} · ${publicationMark(findings)}`, tone: "strong" },
  ];
}

/** "ptl.csv · as at 25 October 2026 · 3,811 pathways, 3,650 people · only rows where sex=female". */
export function listFacts({ inputs, asAt, overall, ledger, options }: Findings): string {
  const people = ledger.people === null ? "" : `, ${printCount(ledger.people)} people`;
  const rows = options.where.length === 0 ? [] : [`only rows where ${whereWords(options.where)}`];
  return [listName(inputs), asAtWords(asAt), `${printCount(overall.n)} pathways${people}`, ...rows].join(
    " · ",
  );
}

/** Whether the figures may leave the organisation. */
export const publicationMark = ({ suppression }: Findings): string =>
  suppression.rule === "none"
    ? "Internal: not for publication"
    : `Disclosure control: ${printable(suppression.rule)}`;
