import * as reason from "../../vocab/exclusions.ts";
import { DAY_BLANK, NO_DAY, SCOPE } from "../question.ts";
import type { CountingLanes } from "./counting-lanes.ts";
import type { CountingPlan } from "./counting-plan.ts";
import { FollowUpJudge } from "./follow-up-judge.ts";
import type { HeldStretch } from "./held-stretch.ts";
import type { Lane } from "./lanes.ts";

/**
 * An end date a few days before its clock start is one slip of entry, and the clock has stopped; an earlier one belongs
 * to an earlier period of the pathway and is ignored.
 */
const SLIP_DAYS = 6;
/** A hundred years: a stated wait beyond this is not a wait. */
const LONGEST_WAIT = 36_525;

/** Whether a row is on the list and has waited, by every rule but that of duplicates, in the contract's order. */
export class RowJudge {
  private readonly plan: CountingPlan;
  private readonly lanes: CountingLanes;
  private readonly followUp: FollowUpJudge | undefined;
  /** What puts a row outside the list. */
  private readonly scope: number;

  constructor(plan: CountingPlan, lanes: CountingLanes) {
    this.plan = plan;
    this.lanes = lanes;
    this.followUp = plan.followUp && new FollowUpJudge(plan, lanes);
    this.scope = SCOPE.planned | SCOPE.notRtt | (plan.followUp === undefined ? SCOPE.clockStopped : 0);
  }

  /** Sets the fate of every row of the stretch that the lanes are pointed at, and the days waited of those kept. */
  judge(stretch: HeldStretch, admitted: readonly Uint8Array[]): void {
    const { start } = this.lanes;
    if (this.followUp !== undefined) stretch.makeRoomToFollow();
    for (let row = 0; row < stretch.rows; row += 1) {
      if (admitted.length > 0 && this.isFiltered(row, admitted))
        stretch.exclude(row, reason.FILTERED, undefined);
      else if (this.isOutOfScope(stretch, row)) continue;
      else if (start === undefined) this.judgeWaited(stretch, row);
      else this.judgeStart(stretch, row, start.at(row));
    }
  }

  private isFiltered(row: number, admitted: readonly Uint8Array[]): boolean {
    const { filters } = this.plan;
    for (let index = 0; index < filters.length; index += 1) {
      const level = this.lanes.levelOf(filters[index] as number, row);
      if (admitted[index]?.[level] !== 1) return true;
    }
    return false;
  }

  /** Another snapshot, planned, not RTT, or stopped by its status. */
  private isOutOfScope(stretch: HeldStretch, row: number): boolean {
    const { severalSnapshots, snapshot, snapshotDate } = this.plan;
    const { scope: lanes } = this.lanes;
    if (severalSnapshots && snapshotDate !== undefined && this.lanes.snapshotDate?.at(row) !== snapshot) {
      stretch.exclude(row, reason.OTHER_SNAPSHOT, snapshotDate.column);
      return true;
    }
    let scope = 0;
    for (let index = 0; index < lanes.length; index += 1) scope |= (lanes[index] as Lane).at(row);
    scope &= this.scope;
    if (scope === 0) return false;
    const bit = scope & -scope;
    let first = 0;
    while (((lanes[first] as Lane).at(row) & bit) === 0) first += 1;
    stretch.exclude(row, EXCLUSION_OF[bit] as number, this.plan.scope[first]?.column);
    return true;
  }

  private judgeStart(stretch: HeldStretch, row: number, start: number): void {
    const { snapshot = 0, earliestClockStart, clock, clockEnd } = this.plan;
    const end = this.lanes.clockEnd?.at(row) ?? DAY_BLANK;
    const isIgnored = start > NO_DAY && end < start - SLIP_DAYS;
    const hasEnded = end > NO_DAY && end <= snapshot && !isIgnored;
    if (hasEnded && this.followUp === undefined) {
      stretch.exclude(row, reason.CLOCK_STOPPED, clockEnd?.column);
      return;
    }
    const column = clock.kind === "start" ? clock.start.column : clock.days.column;
    if (start === DAY_BLANK) stretch.exclude(row, reason.CLOCK_START_MISSING, column);
    else if (start < earliestClockStart) stretch.exclude(row, reason.CLOCK_START_INVALID, column);
    else if (start > snapshot) stretch.exclude(row, reason.CLOCK_START_IN_FUTURE, column);
    else if (this.followUp !== undefined)
      this.followUp.judge(stretch, row, start, hasEnded ? end : DAY_BLANK);
    else stretch.keep(row, snapshot - start);
  }

  /** Without a clock start the days stated count; with a snapshot they say when the clock started. */
  private judgeWaited(stretch: HeldStretch, row: number): void {
    const { snapshot, earliestClockStart, clock, clockEnd } = this.plan;
    const column = clock.kind === "waited" ? clock.days.column : undefined;
    const waited = this.lanes.waited?.at(row) ?? DAY_BLANK;
    const end = this.lanes.clockEnd?.at(row) ?? DAY_BLANK;
    const start = snapshot === undefined || waited <= NO_DAY ? NO_DAY : snapshot - waited;
    if (snapshot !== undefined && end > NO_DAY && end <= snapshot && end >= start - SLIP_DAYS) {
      stretch.exclude(row, reason.CLOCK_STOPPED, clockEnd?.column);
    } else if (waited === DAY_BLANK) stretch.exclude(row, reason.CLOCK_START_MISSING, column);
    else if (waited <= NO_DAY || waited > LONGEST_WAIT || (start > NO_DAY && start < earliestClockStart)) {
      stretch.exclude(row, reason.CLOCK_START_INVALID, column);
    } else if (waited < 0) stretch.exclude(row, reason.CLOCK_START_IN_FUTURE, column);
    else stretch.keep(row, waited);
  }
}

/** True when the end date of an analysed row stands too far before its clock start to count. */
export const ignoresEnd = (start: number, end: number): boolean => end > NO_DAY && end < start - SLIP_DAYS;

/** By bit of SCOPE. */
const EXCLUSION_OF: Readonly<Record<number, number>> = {
  [SCOPE.planned]: reason.PLANNED,
  [SCOPE.notRtt]: reason.NOT_RTT,
  [SCOPE.clockStopped]: reason.CLOCK_STOPPED,
};
