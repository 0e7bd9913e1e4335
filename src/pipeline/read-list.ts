import { dimensionOf } from "../classify/dimensions.ts";
import { fieldNamed } from "../columns/fields.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { KeptRows } from "../engine/kept-rows.ts";
import type { ExcludedRowSink, Question } from "../engine/question.ts";
import { countList, dismissSample, type Sample, type ScanOptions } from "../engine/scan/scan-engine.ts";
import type { Findings, Note } from "../findings/exact.ts";
import type { Deprivation } from "../reference/deprivation.ts";
import type { ListOptions, Watch } from "../request.ts";
import type { AgeBand } from "../vocab/age-band-schemes.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { adjustersOf, refuseManyStrata } from "./adjusters.ts";
import { filterDimension } from "./ask.ts";
import { completenessDimensions, recordedBy } from "./ask-completeness.ts";
import type { LinkedList } from "./demographics/linked-list.ts";
import { type DeprivationLevels, deprivationLevels } from "./deprivation-levels.ts";
import type { FollowUpOptions } from "./follow-up-question.ts";
import { refuseManyGroups } from "./group-limit.ts";
import type { ListAxis } from "./list-axes.ts";
import type { Breakdowns } from "./list-dimensions.ts";
import { geographyLevelsOf, type Linkage, questionOf, questionWithin } from "./list-question.ts";
import { deprivationNotes, listReferences, referencesOf } from "./list-references.ts";
import { type OpenedFile, openFiles } from "./opened-file.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import { type PlanOptions, planList } from "./plan-list.ts";
import { type ListDecisions, optionDay, sameMeaning, settleList } from "./settle.ts";
import { unclearSnapshot } from "./unclear-snapshot.ts";

export interface ReadOptions extends PlanOptions {
  readonly watch: Watch;
  readonly ageBands: readonly AgeBand[];
  readonly rejects?: ExcludedRowSink;
  /** What to break the list down by, once its columns are known, and the axes that records give levels of. */
  breakdowns(files: readonly PlannedFile[], linkedAxes: readonly string[]): Breakdowns;
}

/** A list read to the end: exact counts, and how its columns were understood. */
export interface CountedReading {
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly deprivation: DeprivationLevels;
  readonly clockField: ClockField;
  readonly breakdowns: Breakdowns;
  /** What gaps are adjusted for. */
  readonly adjusters: readonly string[];
  /** The filters in force: those asked for, and those of `whereInList` whose field the list has. */
  readonly where: ListOptions["where"];
  /** Dimensions by which completeness was counted. */
  readonly completenessBy: readonly string[];
  readonly counted: CountedList;
  readonly references: Findings["references"];
  /** The records linked to the list, and what they came to in it. */
  readonly linkage?: Linkage;
  /** About the reference files. */
  readonly notes: readonly Note[];
  /** Counts the list once more with every pathway followed to its end, as `followUpQuestion` asks. */
  countFollowed(asked: FollowUpOptions): Promise<CountedList>;
  /** Counts the list once more and hands on its analysed rows with the levels of these axes and who they are of. */
  countPeople(axes: readonly string[], take: (rows: KeptRows) => void): Promise<void>;
  /** Counts the list once more by the axes given, each split by the levels of an axis that is no dimension. */
  countWithin(strata: ListAxis, axes: readonly string[]): Promise<CountedList>;
}

/**
 * Reads a list and counts it. How a column is to be understood is settled on the first stretch of each file; when the
 * whole of it says otherwise, the list is counted once more under the final decisions.
 */
export async function readList(list: ListOptions, options: ReadOptions): Promise<CountedReading> {
  if (list.asAt !== undefined) optionDay(list.asAt, "--as-at");
  if (list.earliestClockStart !== undefined) optionDay(list.earliestClockStart, "--earliest-clock-start");
  const clockField = clockFieldOf(list);
  const opened = await openFiles(list);
  try {
    return await countOpened(opened, {
      list: { ...list, where: filtersInForce(list, opened) },
      clockField,
      ...options,
    });
  } catch (cause) {
    for (const { file } of opened) file.close();
    throw cause;
  }
}

function filtersInForce(
  { where, whereInList = [] }: ListOptions,
  opened: readonly OpenedFile[],
): ListOptions["where"] {
  const isAsked = (id: string) => where.some(({ field }) => fieldNamed(field) === id || field === id);
  const isThere = (id: string) =>
    opened.some(({ recognised }) => [...recognised.fields.keys()].some((field) => field === id));
  return [...where, ...whereInList.filter(({ field }) => !isAsked(field) && isThere(field))];
}

/** The field whose dates start the clock under the standard asked for. */
export const clockFieldOf = ({ standard }: ListOptions): ClockField =>
  standard.kind === "dm01-6" ? "diagnostic-clock-start-date" : "clock-start";

interface Reading extends ReadOptions {
  readonly list: ListOptions;
  readonly clockField: ClockField;
  readonly linked?: LinkedList;
}

async function countOpened(opened: readonly OpenedFile[], reading: Reading): Promise<CountedReading> {
  const { files, samples, linked } = await planList(opened, reading);
  try {
    return await countSampled(files, samples, { ...reading, ...(linked && { linked }) });
  } finally {
    await Promise.all(samples.map(dismissSample));
  }
}

async function countSampled(
  files: readonly PlannedFile[],
  samples: readonly Sample[],
  reading: Reading,
): Promise<CountedReading> {
  const { list, clockField, linked } = reading;
  const sampled = samples.map(({ texts }) => texts);
  const asked = reading.breakdowns(files, linked?.axes ?? []);
  const adjusters = adjustersOf(list.adjust, files, linked?.axes ?? []);
  const units = list.compareUnits === undefined ? [] : [list.compareUnits];
  const filters = list.where.map(({ field }) => filterDimension(field, files));
  const dimensions = [
    ...asked.flat(),
    ...adjusters,
    ...units,
    ...filters,
    ...(reading.rows?.axesIn(files) ?? []),
  ];
  const recorders = recordedBy(files, sampled);
  const references = await listReferences(files, list, {
    texts: sampled,
    dimensions: [...dimensions, ...recorders],
  });
  const { deprivation, organisations } = references;
  const levels = deprivationLevels(deprivation);
  const geography = geographyLevelsOf(references);
  const breakdowns = usable(asked, { files, deprivation, asked: list });
  refuseManyGroups([...breakdowns.flat(), ...units], files, sampled);
  if (list.adjust !== undefined)
    refuseManyStrata(adjusters, files, { texts: sampled, ageBands: reading.ageBands });
  const completenessBy = completenessDimensions(breakdowns, recorders);
  const base = {
    files,
    list,
    clockField,
    levels,
    geography,
    organisations,
    breakdowns,
    adjusters,
    completenessBy,
    ageBands: reading.ageBands,
    ...(linked && { linked }),
    ...(reading.rows && { rows: reading.rows }),
  };

  const first = settleList(files, sampled, list);
  let { question, linkage } = questionOf(first, base);
  const needsTexts = first.snapshot === undefined && question.snapshot !== undefined;
  const scanned = files.map((file, index) => ({ ...file, sample: samples[index] as Sample }));
  let counted = await countList(question, scanned, scanOptions(list, reading.watch));
  const last = samples.every(({ isWhole }) => isWhole)
    ? first
    : settleList(
        files,
        counted.files.map(({ texts }) => texts),
        list,
      );
  // A list without rows is refused for that, not for want of a date.
  const needsSnapshot = question.snapshot !== undefined && counted.read > 0;
  const unclear = needsSnapshot ? unclearSnapshot(last, files) : undefined;
  if (unclear !== undefined) throw unclear;
  // Rows left out are listed in a count of their own, once it is certain that none follows.
  if (needsTexts || reading.rejects !== undefined || !sameMeaning(first, last)) {
    ({ question, linkage } = questionOf(last, base));
    const rejects = reading.rejects === undefined ? {} : { rejects: reading.rejects };
    const options = { ...scanOptions(list, reading.watch), expectedRows: counted.read };
    counted = await countList({ ...question, ...rejects }, files, options);
  }
  const expectedRows = counted.read;
  const countAgain = (again: Question) =>
    countList(again, files, { ...scanOptions(list, reading.watch), expectedRows });
  return {
    files,
    decisions: last,
    deprivation: levels,
    clockField,
    breakdowns,
    adjusters,
    completenessBy,
    where: list.where,
    counted,
    references: referencesOf(deprivation),
    ...(linkage && { linkage }),
    notes: deprivationNotes(deprivation, files, counted),
    countFollowed: async (asked) => {
      const { followUpQuestion } = await import("./follow-up-question.ts");
      return countAgain(followUpQuestion(last, base, asked));
    },
    countPeople: async (axes, take) => {
      const { rows: _, ...withoutRows } = base;
      const { question: again } = questionOf(last, withoutRows);
      const places = axes.map((id) => again.axes.findIndex((axis) => axis.id === id));
      const keeping = again.files.map((file) => ({ ...file, keeps: { numbers: [], take } }));
      await countAgain({ ...again, files: keeping, keeps: { axes: places, people: true } });
    },
    countWithin: (strata, axes) => countAgain(questionWithin(last, base, { strata, axes })),
  };
}

export const scanOptions = (list: ListOptions, watch: Watch): ScanOptions => ({
  ...(list.workers !== undefined && { workers: list.workers }),
  ...(watch.progress !== undefined && { progress: watch.progress.bind(watch) }),
});

/** Leaves deprivation out, where nobody asked for it by name, when nothing can give it: areas without a table to look them up in. */
function usable(
  breakdowns: Breakdowns,
  from: { files: readonly PlannedFile[]; deprivation: Deprivation | undefined; asked: ListOptions },
): Breakdowns {
  if (from.deprivation?.hasRanks === true) return breakdowns;
  const inList: readonly FieldId[] = ["imd-decile", "imd-rank", "imd-quintile"];
  if (from.files.some(({ fields }) => inList.some((field) => fields.has(field)))) return breakdowns;
  const asked = new Set(from.asked.by?.map((breakdown) => breakdown.join("*")));
  return breakdowns.filter(
    (breakdown) => asked.has(breakdown.join("*")) || breakdown.every((id) => dimensionOf(id)?.axis !== "imd"),
  );
}
