/** What became of gaps between two lists, for documents that say it in few words; judged as everywhere, in `changes/`. */
import type { Findings } from "../../findings/schema.ts";
import { dayWords } from "../as-at-words.ts";
import { changeCautions, gapChangeSentences } from "../changes/change-sentences.ts";
import { type GapChange, gapChanges, isSureChange } from "../changes/gap-changes.ts";
import { medianOf, proportionOf } from "../dimension-tables.ts";
import { countedOrHidden, printNumber, printPercentage } from "../figures.ts";
import { printable } from "../printable.ts";
import { withInterval } from "./list-evidence.ts";
import type { TemplateInput } from "./template.ts";

export interface ToldChanges {
  /** How many gaps both lists have, among those asked for. */
  readonly compared: number;
  /** A sentence for each that surely changed; or one that says that none did, or that none can be compared. */
  readonly sentences: readonly string[];
  /** One sentence of a gap that surely widened, and of one that surely narrowed; undefined where none did. */
  readonly wider: string | undefined;
  readonly narrower: string | undefined;
  /** What to mind when comparing. */
  readonly cautions: readonly string[];
}

/** Which gaps are told: of all dimensions, or of some, and how a sentence calls those. */
export interface ToldDimensions {
  readonly dimensions: readonly string[];
  /** " by ethnicity or deprivation". */
  readonly by: string;
  /** Where those are that are not told. */
  readonly others: string;
}

export const BY_ETHNICITY_OR_DEPRIVATION: ToldDimensions = {
  dimensions: ["ethnic-group", "imd-quintile"],
  by: " by ethnicity or deprivation",
  others: "see the tables of changes",
};

/** "as at 25 September 2026", "in the earlier list". */
export const thenWords = ({ asAt }: Pick<Findings, "asAt">): string =>
  asAt === null ? "in the earlier list" : `as at ${dayWords(asAt)}`;

/**
 * The comparisons allowed for are those of all dimensions, whichever are told: a gap is not sure in one document and unsure in
 * another.
 */
export function toldChanges(now: Findings, then: Findings, told?: ToldDimensions): ToldChanges {
  const all = gapChanges(now, then);
  const changes = all.filter(
    ({ dimension }) => told === undefined || told.dimensions.includes(dimension.dimension),
  );
  const say = (some: readonly GapChange[]): string[] =>
    gapChangeSentences(some, now.standard, {
      among: all.length,
      by: told?.by ?? "",
      others: told?.others ?? "a disparity report with that file as --previous shows them",
    }).map(printable);
  const sure = changes.filter(isSureChange);
  const firstOf = (some: readonly GapChange[]): string | undefined =>
    some.length === 0 ? undefined : say(some)[0];
  return {
    compared: changes.length,
    sentences: say(changes),
    wider: firstOf(sure.filter(isWider)),
    narrower: firstOf(sure.filter((change) => !isWider(change))),
    cautions: changeCautions(now, then).map(printable),
  };
}

const isWider = ({ now, before }: GapChange): boolean =>
  Math.abs(now.difference) > Math.abs(before.difference);

export interface EarlierList {
  /** "the previous report, as at 27 September 2026". */
  readonly name: string;
  readonly earlier: Findings;
}

/** The lists that a document may tell changes since: the previous one, then the baseline. */
export const earlierLists = ({
  previous,
  baseline,
}: Pick<TemplateInput, "previous" | "baseline">): EarlierList[] =>
  [
    { name: "the previous report", earlier: previous },
    { name: "the baseline", earlier: baseline },
  ].flatMap(({ name, earlier }) =>
    earlier === undefined
      ? []
      : [{ name: earlier.asAt === null ? name : `${name}, as at ${dayWords(earlier.asAt)}`, earlier }],
  );

/** What a document tells of one of them, the whole list first. */
export function changesSince(now: Findings, then: Findings): string[] {
  const { sentences, cautions } = toldChanges(now, then);
  return [listChangeWords(now, then), ...sentences, ...cautions];
}

/** The whole list now and then. */
export function listChangeWords(now: Findings, then: Findings): string {
  const list = ({ overall }: Findings): string =>
    [
      countedOrHidden(overall.n, "pathway"),
      `a median of ${withInterval(medianOf(overall), printNumber, " weeks")}`,
      `${withInterval(proportionOf(overall.over52Weeks), printPercentage, "%")} over 52 weeks`,
    ].join(", ");
  return `The whole list: ${list(now)} now; ${list(then)} ${thenWords(then)}.`;
}
