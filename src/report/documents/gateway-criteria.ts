/**
 * The health-inequalities criterion of the Elective Recovery Fund gateway of 2021/22, taken apart into pieces of evidence that
 * are there or not. The literal text of the criterion was not seen: what it asked is told from memory and secondary accounts,
 * and the pieces are fairwait's.
 */
import { printPercentage } from "../figures.ts";
import { rowsOf, textOf } from "./answer-blocks.ts";
import { cohortOf } from "./cohorts.ts";
import { BY_ETHNICITY_OR_DEPRIVATION, thenWords, toldChanges } from "./gap-changes.ts";
import { dimensionIn, isComparable, knownShare, knownWords } from "./held.ts";
import type { TemplateInput } from "./template.ts";
import { COMPLETENESS_RED } from "./thresholds.ts";

export interface Piece {
  /** What is looked for. */
  readonly text: string;
  readonly isThere: boolean;
  /** What shows it, or what is missing. */
  readonly because: string;
}

export interface Criterion {
  readonly id: "a" | "b" | "c" | "d" | "e";
  readonly asks: string;
  readonly piecesIn: (input: TemplateInput) => readonly Piece[];
}

export type Verdict = "met" | "partly" | "not shown";

/** Met with every piece, not shown with none, partly with some. */
export function verdictOf(pieces: readonly Piece[]): Verdict {
  const there = pieces.filter(({ isThere }) => isThere).length;
  if (there === 0) return "not shown";
  return there === pieces.length ? "met" : "partly";
}

const LAST_DAY_BEFORE_THE_PANDEMIC = "2020-03-31";

const COMPLETE = `${printPercentage(COMPLETENESS_RED, 0)}%`;

export const GATEWAY_CRITERIA: readonly Criterion[] = [
  {
    id: "a",
    asks: "use data to plan an inclusive recovery, with clear accountability",
    piecesIn: (input) => [
      brokenDown(input, "ethnic-group", "ethnicity"),
      brokenDown(input, "imd-quintile", "deprivation"),
      complete(input, "ethnicity", "Ethnicity"),
      complete(input, "imd", "Deprivation"),
      answered(input, "executive-lead", "An executive lead is named"),
      plan(input),
    ],
  },
  {
    id: "b",
    asks: "set priorities with the most deprived fifth and Black and minority ethnic people in mind, on the waiting list and not on it, finding cases proactively",
    piecesIn: (input) => [
      compared(input, "imd-quintile", "The most deprived fifth beside the others"),
      compared(input, "ethnic-group", "Minority ethnic groups beside people recorded as White"),
      {
        text: "How the order of the list takes them into account",
        ...(input.impact === undefined
          ? written(input, "prioritisation")
          : { isThere: true, because: "the equality impact of a proposed order is part of this document" }),
      },
      beyondTheList(input),
      answered(input, "case-finding", "Outreach and proactive case finding"),
    ],
  },
  {
    id: "c",
    asks: "measure access, outcomes and experience for those people in performance frameworks",
    piecesIn: (input) => [
      compared(input, "ethnic-group", "Access by ethnicity: waits over 18, 52 and 65 weeks, and medians"),
      compared(input, "imd-quintile", "Access by deprivation: the same measures"),
      answered(input, "outcomes", "Outcomes by group, which no waiting list holds"),
      answered(input, "experience", "Experience by group, which no waiting list holds"),
    ],
  },
  {
    id: "d",
    asks: "evaluate what recovery does to disparities from before and during the pandemic, for clinically prioritised people as well",
    piecesIn: (input) => [
      cohort(input, "P2"),
      cohort(input, "P3"),
      trend(input),
      beforePandemic(input),
      answered(input, "evaluation", "Before and after each action"),
    ],
  },
  {
    id: "e",
    asks: "show how the system's senior responsible owner works with the board, so that reports let it watch progress",
    piecesIn: (input) => [
      answered(input, "senior-responsible-owner", "A senior responsible owner is named"),
      answered(input, "board-date", "The date on which the board sees this"),
      answered(input, "reporting-cycle", "How often it is reported"),
    ],
  },
];

const written = ({ answers }: TemplateInput, slot: string): Pick<Piece, "isThere" | "because"> =>
  textOf(answers, slot) === null
    ? { isThere: false, because: "still to be written" }
    : { isThere: true, because: "written below" };

const answered = (input: TemplateInput, slot: string, text: string): Piece => ({
  text,
  ...written(input, slot),
});

function brokenDown({ findings }: TemplateInput, dimension: string, name: string): Piece {
  const text = `The waiting list by ${name}`;
  return dimensionIn(findings, dimension) === undefined
    ? { text, isThere: false, because: "not held in this list" }
    : { text, isThere: true, because: "tables below" };
}

function compared({ findings }: TemplateInput, id: string, text: string): Piece {
  const dimension = dimensionIn(findings, id);
  if (dimension === undefined) return { text, isThere: false, because: "not held in this list" };
  return isComparable(dimension)
    ? { text, isThere: true, because: "tables below" }
    : { text, isThere: false, because: "fewer than two groups have 20 pathways" };
}

function complete({ findings }: TemplateInput, field: string, name: string): Piece {
  const share = knownShare(findings, field);
  return {
    text: `${name} known for ${COMPLETE} or more`,
    isThere: share !== undefined && share !== null && share >= COMPLETENESS_RED,
    because: knownWords(findings, field),
  };
}

function plan({ answers }: TemplateInput): Piece {
  const actions = rowsOf(answers, "actions");
  const isOwned =
    actions.length > 0 && actions.every((row) => row["owner"] !== undefined && row["date"] !== undefined);
  return {
    text: "A plan whose every action has an owner and a date",
    isThere: isOwned,
    because:
      actions.length === 0
        ? "still to be written"
        : isOwned
          ? "written below"
          : "an action has no owner or no date",
  };
}

/** A list alone shows nobody who is not on it. */
function beyondTheList({ findings }: TemplateInput): Piece {
  const text = "People who are not on the list";
  return findings.population === undefined
    ? { text, isThere: false, because: "a waiting list alone cannot show them; no population was given" }
    : { text, isThere: true, because: "the list stands beside the residents of its catchment below" };
}

function cohort({ findings }: TemplateInput, value: string): Piece {
  const text = `${value} by itself, by ethnicity and deprivation`;
  const held = ["ethnic-group", "imd-quintile"].filter(
    (characteristic) =>
      cohortOf(findings, { part: "procedure-priority", value, characteristic }) !== undefined,
  );
  if (held.length === 2) return { text, isThere: true, because: "tables below" };
  const isHeld = findings.dimensions.some(({ dimension }) => dimension.startsWith("procedure-priority"));
  return {
    text,
    isThere: false,
    because:
      held.length === 1
        ? "by one of the two alone"
        : isHeld
          ? `nobody has ${value}`
          : "procedure priority is not held in this list",
  };
}

function trend({ findings, baseline }: TemplateInput): Piece {
  const text = "Trend against a baseline";
  if (baseline === undefined) return { text, isThere: false, because: "no baseline was given" };
  return toldChanges(findings, baseline, BY_ETHNICITY_OR_DEPRIVATION).compared === 0
    ? { text, isThere: false, because: "no gap can be followed between the two lists" }
    : { text, isThere: true, because: `gaps now and ${thenWords(baseline)} below` };
}

function beforePandemic({ baseline }: TemplateInput): Piece {
  const text = "The baseline is from before the pandemic, March 2020 or earlier";
  if (baseline === undefined) return { text, isThere: false, because: "no baseline was given" };
  if (baseline.asAt === null) return { text, isThere: false, because: "the baseline has no date" };
  const isBefore = baseline.asAt <= LAST_DAY_BEFORE_THE_PANDEMIC;
  return { text, isThere: isBefore, because: `the baseline is ${thenWords(baseline)}` };
}
