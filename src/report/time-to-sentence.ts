/** Who is treated later, in words: the groups of which it is sure, or how far it could go. */
import type { TimeToDimension, TimeToFindings, TimeToGroup } from "../findings/time-to-schema.ts";
import { SIGNIFICANT } from "../vocab/significance.ts";
import {
  counted,
  type Interval,
  isAtLeast,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printRatio,
} from "./figures.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { isSureRatio, medianOf } from "./time-to-table.ts";

/** Fewer treatments than this say more about chance than about the list. */
export const FEWEST_TREATED = 20;
const MOST_SENTENCES = 3;
const NO_COMPARISON = `No comparison can be made: it takes two known groups, and ${FEWEST_TREATED} treated in the one compared.`;

interface Compared {
  readonly dimension: TimeToDimension;
  readonly group: TimeToGroup;
  readonly ratio: number;
}

/** The surest first, those who are treated later before those who are treated sooner. */
export function timeToSentences({ dimensions }: TimeToFindings): string[] {
  const tested = dimensions.filter(({ logRank }) => logRank !== null && logRank.pValueAdjusted !== null);
  const compared = tested.flatMap(comparisons);
  if (compared.length === 0) return [NO_COMPARISON];
  const sure = compared
    .filter(({ dimension, group }) => isSureDimension(dimension) && isSureRatio(group))
    .sort((one, other) => one.ratio - other.ratio);
  const later = sure.filter(({ ratio }) => ratio < 1);
  const sooner = sure.filter(({ ratio }) => ratio > 1).reverse();
  const chosen = [...later, ...sooner].slice(0, MOST_SENTENCES);
  if (chosen.length > 0) {
    return [...chosen.map(sentence), ...moreWords(sure.length - chosen.length)];
  }
  const [first, ...others] = compared as [Compared, ...Compared[]];
  const largest = others.reduce((most, one) => (distance(one) > distance(most) ? one : most), first);
  return [nothingSure(largest, tested.length)];
}

const isSureDimension = ({ logRank }: TimeToDimension): boolean =>
  (logRank?.pValueAdjusted ?? 1) < SIGNIFICANT;
const distance = ({ ratio }: Compared): number => Math.abs(Math.log(ratio));

function comparisons(dimension: TimeToDimension): Compared[] {
  return dimension.groups.flatMap((group) =>
    group.known && group.hazardRatio !== null && isAtLeast(group.treated, FEWEST_TREATED)
      ? [{ dimension, group, ratio: group.hazardRatio }]
      : [],
  );
}

function sentence({ dimension, group, ratio }: Compared): string {
  const people = capitalised(groupWords(dimension, group.group));
  const others = groupWords(dimension, dimension.reference);
  const span = `${printRatio(group.hazardRatioLower)} to ${printRatio(group.hazardRatioUpper)}`;
  const lead =
    `${people} are treated ${ratio < 1 ? "later" : "sooner"} than ${others}: on average over the wait at ` +
    `${printRatio(ratio)} times the rate (95% interval ${span}).`;
  const reference = dimension.groups.find((one) => one.group === dimension.reference);
  return [lead, ...figuresBeside(group, reference)].join(" ");
}

const moreWords = (more: number): string[] =>
  more === 0
    ? []
    : [
        `${counted(more, "more group")} ${more === 1 ? "is" : "are"} surely treated later or sooner: see the tables.`,
      ];

function sharesWithin18({ treatedWithin18Weeks: { proportion, lower, upper } }: TimeToGroup): Interval {
  return { value: proportion, lower, upper };
}

function figuresBeside(group: TimeToGroup, reference: TimeToGroup | undefined): string[] {
  if (reference === undefined) return [`${counted(group.n, "pathway")} of theirs followed.`];
  const [median, against] = [medianOf(group), medianOf(reference)];
  const [within, others] = [sharesWithin18(group), sharesWithin18(reference)];
  return [
    median.value === null || against.value === null
      ? ""
      : `Half would be treated by ${printInterval(median, printNumber)} weeks against ${printInterval(against, printNumber)} if nobody were removed for another reason.`,
    within.value === null || others.value === null
      ? ""
      : `Of everybody ${printInterval(within, printPercentage, "%")} against ${printInterval(others, printPercentage, "%")} are treated within 18 weeks.`,
    `Pathways compared: ${printCount(group.n)} and ${printCount(reference.n)}.`,
  ].filter((text) => text !== "");
}

function nothingSure({ dimension, group }: Compared, tests: number): string {
  const allowing = tests === 1 ? "" : `, allowing for ${counted(tests, "dimension")}`;
  const span = `from ${printRatio(group.hazardRatioLower)} to ${printRatio(group.hazardRatioUpper)} times`;
  const others = groupWords(dimension, dimension.reference);
  return (
    `No group is treated later or sooner than its reference by more than chance would explain${allowing}. ` +
    `The largest difference is for ${groupWords(dimension, group.group)} against ${others}: their rate of treatment` +
    `${isSureRatio(group) ? ", taken alone, is" : " could be anything"} ${span} as high (95% interval).`
  );
}
