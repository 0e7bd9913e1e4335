/** Evidence for the first domain of the Equality Delivery System 2022, and the score that people give themselves. */
import { EDS_OUTCOMES, EDS_SCORES } from "../../vocab/eds-outcomes.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { answerBlocks, textsOf } from "./answer-blocks.ts";
import { briefGaps, noSureGapWords, steppedGaps } from "./brief-gaps.ts";
import { serviceBlocks, servicesOf } from "./eds-services.ts";
import { dimensionIn, knownWords } from "./held.ts";
import { completenessWords, longWaitsWords, waitsWords } from "./list-evidence.ts";
import { openingBlocks } from "./opening.ts";
import { pickedCharts } from "./picked-charts.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import type { AnswerSlot, Template, TemplateInput } from "./template.ts";

type Outcome = (typeof EDS_OUTCOMES)[number];

const SCORES = EDS_SCORES.map(({ score }) => score);
const scoresInWords = EDS_SCORES.map(({ score, name }) => `${score} ${name}`).join(", ");

const outcomeSlots = ({ id, label }: Outcome): AnswerSlot[] => [
  {
    slot: `evidence-${id}`,
    prompt: `${label}: what else shows it, and what people with protected characteristics say.`,
    kind: "text",
  },
  {
    slot: `score-${id}`,
    prompt: `Score of ${id.toUpperCase()} (${scoresInWords}).`,
    kind: "text",
    choices: SCORES,
  },
];

const SLOTS: readonly AnswerSlot[] = [
  {
    slot: "services",
    prompt: "Services that this review is of, each by its specialty's name or code in the list.",
    kind: "list",
  },
  ...EDS_OUTCOMES.flatMap(outcomeSlots),
  { slot: "scored-by", prompt: "Who scored, with whom, and on which day.", kind: "text" },
];

export const edsTemplate: Template = {
  id: "eds",
  title: "EDS 2022: evidence from the waiting list for 1A, 1B and 3B",
  summary: "evidence for domain 1 of the Equality Delivery System 2022, service by service",
  needs: [["specialty"], ["specialty", "ethnic-group"], ["specialty", "imd-quintile"]],
  slots: SLOTS,
  uses: [],
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, answers } = input;
  return [
    ...openingBlocks(edsTemplate.title, findings),
    { kind: "paragraph", text: SCOPE },
    ...EDS_OUTCOMES.flatMap((outcome): Block[] => [
      { kind: "heading", text: outcome.label },
      ...EVIDENCE[outcome.id](input),
      ...answerBlocks(SLOTS, answers, [`evidence-${outcome.id}`, `score-${outcome.id}`]),
    ]),
    { kind: "heading", text: "Scoring" },
    ...answerBlocks(SLOTS, answers, ["scored-by"]),
    ...methodBlocks(input, []),
    ...provenanceBlocks("eds", input, []),
  ];
}

const SCOPE =
  "The Equality Delivery System is required of providers through the NHS Standard Contract. A waiting list is evidence for three of its eleven outcomes only, and for those in part: not for freedom from harm (1C), experience (1D), nor for staff. Names of outcomes and scores are from memory and are to be held against NHS England's text before use. Scores are given by people who use services and staff, not by fairwait.";

const EVIDENCE: Readonly<Record<Outcome["id"], (input: TemplateInput) => Block[]>> = {
  "1a": accessBlocks,
  "1b": needsBlocks,
  "3b": ({ findings }) => [
    {
      kind: "paragraph",
      text:
        briefGaps(findings).length === 0
          ? "fairwait's board template turns these figures into a paper that names impacts and risks; whether the board weighs them is for its minutes to show."
          : "The gaps above are impacts and risks that a board paper should name; fairwait's board template does. Whether the board weighs them is for its minutes to show.",
    },
  ],
};

/** Access: how long people wait, whole list first, then service by service. */
function accessBlocks({ findings, answers }: TemplateInput): Block[] {
  const worse = steppedGaps(findings).filter(({ isWorse }) => isWorse);
  const items = [
    waitsWords(findings),
    longWaitsWords(findings),
    ...worse.map(({ text }) => text),
    worse.length === 0
      ? (noSureGapWords(findings) ?? "No two known groups have 20 pathways each, so none can be compared.")
      : "",
    "A waiting list shows the wait of people who were referred, not who was.",
  ];
  return [
    { kind: "bullets", items: items.filter((text) => text !== "") },
    ...pickedCharts(findings, ["imd-quintile", "ethnic-group"]),
    ...servicesBlocks(findings, textsOf(answers, "services"), answers),
  ];
}

function servicesBlocks(
  findings: TemplateInput["findings"],
  named: readonly string[],
  answers: TemplateInput["answers"],
): Block[] {
  const chosen = servicesOf(findings, named);
  if (chosen === undefined) {
    return [
      {
        kind: "paragraph",
        text: "The list does not say which service people wait for: no evidence can be given service by service.",
      },
    ];
  }
  const { services, notFound, isChosen } = chosen;
  return [
    ...(isChosen
      ? []
      : ([
          { kind: "paragraph", text: "No services were chosen: the largest of the list are shown." },
          ...answerBlocks(SLOTS, answers, ["services"]),
        ] satisfies Block[])),
    ...(notFound.length === 0
      ? []
      : ([
          {
            kind: "paragraph",
            text: `Not in this list: ${notFound.map(printable).join("; ")}.`,
            tone: "strong",
          },
        ] satisfies Block[])),
    ...services.flatMap((service) => serviceBlocks(findings, service, services.length)),
  ];
}

const NEEDS = [
  { dimension: "interpreter", label: "Need of an interpreter" },
  { dimension: "accessible-information", label: "Need of accessible information" },
  { dimension: "disability", label: "Disability" },
  { dimension: "learning-disability", label: "Learning disability" },
  { dimension: "autism", label: "Autism" },
  { dimension: "serious-mental-illness", label: "Serious mental illness" },
] as const;

/** Needs: whether they are recorded, and whether people who have them wait longer. */
function needsBlocks({ findings }: TemplateInput): Block[] {
  const held = NEEDS.filter(({ dimension }) => dimensionIn(findings, dimension) !== undefined);
  const missing = NEEDS.filter(({ dimension }) => dimensionIn(findings, dimension) === undefined);
  const gaps = briefGaps(findings).filter(({ dimension }) =>
    held.some((need) => need.dimension === dimension),
  );
  const items = [
    ...held.map(({ dimension, label }) => `${label}: ${knownWords(findings, dimension)}.`),
    missing.length === 0
      ? ""
      : `Not held in this list: ${missing.map(({ label }) => label.toLowerCase()).join(", ")}.`,
    ...gaps.map(({ text }) => text),
    held.length > 0 && gaps.length === 0
      ? "People with these needs do not surely wait longer or shorter than others; that is no proof that none does."
      : "",
    completenessWords(findings),
    "Whether a need that is recorded was met is not in a waiting list.",
  ];
  return [{ kind: "bullets", items: items.filter((text) => text !== "") }];
}
