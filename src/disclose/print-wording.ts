import type { Quantity, Wording } from "../findings/wording.ts";
import { grouped } from "../grouped.ts";

export interface ShownCounts {
  /** A count as it may be shown; null where it is hidden. */
  show(count: number): number | null;
  /** The smallest count that may be shown; undefined where all are. */
  readonly fewest: number | undefined;
}

export const EVERY_COUNT: ShownCounts = { show: (count) => count, fewest: undefined };

/** The text with its counts as they may be shown; where one is hidden "fewer than 8", "some", or what the text has for that. */
export function printWording(wording: Wording, counts: ShownCounts): string {
  const parts = wording.filter((part) => part !== "");
  const text = parts.map((part) => (typeof part === "string" ? part : printQuantity(part, counts))).join("");
  // A name of a file at the start stays as it is.
  return typeof parts[0] === "string" ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function printQuantity(quantity: Quantity, counts: ShownCounts): string {
  switch (quantity.kind) {
    case "count":
      return printCount(quantity, counts);
    case "form":
      return counts.show(quantity.count) === 1 ? quantity.one : quantity.many;
    case "percentage":
      return (
        shareOf(
          quantity,
          counts,
          (share) => `${quantity.before}${(100 * share).toFixed(1)}%${quantity.after}`,
        ) ?? quantity.hidden
      );
    case "ratio":
      return shareOf(quantity, counts, (ratio) => ratio.toFixed(2)) ?? "several";
    case "internal":
      return counts.fewest === undefined ? quantity.text : quantity.otherwise;
  }
}

function printCount(
  { count, before = "", one, many, hidden }: Extract<Quantity, { kind: "count" }>,
  { show, fewest }: ShownCounts,
): string {
  const shown = show(count);
  if (shown === null && hidden !== undefined) return hidden;
  const number = shown === null ? hiddenWords(count, fewest) : grouped(shown);
  return `${before}${number}${shown === 1 ? one : many}`;
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
