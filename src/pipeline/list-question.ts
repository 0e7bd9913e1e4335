import { dimensionOf } from "../classify/dimensions.ts";
import type { Question } from "../engine/question.ts";
import type { ListOptions } from "../request.ts";
import type { AgeBand } from "../vocab/age-band-schemes.ts";
import type { GeographyId } from "../vocab/geographies.ts";
import { isWithinUnits } from "../vocab/unit-dimensions.ts";
import { adjustedTable } from "./adjusters.ts";
import { ask, filterDimension } from "./ask.ts";
import { askCompleteness } from "./ask-completeness.ts";
import { linkedAxes } from "./demographics/linked-axes.ts";
import type { AttributedList, LinkedList } from "./demographics/linked-list.ts";
import type { DeprivationLevels } from "./deprivation-levels.ts";
import { type GeographyLevels, geographyLevels, geographyMissing } from "./geography-levels.ts";
import { columnsOfAxis, type ListAxis, listAxis } from "./list-axes.ts";
import type { Breakdowns } from "./list-dimensions.ts";
import type { ListReferences } from "./list-references.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import type { RowCollector } from "./rows/row-collector.ts";
import type { ListDecisions } from "./settle.ts";

/** What is asked of a list, whatever its columns turn out to mean. */
export interface QuestionBase {
  readonly files: readonly PlannedFile[];
  readonly list: ListOptions;
  readonly clockField: ClockField;
  readonly levels: DeprivationLevels;
  readonly geography: (id: GeographyId) => GeographyLevels;
  readonly organisations: ReadonlyMap<string, string>;
  readonly breakdowns: Breakdowns;
  /** What gaps are adjusted for; only those that were asked for need tables of their own. */
  readonly adjusters: readonly string[];
  readonly completenessBy: readonly string[];
  readonly ageBands: readonly AgeBand[];
  readonly linked?: LinkedList;
  /** Takes in the rows of every count that is asked by `questionOf`. */
  readonly rows?: RowCollector;
}

/** Levels by geography, made once; throws an input error for one that no look-up leads to. */
export function geographyLevelsOf({
  geographies,
  deprivation,
}: ListReferences): (id: GeographyId) => GeographyLevels {
  const made = new Map<GeographyId, GeographyLevels>();
  return (id) => {
    const lookup = geographies.get(id);
    if (lookup === undefined) throw geographyMissing(id);
    const levels = made.get(id) ?? geographyLevels(lookup, deprivation?.postcodes);
    made.set(id, levels);
    return levels;
  };
}

/** Records linked to a list, and what they came to when it was counted. */
export interface Linkage {
  readonly linked: LinkedList;
  readonly attributed: AttributedList;
}

interface AskedQuestion {
  readonly question: Question;
  readonly linkage: Linkage | undefined;
}

/** What the engine is asked, once it is decided how the columns are understood. */
export function questionOf(decisions: ListDecisions, base: QuestionBase): AskedQuestion {
  const {
    files,
    list,
    levels,
    geography,
    organisations,
    breakdowns,
    adjusters,
    completenessBy,
    ageBands,
    clockField,
    linked,
    rows,
  } = base;
  const withRows = (question: Question): Question => rows?.ask(question, files, decisions) ?? question;
  const filters = list.where.map(({ field }) => filterDimension(field, files));
  const asksToAdjust = list.adjust !== undefined;
  const units = list.compareUnits === undefined ? [] : [list.compareUnits];
  const dimensions = [
    ...breakdowns.flat(),
    ...(asksToAdjust ? adjusters : []),
    ...units,
    ...filters,
    ...completenessBy,
    ...(rows?.axesIn(files) ?? []),
  ];
  const stratum = files.some((file) => columnsOfAxis("specialty", file).length > 0) ? ["specialty"] : [];
  const ids = new Set([
    ...dimensions.map((id) => dimensionOf(id)?.axis ?? id),
    ...stratum,
    ...(linked?.axes ?? []),
  ]);
  const axes = [...ids].map((axis) =>
    listAxis({ axis }, { files, decisions, deprivation: levels, geography, organisations, ageBands }),
  );
  const tables = [
    [],
    ...breakdowns.map((breakdown) => breakdown.map(axisOf)),
    ...(asksToAdjust ? breakdowns.flatMap((breakdown) => [adjustedTable(breakdown, adjusters) ?? []]) : []),
    ...units.flatMap((unit) => unitTables(axisOf(unit), breakdowns)),
  ];
  const asked = { list, files, decisions, axes, tables: distinctTables(tables), clockField };
  if (linked === undefined) {
    const question = { ...ask(asked), ...askCompleteness(axes, completenessBy) };
    return { question: withRows(question), linkage: undefined };
  }
  const attributed = linked.attributed(decisions.snapshot);
  const extended = linkedAxes(axes, linked, attributed);
  const allTables = distinctTables([...tables, ...extended.tables]);
  const question = ask({ ...asked, axes: extended.axes, tables: allTables });
  const watched = question.files.map((file, index) => ({
    ...file,
    onCounted: (rows: number, leftOut: Int32Array) => attributed.files[index]?.onCounted(rows, leftOut),
  }));
  return {
    question: withRows({
      ...question,
      files: watched,
      ...askCompleteness(extended.axes, completenessBy),
    }),
    linkage: { linked, attributed },
  };
}

const axisOf = (id: string): string => dimensionOf(id)?.axis ?? id;

/** The units, and every uncrossed dimension within them. */
const unitTables = (unit: string, breakdowns: Breakdowns): (readonly string[])[] => [
  [unit],
  ...breakdowns
    .flatMap(([only, ...others]) => (only === undefined || others.length > 0 ? [] : [only]))
    .filter((id) => isWithinUnits(id) && axisOf(id) !== unit)
    .map((id) => [axisOf(id), unit]),
];

/** One more count of the list by the axes given, each split by the levels of an axis that is no dimension. */
export function questionWithin(
  decisions: ListDecisions,
  base: QuestionBase,
  { strata, axes: wanted }: { readonly strata: ListAxis; readonly axes: readonly string[] },
): Question {
  const { files, list, clockField } = base;
  const axes = wantedAxes(decisions, base, wanted);
  const tables = [[], ...wanted.map((id) => [id])];
  const asked = { list, files, decisions, axes: [...axes, strata], tables, clockField };
  return ask({ ...asked, stratum: strata.id });
}

/** The axes wanted and those of the filters, as linked records give them where there are any. */
export function wantedAxes(
  decisions: ListDecisions,
  base: QuestionBase,
  wanted: readonly string[],
): readonly ListAxis[] {
  const { files, list, levels, geography, organisations, ageBands, linked } = base;
  const filters = list.where.map(({ field }) => filterDimension(field, files));
  const ids = new Set([...wanted, ...filters.map((id) => dimensionOf(id)?.axis ?? id)]);
  const axes = [...ids].map((axis) =>
    listAxis({ axis }, { files, decisions, deprivation: levels, geography, organisations, ageBands }),
  );
  return linked === undefined ? axes : linkedAxes(axes, linked, linked.attributed(decisions.snapshot)).axes;
}

const distinctTables = (tables: readonly (readonly string[])[]): (readonly string[])[] => [
  ...new Map(tables.map((table) => [table.join("*"), table])).values(),
];
