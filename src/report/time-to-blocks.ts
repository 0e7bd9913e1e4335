/** Pathways followed to treatment: who was followed, who is treated later, and a table for each dimension. */
import type { Findings } from "../findings/schema.ts";
import type { TimeToDimension, TimeToFigures, TimeToFindings } from "../findings/time-to-schema.ts";
import { dayWords } from "./as-at-words.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { counted, printCount, printInterval, printNumber, printPercentage, printPValue } from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { timeToSentences } from "./time-to-sentence.ts";
import { BEGINS_LATE, curveTables, medianOf, timeToTable } from "./time-to-table.ts";

export function timeToBlocks({ timeToTreatment, options }: Findings, all: boolean): Block[] {
  if (timeToTreatment === undefined) return [];
  const sentences = timeToSentences(timeToTreatment).map(printable);
  const { dimensions } = timeToTreatment;
  return [
    { kind: "heading", text: "Time to treatment" },
    { kind: "paragraph", text: followedText(timeToTreatment) },
    ...openBlocks(timeToTreatment),
    { kind: "paragraph", text: overallText(timeToTreatment.overall) },
    ...(sentences.length === 0 ? [] : ([{ kind: "bullets", items: sentences }] satisfies Block[])),
    ...dimensions.flatMap((dimension) => dimensionBlocks(dimension, all)),
    { kind: "paragraph", text: howToRead(timeToTreatment, options.multiplicity), tone: "faint" },
  ];
}

/** Of a list of ended pathways alone nothing below is true of everybody. */
const openBlocks = ({ ledger }: TimeToFindings): Block[] =>
  ledger.censored > 0
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
    `${printCount(treated)} treated, ${printCount(removed)} removed otherwise, ${printCount(censored)} still waiting. ` +
    `${counted(read, "row")} read, ${printCount(rejected.total)} rejected, ${printCount(excluded.total)} excluded${left}.`
  );
}

function overallText(overall: TimeToFigures): string {
  const within = (weeks: 18 | 52): string => {
    const treated = overall[`treatedWithin${weeks}Weeks`];
    const interval = { value: treated.proportion, lower: treated.lower, upper: treated.upper };
    return treated.proportion === null
      ? `nobody was observed as far as ${weeks} weeks`
      : `${printInterval(interval, printPercentage, "%")} are treated within ${weeks} weeks and ` +
          `${printPercentage(overall[`removedWithin${weeks}Weeks`].proportion)}% removed`;
  };
  const half =
    overall.medianWeeksToTreatment === null
      ? "Fewer than half are treated as far as pathways are observed, were nobody removed otherwise."
      : `Half are treated by ${printInterval(medianOf(overall), printNumber)} weeks, were nobody removed otherwise.`;
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
      : `${BEGINS_LATE} too few under observation early in the wait; the figures are of pathways that got so far: ${late.map(({ label, conditionalOnDays }) => `${printable(label)} to day ${printCount(conditionalOnDays)}`).join(", ")}.`,
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
    "Median and rate are of treatment were nobody removed otherwise (Kaplan–Meier, Cox); percentages are of everybody, removals " +
    `included (Aalen–Johansen). p-values adjusted by ${method} over the dimensions.${late} Differences, not their causes.`
  );
}
