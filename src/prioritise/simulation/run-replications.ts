import type { SimulationChoices } from "../../request.ts";
import type { ListRows, RowGroups } from "../list-rows.ts";
import { type ArmResult, armResult } from "./arm-result.ts";
import { type Arm, type CreditedPolicy, FRONTIER_SCALES, mainArms, scaledArm } from "./arms.ts";
import { type CapacityPools, capacityPools } from "./capacity-pools.ts";
import { type FollowedGroups, followedGroups } from "./followed-groups.ts";
import { drawFuture } from "./future.ts";
import { type LineStart, lineAtStart } from "./line-start.ts";
import { type MissedRates, missedRates } from "./missed-rates.ts";
import { movedPeople } from "./moved-people.ts";
import { type Newcomers, newcomersOf } from "./newcomers.ts";
import { OrderRules } from "./order-rules.ts";
import { type People, peopleAtStart, peopleOf } from "./people.ts";
import { type ArmRun, type Replication, runArm, slotsInAll } from "./run-arm.ts";
import { type TallyStart, tallyAtStart, WaitTally } from "./wait-tally.ts";

/** The list, the policies and what is followed. */
export interface Simulated {
  readonly rows: ListRows;
  readonly policies: readonly CreditedPolicy[];
  readonly followed: readonly RowGroups[];
  /** Whose groups may miss appointments more or less; null: everybody alike. */
  readonly missedBy: RowGroups | null;
}

/** An arm and what became of it, by replication. */
export interface FollowedArm {
  readonly arm: Arm;
  readonly results: readonly ArmResult[];
}

/** All that the replications gave, and what they rest on. */
export interface SimulationRuns {
  /** Of the list. */
  readonly dimensions: ListRows["dimensions"];
  readonly start: People;
  readonly followed: FollowedGroups;
  readonly newcomers: Newcomers;
  readonly pools: CapacityPools;
  readonly missed: MissedRates | undefined;
  readonly joinedUnranked: readonly number[];
  /** Plain orders first. */
  readonly arms: readonly FollowedArm[];
  /** Of each policy in turn, its credit multiplied by each of `FRONTIER_SCALES`, through the first `frontierReplications` futures. */
  readonly frontier: readonly (readonly FollowedArm[])[];
  readonly frontierReplications: number;
}

/** A frontier is a rough map: it takes this many replications at most. */
const MOST_FRONTIER_REPLICATIONS = 5;
const DAYS_PER_WEEK = 7;

/**
 * The list through every future in every arm: all arms of a replication see the same people join and the same slots
 * missed, so that they differ by their order alone. `afterEach` is waited for after each replication.
 */
export async function runReplications(
  simulated: Simulated,
  choices: SimulationChoices,
  afterEach: (done: number) => Promise<void> = async () => {},
): Promise<SimulationRuns> {
  const { rows } = simulated;
  const { weeks, replications, seed } = choices;
  const days = weeks * DAYS_PER_WEEK;
  const pools = capacityPools(rows, choices.capacity);
  const newcomers = newcomersOf(rows, choices.arrivals);
  const missed = choices.missed ? missedRates(rows, simulated.missedBy) : undefined;
  const start = peopleAtStart(rows);
  const followed = followedGroups(rows, simulated.followed);
  const tallyStart = tallyAtStart(start, followed, days);
  const slots = slotsInAll(pools, days);
  const prepare = (arm: Arm): PreparedArm => prepareArm(arm, { rows, start, pools });
  const arms = mainArms(simulated.policies).map(prepare);
  const scaled = arms.filter(({ arm }) => arm.against !== undefined).map((own) => scaledArms(own, prepare));
  const frontierReplications = Math.min(replications, MOST_FRONTIER_REPLICATIONS);
  const frontierArms = scaled.flat().filter((one) => !arms.includes(one));
  const joinedUnranked: number[] = [];

  for (let index = 0; index < replications; index += 1) {
    const future = drawFuture(rows, newcomers, { seed, replication: index, days, slots });
    joinedUnranked.push(future.joinedUnranked);
    const people = peopleOf(start, rows, future);
    const replication = { people, future, pools, days, ...(missed && { missedRates: missed.ofRow }) };
    const plainRuns: ArmRun[] = [];
    for (const one of index < frontierReplications ? [...arms, ...frontierArms] : arms) {
      const { against } = one.arm;
      const run = followArm(one, replication, {
        tallyStart,
        plain: against === undefined ? undefined : plainRuns[against],
      });
      if (against === undefined) plainRuns.push(run);
    }
    await afterEach(index + 1);
  }
  const frontier = scaled.map((points) =>
    points.map(({ arm, results }) => ({ arm, results: results.slice(0, frontierReplications) })),
  );
  const { dimensions } = rows;
  return {
    dimensions,
    start,
    followed,
    newcomers,
    pools,
    missed,
    joinedUnranked,
    arms,
    frontier,
    frontierReplications,
  };
}

interface PreparedArm {
  readonly arm: Arm;
  readonly rules: OrderRules;
  readonly line: LineStart;
  /** Grows by one with each replication. */
  readonly results: ArmResult[];
}

function prepareArm(
  arm: Arm,
  { rows, start, pools }: { readonly rows: ListRows; readonly start: People; readonly pools: CapacityPools },
): PreparedArm {
  const rules = new OrderRules(rows, arm.policy, arm.credit);
  const line = lineAtStart(start, rules, { count: pools.perWeek.length, poolOfRow: pools.poolOfRow });
  return { arm, rules, line, results: [] };
}

/** The arm itself stands for a scale of 1. */
const scaledArms = (own: PreparedArm, prepare: (arm: Arm) => PreparedArm): readonly PreparedArm[] =>
  FRONTIER_SCALES.map((scale) => (scale === 1 ? own : prepare(scaledArm(own.arm, scale))));

function followArm(
  { rules, line, results }: PreparedArm,
  replication: Replication,
  { tallyStart, plain }: { readonly tallyStart: TallyStart; readonly plain: ArmRun | undefined },
): ArmRun {
  const { people, days } = replication;
  const tally = new WaitTally(tallyStart, people, days / DAYS_PER_WEEK);
  const run = runArm(replication, { rules, start: line }, tally);
  const { followed } = tallyStart;
  const moved =
    plain && movedPeople(people, followed, { last: days, treatedOn: run.treatedOn, plain: plain.treatedOn });
  results.push(armResult(followed, run, { tally, ...(moved && { moved }) }));
  return run;
}
