import type { Question } from "../engine/question.ts";
import { type AskOptions, filtersOf, rivalsOf } from "./ask.ts";
import type { FileDecisions } from "./settle.ts";

const noWait = (): number => 0;

/**
 * The question in which every row counts, whatever its clock and scope: for looking at columns, not at waits. Only
 * `--where` leaves rows out. Each file's plan must code at least one column.
 */
export function askEveryRow(options: AskOptions): Question {
  const { files, decisions, axes, tables } = options;
  const place = new Map(axes.map(({ id }, index) => [id, index]));
  return {
    files: files.map((file, index) => ({
      name: file.file.name,
      plan: file.plan,
      clock: { kind: "waited", days: { column: file.plan.coded[0]?.column ?? 0, classify: noWait } },
      scope: [],
      axisSources: axes.map(({ sources }) => sources[index] ?? []),
      pathwayIssuer: [],
      rivals: rivalsOf(file, decisions.files[index] as FileDecisions),
      headers: file.header.headers,
      listed: {},
    })),
    snapshot: undefined,
    severalSnapshots: false,
    earliestClockStart: 0,
    axes: axes.map(({ id, coding }) => ({ id, levels: coding.levels, firstKnown: coding.firstKnown })),
    stratum: undefined,
    tables: tables.map((ids) => ids.map((id) => place.get(id) as number)),
    filters: filtersOf(options, place),
  };
}
