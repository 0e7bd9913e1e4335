/** Pathways followed to treatment: who was followed, who is treated later, and a table for each dimension. */
import type { Findings } from "../findings/schema.ts";
import type {
  Incidence,
  TimeToDimension,
  TimeToFigures,
  TimeToFindings,
} from "../findings/time-to-schema.ts";
import { dayWords } from "./as-at-words.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import {
  counted,
  isAtLeast,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
} from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { FEWEST_TREATED, timeToSentences } from "./time-to-sentence.ts";
import { BEGINS_LATE, curveTables, medianOf, timeToTable } from "./time-to-table.ts";

export function timeToBlocks({ timeToTreatment, options, notes }: Findings, all: boolean): Block[] {
  if (timeToTreatment === undefined) return [];
  const { dimensions, doubts } = timeToTreatment;
  const tables: Block[] = [
    ...dimensions.flatMap((dimension) => dimensionBlocks(dimension, all)),
    { kind: "paragraph", text: howToRead(timeToTreatment, options.multiplicity), tone: "faint" },
  ];
  const heading: Block = { kind: "heading", text: "Time to treatment" };
  const followed: Block = { kind: "paragraph", text: followedText(timeToTreatment) };
  if (doubts.length === 0) {
    return [heading, followed, ...openBlocks(timeToTreatment), ...headlineBlocks(timeToTreatment), ...tables];
  }
  const withheld: Block = {
    kind: "paragraph",
    text: "The tables are printed with --all-measures only; JSON and CSV have every figure.",
    tone: "faint",
  };
  return [heading, ...doubtBlocks(notes), followed, ...(all ? tables : [withheld])];
}

/** The notes that say why no figure can be relied on. */
const DOUBT_NOTES: readonly string[] = ["time-to-too-few-ends", "end-not-dated"];
const NOTE_LEAD = "Time to treatment: ";

const doubtBlocks = (notes: Findings["notes"]): Block[] =>
  notes
    .filter(({ code, level }) => level === "warning" && DOUBT_NOTES.includes(code))
    .map(({ text }) => ({ kind: "paragraph", text: printable(text.replace(NOTE_LEAD, "")), tone: "strong" }));

/** Fewer treatments in all than a group must have to be spoken of are nothing to speak of either. */
function headlineBlocks(findings: TimeToFindings): Block[] {
  const { overall } = findings;
  if (!isAtLeast(overall.treated, FEWEST_TREATED)) {
    const text = `Fewer than ${FEWEST_TREATED} pathways have been treated: too few to say how long it takes, or for whom longer.`;
    return [{ kind: "paragraph", text }];
  }
  return [
    { kind: "paragraph", text: overallText(overall) },
    { kind: "bullets", items: timeToSentences(findings).map(printable) },
  ];
}

/** Of a list of ended pathways alone nothing below is true of everybody. */
const openBlocks = ({ ledger }: TimeToFindings): Block[] =>
  ledger.censored !== 0
    ? []
    : [
        {
          kind: "paragraph",
          text: "No open pathway is in the list: those who still wait are missing, and every time below is too short.",
          tone: "strong",
        },
      ];

/** "96,128 pathways followed from 27 April 2026 to 25 October 2026: 44,540 treated, …". */
function followedText({ ledger, observedFrom, observedTo }: TimeToFindings): string {
  const { read, rejected, excluded, cohort, treated, removed, censored } = ledger;
  const reasons = Object.entries(excluded.byReason).map(([reason, rows]) => `${reason} ${printCount(rows)}`);
  const left = reasons.length === 0 ? "" : ` (${printable(reasons.join(", "))})`;
  return (
    `${counted(cohort, "pathway")} followed from ${dayWords(observedFrom)} to ${dayWords(observedTo)}: ` +
    `${printCount(treated)} treated, ${printCount(removed)} removed for another reason, ${printCount(censored)} still waiting. ` +
    `${counted(read, "row")} read, ${printCount(rejected.total)} rejected, ${printCount(excluded.total)} excluded${left}.`
  );
}

function overallText(overall: TimeToFigures): string {
  const share = ({ proportion: value, lower, upper }: Incidence): string =>
    printInterval({ value, lower, upper }, printPercentage, "%");
  const within = (weeks: 18 | 52): string => {
    const [treated, removed] = [overall[`treatedWithin${weeks}Weeks`], overall[`removedWithin${weeks}Weeks`]];
    if (treated.proportion === null) return `too few were observed as far as ${weeks} weeks`;
    const others = removed.proportion === null ? "" : ` and ${share(removed)} removed for another reason`;
    return `${share(treated)} are treated within ${weeks} weeks${others}`;
  };
  const half =
    overall.medianWeeksToTreatment === null
      ? "As far as enough pathways are observed, fewer than half would be treated even if nobody were removed for another reason."
      : `Half would be treated by ${printInterval(medianOf(overall), printNumber)} weeks if nobody were removed for another reason.`;
  return `${half} Of everybody ${within(18)}; ${within(52)}.`;
}

function dimensionBlocks(dimension: TimeToDimension, all: boolean): Block[] {
  const { groups, label, reference } = dimension;
  if (groups.length === 0) return [];
  const others = printable(groupWords(dimension, reference));
  const notes = footnotes(dimension);
  return [
    { kind: "caption", text: `${printable(label)}, rate of treatment against ${others}:` },
    { kind: "table", table: timeToTable(dimension) },
    ...(notes === "" ? [] : ([{ kind: "paragraph", text: notes, tone: "faint" }] satisfies Block[])),
    ...(all ? curveTables(dimension) : []).flatMap(({ caption, table }): Block[] => [
      { kind: "caption", text: `${printable(label)}, by weeks since the clock started: ${caption}` },
      { kind: "table", table },
    ]),
  ];
}

function footnotes({ groups, logRank }: TimeToDimension): string {
  const late = groups.filter(({ conditionalOnDays }) => conditionalOnDays > 0);
  return [
    logRank === null
      ? ""
      : `Log-rank test over the known groups: p ${printPValue(logRank.pValue)}${logRank.pValueAdjusted === null ? "" : `, adjusted ${printPValue(logRank.pValueAdjusted)}`}.`,
    groups.some(({ known }) => !known) ? `${NOT_COMPARED} not in comparisons.` : "",
    late.length === 0
      ? ""
      : `${BEGINS_LATE} too few under observation early in the wait; the figures begin later, and are of pathways that got so far: ${late.map(({ label, conditionalOnDays }) => `${printable(label)} at day ${printCount(conditionalOnDays)} of the wait`).join(", ")}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function howToRead({ overall, observedFrom }: TimeToFindings, multiplicity: string): string {
  const method = multiplicity === "holm" ? "Holm" : "Benjamini–Hochberg";
  const late =
    overall.delayedEntry === 0
      ? ""
      : ` ${counted(overall.delayedEntry, "pathway")} began before ${dayWords(observedFrom)} and ${overall.delayedEntry === 1 ? "counts" : "count"} from then on: those like them that ended earlier are not in the list.`;
  return (
    "Median, mean and rate are of treatment if nobody were removed for another reason (Kaplan–Meier, Cox); percentages are of " +
    `everybody, removals included (Aalen–Johansen). No figure (–) stands on fewer than ten at risk, or on fewer than five treated (or removed) in all. p-values adjusted by ${method} over the dimensions.${late} Differences, not their causes.`
  );
}
