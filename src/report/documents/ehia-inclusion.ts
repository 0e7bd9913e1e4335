/** Inclusion-health groups: of most of them no list knows, and that has to be said. */

import type { Findings } from "../../findings/schema.ts";
import { INCLUSION_GROUPS } from "../../vocab/inclusion-groups.ts";
import type { Block } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { briefGaps } from "./brief-gaps.ts";
import { dimensionIn, isComparable, knownWords } from "./held.ts";
import type { AnswerSlot, TemplateInput } from "./template.ts";

const slotOf = (id: string): string => `inclusion-${id}`;

export const INCLUSION_SLOTS: readonly AnswerSlot[] = INCLUSION_GROUPS.map(({ id, label }) => ({
  slot: slotOf(id),
  prompt: `${label}: what is known from elsewhere, likely effects, and what is done about them.`,
  kind: "text",
}));

export const inclusionBlocks = ({ findings, answers }: TemplateInput): Block[] => [
  {
    kind: "table",
    table: {
      columns: [
        { header: ["Group"], align: "left" },
        { header: ["What this list shows"], align: "left", prose: true },
      ],
      rows: INCLUSION_GROUPS.map((group) => [
        { text: group.label },
        { text: shown(findings, "dimension" in group ? group.dimension : undefined) },
      ]),
    },
  },
  ...answerBlocks(
    INCLUSION_SLOTS,
    answers,
    INCLUSION_GROUPS.map(({ id }) => slotOf(id)),
  ),
];

function shown(findings: Findings, id: string | undefined): string {
  if (id === undefined) return "Not held: fairwait reads no such column.";
  const dimension = dimensionIn(findings, id);
  if (dimension === undefined) return "Not held in this list.";
  const known = `${capital(knownWords(findings, id))}.`;
  const gaps = briefGaps(findings).filter((gap) => gap.dimension === id);
  if (gaps.length > 0) return [known, ...gaps.map(({ text }) => text)].join(" ");
  return `${known} ${isComparable(dimension) ? "No sure difference in waits." : "Too few to compare."}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
