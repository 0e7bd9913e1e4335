/**
 * Evidence in the shape that the Elective Recovery Fund gateway of 2021/22 asked for. The gateway ended with that year:
 * nothing here says that anybody complies with it.
 */

import { gapChangeTables } from "../changes/change-blocks.ts";
import { populationBlocks } from "../population-blocks.ts";
import { printable } from "../printable.ts";
import type { Block, Rating } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { cohortBlocks } from "./cohort-blocks.ts";
import { ACTIONS, BOARD_DATE, EXECUTIVE_LEAD } from "./common-slots.ts";
import { figureBlocks } from "./figure-blocks.ts";
import { BY_ETHNICITY_OR_DEPRIVATION, listChangeWords, thenWords, toldChanges } from "./gap-changes.ts";
import { type Criterion, GATEWAY_CRITERIA, type Verdict, verdictOf } from "./gateway-criteria.ts";
import { dimensionIn } from "./held.ts";
import { completenessWords, longWaitsWords, waitsWords } from "./list-evidence.ts";
import { openingBlocks } from "./opening.ts";
import { pickedCharts } from "./picked-charts.ts";
import { impactSentences } from "./policy-effect.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import type { AnswerSlot, FileUse, Template, TemplateInput } from "./template.ts";

const SLOTS: readonly AnswerSlot[] = [
  EXECUTIVE_LEAD,
  {
    slot: "senior-responsible-owner",
    prompt: "Senior responsible owner of the system, and how they work with the board.",
    kind: "text",
  },
  BOARD_DATE,
  { slot: "reporting-cycle", prompt: "How often this is reported, and to whom.", kind: "text" },
  ACTIONS,
  {
    slot: "prioritisation",
    prompt: "How the order of the list takes deprivation and ethnicity into account.",
    kind: "text",
  },
  {
    slot: "case-finding",
    prompt: "Outreach and proactive case finding among people who are not on the list.",
    kind: "text",
  },
  { slot: "outcomes", prompt: "How outcomes are measured by ethnicity and deprivation.", kind: "text" },
  { slot: "experience", prompt: "How experience is measured by ethnicity and deprivation.", kind: "text" },
  { slot: "evaluation", prompt: "What each action changed: before and after.", kind: "text" },
];

/** The slots that are shown under each criterion. */
const SLOTS_OF: Readonly<Record<Criterion["id"], readonly string[]>> = {
  a: ["executive-lead", "actions"],
  b: ["prioritisation", "case-finding"],
  c: ["outcomes", "experience"],
  d: ["evaluation"],
  e: ["senior-responsible-owner", "board-date", "reporting-cycle"],
};

/** The files beside the list that this document tells something of. */
const USED: readonly FileUse[] = ["baseline", "impact"];

export const erfGatewayTemplate: Template = {
  id: "erf-gateway",
  title: "ERF-gateway-style evidence on health inequalities",
  summary: "evidence in the shape of the Elective Recovery Fund gateway of 2021/22",
  needs: [
    ["procedure-priority", "ethnic-group"],
    ["procedure-priority", "imd-quintile"],
  ],
  slots: SLOTS,
  uses: USED,
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings } = input;
  return [
    ...openingBlocks(erfGatewayTemplate.title, findings),
    { kind: "paragraph", text: HISTORY },
    { kind: "heading", text: "Verdicts" },
    { kind: "table", table: verdictTable(input) },
    {
      kind: "paragraph",
      text: "Met: every piece of evidence listed under the criterion is in this document. Partly: some. Not shown: none. A verdict is on what this document holds, not on how good the work is; the pieces are fairwait's choice, not the gateway's.",
      tone: "faint",
    },
    ...GATEWAY_CRITERIA.flatMap((criterion) => criterionBlocks(criterion, input)),
    ...methodBlocks(input, USED),
    ...provenanceBlocks("erf-gateway", input, USED),
  ];
}

const HISTORY =
  "The gateway of the Elective Recovery Fund ended with 2021/22, so nobody passes it with this: it is evidence in the shape that its criterion on health inequalities had. The wording of the criterion was not seen; what it asked is told here from secondary accounts and from memory, and needs to be confirmed before anybody relies on it.";

const RATINGS: Readonly<Record<Verdict, Rating>> = {
  met: "green",
  partly: "amber",
  "not shown": "red",
};

const verdictTable = (input: TemplateInput) => ({
  columns: [
    { header: ["Criterion"], align: "left" as const, prose: true },
    { header: ["Verdict"], align: "left" as const },
    { header: ["Not in this document"], align: "left" as const, prose: true },
  ],
  rows: GATEWAY_CRITERIA.map(({ id, asks, piecesIn }) => {
    const pieces = piecesIn(input);
    const verdict = verdictOf(pieces);
    const missing = pieces
      .filter(({ isThere }) => !isThere)
      .map(({ text }, place) => (place === 0 ? text : inSentence(text)));
    return [
      { text: `(${id}) ${asks}` },
      { text: capital(verdict), rating: RATINGS[verdict] },
      { text: missing.join("; ") || "–" },
    ];
  }),
});

/** Lower case, but for a name such as P2. */
const inSentence = (text: string): string =>
  text.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

function criterionBlocks({ id, asks, piecesIn }: Criterion, input: TemplateInput): Block[] {
  return [
    { kind: "heading", text: `(${id}) ${capital(asks)}` },
    {
      kind: "checklist",
      items: piecesIn(input).map(({ text, isThere, because }) => ({ text, checked: isThere, because })),
    },
    ...EVIDENCE[id](input),
    ...answerBlocks(SLOTS, input.answers, SLOTS_OF[id]),
  ];
}

const CHARACTERISTICS = ["ethnic-group", "imd-quintile"] as const;

/** Each table stands once, under the first criterion that needs it. */
const EVIDENCE: Readonly<Record<Criterion["id"], (input: TemplateInput) => Block[]>> = {
  a: ({ findings }) => [
    {
      kind: "bullets",
      items: [waitsWords(findings), longWaitsWords(findings), completenessWords(findings)].filter(
        (text) => text !== "",
      ),
    },
    ...CHARACTERISTICS.flatMap((id) => {
      const dimension = dimensionIn(findings, id);
      return dimension === undefined
        ? []
        : [...figureBlocks(dimension, findings), ...pickedCharts(findings, [id])];
    }),
  ],
  b: ({ findings, impact }) => [
    ...(impact === undefined
      ? []
      : ([
          {
            kind: "paragraph",
            text: `What the policy “${printable(impact.policy.name)}” does to the order of the list:`,
          },
          { kind: "bullets", items: impactSentences(impact, findings) },
        ] satisfies Block[])),
    ...populationBlocks(findings),
  ],
  c: () => [
    {
      kind: "paragraph",
      text: "Access is in the tables under (a). Appointments that were missed, outcomes and experience are not in a waiting list.",
      tone: "faint",
    },
  ],
  d: (input) => [...PRIORITISED.flatMap((value) => priorityBlocks(value, input)), ...trendBlocks(input)],
  e: () => [],
};

/** The clinically prioritised, each by itself. */
const PRIORITISED = ["P2", "P3"] as const;

const MEANINGS: Readonly<Record<(typeof PRIORITISED)[number], string>> = {
  P2: "P2 (can be deferred for up to 4 weeks)",
  P3: "P3 (can be delayed for up to 3 months)",
};

const priorityBlocks = (value: (typeof PRIORITISED)[number], { findings }: TemplateInput): Block[] =>
  cohortBlocks(findings, {
    part: "procedure-priority",
    value,
    name: MEANINGS[value],
    parts: PRIORITISED.length,
  });

function trendBlocks({ findings, baseline }: TemplateInput): Block[] {
  if (baseline === undefined) return [];
  const { compared, sentences, cautions } = toldChanges(findings, baseline, BY_ETHNICITY_OR_DEPRIVATION);
  return [
    { kind: "paragraph", text: `Now and ${thenWords(baseline)}:` },
    {
      kind: "bullets",
      items: [listChangeWords(findings, baseline), ...sentences, ...cautions],
    },
    ...(compared === 0 ? [] : gapChangeTables(findings, baseline, CHARACTERISTICS)),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
