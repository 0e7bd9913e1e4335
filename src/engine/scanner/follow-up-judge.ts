import * as reason from "../../vocab/exclusions.ts";
import { NO_DAY, OUTCOME } from "../question.ts";
import type { CountingLanes } from "./counting-lanes.ts";
import type { CountingPlan } from "./counting-plan.ts";
import type { HeldStretch } from "./held-stretch.ts";

/** What has become of pathways by the snapshot, and for how long each has been under observation. */
export class FollowUpJudge {
  private readonly plan: CountingPlan;
  private readonly lanes: CountingLanes;

  constructor(plan: CountingPlan, lanes: CountingLanes) {
    this.plan = plan;
    this.lanes = lanes;
  }

  /** Follows a pathway that began on `start`; `end` is no day unless it is dated, and not after the snapshot. */
  judge(stretch: HeldStretch, row: number, start: number, end: number): void {
    const { snapshot = 0, clockEnd, followUp } = this.plan;
    const { status, reason: why } = this.lanes.endedAs;
    const isDated = end > NO_DAY;
    const byStatus = status?.at(row) ?? 0;
    if (!isDated && byStatus !== 0) {
      stretch.exclude(row, reason.END_NOT_DATED, clockEnd?.column ?? followUp?.status?.column);
      return;
    }
    const from = followUp?.observedFrom;
    if (isDated && from !== undefined && end < from) {
      stretch.exclude(row, reason.ENDED_BEFORE_OBSERVATION, clockEnd?.column);
      return;
    }
    const { outcomes, exits, entries } = stretch.followed;
    outcomes[row] = isDated ? byStatus || why?.at(row) || OUTCOME.assumedTreated : OUTCOME.waiting;
    // An end a few days before its start is a slip, and an end at once.
    exits[row] = Math.max(0, (isDated ? end : snapshot) - start);
    entries[row] = from === undefined ? snapshot - (isDated ? end : snapshot) : Math.max(0, from - start);
    stretch.keep(row, snapshot - start);
  }
}
