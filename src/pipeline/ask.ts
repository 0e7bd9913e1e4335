import { isPlannedAdmission } from "../classify/admission-method.ts";
import { type DimensionView, dimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import { fieldCoding } from "../classify/field-coding.ts";
import { RTT_STATUS_EFFECTS, rttStatusCoding } from "../classify/rtt-status.ts";
import { WAIT_BLANK, WAIT_UNREADABLE, waitReader } from "../classify/wait-text.ts";
import { waitingListEffect } from "../classify/waiting-list-type.ts";
import { fieldNamed } from "../columns/fields.ts";
import {
  type ClockQuestion,
  DAY_BLANK,
  DAY_UNUSABLE,
  type FileQuestion,
  type Question,
  SCOPE,
  type TextUse,
} from "../engine/question.ts";
import { usageError } from "../errors.ts";
import type { ListOptions } from "../request.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { isGeography } from "../vocab/geographies.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { RttStatusEffect } from "../vocab/rtt-statuses.ts";
import { readDay } from "./day-text.ts";
import { dayClassifier } from "./day-use.ts";
import type { ListAxis } from "./list-axes.ts";
import { columnHeaded, noClockStart } from "./opened-file.ts";
import { organisationNumbers } from "./organisations.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import type { FileDecisions, ListDecisions } from "./settle.ts";

/** Clock starts before this day are slips of the keyboard, unless the user says otherwise. */
const EARLIEST_CLOCK_START = "2000-01-01";
/** A snapshot no row can be in the future of, while only the texts are being gathered. */
const NO_SNAPSHOT_YET = 0;

/** Day number of the earliest clock start that is one. */
export const earliestClockStart = (list: ListOptions): number =>
  readDay(list.earliestClockStart ?? EARLIEST_CLOCK_START) ?? 0;

export interface AskOptions {
  readonly list: ListOptions;
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly axes: readonly ListAxis[];
  /** Crossings of axis ids to be counted. */
  readonly tables: readonly (readonly string[])[];
  readonly clockField: ClockField;
  /** Id of the axis that single-axis tables are split by; the specialty when absent. */
  readonly stratum?: string;
}

/** The question an engine is asked: every rule of the contract as a function over one text. */
export function ask(options: AskOptions): Question {
  const { list, files, decisions, axes, tables } = options;
  const place = new Map(axes.map(({ id }, index) => [id, index]));
  const stratum = place.get(options.stratum ?? "specialty");
  const issuers = organisationNumbers();
  return {
    files: files.map((file, index) =>
      askFile(file, decisions.files[index] as FileDecisions, { ...options, index, issuers }),
    ),
    snapshot: decisions.snapshot ?? (isWaited(files, options.clockField) ? undefined : NO_SNAPSHOT_YET),
    severalSnapshots: decisions.snapshotsFound.length > 1,
    earliestClockStart: earliestClockStart(list),
    axes: axes.map(({ id, coding }) => ({ id, levels: coding.levels, firstKnown: coding.firstKnown })),
    stratum,
    tables: tables.map((ids) => ids.map((id) => place.get(id) as number)),
    filters: filtersOf(options, place),
  };
}

const isWaited = (files: readonly PlannedFile[], clockField: ClockField): boolean =>
  files.every(({ fields }) => !fields.has(clockField));

interface FileContext extends AskOptions {
  readonly index: number;
  readonly issuers: (text: string) => number;
}

function askFile(file: PlannedFile, decisions: FileDecisions, context: FileContext): FileQuestion {
  const { axes, index, clockField } = context;
  const use = (field: FieldId, classify: (text: string) => number): TextUse | undefined => {
    const column = file.fields.get(field)?.chosen;
    return column === undefined ? undefined : { column, classify };
  };
  const isRtt = clockField === "clock-start";
  const clockEnd = isRtt ? dayUse(file, decisions, "clock-end") : undefined;
  const snapshot = dayUse(file, decisions, "snapshot-date");
  const birth = dayUse(file, decisions, "date-of-birth", context.decisions.snapshot);
  const [pathway, patient] = [
    file.fields.get("pathway-id")?.chosen,
    file.fields.get("local-patient-id")?.chosen,
  ];
  return {
    name: file.file.name,
    plan: file.plan,
    clock: clockOf(file, decisions, clockField),
    ...(clockEnd && { clockEnd }),
    ...(snapshot && { snapshot }),
    scope: scopeUses(use, decisions, isRtt),
    axisSources: axes.map(({ sources }) => sources[index] ?? []),
    ...(birth && { birth }),
    // Without a pathway identifier nothing is a duplicate, and nobody's issuer matters.
    pathwayIssuer:
      pathway === undefined
        ? []
        : [use("pathway-issuer", context.issuers), use("provider", context.issuers)].filter(isUse),
    rivals: rivalsOf(file, decisions),
    headers: file.header.headers,
    listed: { ...(pathway !== undefined && { pathway }), ...(patient !== undefined && { patient }) },
  };
}

/** Further columns for a field, judged as the one that counts is; identifiers are not compared. */
export function rivalsOf(file: PlannedFile, decisions: FileDecisions): FileQuestion["rivals"] {
  const isCoded = (column: number) => file.plan.coded.some((coded) => coded.column === column);
  return [...file.fields].flatMap(([field, { chosen, others }]) =>
    others
      .filter((other) => isCoded(chosen) && isCoded(other))
      .map((other) => {
        const coding = fieldCoding(field, { ethnicity: decisions.ethnicity, imdAreas: decisions.imdAreas });
        const judge = (column: number): TextUse => {
          const date = decisions.dates.get(column);
          return { column, classify: date === undefined ? coding.classify : dayClassifier(date) };
        };
        return { chosen: judge(chosen), other: judge(other) };
      }),
  );
}

const isUse = (use: TextUse | undefined): use is TextUse => use !== undefined;

function clockOf(file: PlannedFile, decisions: FileDecisions, clockField: ClockField): ClockQuestion {
  const start = dayUse(file, decisions, clockField);
  const stated = waitUse(file, "days-waited") ?? waitUse(file, "weeks-waited");
  if (start !== undefined) {
    const statedDays = waitUse(file, "days-waited");
    return { kind: "start", start, ...(statedDays && { statedDays }) };
  }
  if (stated === undefined) throw noClockStart(file, clockField);
  return { kind: "waited", days: stated };
}

/** The dates of a field as day numbers; undefined where the file has no such column, or does not read it as dates. */
export function dayUse(
  file: PlannedFile,
  decisions: FileDecisions,
  field: FieldId,
  bornBy?: number,
): TextUse | undefined {
  const column = file.fields.get(field)?.chosen;
  const decision = column === undefined ? undefined : decisions.dates.get(column);
  if (column === undefined || decision === undefined) return undefined;
  return { column, classify: dayClassifier(decision, bornBy) };
}

function waitUse(file: PlannedFile, field: "days-waited" | "weeks-waited"): TextUse | undefined {
  const column = file.fields.get(field)?.chosen;
  if (column === undefined) return undefined;
  const read = waitReader(field === "days-waited" ? "days" : "weeks");
  return {
    column,
    classify: (text) => {
      const wait = read(text);
      if (wait === WAIT_BLANK) return DAY_BLANK;
      return wait === WAIT_UNREADABLE ? DAY_UNUSABLE : wait;
    },
  };
}

/** What puts a row outside the list, by field. Under DM01 only planned patients are. */
export function scopeUses(
  use: (field: FieldId, classify: (text: string) => number) => TextUse | undefined,
  decisions: FileDecisions,
  isRtt: boolean,
): TextUse[] {
  const planned = fieldCoding("planned-flag", flagDecision(decisions));
  const status = rttStatusCoding();
  return [
    use("waiting-list-type", (text) => {
      const effect = waitingListEffect(text);
      if (effect === "planned") return SCOPE.planned;
      return effect === "not-rtt" && isRtt ? SCOPE.notRtt : 0;
    }),
    use("admission-method", (text) => (isPlannedAdmission(text) ? SCOPE.planned : 0)),
    use("planned-flag", (text) => (planned.levels[planned.classify(text)]?.id === "yes" ? SCOPE.planned : 0)),
    isRtt
      ? use("rtt-status", (text) => STATUS_SCOPE[RTT_STATUS_EFFECTS[status.classify(text)] ?? "unknown"])
      : undefined,
  ].filter(isUse);
}

const STATUS_SCOPE: Readonly<Record<RttStatusEffect, number>> = {
  open: 0,
  unknown: 0,
  stopped: SCOPE.clockStopped,
  "not-rtt": SCOPE.notRtt,
};

const flagDecision = (decisions: FileDecisions) => {
  const flag = decisions.flags.get("planned-flag");
  return flag === undefined ? {} : { flag };
};

/** `--where` as tests on the level of an axis. Filters of one field are alternatives; different fields must all hold. */
export function filtersOf(
  { list, files, axes }: AskOptions,
  place: ReadonlyMap<string, number>,
): Question["filters"] {
  const byField = new Map<string, string[]>();
  for (const { field, value } of list.where) byField.set(field, [...(byField.get(field) ?? []), value]);
  return [...byField].map(([field, values]) => {
    const id = filterDimension(field, files);
    const dimension = dimensionOf(id);
    const axis = axes[place.get(dimension?.axis ?? "") ?? -1];
    if (dimension === undefined || axis === undefined) throw new Error(`no axis for --where ${field}`);
    const wanted = new Set(values.map((value) => value.trim().toLowerCase()));
    // Levels of an open list (codes, bands written as text) are only known once all rows are read.
    const isOpen = dimension.grouping === "values" || axis.coding.levels.length === axis.coding.firstKnown;
    let view: DimensionView | undefined;
    return {
      axis: place.get(axis.id) as number,
      admits: (level) => {
        if (isOpen)
          return (
            wanted.has((axis.coding.levels[level]?.id ?? "unknown").toLowerCase()) ||
            (level < axis.coding.firstKnown && wanted.has("unknown"))
          );
        view ??= checkedView(id, axis, { values, ethnicGrouping: list.ethnicGrouping ?? "2001" });
        return wanted.has(view.groups[view.groupOf(level)]?.id.toLowerCase() ?? "");
      },
    };
  });
}

/**
 * The dimension that `--where FIELD` names: a dimension, `column:NAME`, a field or a header. The first file that has the
 * field or header says which; in a file that has neither it is unknown. Throws a usage error when no file has it.
 */
export function filterDimension(field: string, files: readonly PlannedFile[]): string {
  const known = fieldNamed(field);
  const named = known ?? field;
  if (dimensionOf(named) !== undefined && !isGeography(named)) return named;
  for (const { fields, header } of files) {
    const chosen = known && fields.get(known)?.chosen;
    const column = chosen ?? columnHeaded(header.headers, field);
    if (column !== undefined) return `column:${header.headers[column]}`;
  }
  // Last, because many lists have a column "Ward" or "Region" of their own.
  if (isGeography(named)) return named;
  throw usageError({
    code: "unknown-field",
    message: `--where ${field}=…: there is no dimension, field or column of that name`,
    hint: 'Name a dimension such as imd-quintile, or a column: --where "column:Ward=A4".',
  });
}

function checkedView(
  id: string,
  axis: ListAxis,
  { values, ethnicGrouping }: { readonly values: readonly string[]; readonly ethnicGrouping: EthnicGrouping },
): DimensionView {
  const codings = { [axis.id]: { ...axis.coding, classify: () => 0 } };
  const view = dimensionView(id, { ethnicGrouping, codings });
  const ids = view.groups.map((group) => group.id);
  const unknown = values.find(
    (value) => !ids.some((group) => group.toLowerCase() === value.trim().toLowerCase()),
  );
  if (unknown === undefined) return view;
  throw usageError({
    code: "unknown-group",
    message: `--where ${id}=${unknown}: ${id} has no such group`,
    hint: `Its groups are ${ids.join(", ")}.`,
  });
}
