/**
 * An equality and health inequalities analysis, of a waiting list or of a policy for its order: what the data shows of every
 * protected characteristic and inclusion-health group, what it cannot show, and what people must write themselves.
 */
import type { Findings } from "../../findings/schema.ts";
import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import { DECISION_SUPPORT } from "../../vocab/decision-support.ts";
import { printPercentage } from "../figures.ts";
import { policyInWords } from "../policy-words.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { steppedGaps } from "./brief-gaps.ts";
import { characteristicBlocks, MITIGATION_SLOTS, standings } from "./ehia-characteristics.ts";
import { INCLUSION_SLOTS, inclusionBlocks } from "./ehia-inclusion.ts";
import { incompleteFields, longWaitsWords, waitsWords } from "./list-evidence.ts";
import { openingBlocks } from "./opening.ts";
import { impactSentences, simulatedPolicies, simulationCautions } from "./policy-effect.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import type { AnswerSlot, FileUse, Template, TemplateInput } from "./template.ts";

const SLOTS: readonly AnswerSlot[] = [
  {
    slot: "what-is-assessed",
    prompt: "What is assessed (policy, practice or decision), who proposes it, and what it is for.",
    kind: "text",
  },
  {
    slot: "justification",
    prompt: "Why it is done this way, and why that is a proportionate way to do it.",
    kind: "text",
  },
  ...MITIGATION_SLOTS,
  ...INCLUSION_SLOTS,
  {
    slot: "engagement",
    prompt: "Engagement: who was asked, how, what they said, and what changed because of it.",
    kind: "text",
  },
  {
    slot: "done-differently",
    prompt:
      "Could it be revised or done differently, better to advance equality, reduce inequality or foster good relations?",
    kind: "text",
  },
  {
    slot: "monitoring",
    prompt: "Monitoring plan: who looks at which figures, how often, and what would make you stop.",
    kind: "text",
  },
  { slot: "decision", prompt: "Decision, and how this analysis was weighed in it.", kind: "text" },
  {
    slot: "sign-off",
    prompt: "Sign-off.",
    kind: "rows",
    columns: [
      { key: "name", label: "name" },
      { key: "role", label: "role" },
      { key: "date", label: "date" },
    ],
  },
  { slot: "review-date", prompt: "Date by which this analysis is reviewed.", kind: "text" },
];

/** The files beside the list that this document tells something of. */
const USED: readonly FileUse[] = ["impact", "simulation"];

export const ehiaTemplate: Template = {
  id: "ehia",
  title: "Equality and health inequalities analysis",
  summary: "equality and health inequalities analysis, of the list or of a policy (--impact)",
  needs: [],
  slots: SLOTS,
  uses: USED,
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, answers } = input;
  const answer = (...ids: string[]): Block[] => answerBlocks(SLOTS, answers, ids);
  return [
    ...openingBlocks(titleOf(input), findings),
    { kind: "heading", text: "What is assessed" },
    ...answer("what-is-assessed"),
    ...policyBlocks(input),
    ...answer("justification"),
    { kind: "heading", text: "What the law asks" },
    { kind: "paragraph", text: DUTIES },
    { kind: "heading", text: "The list, and in short who waits differently" },
    {
      kind: "bullets",
      items: [waitsWords(findings), longWaitsWords(findings)].filter((text) => text !== ""),
    },
    { kind: "table", table: standingTable(input) },
    { kind: "paragraph", text: STANDINGS, tone: "faint" },
    ...effectBlocks(input),
    { kind: "heading", text: "Protected characteristics, and deprivation" },
    ...characteristicBlocks(input),
    { kind: "heading", text: "Inclusion-health groups" },
    ...inclusionBlocks(input),
    { kind: "heading", text: "Engagement" },
    ...answer("engagement"),
    { kind: "heading", text: "Could it be done differently?" },
    ...answer("done-differently"),
    { kind: "heading", text: "Monitoring plan" },
    { kind: "paragraph", text: "From the data, to be watched:" },
    { kind: "bullets", items: toWatch(input) },
    ...answer("monitoring"),
    { kind: "heading", text: "Decision and sign-off" },
    ...answer("decision", "sign-off", "review-date"),
    ...methodBlocks(input, USED),
    ...provenanceBlocks("ehia", input, USED),
  ];
}

const titleOf = ({ impact }: TemplateInput): string =>
  impact === undefined
    ? `${ehiaTemplate.title} of the waiting list`
    : `${ehiaTemplate.title} of the policy “${printable(impact.policy.name)}”`;

const DUTIES =
  "An analysis like this rests on the public sector equality duty (to eliminate discrimination, advance equality and foster good relations) and on the duty to have regard to reducing inequalities in access and outcomes. It is part of making a decision, not something done afterwards: it is needed before a rule for the order of a list is used, and reviewed once it is. fairwait has not checked which body owes which duty today, and decides nothing about lawfulness: ask whoever advises you on equality law.";

const STANDINGS =
  "A sure difference: the interval and the test that allows for the number of comparisons both exclude chance, in one measure or another; it may be longer or shorter. No sure difference is no proof of none. The nine characteristics are those of the Equality Act 2010.";

const standingTable = ({ findings }: TemplateInput) => ({
  columns: [
    { header: ["Characteristic"], align: "left" as const },
    { header: ["Shown by"], align: "left" as const, prose: true },
    { header: ["Known %"], align: "right" as const },
    { header: ["In short"], align: "left" as const },
  ],
  rows: standings(findings).map(({ label, shownBy, known, standing }) => [
    { text: label },
    { text: shownBy },
    { text: printPercentage(known) },
    { text: capital(standing) },
  ]),
});

/** What the policy says; nothing where a list is assessed as it stands. */
function policyBlocks({ impact }: TemplateInput): Block[] {
  if (impact === undefined) {
    return [
      {
        kind: "paragraph",
        text: "No policy was given: this is the list as it stands, the baseline that any proposal starts from.",
      },
    ];
  }
  return [
    { kind: "paragraph", text: "The policy, in the words that follow from its file:" },
    { kind: "bullets", items: policyInWords(impact.policy).map(printable) },
    { kind: "paragraph", text: DECISION_SUPPORT, tone: "strong" },
  ];
}

/** Harm first, then who gains, who pays, whom it reaches without naming them; then the weeks to come. */
function effectBlocks(input: TemplateInput): Block[] {
  const { impact, simulation } = input;
  if (impact === undefined && simulation === undefined) return [];
  return [
    { kind: "heading", text: "What the policy does, and to whom" },
    ...otherLists(input).map((text): Block => ({ kind: "paragraph", text, tone: "strong" })),
    ...(impact === undefined
      ? []
      : ([{ kind: "bullets", items: impactSentences(impact, input.findings) }] satisfies Block[])),
    ...(simulation === undefined ? [] : cautionBlocks(simulation)),
    ...(simulation === undefined ? [] : simulatedPolicies(simulation)).flatMap(
      ({ label, sentences, charts }): Block[] => [
        { kind: "subheading", text: `“${label}” in the weeks to come, simulated` },
        { kind: "bullets", items: sentences },
        ...charts.map((chart): Block => ({ kind: "chart", chart })),
        {
          kind: "paragraph",
          text: "What would follow from the simulation's assumptions; no forecast.",
          tone: "faint",
        },
      ],
    ),
  ];
}

function cautionBlocks(simulation: SimulationFindings): Block[] {
  const items = simulationCautions(simulation);
  return items.length === 0
    ? []
    : [
        { kind: "paragraph", text: "To know before the simulation is read:" },
        { kind: "bullets", items },
      ];
}

/** Said where a policy was tried on another list than the one whose waits stand here. */
const otherLists = ({ findings, impact, simulation }: TemplateInput): string[] =>
  [
    { name: "The impact", made: impact },
    { name: "The simulation", made: simulation },
  ].flatMap(({ name, made }) =>
    made === undefined || fingerprints(made) === fingerprints(findings)
      ? []
      : [`${name} of the policy is of another list than the waits in this document.`],
  );

const fingerprints = ({ inputs }: Pick<Findings, "inputs">): string =>
  inputs.map(({ sha256 }) => sha256).join();

function toWatch({ findings, impact }: TemplateInput): string[] {
  const gaps = steppedGaps(findings);
  return [
    ...gaps
      .filter(({ isWorse }) => isWorse)
      .map(({ people }) => `Waits of ${people}: whether the gap closes.`),
    ...incompleteFields(findings).map(({ label }) => `Completeness of ${label}: whether it rises.`),
    ...(impact === undefined
      ? []
      : [
          "Whether anybody is pushed past a limit by the order, month by month.",
          "Whether groups that no rule names lose places.",
        ]),
    "Groups too small to compare: whether they grow, and their people's own accounts meanwhile.",
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
