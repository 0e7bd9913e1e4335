import * as reason from "../../vocab/exclusions.ts";
import { DAY_BLANK, NO_DAY, type Question, SCOPE } from "../question.ts";
import type { FileLanes, Lane } from "./file-lanes.ts";
import type { RowBlock } from "./row-block.ts";

/**
 * An end date a few days before its clock start is one slip of entry, and the clock has stopped; an earlier one belongs
 * to an earlier period of the pathway and is ignored.
 */
const SLIP_DAYS = 6;
/** A hundred years: a stated wait beyond this is not a wait. */
const LONGEST_WAIT = 36_525;

/** Whether a row is on the list and has waited, by every rule but that of duplicates, in the contract's order. */
export class RowJudge {
  private readonly question: Question;
  /** Per filter, what is known of each level: 0 not asked yet, 1 admitted, 2 not. */
  private readonly admitted: readonly number[][];

  constructor(question: Question) {
    this.question = question;
    this.admitted = question.filters.map(() => []);
  }

  /** Sets the fate of every row of the block, whose levels are there, and the days waited of those kept. */
  judge(block: RowBlock, lanes: FileLanes): void {
    for (let row = 0; row < block.rows; row += 1) {
      const at = block.at[row] as number;
      if (this.isFiltered(block, row)) block.exclude(row, reason.FILTERED, undefined);
      else if (!this.isOutOfScope(block, lanes, row)) {
        if (lanes.start === undefined) this.judgeWaited(block, lanes, row);
        else this.judgeStart(block, { lanes, row, start: lanes.start.at(at) });
      }
    }
  }

  private isFiltered(block: RowBlock, row: number): boolean {
    const { filters } = this.question;
    for (let index = 0; index < filters.length; index += 1) {
      const { axis, admits } = filters[index] as Question["filters"][number];
      const level = block.levels[axis]?.[row] as number;
      const known = this.admitted[index] as number[];
      known[level] ??= admits(level) ? 1 : 2;
      if (known[level] === 2) return true;
    }
    return false;
  }

  /** Another snapshot, planned, not RTT, or stopped by its status. */
  private isOutOfScope(block: RowBlock, lanes: FileLanes, row: number): boolean {
    const at = block.at[row] as number;
    const { severalSnapshots, snapshot } = this.question;
    if (severalSnapshots && lanes.snapshot !== undefined && lanes.snapshot.at(at) !== snapshot) {
      block.exclude(row, reason.OTHER_SNAPSHOT, lanes.file.snapshot?.column);
      return true;
    }
    let scope = 0;
    for (let index = 0; index < lanes.scope.length; index += 1) scope |= (lanes.scope[index] as Lane).at(at);
    if (scope === 0) return false;
    for (const [bit, exclusion] of SCOPE_ORDER) {
      if ((scope & bit) === 0) continue;
      block.exclude(row, exclusion, lanes.scopeColumn(at, bit));
      return true;
    }
    return false;
  }

  private judgeStart(
    block: RowBlock,
    { lanes, row, start }: { readonly lanes: FileLanes; readonly row: number; readonly start: number },
  ): void {
    const { snapshot = 0, earliestClockStart } = this.question;
    const { clock, clockEnd } = lanes.file;
    const end = lanes.clockEnd?.at(block.at[row] as number) ?? DAY_BLANK;
    const isIgnored = start > NO_DAY && end < start - SLIP_DAYS;
    if (end > NO_DAY && end <= snapshot && !isIgnored) {
      block.exclude(row, reason.CLOCK_STOPPED, clockEnd?.column);
      return;
    }
    const column = clock.kind === "start" ? clock.start.column : clock.days.column;
    if (start === DAY_BLANK) block.exclude(row, reason.CLOCK_START_MISSING, column);
    else if (start < earliestClockStart) block.exclude(row, reason.CLOCK_START_INVALID, column);
    else if (start > snapshot) block.exclude(row, reason.CLOCK_START_IN_FUTURE, column);
    else {
      block.days[row] = snapshot - start;
      block.keep(row);
    }
  }

  /** Without a clock start the days stated count; with a snapshot they say when the clock started. */
  private judgeWaited(block: RowBlock, lanes: FileLanes, row: number): void {
    const at = block.at[row] as number;
    const { snapshot, earliestClockStart } = this.question;
    const { clock, clockEnd } = lanes.file;
    const column = clock.kind === "waited" ? clock.days.column : undefined;
    const waited = lanes.waited?.at(at) ?? DAY_BLANK;
    const end = lanes.clockEnd?.at(at) ?? DAY_BLANK;
    const start = snapshot === undefined || waited <= NO_DAY ? NO_DAY : snapshot - waited;
    if (snapshot !== undefined && end > NO_DAY && end <= snapshot && end >= start - SLIP_DAYS) {
      block.exclude(row, reason.CLOCK_STOPPED, clockEnd?.column);
    } else if (waited === DAY_BLANK) block.exclude(row, reason.CLOCK_START_MISSING, column);
    else if (waited <= NO_DAY || waited > LONGEST_WAIT || (start > NO_DAY && start < earliestClockStart)) {
      block.exclude(row, reason.CLOCK_START_INVALID, column);
    } else if (waited < 0) block.exclude(row, reason.CLOCK_START_IN_FUTURE, column);
    else {
      block.days[row] = waited;
      block.keep(row);
    }
  }

  /** True when the end date of an analysed row stands too far before its clock start to count. */
  static ignoresEnd(lanes: FileLanes, at: number): boolean {
    const end = lanes.clockEnd?.at(at) ?? DAY_BLANK;
    return end > NO_DAY && lanes.start !== undefined && end < lanes.start.at(at) - SLIP_DAYS;
  }
}

const SCOPE_ORDER = [
  [SCOPE.planned, reason.PLANNED],
  [SCOPE.notRtt, reason.NOT_RTT],
  [SCOPE.clockStopped, reason.CLOCK_STOPPED],
] as const;
