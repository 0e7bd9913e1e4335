/** Which priorities a paper for the board addresses: ticked by what the findings hold, or by what a person wrote. */
import type { Findings } from "../../findings/schema.ts";
import { NATIONAL_PRIORITIES } from "../../vocab/national-priorities.ts";
import { anyOf } from "../all-of.ts";
import { printable } from "../printable.ts";
import type { Block, ChecklistItem } from "../report-block.ts";
import { answerBlocks, rowsOf, textOf, textsOf } from "./answer-blocks.ts";
import { digitalDimension, dimensionIn, knownShare, knownWords } from "./held.ts";
import type { AnswerSlot, TemplateInput } from "./template.ts";

/** The five national priorities as boxes to tick, and the local ones in a person's words; `slots` are the document's. */
export function boardPriorityBlocks(
  { findings, answers }: TemplateInput,
  slots: readonly AnswerSlot[],
): Block[] {
  const local = textsOf(answers, "local-priorities");
  return [
    { kind: "subheading", text: "National" },
    {
      kind: "checklist",
      items: NATIONAL_PRIORITIES.map(({ id, label }, index) => ({
        text: `${index + 1}. ${label}`,
        ...TICKS[id](findings, answers),
      })),
    },
    { kind: "subheading", text: "Local" },
    ...(local.length === 0
      ? answerBlocks(slots, answers, ["local-priorities"])
      : ([
          {
            kind: "checklist",
            items: local.map((text, index) => ({
              text: `(${String.fromCharCode(97 + index)}) ${text}`,
              checked: true,
            })),
          },
        ] satisfies Block[])),
  ];
}

type Tick = Required<Pick<ChecklistItem, "checked" | "because">>;

/** Each priority is ticked by what the findings hold, the last by what a person wrote. */
const TICKS: Readonly<
  Record<
    (typeof NATIONAL_PRIORITIES)[number]["id"],
    (findings: Findings, answers: TemplateInput["answers"]) => Tick
  >
> = {
  p1: (findings) => {
    const held = [
      { dimension: "ethnic-group", label: "ethnicity" },
      { dimension: "imd-quintile", label: "deprivation" },
    ].filter(({ dimension }) => dimensionIn(findings, dimension) !== undefined);
    if (held.length === 2)
      return { checked: true, because: "waits are broken down by ethnicity and deprivation" };
    const [one] = held;
    return {
      checked: false,
      because:
        one === undefined
          ? "the list gives neither ethnicity nor deprivation"
          : `waits are broken down by ${one.label} alone`,
    };
  },
  p2: (findings) =>
    digitalDimension(findings) === undefined
      ? { checked: false, because: "the list does not hold how people were seen or contacted" }
      : {
          checked: true,
          because: `waits are broken down by ${printable(digitalDimension(findings)?.label ?? "")}`,
        },
  p3: (findings) => {
    const known = knownShare(findings, "ethnicity");
    return known === undefined
      ? { checked: false, because: "the list has no ethnicity whose completeness could be told" }
      : { checked: true, because: `ethnicity is ${knownWords(findings, "ethnicity")}` };
  },
  p4: (findings) => {
    const held = [
      { dimension: "learning-disability", label: "a learning disability" },
      { dimension: "serious-mental-illness", label: "a serious mental illness" },
    ].filter(({ dimension }) => dimensionIn(findings, dimension) !== undefined);
    return held.length === 0
      ? { checked: false, because: "the list flags neither learning disability nor serious mental illness" }
      : {
          checked: true,
          because: `only in part: how long people with ${anyOf(held.map(({ label }) => label))} wait; health checks, vaccination and screening are not in a waiting list`,
        };
  },
  p5: (_, answers) => {
    const lead = textOf(answers, "executive-lead") !== null;
    const actions = rowsOf(answers, "actions");
    const owned = actions.length > 0 && actions.every((row) => row["owner"] !== undefined);
    if (lead && owned) return { checked: true, because: "it names who leads and who owns each action" };
    return {
      checked: false,
      because: lead
        ? "an owner is still to be named for each action"
        : "the executive lead is still to be named",
    };
  },
};
