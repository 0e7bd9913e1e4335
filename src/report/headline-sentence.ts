/** Sentences about one gap: the size first, its interval with it, both percentages, and the pathways behind them. */
import type { Gap } from "../findings/schema.ts";
import type { Comparison } from "./comparison.ts";
import { counted, printCount, printNumber, printPercentage } from "./figures.ts";
import { isSure, POINTS, plainSpan, SHARE, sized, spanWords, WAIT } from "./gap-words.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/**
 * What is known of one gap that is sure. One in waiting over 52 weeks leads with those figures; otherwise the median
 * leads unless only the share is sure or they point apart.
 */
export function gapSentence(
  comparison: Comparison,
  measure: "breachesStandard" | "over52Weeks" | "medianWeeks",
  standard: Standard,
): string {
  const { median, breaches } = comparison;
  const breach = breachShares(comparison, standard);
  const over52 = over52Shares(comparison, breach);
  const medianLeads =
    measure === "medianWeeks" ||
    (measure === "breachesStandard" &&
      isSure(median) &&
      sameDirection(median?.difference, breaches.difference));
  const [first, second] = measure === "over52Weeks" ? [over52 ?? breach, breach] : [breach, over52];
  const aside = second === undefined ? "" : `; ${shareAside(second)}`;
  const sentences = medianLeads
    ? [medianLead(comparison), `${shareFollowing(first)}${aside}.`]
    : [`${shareLead(comparison, first)}${aside}.`, medianAside(comparison)];
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

const NONE = "none";

/** One share of the group and of its reference who waited so long, and the gap between them. */
interface Shares {
  readonly waited: string;
  readonly group: string;
  readonly reference: string;
  readonly gap: Gap;
}

const breachShares = ({ group, comparator, breaches }: Comparison, standard: Standard): Shares => ({
  waited: breachWords(standard),
  group: percentage(group.breachesStandard.proportion),
  reference: percentage(comparator.breachesStandard),
  gap: breaches,
});

/** Undefined when the standard itself is 52 weeks, or when nobody in either group waited that long. */
function over52Shares({ group, comparator, over52 }: Comparison, breach: Shares): Shares | undefined {
  if (over52 === undefined || breach.waited === "over 52 weeks") return undefined;
  if (!group.over52Weeks.proportion && !comparator.over52Weeks) return undefined;
  // Disclosure control may hide one of them, and then the gap with it.
  if (group.over52Weeks.proportion === null || comparator.over52Weeks === null) return undefined;
  return {
    waited: "over 52 weeks",
    group: percentage(group.over52Weeks.proportion),
    reference: percentage(comparator.over52Weeks),
    gap: over52,
  };
}

function shareLead({ dimension, group, reference }: Comparison, shares: Shares): string {
  const people = groupWords(dimension, group.group);
  const others = groupWords(dimension, reference);
  const lead = `${shareOf(shares.group, people)} have waited ${shares.waited} against ${shareOf(shares.reference, others)}`;
  return capitalised(`${lead}${howMuch(shares.gap, "95% interval ")}`);
}

/** "4.8% of people recorded as White", "none of the people recorded as White". */
const shareOf = (share: string, people: string): string =>
  `${share} of ${share === NONE && !people.startsWith("everyone") ? "the " : ""}${people}`;

const shareFollowing = ({ waited, group, reference, gap }: Shares): string =>
  capitalised(`${group} have waited ${waited} against ${reference}${howMuch(gap)}`);

const shareAside = ({ waited, group, reference, gap }: Shares): string =>
  `${group} ${waited} against ${reference}${howMuch(gap)}`;

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

const percentage = (value: number | null): string =>
  value === 0 ? NONE : value === null ? printPercentage(value) : `${printPercentage(value)}%`;

const sameDirection = (a: number | null | undefined, b: number | null): boolean =>
  a !== null && a !== undefined && b !== null && Math.sign(a) === Math.sign(b);
