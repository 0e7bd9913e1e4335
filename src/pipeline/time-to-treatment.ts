import { formatDay } from "../classify/calendar-day.ts";
import { adjustLogRanks, compareTimeToTreatment } from "../compare/time-to-treatment.ts";
import { inputError, usageError } from "../errors.ts";
import type { Note, TimeToFindings } from "../findings/exact.ts";
import { timeToDoubts } from "../measure/time-to-doubts.ts";
import { HORIZON_WEEKS, measureTimeToTreatment } from "../measure/time-to-treatment.ts";
import { ledgerOf } from "../quality/ledger.ts";
import type { AnalysisRequest, TimeToChoice } from "../request.ts";
import {
  endedDaysAgo,
  type FollowedTable,
  followedTables,
  groupedTimes,
  outcomeTotals,
  timeCounts,
} from "./followed-tables.ts";
import { observationStart } from "./observation-start.ts";
import type { CountedReading } from "./read-list.ts";
import { optionDay } from "./settle.ts";
import { timeToNotes } from "./time-to-notes.ts";

export interface TimeToTreatment {
  readonly findings: TimeToFindings;
  readonly notes: readonly Note[];
}

/**
 * The list's pathways followed to treatment: open ones are censored at the snapshot, those that have ended count by their
 * time and outcome, and each is under observation from the first day from which the list holds ends.
 */
export async function timeToTreatment(
  request: AnalysisRequest & { readonly timeTo: TimeToChoice },
  reading: CountedReading,
): Promise<TimeToTreatment> {
  refuseWithoutEnds(reading);
  const snapshot = reading.decisions.snapshot as number;
  const start = await observedFrom(request.timeTo, reading, snapshot);
  const { breakdowns } = reading;
  const counted = await reading.countFollowed({ breakdowns, observedFrom: start.day });
  const choices = { ethnicGrouping: request.ethnicGrouping, references: request.references };
  const [cohort, ...tables] = followedTables(counted);
  if (cohort === undefined) throw new Error("pathways were followed without a table of all of them");
  const whole = outcomeTotals(cohort);
  const dimensions = breakdowns.map((breakdown, index) =>
    compareTimeToTreatment(groupedTimes(tables[index] as FollowedTable, breakdown, choices)),
  );
  const [treated, removed] = [whole.treated + whole.assumedTreated, whole.removed + whole.removedUnclear];
  const { read, rejected, excluded, analysed } = ledgerOf(counted);
  const findings: TimeToFindings = {
    event: "treatment",
    observedFrom: formatDay(start.day),
    observedFromInferred: start.isInferred,
    observedTo: formatDay(snapshot),
    horizonWeeks: HORIZON_WEEKS,
    ledger: { read, rejected, excluded, cohort: analysed, treated, removed, censored: whole.waiting },
    assumedTreated: whole.assumedTreated,
    removedUnclear: whole.removedUnclear,
    doubts: timeToDoubts({
      dated: treated + removed,
      undated: excluded.byReason["end-not-dated"] ?? 0,
      open: whole.waiting,
      days: snapshot - start.day + 1,
    }),
    overall: measureTimeToTreatment(timeCounts(cohort)),
    dimensions: adjustLogRanks(dimensions, request.multiplicity),
  };
  return { findings, notes: timeToNotes(findings, counted, reading) };
}

/** Exit 2 or 3: the list says of no pathway when it ended, or not when it began. */
function refuseWithoutEnds({ files, clockField, counted }: CountedReading): void {
  if (clockField !== "clock-start") {
    throw usageError({
      code: "time-to-standard",
      message:
        "--time-to treatment follows referral-to-treatment clocks, which --standard dm01-6 does not look at",
      hint: "Leave out one of the two.",
    });
  }
  const withoutStart = files.find(({ fields }) => !fields.has("clock-start"));
  if (withoutStart !== undefined) {
    throw inputError({
      code: "time-to-needs-clock-start",
      file: withoutStart.file.name,
      message: "--time-to treatment needs the clock start of every pathway, and the list only states waits",
      hint: 'Name the column: --column clockStart="<header>".',
    });
  }
  if (counted.read > 0 && !files.some(({ fields }) => fields.has("clock-end"))) {
    throw inputError({
      code: "time-to-needs-clock-end",
      ...(files.length === 1 && files[0] !== undefined && { file: files[0].file.name }),
      message: "--time-to treatment needs a column that says when pathways ended, and there is none",
      hint: 'Name it: --column clockEnd="<header>", for example "RTT End Date" or "Removal Date".',
    });
  }
}

interface ObservationStart {
  readonly day: number;
  readonly isInferred: boolean;
}

async function observedFrom(
  { observedFrom: asked }: TimeToChoice,
  reading: CountedReading,
  snapshot: number,
): Promise<ObservationStart> {
  if (asked !== undefined) {
    const day = optionDay(asked, "--observed-from");
    if (day <= snapshot) return { day, isInferred: false };
    throw usageError({
      code: "observed-from-after-snapshot",
      message: `--observed-from ${asked} is after the snapshot, ${formatDay(snapshot)}`,
      hint: "It is the first day from which ended pathways are in the list.",
    });
  }
  const counted = await reading.countFollowed({ breakdowns: [], observedFrom: undefined });
  const [all] = followedTables(counted);
  const ago = all && observationStart(endedDaysAgo(all));
  if (ago !== undefined) return { day: snapshot - ago, isInferred: true };
  const [only, ...others] = reading.files;
  throw inputError({
    code: "no-pathway-ended",
    ...(only !== undefined && others.length === 0 && { file: only.file.name }),
    message: `--time-to treatment has nothing to follow: no pathway has an end date on or before the snapshot, ${formatDay(snapshot)}`,
    hint: "Export the list with the pathways completed or removed in a recent period.",
  });
}
