import type { CompletenessShape } from "../../cube/completeness-tally.ts";
import type { AxisSource, FileQuestion, FollowUpQuestion, Question, TextUse } from "../question.ts";
import type { ScanPlan } from "./scan-plan.ts";

/**
 * A question about one file as plain data, which travels to any thread: every judgement is the number of a table of
 * verdicts, and what a text means is told, text by text, by the thread that knows.
 */
export interface CountingPlan {
  readonly scan: ScanPlan;
  /** Per table of verdicts, the coded column (index in the plan) whose texts it judges. */
  readonly verdictsOn: readonly number[];
  readonly snapshot: number | undefined;
  readonly severalSnapshots: boolean;
  readonly earliestClockStart: number;
  readonly clock:
    | { readonly kind: "start"; readonly start: JudgedColumn; readonly statedDays: number | undefined }
    | { readonly kind: "waited"; readonly days: JudgedColumn };
  readonly clockEnd: JudgedColumn | undefined;
  readonly snapshotDate: JudgedColumn | undefined;
  readonly scope: readonly JudgedColumn[];
  readonly followUp: (FollowUpQuestion & OutcomePlan) | undefined;
  readonly birth: number | undefined;
  readonly issuers: readonly number[];
  readonly rivals: readonly { readonly chosen: number; readonly other: number }[];
  readonly axes: readonly AxisPlan[];
  readonly stratum: number | undefined;
  readonly tables: readonly (readonly number[])[];
  /** Per filter, its axis. */
  readonly filters: readonly number[];
  /** It is to be said which rows are left out. */
  readonly listsLeftOut: boolean;
  /** Rows that are analysed are handed on: the levels of these axes, and these verdicts. */
  readonly keeps:
    | {
        readonly axes: readonly number[];
        readonly numbers: readonly (number | undefined)[];
        /** With two words for the patient. */
        readonly people: boolean;
      }
    | undefined;
  readonly completeness: CompletenessShape | undefined;
  /** Undefined as well when the file has fewer than two sources for the axis. */
  readonly compared: { readonly axis: number; readonly valueOfLevel: readonly number[] } | undefined;
}

/** The tables of verdicts that tell how a pathway ended. */
interface OutcomePlan {
  readonly status: JudgedColumn | undefined;
  readonly reason: JudgedColumn | undefined;
}

/** A table of verdicts, and the column of the file it is about. */
export interface JudgedColumn {
  readonly table: number;
  readonly column: number;
}

export interface AxisPlan {
  /** Levels known beforehand; more may come. */
  readonly levels: number;
  readonly firstKnown: number;
  /** Best first: tables of verdicts, lists of levels told row by row, or what has become of the pathway. */
  readonly sources: readonly (number | { readonly rowLevels: number } | "outcome")[];
}

/** What a scanner must be told before it can judge a stretch. */
export interface Told {
  /** Per table of verdicts, those on texts it has not been told of, in order of their numbers. */
  readonly verdicts: readonly Int32Array[];
  /** Per filter and level of its axis, 1 where rows are admitted. */
  readonly admitted: readonly Uint8Array[];
  /** Per list of levels told row by row, those of the stretch. */
  readonly rowLevels: readonly (Uint8Array | Int32Array)[];
}

/** A source whose level no text of a column decides: it is told for each row. */
export type RowSource = Exclude<AxisSource, { readonly kind: "texts" | "outcome" }>;

/** The plan, the judgement behind each of its tables of verdicts, and the sources of levels told row by row. */
export function countingPlan(
  question: Question,
  file: FileQuestion,
): {
  readonly plan: CountingPlan;
  readonly uses: readonly TextUse[];
  readonly rowSources: readonly RowSource[];
} {
  const { axes, tables, stratum, filters, snapshot, severalSnapshots, earliestClockStart } = question;
  const uses: TextUse[] = [];
  const verdicts = (use: TextUse): number => {
    const same = uses.findIndex(({ column, classify }) => column === use.column && classify === use.classify);
    return same >= 0 ? same : uses.push(use) - 1;
  };
  const rowSources: RowSource[] = [];
  const sourceOf = (source: AxisSource): AxisPlan["sources"][number] => {
    if (source.kind === "texts") return verdicts(source.use);
    if (source.kind === "outcome") return "outcome";
    const same = rowSources.findIndex((one) => isSameSource(one, source));
    return { rowLevels: same >= 0 ? same : rowSources.push(source) - 1 };
  };
  const judged = (use: TextUse): JudgedColumn => ({ table: verdicts(use), column: use.column });
  const optional = <Result>(use: TextUse | undefined, as: (use: TextUse) => Result) => use && as(use);
  const { clock } = file;
  const planned = {
    scan: file.plan,
    snapshot,
    severalSnapshots,
    earliestClockStart,
    clock:
      clock.kind === "start"
        ? ({
            kind: "start",
            start: judged(clock.start),
            statedDays: optional(clock.statedDays, verdicts),
          } as const)
        : ({ kind: "waited", days: judged(clock.days) } as const),
    clockEnd: optional(file.clockEnd, judged),
    snapshotDate: optional(file.snapshot, judged),
    scope: file.scope.map(judged),
    followUp: optionalFollowUp(question, file, judged),
    birth: optional(file.birth, verdicts),
    issuers: file.pathwayIssuer.map(verdicts),
    rivals: file.rivals.map(({ chosen, other }) => ({ chosen: verdicts(chosen), other: verdicts(other) })),
    axes: axes.map(({ levels, firstKnown }, axis) => ({
      levels: levels.length,
      firstKnown,
      sources: (file.axisSources[axis] ?? []).map(sourceOf),
    })),
    stratum,
    tables,
    filters: filters.map(({ axis }) => axis),
    listsLeftOut: question.rejects !== undefined || file.onCounted !== undefined,
    keeps: question.keeps && {
      axes: question.keeps.axes,
      numbers: (file.keeps?.numbers ?? []).map((use) => optional(use, verdicts)),
      people: question.keeps.people === true,
    },
    completeness: question.completeness,
    compared:
      question.compared !== undefined && (file.axisSources[question.compared.axis]?.length ?? 0) > 1
        ? question.compared
        : undefined,
  };
  const verdictsOn = uses.map(({ column }) => {
    const coded = file.plan.coded.findIndex((one) => one.column === column);
    if (coded < 0) throw new Error(`column ${column} is used but not coded`);
    return coded;
  });
  return { plan: { ...planned, verdictsOn }, uses, rowSources };
}

function optionalFollowUp(
  { followUp }: Question,
  { outcome }: FileQuestion,
  judged: (use: TextUse) => JudgedColumn,
): CountingPlan["followUp"] {
  if (followUp === undefined) return undefined;
  const { status, reason } = outcome ?? {};
  return { ...followUp, status: status && judged(status), reason: reason && judged(reason) };
}

const isSameSource = (one: RowSource, other: RowSource): boolean =>
  one.kind === "rows"
    ? other.kind === "rows" && one.levels === other.levels
    : other.kind === "postcodes" && one.levelOf === other.levelOf;
