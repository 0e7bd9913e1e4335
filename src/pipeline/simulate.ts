import { inputError } from "../errors.ts";
import type { Note, SimulationFindings } from "../findings/exact.ts";
import { type ListRows, NEEDS_REVIEW, PATIENT_CHOICE } from "../prioritise/list-rows.ts";
import type { CreditedPolicy } from "../prioritise/simulation/arms.ts";
import { followedDimensions, missedDimension } from "../prioritise/simulation/followed-dimensions.ts";
import { isRanked } from "../prioritise/simulation/is-ranked.ts";
import { RECENT_WEEKS } from "../prioritise/simulation/newcomers.ts";
import { runReplications, type SimulationRuns } from "../prioritise/simulation/run-replications.ts";
import { over, summariseArm } from "../prioritise/simulation/summarise-arm.ts";
import { frontierPoint } from "../prioritise/simulation/summarise-frontier.ts";
import type { SimulationChoices, Watch } from "../request.ts";
import { VERSION } from "../version.ts";
import { DECISION_SUPPORT } from "../vocab/decision-support.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { warningsFirst } from "./note.ts";
import { simulationNotes } from "./simulation-notes.ts";

/** A list that has been read, and the policies with what they give each pathway of it. */
export interface ListToSimulate {
  readonly rows: ListRows;
  /** At least one. */
  readonly policies: readonly CreditedPolicy[];
  /** YYYY-MM-DD; null when the list gives days waited and no date. */
  readonly asAt: string | null;
  readonly inputs: SimulationFindings["inputs"];
  readonly references: SimulationFindings["references"];
  readonly ledger: SimulationFindings["ledger"];
  /** Each as `field=value`. */
  readonly where: readonly string[];
  readonly ethnicGrouping: EthnicGrouping;
  /** Of reading the list and the policies. */
  readonly notes: readonly Note[];
}

export interface SimulateOptions extends SimulationChoices {
  /** Dimensions to follow beside those of the policies; absent: the default ones. */
  readonly followed?: readonly string[];
}

/**
 * What becomes of a list under policies in the weeks to come, beside the plain order. Throws a user error when nobody has
 * a clinical tier, or the options do not fit the list.
 */
export async function simulateList(
  list: ListToSimulate,
  options: SimulateOptions,
  watch: Watch,
): Promise<SimulationFindings> {
  const { rows, policies } = list;
  if (!rows.tiers.some((_, row) => isRanked(rows, row))) throw nobodyRanked();
  const simulated = {
    rows,
    policies,
    followed: followedDimensions(rows, policies, options.followed),
    missedBy: missedDimension(rows, policies),
  };
  const runs = await runReplications(simulated, options, async (done) => {
    watch.progress?.({ rows: rows.size, fraction: done / options.replications });
    await turnOfTheLoop();
  });
  const { weeks } = options;
  const found = {
    options: {
      ethnicGrouping: list.ethnicGrouping,
      where: [...list.where],
      ...optionsFindings(options, runs),
    },
    list: listFindings(rows, runs),
    arms: runs.arms.map((arm) => summariseArm(arm, runs, weeks)),
  };
  const frontier = runs.frontier.map((points) => ({
    arm: points[0]?.arm.id ?? "",
    points: points.map((point) => frontierPoint(point, runs, weeks)),
  }));
  const notes = warningsFirst([...list.notes, ...simulationNotes(found)]);
  return {
    schema: "fairwait/simulation@1",
    tool: { name: "fairwait", version: VERSION },
    notice: DECISION_SUPPORT,
    asAt: list.asAt,
    inputs: list.inputs,
    references: list.references,
    ledger: list.ledger,
    ...found,
    notes,
    frontier,
  };
}

/** So that a bar can be drawn and an interrupt be heard between replications. */
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function optionsFindings(
  options: SimulateOptions,
  runs: SimulationRuns,
): Omit<SimulationFindings["options"], "where" | "ethnicGrouping"> {
  const { weeks, capacity, arrivals, replications, seed } = options;
  const { newcomers, missed } = runs;
  const specialties = capacity.kind === "pooled" ? [] : Object.entries(capacity.perWeek);
  return {
    weeks,
    capacity: {
      kind: capacity.kind,
      perWeek: runs.pools.perWeek.reduce((sum, slots) => sum + slots, 0),
      specialties: specialties.map(([specialty, perWeek]) => ({ specialty, perWeek })),
    },
    arrivals: {
      kind: arrivals.kind,
      perWeek: newcomers.perWeek,
      models: newcomers.models.length,
      modelsAre: newcomers.areRecent ? "recent-starters" : "whole-list",
      recentWeeks: RECENT_WEEKS,
    },
    replications,
    frontierReplications: runs.frontierReplications,
    seed,
    missed: missed
      ? {
          dimension: missed.dimension?.dimension ?? null,
          overall: missed.overall,
          groups: (missed.dimension?.groups ?? []).map(({ id, label }, group) => ({
            group: id,
            label,
            rate: missed.ofGroup[group] as number,
          })),
        }
      : null,
    interval: 0.95,
  };
}

function listFindings({ tiers }: ListRows, runs: SimulationRuns): SimulationFindings["list"] {
  const withTier = (tier: number): number => tiers.reduce((sum, one) => sum + (one === tier ? 1 : 0), 0);
  return {
    ranked: runs.start.atStart,
    needsClinicalReview: withTier(NEEDS_REVIEW),
    patientChoice: withTier(PATIENT_CHOICE),
    joinedWithoutTier: over(runs.joinedUnranked, (joined) => joined),
  };
}

const nobodyRanked = () =>
  inputError({
    code: "no-clinical-tier",
    message: "no pathway has a clinical tier: the procedure priority is missing or unreadable throughout",
    hint: 'Name its column with --column procedure-priority="<header>". `fairwait inspect` shows what was recognised.',
  });
