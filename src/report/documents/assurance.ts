/**
 * The NHS Confederation's board assurance tool as a grid: eight lines of enquiry down, five national priorities across. The
 * data evidences a few boxes; the others, and every rating, are a person's.
 */
import { LINES_OF_ENQUIRY } from "../../vocab/lines-of-enquiry.ts";
import { NATIONAL_PRIORITIES } from "../../vocab/national-priorities.ts";
import { wrapped } from "../printable.ts";
import type { Block, Rating, ReportCell, ReportTable } from "../report-block.ts";
import { answerBlocks, textOf } from "./answer-blocks.ts";
import { boxEvidence, type EvidenceList } from "./assurance-evidence.ts";
import { ACTIONS, EXECUTIVE_LEAD } from "./common-slots.ts";
import { openingBlocks } from "./opening.ts";
import { type ProposedRating, RATING_RULES, ratedBoxes } from "./proposed-ratings.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import type { AnswerSlot, Answers, FileUse, Template, TemplateInput } from "./template.ts";

type Priority = (typeof NATIONAL_PRIORITIES)[number];
type Line = (typeof LINES_OF_ENQUIRY)[number];

const RATINGS = ["red", "amber", "green", "not-rated"] as const satisfies readonly Rating[];

const boxOf = (priority: Priority, line: Line): string => `${priority.id}-${line.id}`;
const numbered = ({ id }: Priority | Line): string => id.toUpperCase();

/** The first line as the tool asks it, in other words; of the other lines its wording was not seen. */
const LEADERSHIP_ASKS: Readonly<Record<Priority["id"], string>> = {
  p1: "How do leaders see to it that fairness is part of restoring services and shortening lists?",
  p2: "How do leaders see to it that everybody has a fair way in, digital, face to face or by telephone?",
  p3: "Do leaders decide on complete and relevant data, and does it hold social factors, so that prioritising can weigh them beside clinical ones?",
  p4: "How do leaders work with partners in each place to reach those at greatest risk?",
  p5: "Is this part of all work and no separate programme, and do leaders resist pressure to deliver numbers without weighing fairness?",
};

const promptOf = (priority: Priority, line: Line): string =>
  line.id === "k1" ? LEADERSHIP_ASKS[priority.id] : line.asks;

const boxSlots = (priority: Priority, line: Line): AnswerSlot[] => {
  const name = `${numbered(priority)} × ${numbered(line)}, ${priority.gridLabel} · ${line.label}`;
  return [
    { slot: boxOf(priority, line), prompt: `${name}: ${promptOf(priority, line)}`, kind: "text" },
    {
      slot: `${boxOf(priority, line)}-rating`,
      prompt: `Rating of ${numbered(priority)} × ${numbered(line)}.`,
      kind: "text",
      choices: RATINGS,
    },
  ];
};

const SLOTS: readonly AnswerSlot[] = [
  EXECUTIVE_LEAD,
  ACTIONS,
  ...NATIONAL_PRIORITIES.flatMap((priority) => LINES_OF_ENQUIRY.flatMap((line) => boxSlots(priority, line))),
];

/** The files beside the list that this document tells something of. */
const USED: readonly FileUse[] = ["previous", "baseline"];

export const assuranceTemplate: Template = {
  id: "assurance",
  title: "Health inequalities on the waiting list: board assurance grid",
  summary: "grid of five priorities and eight lines of enquiry, with ratings",
  needs: [],
  slots: SLOTS,
  uses: USED,
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, answers } = input;
  const proposed = ratedBoxes(input);
  return [
    ...openingBlocks(assuranceTemplate.title, findings),
    {
      kind: "paragraph",
      text: "For the executive lead to fill in and the board to ask by. This grid does not replace an equality impact assessment.",
    },
    ...answerBlocks(SLOTS, answers, ["executive-lead"]),
    { kind: "heading", text: "Scorecard" },
    { kind: "table", table: scorecard(answers, proposed) },
    {
      kind: "paragraph",
      text: "A rating is the executive lead's own, unless it says that it is proposed from data. Proposed ratings judge figures, not the work behind them.",
      tone: "faint",
    },
    { kind: "subheading", text: "Rules by which ratings are proposed" },
    {
      kind: "bullets",
      items: RATING_RULES.map(({ box, rule }) => `${capital(box)}: ${rule}.`),
    },
    {
      kind: "paragraph",
      text: "The limits are fairwait's, not national ones. A waiting list holds nothing on staff (K3), plans (K2) or the people involved (K7).",
      tone: "faint",
    },
    ...priorityBlocks(input, proposed),
    ...answerBlocks(SLOTS, answers, ["actions"]),
    { kind: "heading", text: "Where this grid is from" },
    { kind: "paragraph", text: SOURCE, tone: "faint" },
    ...methodBlocks(input, USED),
    ...provenanceBlocks("assurance", input, USED),
  ];
}

const SOURCE =
  "After the board assurance tool of the NHS Confederation's Health Inequalities Leadership Framework. Its columns are quoted; its lines of enquiry are shortened; its questions for the first line are given in other words, and those for the other seven were not seen: the questions here are fairwait's own. The lines are those of the Care Quality Commission's earlier well-led framework, which, as far as is known, it has replaced since.";

function scorecard(answers: Answers, proposed: readonly ProposedRating[]): ReportTable {
  return {
    columns: [
      { header: ["Line of enquiry"], align: "left" },
      ...NATIONAL_PRIORITIES.map((priority) => ({
        header: [numbered(priority), ...wrapped(priority.gridLabel, HEADER_WIDTH)],
        name: `${numbered(priority)} ${priority.gridLabel}`,
        align: "left" as const,
      })),
    ],
    rows: LINES_OF_ENQUIRY.map((line) => [
      { text: `${numbered(line)} ${line.label}` },
      ...NATIONAL_PRIORITIES.map((priority) => ratingCell(priority, line, { answers, proposed })),
    ]),
  };
}

/** Five columns of ratings fit a page only under narrow headers. */
const HEADER_WIDTH = 18;

interface Rated {
  readonly answers: Answers;
  readonly proposed: readonly ProposedRating[];
}

const RATING_WORDS: Readonly<Record<Rating, string>> = {
  red: "Red",
  amber: "Amber",
  green: "Green",
  "not-rated": "Not rated",
};

/** A person's rating; else that of the data, which says so. */
function ratingCell(priority: Priority, line: Line, { answers, proposed }: Rated): ReportCell {
  const own = RATINGS.find((rating) => rating === textOf(answers, `${boxOf(priority, line)}-rating`));
  if (own !== undefined) return { text: RATING_WORDS[own], rating: own };
  const found = proposed.find((one) => one.priority === priority.id && one.line === line.id);
  return found === undefined
    ? { text: RATING_WORDS["not-rated"], rating: "not-rated" }
    : { text: `${RATING_WORDS[found.rating]}, proposed from data`, rating: found.rating };
}

function priorityBlocks(input: TemplateInput, proposed: readonly ProposedRating[]): Block[] {
  const evidence = boxEvidence(input);
  return NATIONAL_PRIORITIES.flatMap((priority): Block[] => [
    { kind: "heading", text: `${numbered(priority)} ${priority.gridLabel}` },
    ...LINES_OF_ENQUIRY.flatMap((line): Block[] => {
      const lists = evidence.get(boxOf(priority, line)) ?? [];
      const rating = proposed.find((one) => one.priority === priority.id && one.line === line.id);
      return [
        { kind: "subheading", text: `${numbered(priority)} × ${numbered(line)}: ${line.label}` },
        ...lists.flatMap(evidenceBlocks),
        ...(rating === undefined ? [] : [proposalBlock(rating, lists)]),
        ...boxAnswer(priority, line, input.answers),
      ];
    }),
  ]);
}

const evidenceBlocks = ({ since, sentences }: EvidenceList): Block[] => [
  ...(since === undefined ? [] : [{ kind: "paragraph" as const, text: `${since}:` }]),
  { kind: "bullets", items: sentences },
];

/** The evidence behind a rating may be among the sentences already. */
function proposalBlock({ rating, because }: ProposedRating, lists: readonly EvidenceList[]): Block {
  const isSaid = lists.some(({ sentences }) => sentences.includes(because));
  const words = `${RATING_WORDS[rating]} is proposed from data.`;
  return { kind: "paragraph", text: isSaid ? words : `${words} ${because}` };
}

const boxAnswer = (priority: Priority, line: Line, answers: Answers): Block[] => [
  {
    kind: "answer",
    slot: boxOf(priority, line),
    prompt: promptOf(priority, line),
    answer: textOf(answers, boxOf(priority, line)),
  },
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
