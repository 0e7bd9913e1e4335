/** Sentences about one gap: the size first, its interval with it, both percentages, and the pathways behind them. */
import type { Gap } from "../findings/schema.ts";
import type { Comparison } from "./comparison.ts";
import { counted, printCount, printNumber, printPercentage } from "./figures.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const POINTS = "percentage points";

/** Words for the two directions of a difference, e.g. longer and shorter. */
interface Direction {
  readonly above: string;
  readonly below: string;
}
const WAIT: Direction = { above: "longer", below: "shorter" };
const SHARE: Direction = { above: "more", below: "fewer" };

/** What is known of one gap that is sure, led by the median unless only the share is sure or they point apart. */
export function gapSentence(
  comparison: Comparison,
  measure: "breachesStandard" | "medianWeeks",
  standard: Standard,
): string {
  const { median, breaches } = comparison;
  const medianLeads =
    measure === "medianWeeks" || (isSure(median) && sameDirection(median?.difference, breaches.difference));
  const breachText = breachWords(standard);
  const sentences = medianLeads
    ? [medianLead(comparison), `${sharesOf(comparison, breachText)}${over52Of(comparison, breachText)}.`]
    : [`${shareLead(comparison, breachText)}${over52Of(comparison, breachText)}.`, medianAside(comparison)];
  return [...sentences, pathwaysBehind(comparison)].filter((sentence) => sentence !== "").join(" ");
}

/** Said when chance alone could explain every gap. */
export function nothingSureSentence(largest: Comparison, comparisons: number, standard: Standard): string {
  const { breaches, dimension, group, reference } = largest;
  const allowing = comparisons === 1 ? "" : `, allowing for ${counted(comparisons, "comparison")}`;
  return [
    `No group's wait differs from its reference by more than chance would explain${allowing}.`,
    `The largest difference is for ${groupWords(dimension, group.group)} against ${groupWords(dimension, reference)}:`,
    `${sized(breaches.difference, 100, POINTS, SHARE)} have waited ${breachWords(standard)};`,
    `the 95% interval for this difference runs ${spanWords(breaches, 100, POINTS, SHARE)}.`,
  ].join(" ");
}

function medianLead(comparison: Comparison): string {
  const { dimension, group, reference, comparator, median } = comparison;
  const people = capitalised(groupWords(dimension, group.group));
  const medians = `${printNumber(group.medianWeeks)} against ${printNumber(comparator.medianWeeks)} weeks`;
  const gap = sized(median?.difference ?? null, 1, "weeks", WAIT);
  const interval = median === undefined ? "" : `, 95% interval ${plainSpan(median, 1)}`;
  return `${people} wait a median ${gap} than ${groupWords(dimension, reference)} (${medians}${interval}).`;
}

const medianAside = ({ median }: Comparison): string =>
  median === undefined || median.differenceLower === null || median.differenceUpper === null
    ? ""
    : `${isSure(median) ? "Their median wait is" : "Their median wait could be anything"} ${spanWords(median, 1, "weeks", WAIT)}.`;

function sharesOf({ group, comparator, breaches }: Comparison, waited: string): string {
  const shares = percentages(group.breachesStandard.proportion, comparator.breachesStandard);
  return `${shares[0]} have waited ${waited} against ${shares[1]}${howMuch(breaches)}`;
}

function shareLead(
  { dimension, group, reference, comparator, breaches }: Comparison,
  waited: string,
): string {
  const shares = percentages(group.breachesStandard.proportion, comparator.breachesStandard);
  const people = groupWords(dimension, group.group);
  return `${shares[0]} of ${people} have waited ${waited} against ${shares[1]} of ${groupWords(dimension, reference)}${howMuch(breaches, "95% interval ")}`;
}

/** Nothing when the standard itself is 52 weeks, or when nobody in either group waited that long. */
function over52Of({ group, comparator, over52 }: Comparison, breachText: string): string {
  if (over52 === undefined || breachText === "over 52 weeks") return "";
  if (!group.over52Weeks.proportion && !comparator.over52Weeks) return "";
  const shares = percentages(group.over52Weeks.proportion, comparator.over52Weeks);
  return `; ${shares[0]} over 52 weeks against ${shares[1]}${howMuch(over52)}`;
}

/** ", 2.9 times as likely (2.1 to 3.8)", or in points where a ratio cannot be had, or how unsure it is. */
function howMuch(gap: Gap, interval = ""): string {
  if (gap.difference === null) return "";
  if (!isSure(gap)) return `, a difference that could be anything ${spanWords(gap, 100, POINTS, SHARE)}`;
  if (gap.ratio === null || gap.ratioLower === null || gap.ratioUpper === null) {
    return `, ${sized(gap.difference, 100, POINTS, SHARE)} (${interval}${plainSpan(gap, 100)})`;
  }
  const ratios = [gap.ratio, gap.ratioLower, gap.ratioUpper];
  // One more decimal where one would print "1.0" for a limit that is not 1.
  const digits = ratios.some((value) => Math.abs(value - 1) < 0.1) ? 2 : 1;
  const [ratio, lower, upper] = ratios.map((value) => printNumber(value, digits));
  return `, ${ratio} times as likely (${interval}${lower} to ${upper})`;
}

const pathwaysBehind = ({ group, comparator }: Comparison): string =>
  `Pathways compared: ${printCount(group.n)} and ${printCount(comparator.n)}.`;

const percentages = (group: number | null, reference: number | null): [string, string] => [
  percentage(group),
  percentage(reference),
];

const percentage = (value: number | null): string =>
  value === 0 ? "none" : value === null ? printPercentage(value) : `${printPercentage(value)}%`;

const isSure = (gap: Gap | undefined): boolean =>
  gap !== undefined &&
  gap.differenceLower !== null &&
  gap.differenceUpper !== null &&
  (gap.differenceLower > 0 || gap.differenceUpper < 0);

const sameDirection = (a: number | null | undefined, b: number | null): boolean =>
  a !== null && a !== undefined && b !== null && Math.sign(a) === Math.sign(b);

/** "3.1 weeks longer"; what rounds to nothing is "less than 0.1 weeks longer", and 0 is "no weeks longer or shorter". */
function sized(value: number | null, scale: number, unit: string, direction: Direction): string {
  if (value === null) return printNumber(value);
  if (value === 0) return `no ${unit} ${direction.above} or ${direction.below}`;
  const size = Math.abs(value) * scale;
  const figure = size < 0.05 ? "less than 0.1" : printNumber(size);
  return `${figure} ${unit} ${value > 0 ? direction.above : direction.below}`;
}

/** The limits as sizes, smaller first: the direction has been said. */
function plainSpan(gap: Gap, scale: number): string {
  const limits = [gap.differenceLower, gap.differenceUpper].map((limit) =>
    limit === null ? null : Math.abs(limit) * scale,
  );
  const [first = null, second = null] = (gap.difference ?? 0) < 0 ? limits.reverse() : limits;
  return `${printNumber(first)} to ${printNumber(second)}`;
}

/** "from 0.3 weeks shorter to 1.8 longer". */
function spanWords(gap: Gap, scale: number, unit: string, direction: Direction): string {
  const { differenceLower: lower, differenceUpper: upper } = gap;
  if (lower === null || upper === null) return "over an unknown range";
  if (lower <= 0 && upper >= 0) {
    return `from ${sized(lower, scale, unit, direction)} to ${printNumber(upper * scale)} ${direction.above}`;
  }
  return `from ${plainSpan(gap, scale)} ${unit} ${lower > 0 ? direction.above : direction.below}`;
}
