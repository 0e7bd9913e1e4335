/** What a policy does, in words: to the gaps it is for, to long waiters, and to those who wait longer for it. */
import type {
  SimulatedArm,
  SimulatedDimension,
  SimulatedGap,
  SimulatedMoves,
  SimulationEstimate,
  SimulationFindings,
} from "../findings/simulation-schema.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import { allOf } from "./all-of.ts";
import { isAtLeast } from "./figures.ts";
import { capitalised, dimensionWords, groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import {
  GAP_NAMES,
  GAP_UNITS,
  isOnePerson,
  printAmount,
  printGap,
  printGapMean,
  printPeople,
  printWeeks,
  turned,
} from "./simulation-figures.ts";
import { leftWaitingSentences, treatedSentences } from "./simulation-treated.ts";

/** Sentences on one policy's arm, in the order in which they matter. */
export function simulationSentences(arm: SimulatedArm, findings: SimulationFindings): string[] {
  const plain = findings.arms.find(({ id }) => id === arm.against);
  if (plain === undefined || arm.moved === null) return [];
  const { weeks } = findings.options;
  const credited = creditedGaps(arm);
  return [
    ...credited.flatMap((found, index) => {
      const next = credited[index + 1];
      const isLastOfGroup = next?.dimension !== found.dimension || next.gap.group !== found.gap.group;
      return [
        gapSentence(found, plain, weeks),
        ...(isLastOfGroup ? treatedSentences(found, plain, weeksWords(weeks)) : []),
      ];
    }),
    ...leftWaitingSentences(credited, plain),
    ...longWaitSentences(arm, plain, weeks),
    laterSentence(arm.moved, weeks),
    soonerSentence(arm.moved),
    overSentence(arm.moved),
    ...whoPaysSentences(arm),
    ...besideSentences(arm),
  ].map(printable);
}

interface FoundGap {
  readonly dimension: SimulatedDimension;
  readonly gap: SimulatedGap;
}

/** Gaps of the groups a policy's rules name, where there are enough people to speak of. */
export const creditedGaps = (arm: SimulatedArm): FoundGap[] =>
  spokenGaps(arm).filter(({ dimension, gap }) => isCredited(arm, dimension, gap));

const isCredited = (
  { policy }: SimulatedArm,
  { dimension }: SimulatedDimension,
  { group }: SimulatedGap,
): boolean => policy?.credited.some((one) => one.dimension === dimension && one.group === group) ?? false;

const spokenGaps = ({ dimensions }: SimulatedArm): FoundGap[] =>
  dimensions.flatMap((dimension) =>
    dimension.gaps
      .filter(({ known, group }) => known && isLarge(dimension, group))
      .map((gap) => ({ dimension, gap })),
  );

/** A reference that is no group is everybody else. */
const isLarge = ({ groups }: SimulatedDimension, group: string): boolean =>
  (groups.find((one) => one.group === group)?.waitingAtStart ?? FEWEST_PATHWAYS) >= FEWEST_PATHWAYS;

function gapSentence({ dimension, gap }: FoundGap, plain: SimulatedArm, weeks: number): string {
  const { measure, trajectory } = gap;
  const people = `${groupWords(dimension, gap.group)} and ${groupWords(dimension, gap.reference)}`;
  const before = plainGap(plain, dimension, gap)?.trajectory.at(-1) ?? null;
  const after = trajectory.at(-1) ?? null;
  const atStart = trajectory[0] ?? null;
  if (atStart === null && gap.closed === null)
    return `Between ${people} the gap in ${GAP_NAMES[measure]} cannot be told: too few wait to compare.`;
  const now = `Between ${people} the gap in ${GAP_NAMES[measure]} is ${printGapMean(atStart, measure)} ${GAP_UNITS[measure]} now.`;
  if (gap.closed === null) return `${now} After ${weeksWords(weeks)} too few wait to compare.`;
  return (
    `${now} ` +
    `After ${weeksWords(weeks)} it is ${printGap(before, measure)} in the plain order and ` +
    `${printGap(after, measure)} under the policy: ${closedWords(gap)}${isTurned(before, after) ? ", and the other way round" : ""}.`
  );
}

/** In the middle 95% of the futures the one is above none and the other below it. */
const isTurned = (before: SimulationEstimate, after: SimulationEstimate): boolean =>
  before !== null &&
  after !== null &&
  ((before.lower > 0 && after.upper < 0) || (before.upper < 0 && after.lower > 0));

export const plainGap = (
  { dimensions }: SimulatedArm,
  { dimension }: SimulatedDimension,
  { group, measure }: SimulatedGap,
): SimulatedGap | undefined =>
  dimensions
    .find((one) => one.dimension === dimension)
    ?.gaps.find((one) => one.group === group && one.measure === measure);

/** Nothing where the one order or the other has no such gap. */
function closedWords({ closed, measure }: SimulatedGap): string {
  if (closed === null) return "";
  const unit = GAP_UNITS[measure];
  if (closed.lower > 0) return `${printAmount(closed, measure)} ${unit} nearer to none`;
  if (closed.upper < 0) return `${printAmount(turned(closed), measure)} ${unit} further from none`;
  if (closed.lower === 0 && closed.upper === 0) return "the same";
  return `no clear difference, ${printGap(closed, measure)} ${unit} nearer to none`;
}

const weeksWords = (weeks: number): string => (weeks === 1 ? "1 week" : `${weeks} weeks`);

function longWaitSentences(arm: SimulatedArm, plain: SimulatedArm, weeks: number): string[] {
  const [own, other] = [arm.weeks.at(-1), plain.weeks.at(-1)];
  if (own === undefined || other === undefined) return [];
  const counts = (["over52Weeks", "over65Weeks", "over78Weeks"] as const)
    .filter((limit) => !isNone(own[limit]) || !isNone(other[limit]))
    .map(
      (limit) =>
        `${printPeople(own[limit])} over ${LIMITS[limit]} against ${printPeople(other[limit])} in the plain order`,
    );
  if (counts.length === 0) return [`After ${weeksWords(weeks)} nobody waits over 52 weeks in either order.`];
  return [`Waiting after ${weeksWords(weeks)}: ${counts.join("; ")}.`];
}

const LIMITS = { over52Weeks: "52 weeks", over65Weeks: "65", over78Weeks: "78" } as const;

/** Not in a single replication. */
const isNone = (estimate: SimulationEstimate): boolean =>
  estimate === null || (estimate.mean === 0 && estimate.upper === 0);

function laterSentence(moved: SimulatedMoves, weeks: number): string {
  if (isNone(moved.laterPeople)) return "Nobody is treated later than in the plain order.";
  if (isOnePerson(moved.laterPeople)) {
    const beyond = isNone(moved.laterNotTreated)
      ? ""
      : `, and not within ${weeksWords(weeks)} in every future`;
    return `1 person is treated later than in the plain order, by ${printWeeks(moved.laterMeanWeeks)} weeks${beyond}.`;
  }
  const beyond = isNone(moved.laterNotTreated)
    ? ""
    : ` ${printPeople(moved.laterNotTreated)} of them ${isOnePerson(moved.laterNotTreated) ? "is" : "are"} not treated within ${weeksWords(weeks)}, and wait longer than is counted.`;
  return (
    `${printPeople(moved.laterPeople)} people are treated later than in the plain order: by ${printWeeks(moved.laterMeanWeeks)} weeks on average, ` +
    `one in twenty of them by ${printWeeks(moved.laterP95Weeks)} weeks or more.${beyond}`
  );
}

function soonerSentence({ soonerPeople, soonerMeanWeeks }: SimulatedMoves): string {
  if (isNone(soonerPeople)) return "Nobody is treated sooner than in the plain order.";
  return isOnePerson(soonerPeople)
    ? `1 person is treated sooner, by ${printWeeks(soonerMeanWeeks)} weeks.`
    : `${printPeople(soonerPeople)} people are treated sooner, by ${printWeeks(soonerMeanWeeks)} weeks on average.`;
}

function overSentence({ newlyOver52Weeks, noLongerOver52Weeks }: SimulatedMoves): string {
  const spared = isNone(noLongerOver52Weeks)
    ? "nobody is spared it"
    : `${printPeople(noLongerOver52Weeks)} ${isOnePerson(noLongerOver52Weeks) ? "is" : "are"} spared it`;
  if (isNone(newlyOver52Weeks)) return `Nobody newly passes 52 weeks because of the policy, and ${spared}.`;
  const people = isOnePerson(newlyOver52Weeks)
    ? "1 person passes"
    : `${printPeople(newlyOver52Weeks)} people pass`;
  return `${people} 52 weeks because of the policy, and ${spared}.`;
}

/** Shares of one breakdown that lie so near to the largest are told with it: which of them is largest is chance, or rounding. */
const ALIKE = 0.95;

/** The group of whom most, in proportion, are treated later, with those of whom about as many are. */
function whoPaysSentences({ dimensions }: SimulatedArm): string[] {
  const spoken = dimensions.flatMap((dimension) =>
    dimension.groups
      .filter(({ known, waitingAtStart }) => known && isAtLeast(waitingAtStart, FEWEST_PATHWAYS))
      .map((group) => ({ dimension, group })),
  );
  const shares = spoken.flatMap(({ dimension, group }) => {
    const { moved, joined, waitingAtStart } = group;
    if (moved === null || moved.laterPeople === null || joined === null || waitingAtStart === null) return [];
    return [{ dimension, group, share: moved.laterPeople.mean / (waitingAtStart + joined.mean) }];
  });
  const [first, ...others] = shares;
  if (first === undefined) return [];
  const most = others.reduce((highest, one) => (one.share > highest.share ? one : highest), first);
  if (most.share === 0 || most.group.moved === null) return [];
  const beside = shares.filter(({ dimension }) => dimension === most.dimension);
  const alike = beside.filter(({ share }) => share >= ALIKE * most.share);
  const { laterPeople, laterMeanWeeks } = most.group.moved;
  // Whoever is hidden may be treated later more often still.
  const among = shares.length < spoken.length ? ", of the groups whose figures can be shown" : "";
  if (alike.length > 1 && alike.length === beside.length) {
    const groups = `group by ${dimensionWords(most.dimension)}${among === "" ? "" : " whose figures can be shown"}`;
    return [`No ${groups} is treated later noticeably more often than another.`];
  }
  if (alike.length > 1) {
    const people = alike.map(({ dimension, group }) => groupWords(dimension, group.group));
    return [`Treated later most often${among}, and about alike: ${allOf(people)}.`];
  }
  return [
    `Treated later most often${among}: ${groupWords(most.dimension, most.group.group)}, ${printPeople(laterPeople)} of them, by ${printWeeks(laterMeanWeeks)} weeks on average.`,
  ];
}

/** The gap of a group the policy is not for that it widens most, of those it surely widens. */
function besideSentences(arm: SimulatedArm): string[] {
  const widened = spokenGaps(arm).filter(
    ({ dimension, gap }) =>
      gap.measure === "medianWeeks" && !isCredited(arm, dimension, gap) && (gap.closed?.upper ?? 0) < 0,
  );
  const [first, ...others] = widened;
  if (first === undefined) return [];
  const { dimension, gap } = others.reduce(
    (most, one) => ((one.gap.closed?.mean ?? 0) < (most.gap.closed?.mean ?? 0) ? one : most),
    first,
  );
  return [
    `${capitalised(`beside what it is for, the gap between ${groupWords(dimension, gap.group)} and ${groupWords(dimension, gap.reference)}`)} ends ${closedWords(gap)} (${GAP_NAMES[gap.measure]}).`,
  ];
}
