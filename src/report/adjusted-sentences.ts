/** Sentences about what remains of a gap among people listed alike: sizes first, never a cause. */
import type { DimensionFindings, Gap } from "../findings/schema.ts";
import type { AdjustedRow } from "./adjusted-index.ts";
import { mixWords, withinWords } from "./adjuster-words.ts";
import { printNumber } from "./figures.ts";
import { gapIndex } from "./gap-index.ts";
import { isSure, POINTS, plainSpan, SHARE, sized, spanWords, WAIT } from "./gap-words.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/** Below this a figure prints as 0.0 and is not worth a clause; nor is a small part of a wide gap. */
const WEEKS_WORTH_A_WORD = 0.05;
const PART_WORTH_A_WORD = 0.05;

/**
 * How the gap in mean weeks of one group is made up, and how much of the gap in breaching the standard remains: one or two
 * sentences, none where the crude gap itself is unsure. `sure` holds the measures in which the group differs by the rule
 * of the headlines; where there is none, nothing is said to remain of anything.
 */
export function adjustedSentences(
  dimension: DimensionFindings,
  row: AdjustedRow,
  { standard, sure }: { readonly standard: Standard; readonly sure: ReadonlySet<string> },
): string[] {
  if (sure.size === 0) return [];
  const gaps = gapIndex(dimension);
  const mean = gaps.gapOf(row.group.group, "meanWeeks");
  const breaches = gaps.gapOf(row.group.group, "breachesStandard");
  return [
    ...(isSure(mean) ? splitSentence(dimension, row) : []),
    ...(sure.has("breachesStandard") && breaches !== undefined
      ? remainsSentence(row, breaches, standard)
      : []),
  ];
}

/** "Of the 6.3 weeks …, 0.6 is where they are listed and 5.7 remains within the same specialty (95% interval 4.1 to 7.3)." */
function splitSentence(dimension: DimensionFindings, row: AdjustedRow): string[] {
  const split = row.of("kitagawa", "meanWeeks");
  if (split === undefined) return [];
  const { crude, composition, within, unmatched, adjustedFor } = split;
  if (crude === null || composition === null || within === null || unmatched === null) return [];
  const people = groupWords(dimension, row.group.group);
  const others = groupWords(dimension, split.reference);
  const lead = `On average ${people} wait ${sized(crude, 1, "weeks", WAIT)} than ${others}`;
  const along = Math.sign(crude);
  const isSmall = (part: number): boolean =>
    Math.abs(part) < Math.max(WEEKS_WORTH_A_WORD, PART_WORTH_A_WORD * Math.abs(crude));
  const apart = isSmall(unmatched)
    ? ""
    : `; people with nobody to compare with make it ${weeks(unmatched)} ${along * unmatched > 0 ? "wider" : "narrower"}`;
  const mix = mixWords(adjustedFor);
  const interval = isSure(asGap(split)) ? ` (95% interval ${plainSpan(asGap(split), 1)})` : "";
  const remains = isSure(asGap(split))
    ? remainsWords(within, along)
    : `what remains could be anything ${spanWords(asGap(split), 1, "weeks", WAIT)}`;
  if (isSmall(composition)) {
    return [
      `${lead}: next to none of it is ${mix}, and ${withinWords(adjustedFor)} ${remains}${interval}${apart}.`,
    ];
  }
  if (along * composition < 0) {
    return [
      `${lead}, although ${mix} makes it ${weeks(composition)} narrower: ${withinWords(adjustedFor)} ${remains}${interval}${apart}.`,
    ];
  }
  return [
    `${lead}: ${weeks(composition)} of it ${isOne(composition) ? "is" : "are"} ${mix}, and ${withinWords(adjustedFor)} ${remains}${interval}${apart}.`,
  ];
}

/** "1.5 weeks remain", or "they wait 1.0 week shorter" where the gap turns round. */
const remainsWords = (within: number, along: number): string =>
  along * within > 0
    ? `${weeks(within)} ${isOne(within) ? "remains" : "remain"}`
    : `they wait ${weeks(within)} ${within > 0 ? WAIT.above : WAIT.below}`;

const weeks = (value: number): string => {
  const size = printNumber(Math.abs(value));
  return `${size} ${isOne(value) ? "week" : "weeks"}`;
};

const isOne = (value: number): boolean => printNumber(Math.abs(value)) === "1.0";

type Limits = Pick<Gap, "difference" | "differenceLower" | "differenceUpper">;
/** The words for gaps ask for no more than the difference and its limits. */
const asGap = (limits: Limits): Gap => limits as Gap;

/** How much of a gap is left, as a part of it, and what is said of it. */
const REMAINING = [
  { below: 0.1, said: "next to none of it" },
  { below: 0.4, said: "less than half of it" },
  { below: 0.6, said: "about half of it" },
  { below: 0.9, said: "most of it" },
  { below: 1.1, said: "about all of it" },
] as const;

function remainsSentence(row: AdjustedRow, crude: Gap, standard: Standard): string[] {
  const gap = row.of("mantel-haenszel", "breachesStandard");
  if (gap === undefined || gap.difference === null || crude.difference === null) return [];
  const lead = `Of the gap in waiting ${breachWords(standard)} (${printNumber(100 * Math.abs(crude.difference))} ${POINTS})`;
  const where = withinWords(gap.adjustedFor);
  if (!isSure(asGap(gap))) {
    return [`${lead}, what remains ${where} could be anything ${spanWords(asGap(gap), 100, POINTS, SHARE)}.`];
  }
  const part = gap.difference / crude.difference;
  const figure = `${sized(gap.difference, 100, POINTS, SHARE)} (95% interval ${plainSpan(asGap(gap), 100)})`;
  if (part < 0) return [`${lead} nothing remains: ${where} it points the other way, ${figure}.`];
  const said = REMAINING.find(({ below }) => part < below)?.said ?? "more than all of it";
  return [capitalised(`${lead}, ${said} remains ${where}: ${figure}.`)];
}
