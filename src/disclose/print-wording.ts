import type { Quantity, Wording } from "../findings/wording.ts";
import { grouped } from "../grouped.ts";

export interface ShownCounts {
  /** A count as it may be shown; null where it is hidden. */
  show(count: number): number | null;
  /** The smallest count that may be shown; undefined where all are. */
  readonly fewest: number | undefined;
}

export const EVERY_COUNT: ShownCounts = { show: (count) => count, fewest: undefined };

/** The text with its counts as they may be shown, "fewer than 8" where one is hidden. */
export const printWording = (wording: Wording, counts: ShownCounts): string =>
  wording.map((part) => (typeof part === "string" ? part : printQuantity(part, counts))).join("");

function printQuantity(quantity: Quantity, counts: ShownCounts): string {
  switch (quantity.kind) {
    case "count":
      return printCount(quantity, counts);
    case "form":
      return counts.show(quantity.count) === 1 ? quantity.one : quantity.many;
    case "percentage":
      return shareOf(quantity, counts, (share) => `${(100 * share).toFixed(1)}%`) ?? "a part";
    case "ratio":
      return shareOf(quantity, counts, (ratio) => ratio.toFixed(2)) ?? "several";
    case "internal":
      return counts.fewest === undefined ? quantity.text : quantity.otherwise;
  }
}

function printCount(
  { count, one, many }: Extract<Quantity, { kind: "count" }>,
  { show, fewest }: ShownCounts,
): string {
  const shown = show(count);
  const number = shown === null ? hiddenWords(count, fewest) : grouped(shown);
  return `${number}${shown === 1 ? one : many}`;
}

/** A count may be hidden for the sake of others, and is then not small. */
const hiddenWords = (count: number, fewest: number | undefined): string =>
  fewest !== undefined && count < fewest ? `fewer than ${fewest}` : "some";

/** Undefined where one of the two is hidden. */
const shareOf = (
  { part, whole }: { readonly part: number; readonly whole: number },
  { show }: ShownCounts,
  print: (share: number) => string,
): string | undefined => {
  const [shownPart, shownWhole] = [show(part), show(whole)];
  return shownPart === null || !shownWhole ? undefined : print(shownPart / shownWhole);
};
