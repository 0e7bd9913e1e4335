/** What changed since an earlier list, in words; a change that may be chance is never called one. */
import type { Findings } from "../../findings/schema.ts";
import { dayWords } from "../as-at-words.ts";
import { counted, printCount, printNumber, printPercentage } from "../figures.ts";
import { POINTS, plainSpan, SHARE, sized, spanWords, WAIT } from "../gap-words.ts";
import { groupWords } from "../group-words.ts";
import { breachWords, type Standard } from "../standard-words.ts";
import { type GapChange, gapChanges, isGroupedAlike, isSureChange } from "./gap-changes.ts";
import { completenessChanges, type FigureChange, listChanges } from "./list-changes.ts";
import { hasOtherBands, shownGroups } from "./shown-groups.ts";

const MOST_GAPS = 5;
/** Completeness that moves by less, half a percentage point, is not worth a word. */
const LEAST_COMPLETENESS = 0.005;

/** "30 September 2026", or "the earlier list" without a date. */
export const sinceWords = ({ asAt }: Findings): string =>
  asAt === null ? "the earlier list" : dayWords(asAt);

/** The most important first: gaps, then long waits and the size of the list, what is known, who is shown. */
export function changeSentences(now: Findings, before: Findings): string[] {
  const changes = gapChanges(now, before);
  const byLabel = new Map(listChanges(now, before).map((change) => [change.label, change]));
  return [
    ...gapChangeSentences(changes, now.standard),
    ...listSentences(byLabel),
    ...completenessSentences(completenessChanges(now, before)),
    ...shownSentences(now, before),
    ...changeCautions(now, before),
  ];
}

/** What to mind when two lists are compared: groups that are other people than they were, though nobody moved. */
export function changeCautions(now: Findings, before: Findings): string[] {
  return [...groupingSentences(now, before), ...tableSentences(now, before)];
}

function groupingSentences(now: Findings, before: Findings): string[] {
  const ethnic = isGroupedAlike("ethnic-group", now, before)
    ? []
    : ["Ethnic groups are grouped otherwise than they were: gaps between them are not compared."];
  const banded = now.dimensions.some(({ dimension }) => hasOtherBands(dimension, now, before))
    ? ["Age is in other bands than it was: only bands that both lists have are compared."]
    : [];
  return [...ethnic, ...banded];
}

/** Deprivation by another edition moves people between fifths who have not moved at all. */
function tableSentences(now: Findings, before: Findings): string[] {
  const [table, earlier] = [now, before].map(
    ({ references }) => references.find(({ kind }) => kind === "imd")?.name,
  );
  if (table === undefined || earlier === undefined || table === earlier) return [];
  return [
    `Deprivation is by ${table}, and was by ${earlier}: some areas are in another fifth for that reason alone, and changes by deprivation may be no more than that.`,
  ];
}

interface Compared {
  /** How many changes were compared in all, where `changes` are some of them. */
  readonly among: number;
  /** " by ethnicity or deprivation", where only such gaps are looked at. */
  readonly by: string;
  /** Where those are that are not told. */
  readonly others: string;
}

/** Every change that is sure, surest first; or that there is none, with the largest there may be. */
export function gapChangeSentences(
  changes: readonly GapChange[],
  standard: Standard,
  { among, by, others }: Compared = { among: changes.length, by: "", others: "see the tables of changes" },
): string[] {
  if (changes.length === 0)
    return [
      `No gap${by} can be compared: no group of 20 pathways and more is in both lists with the same reference.`,
    ];
  const sure = changes.filter(isSureChange).sort((one, other) => certainty(other) - certainty(one));
  if (sure.length > 0) {
    const more = sure.length - MOST_GAPS;
    const untold =
      more > 0 ? [`${counted(more, "further gap")} changed by more than chance: ${others}.`] : [];
    return [...sure.slice(0, MOST_GAPS).map((change) => sureSentence(change, standard)), ...untold];
  }
  const [first, ...rest] = changes.filter(({ measure }) => measure === "breachesStandard");
  const lead = `No gap${by} has widened or narrowed by more than chance would make it, allowing for ${counted(among, "comparison")}.`;
  if (first === undefined) return [lead];
  const largest = rest.reduce(
    (best, next) => (Math.abs(next.change) > Math.abs(best.change) ? next : best),
    first,
  );
  const { scale, unit, direction } = wordsOf(largest.measure);
  return [
    `${lead} The largest difference from before, in the gap in ${whatOf(largest, standard)}, could be anything ${spanWords(asGap(largest), scale, unit, direction)}.`,
  ];
}

/** How many interval widths from none: comparable between weeks and shares. */
function certainty({ change, changeLower, changeUpper }: GapChange): number {
  const limit = change > 0 ? changeLower : changeUpper;
  return limit === null || limit === change ? 0 : Math.abs(change / (change - limit));
}

function sureSentence(change: GapChange, standard: Standard): string {
  const { scale, unit, direction } = wordsOf(change.measure);
  const { before, now } = change;
  const verb =
    Math.sign(before.difference) * Math.sign(now.difference) < 0
      ? "turned round"
      : Math.abs(now.difference) > Math.abs(before.difference)
        ? "widened"
        : "narrowed";
  const size = printNumber(Math.abs(change.change) * scale);
  return [
    `The gap in ${whatOf(change, standard)} has ${verb} by ${size} ${unit} (95% interval ${plainSpan(asGap(change), scale)}):`,
    `${sized(now.difference, scale, unit, direction)} now, ${sized(before.difference, scale, unit, direction)} before.`,
  ].join(" ");
}

/** "waiting over 18 weeks between people in the most deprived fifth and people in the least deprived fifth". */
const whatOf = ({ dimension, group, measure, now }: GapChange, standard: Standard): string =>
  `${measureWords(measure, standard)} between ${groupWords(dimension, group.group)} and ${groupWords(dimension, now.reference)}`;

export function measureWords(measure: GapChange["measure"], standard: Standard): string {
  switch (measure) {
    case "breachesStandard":
      return `waiting ${breachWords(standard)}`;
    case "over52Weeks":
      return "waiting over 52 weeks";
    case "medianWeeks":
      return "the median wait";
  }
}

const wordsOf = (measure: GapChange["measure"]) =>
  measure === "medianWeeks"
    ? { scale: 1, unit: "weeks", direction: WAIT }
    : { scale: 100, unit: POINTS, direction: SHARE };

const asGap = ({ change, changeLower, changeUpper }: GapChange) => ({
  difference: change,
  differenceLower: changeLower,
  differenceUpper: changeUpper,
});

function listSentences(byLabel: ReadonlyMap<string, FigureChange>): string[] {
  const size = byLabel.get("Pathways");
  const sentence = size && countSentence("The list has", "pathway", size);
  const long = [52, 65, 78, 104].flatMap((weeks) => {
    const change = byLabel.get(`Waited over ${weeks} weeks`);
    if (change === undefined || change.before === null || change.now === null) return [];
    if (change.before === 0 && change.now === 0) return [];
    return [`${printCount(change.now)} over ${weeks} weeks (${printCount(change.before)} before)`];
  });
  return [
    ...(sentence === undefined ? [] : [sentence]),
    ...(long.length === 0 ? [] : [`Long waits: ${long.join(", ")}.`]),
  ];
}

function countSentence(lead: string, noun: string, { before, now }: FigureChange): string | undefined {
  if (before === null || now === null) return undefined;
  const more = now - before;
  const size =
    more === 0
      ? "as many as before"
      : `${printCount(Math.abs(more))} ${more > 0 ? "more" : "fewer"} than before`;
  return `${lead} ${counted(now, noun)}, ${size}.`;
}

function completenessSentences(changes: readonly FigureChange[]): string[] {
  const items = changes.flatMap(({ label, before, now }) => {
    if (before === null || now === null || Math.abs(now - before) < LEAST_COMPLETENESS) return [];
    return [`${label} for ${printPercentage(now)}% of pathways (${printPercentage(before)}% before)`];
  });
  return items.length === 0 ? [] : [`Known now: ${items.join("; ")}.`];
}

function shownSentences(now: Findings, before: Findings): string[] {
  const ofKind = (kind: "nowHidden" | "nowGone" | "nowShown" | "nowNew", words: string): string[] => {
    const items = shownGroups(now, before)
      .filter((found) => found[kind].length > 0)
      .map((found) => `${found.dimension.label}: ${found[kind].join(", ")}`);
    return items.length === 0 ? [] : [`${words} ${items.join("; ")}.`];
  };
  return [
    ...ofKind("nowShown", "Shown now, and hidden by disclosure control before:"),
    ...ofKind("nowHidden", "Hidden by disclosure control now, and shown before:"),
    ...ofKind("nowNew", "On the list now, and not before:"),
    ...ofKind("nowGone", "No longer on the list:"),
  ];
}
