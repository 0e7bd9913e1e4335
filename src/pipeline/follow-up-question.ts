import { dimensionOf } from "../classify/dimensions.ts";
import { removalEffect, TREATED_STATUS } from "../classify/removal-reason.ts";
import { RTT_STATUS_EFFECTS, rttStatusCoding } from "../classify/rtt-status.ts";
import { type FileQuestion, OUTCOME, type Question, type TextUse } from "../engine/question.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { ask } from "./ask.ts";
import type { ListAxis } from "./list-axes.ts";
import type { Breakdowns } from "./list-dimensions.ts";
import { type QuestionBase, wantedAxes } from "./list-question.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ListDecisions } from "./settle.ts";

export interface FollowUpOptions {
  readonly breakdowns: Breakdowns;
  /** As in `FollowUpQuestion`. */
  readonly observedFrom: number | undefined;
}

const OUTCOME_AXIS = "outcome";

/**
 * One more count of the list with every pathway followed to its end: each breakdown twice, first by days from clock start
 * to the end or the snapshot, then by days to the entry. A table over one axis is split by the outcome as its stratum; in
 * a crossing of several the outcome is the last axis.
 */
export function followUpQuestion(
  decisions: ListDecisions,
  base: QuestionBase,
  { breakdowns, observedFrom }: FollowUpOptions,
): Question {
  const { files, list, clockField } = base;
  const crossings = [
    [],
    ...breakdowns.map((breakdown) => breakdown.map((id) => dimensionOf(id)?.axis ?? id)),
  ];
  const exits = crossings.map((axes) => (axes.length > 1 ? [...axes, OUTCOME_AXIS] : axes));
  const asked = ask({
    list,
    files,
    decisions,
    axes: [...wantedAxes(decisions, base, crossings.flat()), outcomeAxis(files)],
    tables: [...exits, ...crossings],
    clockField,
    stratum: OUTCOME_AXIS,
  });
  return {
    ...asked,
    followUp: { observedFrom, firstEntryTable: exits.length },
    files: asked.files.map((file, index) => ({ ...file, outcome: outcomeUses(files[index] as PlannedFile) })),
  };
}

const outcomeAxis = (files: readonly PlannedFile[]): ListAxis => ({
  id: OUTCOME_AXIS,
  coding: { levels: Object.keys(OUTCOME).map((id) => ({ id, quality: "known" })), firstKnown: 0 },
  sources: files.map(() => [{ kind: "outcome" }]),
});

function outcomeUses({ fields }: PlannedFile): NonNullable<FileQuestion["outcome"]> {
  const use = (field: FieldId, classify: (text: string) => number): TextUse | undefined => {
    const column = fields.get(field)?.chosen;
    return column === undefined ? undefined : { column, classify };
  };
  const status = use("rtt-status", statusOutcome());
  const reason = use("removal-reason", reasonOutcome);
  return { ...(status && { status }), ...(reason && { reason }) };
}

function statusOutcome(): (text: string) => number {
  const { levels, classify } = rttStatusCoding();
  return (text) => {
    const level = classify(text);
    if (RTT_STATUS_EFFECTS[level] !== "stopped") return 0;
    return levels[level]?.id === TREATED_STATUS ? OUTCOME.treated : OUTCOME.removed;
  };
}

function reasonOutcome(text: string): number {
  const effect = removalEffect(text);
  if (effect === undefined) return 0;
  return effect === "unclear" ? OUTCOME.removedUnclear : OUTCOME[effect];
}
