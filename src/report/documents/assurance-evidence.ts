/** What a list can evidence in the boxes of the assurance grid; most boxes it cannot, and they stay empty. */

import { FLAG_FIELDS } from "../../vocab/flag-texts.ts";
import type { LineId } from "../../vocab/lines-of-enquiry.ts";
import type { PriorityId } from "../../vocab/national-priorities.ts";
import { allOf } from "../all-of.ts";
import { printable } from "../printable.ts";
import { rowsOf, textOf } from "./answer-blocks.ts";
import { type BriefGap, steppedGaps } from "./brief-gaps.ts";
import { changesSince, earlierLists } from "./gap-changes.ts";
import { digitalDimension, dimensionIn, knownWords } from "./held.ts";
import { completenessWords, incompleteFields, longWaitsWords, waitsWords } from "./list-evidence.ts";
import type { TemplateInput } from "./template.ts";

export type BoxId = `${PriorityId}-${LineId}`;

export interface EvidenceList {
  /** What the sentences are compared with, where that has to be said: "Since the baseline, as at 23 February 2020". */
  readonly since?: string;
  readonly sentences: readonly string[];
}

type Evidence = (input: TemplateInput, gaps: readonly BriefGap[]) => string[];

const PREVENTION_FLAGS = ["learning-disability", "serious-mental-illness"] as const;

const CHANGES: BoxId = "p1-k8";

const EVIDENCE: Readonly<Partial<Record<BoxId, Evidence>>> = {
  "p1-k1": (_, gaps) => {
    const worse = gaps.filter(({ isWorse }) => isWorse);
    return worse.length === 0
      ? []
      : [`A question that the data raises: why do ${allOf(worse.map(({ people }) => people))} wait longer?`];
  },
  "p1-k5": ({ findings }, gaps) => [
    waitsWords(findings),
    longWaitsWords(findings),
    ...gaps.filter(({ isWorse }) => isWorse).map(({ text }) => text),
  ],
  "p1-k6": ({ findings }) =>
    ["ethnic-group", "imd-quintile"].map((id) => {
      const dimension = dimensionIn(findings, id);
      const name = id === "ethnic-group" ? "ethnicity" : "deprivation";
      return dimension === undefined
        ? `Not broken down by ${name}: not held in this list.`
        : `Waits are broken down by ${name}, ${knownWords(findings, id === "ethnic-group" ? "ethnicity" : "imd")}.`;
    }),
  "p2-k6": ({ findings }) => {
    const digital = digitalDimension(findings);
    return [
      digital === undefined
        ? "How people were seen or contacted is not held in this list."
        : `Waits are broken down by ${printable(digital.label)}.`,
    ];
  },
  "p3-k1": ({ findings }) => [`Social factors that prioritising could weigh: ${heldFlags(findings)}.`],
  "p3-k5": ({ findings }) =>
    incompleteFields(findings).map(
      ({ field, label }) =>
        `${capital(label)} is ${knownWords(findings, field)}: whoever is missing may wait differently.`,
    ),
  "p3-k6": ({ findings }) => [completenessWords(findings)],
  "p4-k5": ({ findings }, gaps) =>
    gaps
      .filter(({ dimension, isWorse }) => isWorse && PREVENTION_FLAGS.some((flag) => flag === dimension))
      .map(({ text }) => text)
      .concat(
        PREVENTION_FLAGS.some((flag) => dimensionIn(findings, flag) !== undefined)
          ? []
          : ["The list flags neither learning disability nor serious mental illness."],
      ),
  "p4-k6": ({ findings }) => [
    ...PREVENTION_FLAGS.map(
      (flag) =>
        `${flag === "learning-disability" ? "Learning disability" : "Serious mental illness"}: ${knownWords(findings, flag)}.`,
    ),
    "Health checks, vaccination, screening, smoking and weight are not in a waiting list.",
  ],
  "p5-k2": ({ answers }) => {
    const actions = rowsOf(answers, "actions");
    const owned = actions.filter((row) => row["owner"] !== undefined && row["date"] !== undefined);
    return actions.length === 0
      ? []
      : [
          `${actions.length} ${actions.length === 1 ? "action is" : "actions are"} listed, ${owned.length} of them with an owner and a date.`,
        ];
  },
  "p5-k4": ({ answers }) => {
    const lead = textOf(answers, "executive-lead");
    return lead === null ? [] : [`Named executive lead: ${lead}.`];
  },
};

/** Evidence by box; boxes without any are absent. */
export function boxEvidence(input: TemplateInput): ReadonlyMap<string, readonly EvidenceList[]> {
  const gaps = steppedGaps(input.findings);
  const ofThisList = Object.entries(EVIDENCE).flatMap(
    ([box, evidence]): [string, readonly EvidenceList[]][] => {
      const sentences = evidence(input, gaps).filter((sentence) => sentence !== "");
      return sentences.length === 0 ? [] : [[box, [{ sentences }]]];
    },
  );
  return new Map([...ofThisList, [CHANGES, changeEvidence(input)]]);
}

/** Since each list that is given. */
function changeEvidence(input: TemplateInput): EvidenceList[] {
  const lists = earlierLists(input);
  if (lists.length === 0) return [{ sentences: ["No earlier list was given, so no change can be shown."] }];
  return lists.map(({ name, earlier }) => ({
    since: `Since ${name}`,
    sentences: changesSince(input.findings, earlier),
  }));
}

function heldFlags(findings: TemplateInput["findings"]): string {
  const labels = FLAG_FIELDS.flatMap((flag) => {
    const dimension = dimensionIn(findings, flag);
    return dimension === undefined ? [] : [dimension.label.toLowerCase()];
  });
  const deprivation = dimensionIn(findings, "imd-quintile") === undefined ? [] : ["deprivation of the area"];
  const held = [...deprivation, ...labels];
  return held.length === 0 ? "none is held in this list" : `the list holds ${allOf(held)}, and no others`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
