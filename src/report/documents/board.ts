/**
 * A paper for the board in the order of the NHS Confederation's board reporting template (Health Inequalities Leadership
 * Framework): purpose, executive summary, priorities addressed, recommendations; then risks, asks and, as appendices, figures
 * and method.
 */
import type { Findings } from "../../findings/schema.ts";
import { adjustedRowsOf } from "../adjusted-index.ts";
import { adjustedSentences } from "../adjusted-sentences.ts";
import { countedOrHidden, isAtLeast } from "../figures.ts";
import { sureMeasures } from "../headline.ts";
import { noteBlocks } from "../ledger-blocks.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { boardPriorityBlocks } from "./board-priorities.ts";
import { type BriefGap, briefGaps, noSureGapWords, steppedGaps } from "./brief-gaps.ts";
import { ACTIONS, EXECUTIVE_LEAD } from "./common-slots.ts";
import { figureBlocks } from "./figure-blocks.ts";
import { changesSince, earlierLists } from "./gap-changes.ts";
import { dimensionIn, knownWords } from "./held.ts";
import { completenessWords, incompleteFields, longWaitsWords, waitsWords } from "./list-evidence.ts";
import { openingBlocks } from "./opening.ts";
import { pickedCharts } from "./picked-charts.ts";
import { ratedBoxes } from "./proposed-ratings.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import type { AnswerSlot, FileUse, Template, TemplateInput } from "./template.ts";

const SLOTS: readonly AnswerSlot[] = [
  EXECUTIVE_LEAD,
  {
    slot: "key-deliverables",
    prompt: "Key deliverables: what was to be done by now, and what has been?",
    kind: "list",
  },
  {
    slot: "other-evidence",
    prompt: "Insights from other evidence: patients' accounts, audits, research, what neighbours found.",
    kind: "text",
  },
  {
    slot: "local-priorities",
    prompt: "Local priorities that this report addresses, (a) to (e), in the organisation's own words.",
    kind: "list",
  },
  { slot: "recommendations", prompt: "Recommendations: what the board is asked to agree.", kind: "list" },
  { slot: "risks", prompt: "Risks beside those that the data shows, and how they are held.", kind: "list" },
  {
    slot: "asks",
    prompt: "Asks: what is needed from the board or from partners, and by when.",
    kind: "list",
  },
  ACTIONS,
];

/** The files beside the list that this document tells something of. */
const USED: readonly FileUse[] = ["previous", "baseline"];

export const boardTemplate: Template = {
  id: "board",
  title: "Health inequalities on the waiting list: report to the board",
  summary: "paper for the board: summary, priorities addressed, recommendations, risks, asks",
  needs: [],
  slots: SLOTS,
  uses: USED,
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, answers } = input;
  const gaps = briefGaps(findings);
  const stepped = steppedGaps(findings);
  const answer = (...ids: string[]): Block[] => answerBlocks(SLOTS, answers, ids);
  return [
    ...openingBlocks(boardTemplate.title, findings),
    { kind: "heading", text: "Purpose" },
    {
      kind: "paragraph",
      text: "To brief the board on who waits longer for care, how sure that is, and what is being done about it.",
    },
    ...answer("executive-lead"),
    { kind: "heading", text: "Executive summary" },
    ...answer("key-deliverables"),
    { kind: "subheading", text: "What the data shows" },
    { kind: "bullets", items: intelligence(findings, stepped) },
    { kind: "paragraph", text: NOT_CAUSES, tone: "faint" },
    ...pickedCharts(findings, ["imd-quintile", "ethnic-group"]),
    ...changeBlocks(input),
    { kind: "subheading", text: "Pointers from the assurance tool" },
    ...pointerBlocks(input),
    { kind: "subheading", text: "Insights from evidence" },
    ...alikeBlocks(findings),
    ...answer("other-evidence"),
    { kind: "heading", text: "Which priorities does this report address?" },
    ...boardPriorityBlocks(input, SLOTS),
    { kind: "heading", text: "Recommendations for the board" },
    { kind: "paragraph", text: "Raised by the data, for the board to weigh:" },
    { kind: "bullets", items: suggestions(findings, stepped) },
    ...answer("recommendations"),
    { kind: "heading", text: "Risks" },
    { kind: "bullets", items: risks(findings, gaps) },
    ...answer("risks"),
    { kind: "heading", text: "Asks and actions" },
    ...answer("asks", "actions"),
    ...appendixBlocks(input),
  ];
}

const NOT_CAUSES =
  "These are differences, not their causes: what people are listed for, how urgent it is, and age may lie behind them. “Surely” means that chance is a poor explanation, the number of comparisons allowed for.";

const MOST_GAPS = 5;

function intelligence(findings: Findings, gaps: readonly BriefGap[]): string[] {
  const worse = gaps.filter(({ isWorse }) => isWorse);
  const shown = worse.slice(0, MOST_GAPS);
  const none = worse.length === 0 ? (noSureGapWords(findings) ?? NOTHING_COMPARED) : "";
  const further = restWords(worse.slice(MOST_GAPS));
  return [
    waitsWords(findings),
    longWaitsWords(findings),
    ...shown.map(({ text }) => text),
    none,
    further,
    ...notHeld(findings),
    completenessWords(findings),
  ].filter((text) => text !== "");
}

const NOTHING_COMPARED = "No comparison can be made: it takes two known groups of at least 20 pathways each.";

const restWords = (rest: readonly BriefGap[]): string =>
  rest.length === 0 ? "" : `Also surely waiting longer: ${rest.map(({ people }) => people).join("; ")}.`;

/** The two breakdowns that a board is to see, where the list cannot give them. */
const notHeld = (findings: Findings): string[] =>
  [
    { dimension: "ethnic-group", label: "ethnicity" },
    { dimension: "imd-quintile", label: "deprivation" },
  ]
    .filter(({ dimension }) => dimensionIn(findings, dimension) === undefined)
    .map(({ label }) => `The list is not broken down by ${label}, so nothing can be said of it.`);

const changeBlocks = (input: TemplateInput): Block[] =>
  earlierLists(input).flatMap(({ name, earlier }): Block[] => [
    { kind: "subheading", text: `Since ${name}` },
    { kind: "bullets", items: changesSince(input.findings, earlier) },
  ]);

/** What the assurance grid proposes from the same data. */
function pointerBlocks(input: TemplateInput): Block[] {
  const boxes = ratedBoxes(input).filter(({ rating }) => rating !== "green");
  if (boxes.length === 0) {
    return [
      {
        kind: "paragraph",
        text: "The assurance grid proposes no red or amber rating from this data; most of its boxes are a person's to rate.",
      },
    ];
  }
  return [
    {
      kind: "bullets",
      items: boxes.map(({ rating, box, brief }) => `${capital(rating)} proposed for ${box}: ${brief}`),
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What remains of the surest gaps among people listed alike. */
function alikeBlocks(findings: Findings): Block[] {
  const sureIn = sureMeasures(findings);
  const sentences = ["imd-quintile", "ethnic-group"].flatMap((id) => {
    const dimension = dimensionIn(findings, id);
    if (dimension === undefined) return [];
    return adjustedRowsOf(dimension).flatMap((row) => {
      const said = adjustedSentences(dimension, row, {
        standard: findings.standard,
        sure: sureIn(dimension, row.group.group),
      });
      // One group, one bullet: “of the gap” is of the sentence before.
      return said.length === 0 ? [] : [said.join(" ")];
    });
  });
  return sentences.length === 0 ? [] : [{ kind: "bullets", items: sentences.map(printable) }];
}

/** Questions, not findings: they hold no figure of their own. */
function suggestions(findings: Findings, gaps: readonly BriefGap[]): string[] {
  const worse = gaps.filter(({ isWorse }) => isWorse).slice(0, MOST_GAPS);
  const incomplete = incompleteFields(findings);
  return [
    ...(worse.length === 0
      ? []
      : [
          `Ask what lies behind the longer waits, what will be done, by whom and by when, for: ${worse.map(({ people }) => people).join("; ")}.`,
        ]),
    ...(incomplete.length === 0
      ? []
      : [`Agree a plan to complete the recording of ${incomplete.map(({ label }) => label).join(", ")}.`]),
    ...notHeld(findings).map((text) => `${text} Ask for it to be added.`),
    isAtLeast(findings.overall.over65Weeks.count, 1)
      ? "Ask for the plan for everybody who has waited over 65 weeks, and who is among them."
      : "",
    "Agree when these figures come back, and what change would be enough.",
  ].filter((text) => text !== "");
}

function risks(findings: Findings, gaps: readonly BriefGap[]): string[] {
  const worse = gaps.filter(({ isWorse }) => isWorse);
  const overturned = couldTurn(findings, gaps);
  const { over104Weeks } = findings.overall;
  return [
    worse.length === 0
      ? ""
      : `Unequal waits that go on. By one measure or another these surely wait longer: ${worse.map(({ people }) => people).join("; ")}.`,
    ...incompleteFields(findings).map(
      ({ field, label }) =>
        `Decisions on incomplete data: ${label} is ${knownWords(findings, field)}; whoever is missing may wait differently.`,
    ),
    overturned === "" ? "" : overturned,
    isAtLeast(over104Weeks.count, 1)
      ? `Harm that long waits may do: ${countedOrHidden(over104Weeks.count, "pathway")} over 104 weeks.`
      : "",
    "A waiting list does not show who was never referred: fair waits on it can stand beside unfair access to it.",
  ].filter((text) => text !== "");
}

/** Sure gaps that would be none if all unknown pathways were on one side. */
function couldTurn(findings: Findings, gaps: readonly BriefGap[]): string {
  const turned = gaps.filter(({ dimension, group, measures }) =>
    (dimensionIn(findings, dimension)?.gaps ?? []).some(
      (gap) =>
        gap.measure !== "distribution" &&
        gap.group === group &&
        measures.has(gap.measure) &&
        [gap.differenceIfUnknownInGroup, gap.differenceIfUnknownInReference].some(
          (bound) => bound !== null && bound !== undefined && bound * (gap.difference ?? 0) <= 0,
        ),
    ),
  );
  return turned.length === 0
    ? ""
    : `Gaps that the missing could undo: of ${turned.map(({ people }) => people).join("; ")}, were all pathways of unknown group on one side.`;
}

function appendixBlocks(input: TemplateInput): Block[] {
  const { findings } = input;
  return [
    { kind: "heading", text: "Appendix: the figures" },
    ...["ethnic-group", "imd-quintile"].flatMap((id) => {
      const dimension = dimensionIn(findings, id);
      return dimension === undefined ? [] : figureBlocks(dimension, findings);
    }),
    ...noteBlocks(findings.notes),
    ...methodBlocks(input, USED),
    ...provenanceBlocks("board", input, USED),
  ];
}
