/** The impact of an order in plain words: harm first, then who gains, who pays, and whom it reaches indirectly. */
import type { Impact, ImpactOutcome } from "../findings/impact-schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { allOf, anyOf } from "./all-of.ts";
import {
  counted,
  countedOrHidden,
  countInWords,
  isAtLeast,
  NO_FIGURE,
  printNumber,
  printPercentage,
  sumOfCounts,
} from "./figures.ts";
import { capitalised, dimensionWords } from "./group-words.ts";
import {
  everyGroup,
  type GroupOf,
  isTold,
  limitWords,
  peopleOf,
  placesAndWeeks,
  turnWords,
} from "./impact-words.ts";

/** Whether any pathway is newly past a limit. */
export const doesHarm = ({ projection }: Impact): boolean =>
  (projection ?? []).some(({ newlyPast }) => newlyPast !== 0);

/** Said first and whatever the answer: who is pushed past a limit by the order. */
export function harmSentence(impact: Impact): string {
  const { projection, capacity, overall } = impact;
  if (overall.n === 0)
    return "Nobody on this list has a clinical priority to be ordered by, so nobody moves.";
  if (projection === null) {
    return capacity.reason === "no-waits"
      ? "Whether anybody is pushed past a limit cannot be said: nobody has waited a day yet, so there is nothing to estimate a weekly capacity from. Give one."
      : "Whether anybody is pushed past a limit cannot be said without a weekly capacity.";
  }
  const harmed = projection.filter(({ newlyPast }) => newlyPast !== 0);
  const spared = projection.filter(({ newlySpared }) => newlySpared !== 0);
  if (harmed.length === 0) return [nobodyPushed(projection), sparedSentence(spared, impact)].join("");
  return `Warning: ${pushed(harmed, impact)}${sparedSentence(spared, impact)}`;
}

/** "this order pushes 12 pathways past 52 weeks and 3 past their clinical target that would be treated in time in the plain order." */
function pushed(harmed: readonly ImpactOutcome[], impact: Impact): string {
  const parts = harmed.map(
    ({ newlyPast, weeks }, index) =>
      `${index === 0 ? countedOrHidden(newlyPast, "pathway") : countInWords(newlyPast)} past ${limitWords(weeks)}`,
  );
  const all = sumOfCounts(harmed.map(({ newlyPast }) => newlyPast));
  return `this order is projected to push ${allOf(parts)} that the plain order would have ${turnWords(impact)} ${all === 1 ? "before that" : "in time"}.`;
}

function nobodyPushed(projection: readonly ImpactOutcome[]): string {
  const weeks = projection.flatMap((outcome) => (outcome.weeks === null ? [] : [String(outcome.weeks)]));
  const target = projection.some((outcome) => outcome.weeks === null && outcome.n !== 0);
  return `Nobody is projected to be pushed past ${anyOf(weeks)} weeks${target ? ", or past a clinical target," : ""} by this order.`;
}

function sparedSentence(spared: readonly ImpactOutcome[], impact: Impact): string {
  if (spared.length === 0) return "";
  const parts = spared.map(
    ({ newlySpared, weeks }, index) =>
      `${index === 0 ? countedOrHidden(newlySpared, "pathway") : countInWords(newlySpared)} within ${limitWords(weeks)}`,
  );
  return ` It brings ${allOf(parts)} that the plain order would have ${turnWords(impact)} later.`;
}

/** How many have credit, and who moves how far; the first sentences of an account for somebody in a hurry. */
export function movementSentences(impact: Impact): string[] {
  const { overall, credit } = impact;
  if (overall.n === 0) return [];
  if (sumOfCounts([overall.gainers.n, overall.losers.n]) === 0) return [nothingMoves(impact)];
  return [
    `${capitalised(countedOrHidden(credit.withCredit, "pathway"))} of ${countInWords(overall.n)} ${credit.withCredit === 1 ? "has" : "have"} credit${creditSize(impact)}.`,
    `${capitalised(moved(overall.gainers, "up"))}; ${moved(overall.losers, "down")}${mostLost(overall.losers)}; ${stays(overall.unmoved)}.`,
  ];
}

const nothingMoves = ({ credit, overall }: Impact): string =>
  credit.withCredit === 0
    ? `None of ${countedOrHidden(overall.n, "pathway")} has credit: the order is the plain one.`
    : `${capitalised(countedOrHidden(credit.withCredit, "pathway"))} of ${countInWords(overall.n)} ${credit.withCredit === 1 ? "has" : "have"} credit, and nobody's place changes.`;

/** ", 4.2 weeks on average (3 at the cap of 16)": what of it is known. */
function creditSize({ credit }: Impact): string {
  const mean =
    credit.meanCreditWeeks === null
      ? ""
      : `, ${printNumber(credit.meanCreditWeeks)} weeks${credit.withCredit === 1 ? "" : " on average"}`;
  return credit.atCap === 0
    ? mean
    : `${mean} (${countInWords(credit.atCap)} at the cap of ${printNumber(credit.maxCreditWeeks, Number.isInteger(credit.maxCreditWeeks) ? 0 : 2)})`;
}

type Movers = Impact["overall"]["gainers"];

function moved({ n, meanPlacesMoved, meanWeeksMoved }: Movers, direction: "up" | "down"): string {
  if (n === 0) return `none moves ${direction}`;
  if (meanPlacesMoved === null) return `${countInWords(n)} move ${direction}`;
  const far = placesAndWeeks(meanPlacesMoved, meanWeeksMoved);
  return n === 1
    ? `1 moves ${direction} ${far}`
    : `${countInWords(n)} move ${direction}, by ${far} on average`;
}

const mostLost = ({ n, largestPlacesMoved, largestWeeksMoved }: Movers): string =>
  !isAtLeast(n, 2) || largestPlacesMoved === null
    ? ""
    : ` and ${placesAndWeeks(largestPlacesMoved, largestWeeksMoved)} at most`;

function stays(n: number | null): string {
  if (n === 0) return "none stays where it is";
  return n === 1 ? "1 stays where it is" : `${countInWords(n)} stay where they are`;
}

const MOST_NAMED = 3;

/** The groups that move furthest on average, either way; only those that a sentence may speak of, and far enough to be felt. */
export function groupSentences(impact: Impact): string[] {
  const { gainers, losers } = impact.overall;
  if (sumOfCounts([gainers.n, losers.n]) === 0) return [];
  const told = everyGroup(impact).filter(({ dimension, group }) => isTold(dimension, group));
  const hidden = told.filter(({ group }) => group.meanPlacesGained === null);
  const felt = told.filter(({ group }) => isFelt(group));
  const up = furthest(felt, 1);
  const down = furthest(felt, -1);
  const others = hidden.length === 0 ? [] : [hiddenMoves(hidden)];
  if (up.length + down.length === 0) return [noGroupMoves(impact, hidden.length > 0), ...others];
  return [
    ...(up.length === 0 ? [] : [`Who gains most, on average: ${up.map(groupMove).join("; ")}.`]),
    ...(down.length === 0 ? [] : [`Who pays most, on average: ${down.map(groupMove).join("; ")}.`]),
    ...others,
  ];
}

/** Who moves further than the groups that are named cannot be seen, and is not to be taken for nobody. */
const hiddenMoves = (hidden: readonly GroupOf[]): string =>
  `Hidden by disclosure control, and so in no such comparison: how far ${allOf(hidden.map(({ dimension, group }) => peopleOf(dimension, group)))} move on average.`;

const noGroupMoves = ({ capacity }: Impact, someAreHidden: boolean): string =>
  `No ${someAreHidden ? "other " : ""}known group of ${FEWEST_PATHWAYS} or more moves by ${capacity.perWeek === null ? "a place" : "a tenth of a week"} on average.`;

function furthest(groups: readonly GroupOf[], direction: 1 | -1): GroupOf[] {
  const by = ({ group }: GroupOf): number => direction * (group.meanPlacesGained ?? 0);
  return groups
    .filter((one) => by(one) > 0)
    .sort((one, other) => by(other) - by(one))
    .slice(0, MOST_NAMED);
}

function groupMove({ dimension, group }: GroupOf): string {
  const places = group.meanPlacesGained ?? 0;
  const weeks = group.meanWeeksGained;
  const far = placesAndWeeks(Math.abs(places), weeks === null ? null : Math.abs(weeks));
  return `${peopleOf(dimension, group)} ${places > 0 ? "up" : "down"} ${far}`;
}

/** What the first places are, and whose share of them changes most. */
export function firstPlacesSentences(impact: Impact): string[] {
  const { firstPlaces } = impact;
  if (firstPlaces === null) return [];
  const { newcomers, places } = firstPlaces;
  // The places of the whole list are counted in the words before; those of every part are not.
  const ofAll = impact.rankedWithin === null ? "" : ` of ${countInWords(places)}`;
  if (newcomers === 0) {
    const goes = isOnePlace(impact) ? "goes to the same pathway" : "go to the same pathways";
    return [`${capitalised(whichPlaces(impact))} ${goes} as in the plain order.`];
  }
  if (places === 1)
    return [`${capitalised(whichPlaces(impact))} goes to a pathway that would not have had it.`];
  const change = largestChange(impact);
  const whose = change === undefined ? "" : ` ${shareSentence(change, hasHiddenShares(impact))}`;
  return [
    `Of ${whichPlaces(impact)}, ${countInWords(newcomers)}${ofAll} ${newcomers === 1 ? "goes to a pathway" : "go to pathways"} that would not have had one.${whose}`,
  ];
}

const isOnePlace = ({ firstPlaces, rankedWithin }: Impact): boolean =>
  (rankedWithin !== null && firstPlaces?.basis === "asked" ? firstPlaces.asked : firstPlaces?.places) === 1;

/** "the first 120 places (four weeks of capacity)"; the one is "the first place". */
export function whichPlaces({ firstPlaces, rankedWithin }: Impact): string {
  if (firstPlaces === null) return "the first places";
  const { basis, asked, places } = firstPlaces;
  const each = rankedWithin === null ? "" : ` of every ${dimensionWords(rankedWithin)}`;
  if (basis === "asked") {
    return rankedWithin === null ? firstOf(places) : `${firstOf(asked ?? 0)}${each}`;
  }
  return `${firstOf(places)} (four weeks of capacity${each})`;
}

function firstOf(places: number | null): string {
  if (places === null) return "the first places";
  return places === 1 ? "the first place" : `the first ${counted(places, "place")}`;
}

function largestChange(impact: Impact): GroupOf | undefined {
  const change = ({ group }: GroupOf): number => Math.abs(group.firstPlaces?.shareChange ?? 0);
  const [largest] = everyGroup(impact)
    .filter(({ dimension, group }) => isTold(dimension, group))
    .sort((one, other) => change(other) - change(one));
  return largest !== undefined && change(largest) > 0 ? largest : undefined;
}

/** Whoever is hidden may have a share that changes more. */
const hasHiddenShares = (impact: Impact): boolean =>
  everyGroup(impact).some(
    ({ dimension, group }) => isTold(dimension, group) && group.firstPlaces?.shareChange === null,
  );

function shareSentence({ dimension, group }: GroupOf, othersAreHidden: boolean): string {
  const { plainShare, proposedShare } = group.firstPlaces ?? { plainShare: null, proposedShare: null };
  const [before, after] = [plainShare, proposedShare].map((share) =>
    share === null ? NO_FIGURE : `${printPercentage(share)}%`,
  );
  return `Most changed${othersAreHidden ? ", of the shares that can be shown" : ""}: ${peopleOf(dimension, group)} have ${after} of them instead of ${before}.`;
}

/** The furthest that a rule moves people in dimensions that no rule names, where it is far enough to be felt. */
export function indirectSentences(impact: Impact): string[] {
  const unnamed = everyGroup(impact).filter(
    ({ dimension, group }) => !dimension.named && isTold(dimension, group),
  );
  return impact.rules.flatMap((rule) => {
    const [furthestMoved] = unnamed
      .flatMap((one) => {
        const effect = effectOfRule(rule, one);
        return effect !== undefined && isFelt(effect)
          ? [{ one, places: effect.meanPlacesGained ?? 0, effect }]
          : [];
      })
      .sort((a, b) => Math.abs(b.places) - Math.abs(a.places));
    if (furthestMoved === undefined) return [];
    const { one, places, effect } = furthestMoved;
    const weeks = effect.meanWeeksGained === null ? null : Math.abs(effect.meanWeeksGained);
    const far = `${places > 0 ? "up" : "down"} by ${placesAndWeeks(Math.abs(places), weeks)} on average`;
    return [
      `Indirectly, the rule “${rule.reason}” alone moves ${peopleOf(one.dimension, one.group)} ${far}, though no rule names ${dimensionWords(one.dimension)}.`,
    ];
  });
}

type RuleEffect = Impact["rules"][number]["dimensions"][number]["groups"][number];

/** A tenth of a week, or a place where weeks are not known. */
const isFelt = ({
  meanPlacesGained,
  meanWeeksGained,
}: Pick<RuleEffect, "meanPlacesGained" | "meanWeeksGained">): boolean =>
  meanWeeksGained === null ? Math.abs(meanPlacesGained ?? 0) >= 1 : Math.abs(meanWeeksGained) >= 0.1;

/** What one rule alone does to a group; undefined where it was not ranked alone. */
export const effectOfRule = (
  rule: Impact["rules"][number],
  { dimension, group }: GroupOf,
): RuleEffect | undefined =>
  rule.dimensions
    .find((found) => found.dimension === dimension.dimension)
    ?.groups.find((found) => found.group === group.group);

/** What the weeks rest on. */
export function assumptionSentences(impact: Impact): string[] {
  const { capacity, rankedWithin, list } = impact;
  if (capacity.perWeek === null) return ["Places are given without weeks: no weekly capacity is known."];
  const size = `${printNumber(capacity.perWeek, Number.isInteger(capacity.perWeek) ? 0 : 1)} a week`;
  const shared = rankedWithin === null ? "" : `, each ${dimensionWords(rankedWithin)} with its own share`;
  const basis =
    capacity.basis === "given"
      ? `Weeks are places ÷ capacity, ${size} as given${shared}.`
      : `Weeks are places ÷ capacity, ${size}${shared}: estimated from the list itself as pathways ÷ (2 × mean weeks waited), which holds for a list in balance that treats in turn and is rather too low elsewhere.`;
  return [
    basis,
    `A projected wait is days waited + 7 × place ÷ capacity until the person is ${turnWords(impact)}, nobody joining or leaving; it is a rough projection, and fairwait simulate lets people arrive.`,
    ...(list === "contact"
      ? ["This is a contact list: places change who is called first, not who is treated."]
      : []),
  ];
}
