import type { SimulatedArm, SimulatedDimension, SimulatedGroup } from "../../findings/exact.ts";
import {
  SIMULATED_GAPS,
  type SimulatedGap,
  type SimulatedGapMeasure,
  type SimulatedMoves,
  type SimulatedWeek,
  type SimulationEstimate,
} from "../../findings/simulation-schema.ts";
import { replicationEstimate } from "../../stats/replication-estimate.ts";
import type { Policy } from "../policy.ts";
import { policyFindings } from "../policy-findings.ts";
import { type ArmResult, type MovedFigures, medianWeeksAt, over18At, waitFigure } from "./arm-result.ts";
import {
  EVERYBODY,
  type FollowedDimension,
  type FollowedGroups,
  referenceColumn,
} from "./followed-groups.ts";
import type { FollowedArm, SimulationRuns } from "./run-replications.ts";
import type { WaitFigure } from "./waits-of-cell.ts";

type Results = readonly ArmResult[];
const DAYS_PER_WEEK = 7;

/** One figure of every replication. */
export const over = <Result>(
  results: readonly Result[],
  figure: (result: Result, replication: number) => number | undefined,
): SimulationEstimate => replicationEstimate(results.map(figure)) ?? null;

/** What became of an arm, over its replications. `last`: the weeks simulated. */
export function summariseArm(followedArm: FollowedArm, runs: SimulationRuns, last: number): SimulatedArm {
  const { arm, results } = followedArm;
  const plain = arm.against === undefined ? undefined : runs.arms[arm.against];
  const held = { results, plain: plain?.results, last };
  return {
    id: arm.id,
    label: arm.label,
    policy:
      plain === undefined
        ? null
        : {
            ...policyFindings(arm.policy, runs.dimensions, arm.evidence),
            credited: creditedGroups(arm.policy),
          },
    against: plain?.arm.id ?? null,
    treated: over(results, ({ treated }) => treated[EVERYBODY]),
    missedSlots: over(results, ({ missedSlots }) => missedSlots),
    unusedSlots: over(results, ({ unusedSlots }) => unusedSlots),
    weeks: Array.from({ length: last + 1 }, (_, week) => weekFindings(results, week)),
    moved: movedFindings(results, EVERYBODY),
    dimensions: runs.followed.dimensions.map((dimension) =>
      dimensionFindings(dimension, runs.followed, held),
    ),
  };
}

/** Every group that a rule names, once. */
export function creditedGroups({ credit }: Policy): { dimension: string; group: string }[] {
  const named = credit.flatMap(({ when }) =>
    Object.entries(when).flatMap(([dimension, groups]) => groups.map((group) => ({ dimension, group }))),
  );
  return named.filter(
    (one, index) =>
      named.findIndex(({ dimension, group }) => dimension === one.dimension && group === one.group) === index,
  );
}

function weekFindings(results: Results, week: number): SimulatedWeek {
  const people = (figure: WaitFigure) =>
    over(results, (result) => waitFigure(result, week, { column: EVERYBODY, figure }));
  return {
    week,
    waiting: people("waiting"),
    medianWeeks: over(results, (result) => medianWeeksAt(result, week, EVERYBODY)),
    within18Weeks: over(results, (result) => complement(over18At(result, week, EVERYBODY))),
    over52Weeks: people("over52"),
    over65Weeks: people("over65"),
    over78Weeks: people("over78"),
  };
}

const complement = (proportion: number | undefined): number | undefined =>
  proportion === undefined ? undefined : 1 - proportion;
const inWeeks = (days: number | undefined): number | undefined =>
  days === undefined ? undefined : days / DAYS_PER_WEEK;

/** Of a cell; null in a plain order. */
export function movedFindings(results: Results, cell: number): SimulatedMoves | null {
  const moves = results.flatMap(({ moved }) => (moved === undefined ? [] : [moved]));
  if (moves.length === 0) return null;
  const of = (figure: (moved: MovedFigures) => number | undefined) => over(moves, figure);
  return {
    laterPeople: of(({ later }) => later[cell]),
    laterNotTreated: of(({ notTreated }) => notTreated[cell]),
    laterMeanWeeks: of(({ laterMeanDays }) => inWeeks(laterMeanDays[cell])),
    laterP95Weeks: of(({ laterP95Days }) => inWeeks(laterP95Days[cell])),
    soonerPeople: of(({ sooner }) => sooner[cell]),
    soonerMeanWeeks: of(({ soonerMeanDays }) => inWeeks(soonerMeanDays[cell])),
    newlyOver52Weeks: of(({ newlyOver }) => newlyOver[0]?.[cell]),
    newlyOver65Weeks: of(({ newlyOver }) => newlyOver[1]?.[cell]),
    newlyOver78Weeks: of(({ newlyOver }) => newlyOver[2]?.[cell]),
    noLongerOver52Weeks: of(({ noLongerOver }) => noLongerOver[0]?.[cell]),
    noLongerOver65Weeks: of(({ noLongerOver }) => noLongerOver[1]?.[cell]),
    noLongerOver78Weeks: of(({ noLongerOver }) => noLongerOver[2]?.[cell]),
  };
}

interface Held {
  readonly results: Results;
  /** Of the plain order, replication by replication; undefined for a plain order itself. */
  readonly plain: Results | undefined;
  readonly last: number;
}

function dimensionFindings(
  dimension: FollowedDimension,
  followed: FollowedGroups,
  held: Held,
): SimulatedDimension {
  const { rowGroups } = dimension;
  return {
    dimension: rowGroups.dimension,
    label: rowGroups.label,
    reference: rowGroups.reference,
    groups: rowGroups.groups.flatMap((_, group) => groupFindings(dimension, group, held)),
    gaps: rowGroups.groups.flatMap((_, group) =>
      SIMULATED_GAPS.flatMap((measure) => gapFindings({ dimension, group, measure }, followed, held)),
    ),
  };
}

/** Nothing of a group that nobody is ever in. */
function groupFindings(
  { rowGroups, firstCell }: FollowedDimension,
  group: number,
  { results, last }: Held,
): SimulatedGroup[] {
  const named = rowGroups.groups[group];
  const cell = firstCell + group;
  const first = results[0];
  if (named === undefined || first === undefined) return [];
  const waitingAtStart = waitFigure(first, 0, { column: cell, figure: "waiting" });
  if (waitingAtStart === 0 && results.every(({ joined }) => joined[cell] === 0)) return [];
  const atEnd = (figure: WaitFigure) =>
    over(results, (result) => waitFigure(result, last, { column: cell, figure }));
  return [
    {
      group: named.id,
      label: named.label,
      known: group < rowGroups.knownGroups,
      waitingAtStart,
      joined: over(results, ({ joined }) => joined[cell]),
      treated: over(results, ({ treated }) => treated[cell]),
      waiting: atEnd("waiting"),
      medianWeeksAtStart: medianWeeksAt(first, 0, cell) ?? null,
      medianWeeksWaiting: over(results, (result) => medianWeeksAt(result, last, cell)),
      medianWeeksTreated: over(results, ({ treatedMedianDays }) => inWeeks(treatedMedianDays[cell])),
      over18Weeks: over(results, (result) => over18At(result, last, cell)),
      over52Weeks: atEnd("over52"),
      moved: movedFindings(results, cell),
    },
  ];
}

const FIGURE_AT = { medianWeeks: medianWeeksAt, over18Weeks: over18At } as const;

interface GapOf {
  readonly dimension: FollowedDimension;
  readonly group: number;
  readonly measure: SimulatedGapMeasure;
}

/** Group − reference at the end of a week; undefined for the reference, and where either has nobody waiting. */
export function gapAt(
  result: ArmResult,
  week: number,
  { dimension, group, measure }: GapOf,
): number | undefined {
  const beside = referenceColumn(dimension, group);
  if (beside === undefined) return undefined;
  const own = FIGURE_AT[measure](result, week, dimension.firstCell + group);
  const others = FIGURE_AT[measure](result, week, beside);
  return own === undefined || others === undefined ? undefined : own - others;
}

function gapFindings(of: GapOf, { cells }: FollowedGroups, { results, plain, last }: Held): SimulatedGap[] {
  const { dimension, group, measure } = of;
  const named = dimension.rowGroups.groups[group];
  const beside = referenceColumn(dimension, group);
  if (named === undefined || beside === undefined) return [];
  const trajectory = Array.from({ length: last + 1 }, (_, week) =>
    over(results, (result) => gapAt(result, week, of)),
  );
  if (trajectory.every((point) => point === null)) return [];
  const paired = (compare: (own: number, plain: number) => number) =>
    plain === undefined
      ? null
      : over(results, (result, replication) => {
          const [own, other] = [gapAt(result, last, of), gapAt(plain[replication] as ArmResult, last, of)];
          return own === undefined || other === undefined ? undefined : compare(own, other);
        });
  return [
    {
      group: named.id,
      reference:
        beside < cells
          ? (dimension.rowGroups.groups[beside - dimension.firstCell]?.id ?? "")
          : dimension.rowGroups.reference,
      known: group < dimension.rowGroups.knownGroups,
      measure,
      trajectory,
      change: paired((own, other) => own - other),
      closed: paired(closedBy),
    },
  ];
}

/** How much nearer to no gap. */
export const closedBy = (own: number, plain: number): number => Math.abs(plain) - Math.abs(own);
