import type { AxisPlan, CountingPlan } from "./counting-plan.ts";
import type { GrowingIntegers } from "./growing-integers.ts";
import type { HeldStretch } from "./held-stretch.ts";
import { type Lane, OutcomeLane, RowLevelLane, VerdictLane } from "./lanes.ts";

/** All that the judging and counting of rows looks up, pointed at one stretch after another. */
export class CountingLanes {
  readonly start: Lane | undefined;
  readonly waited: Lane | undefined;
  readonly statedDays: Lane | undefined;
  readonly clockEnd: Lane | undefined;
  readonly snapshotDate: Lane | undefined;
  readonly scope: readonly Lane[];
  /** What tells how a pathway ended, where pathways are followed. */
  readonly endedAs: { readonly status: Lane | undefined; readonly reason: Lane | undefined };
  readonly birth: Lane | undefined;
  readonly issuers: readonly Lane[];
  readonly rivals: readonly { readonly chosen: Lane; readonly other: Lane }[];
  /** What is handed on of rows as numbers; undefined where the file has no such column. */
  readonly keptNumbers: readonly (Lane | undefined)[];
  private readonly plan: CountingPlan;
  /** Per axis, its sources, best first. */
  private readonly axes: readonly (readonly Lane[])[];
  private readonly movable: (VerdictLane | RowLevelLane | OutcomeLane)[] = [];

  constructor(plan: CountingPlan, verdicts: readonly GrowingIntegers[]) {
    this.plan = plan;
    const judged = (number: number): Lane => {
      const lane = new VerdictLane(verdicts[number] as GrowingIntegers, plan.verdictsOn[number] as number);
      this.movable.push(lane);
      return lane;
    };
    const rowLevel = (list: number): Lane => {
      const lane = new RowLevelLane(list);
      this.movable.push(lane);
      return lane;
    };
    const outcome = (): Lane => {
      const lane = new OutcomeLane();
      this.movable.push(lane);
      return lane;
    };
    const sourceLane = (source: AxisPlan["sources"][number]): Lane => {
      if (typeof source === "number") return judged(source);
      return source === "outcome" ? outcome() : rowLevel(source.rowLevels);
    };
    const { clock } = plan;
    this.start = clock.kind === "start" ? judged(clock.start.table) : undefined;
    this.waited = clock.kind === "waited" ? judged(clock.days.table) : undefined;
    this.statedDays =
      clock.kind === "start" && clock.statedDays !== undefined ? judged(clock.statedDays) : undefined;
    this.clockEnd = plan.clockEnd && judged(plan.clockEnd.table);
    this.snapshotDate = plan.snapshotDate && judged(plan.snapshotDate.table);
    this.scope = plan.scope.map(({ table }) => judged(table));
    const { status, reason } = plan.followUp ?? {};
    this.endedAs = { status: status && judged(status.table), reason: reason && judged(reason.table) };
    this.birth = plan.birth === undefined ? undefined : judged(plan.birth);
    this.issuers = plan.issuers.map(judged);
    this.rivals = plan.rivals.map(({ chosen, other }) => ({ chosen: judged(chosen), other: judged(other) }));
    this.keptNumbers = (plan.keeps?.numbers ?? []).map((table) =>
      table === undefined ? undefined : judged(table),
    );
    this.axes = plan.axes.map(({ sources }) => sources.map(sourceLane));
  }

  use(stretch: HeldStretch): void {
    for (const lane of this.movable) lane.use(stretch);
  }

  /** The level of one axis: that of the first source with a usable one, else the most telling problem. */
  levelOf(axis: number, row: number): number {
    const sources = this.axes[axis] as readonly Lane[];
    const firstKnown = this.plan.axes[axis]?.firstKnown as number;
    let level = 0;
    for (let index = 0; index < sources.length && level < firstKnown; index += 1) {
      const found = (sources[index] as Lane).at(row);
      if (found >= firstKnown || level === 0) level = found;
    }
    return level;
  }

  /** The levels of one axis, of `count` rows from place `from` on. */
  levelsInto(axis: number, out: Int32Array, rows: Int32Array, from: number, count: number): void {
    const sources = this.axes[axis] as readonly Lane[];
    if (sources.length === 1) {
      (sources[0] as Lane).into(out, rows, from, count);
      return;
    }
    for (let index = 0; index < count; index += 1)
      out[index] = this.levelOf(axis, rows[from + index] as number);
  }

  /** The sources of one axis, best first. */
  sourcesOf(axis: number): readonly Lane[] {
    return this.axes[axis] ?? [];
  }

  /** Who issued the row's pathway identifier; 0 when nobody says. */
  issuer(row: number): number {
    for (let index = 0; index < this.issuers.length; index += 1) {
      const number = (this.issuers[index] as Lane).at(row);
      if (number !== 0) return number;
    }
    return 0;
  }
}
