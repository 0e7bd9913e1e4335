import { formatDay } from "../classify/calendar-day.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import type { FieldColumns } from "../columns/recognise-columns.ts";
import { ambiguousHeaderError, settleByValues } from "../columns/settle-by-values.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { ExcludedRowSink, Question } from "../engine/question.ts";
import { countList, type Sample, sampleFile } from "../engine/scan/scan-engine.ts";
import { vintageCoverage } from "../enrich/vintage-coverage.ts";
import { inputError } from "../errors.ts";
import type { Findings, Note } from "../findings/schema.ts";
import type { Deprivation } from "../reference/load-deprivation.ts";
import { vintageOfHeader } from "../reference/reference-layout.ts";
import type { ListOptions, Watch } from "../request.ts";
import type { AgeBand } from "../vocab/age-band-schemes.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { ask, filterDimension } from "./ask.ts";
import { type DeprivationLevels, deprivationLevels } from "./deprivation-levels.ts";
import { columnsOfAxis, listAxis } from "./list-axes.ts";
import type { Breakdowns } from "./list-dimensions.ts";
import { inFile, type OpenedFile, openFiles } from "./opened-file.ts";
import { type ClockField, type PlannedFile, planFile } from "./plan-file.ts";
import {
  type ColumnTexts,
  entriesOf,
  type ListDecisions,
  optionDay,
  sameMeaning,
  settleList,
} from "./settle.ts";

export interface ReadOptions {
  readonly watch: Watch;
  readonly ageBands: readonly AgeBand[];
  readonly rejects?: ExcludedRowSink;
  /** What to break the list down by, once its columns are known. */
  breakdowns(files: readonly PlannedFile[]): Breakdowns;
}

/** A list read to the end: exact counts, and how its columns were understood. */
export interface CountedReading {
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly deprivation: DeprivationLevels;
  readonly clockField: ClockField;
  readonly breakdowns: Breakdowns;
  readonly counted: CountedList;
  readonly references: Findings["references"];
  /** About the reference files. */
  readonly notes: readonly Note[];
}

const LSOA_FIELDS: readonly FieldId[] = ["lsoa21", "lsoa11", "lsoa"];

/**
 * Reads a list and counts it. How a column is to be understood is settled on the first stretch of each file; when the
 * whole of it says otherwise, the list is counted once more under the final decisions.
 */
export async function readList(list: ListOptions, options: ReadOptions): Promise<CountedReading> {
  if (list.asAt !== undefined) optionDay(list.asAt, "--as-at");
  if (list.earliestClockStart !== undefined) optionDay(list.earliestClockStart, "--earliest-clock-start");
  const clockField: ClockField =
    list.standard.kind === "dm01-6" ? "diagnostic-clock-start-date" : "clock-start";
  const opened = await openFiles(list);
  try {
    return await countOpened(opened, { list, clockField, ...options });
  } catch (cause) {
    for (const { file } of opened) file.close();
    throw cause;
  }
}

interface Reading extends ReadOptions {
  readonly list: ListOptions;
  readonly clockField: ClockField;
}

async function countOpened(opened: readonly OpenedFile[], reading: Reading): Promise<CountedReading> {
  const { list, clockField } = reading;
  const { files, samples } = await planAll(opened, reading);
  const deprivation = await deprivationOf(files, list);
  const levels = deprivationLevels(deprivation);
  const breakdowns = usable(reading.breakdowns(files), { files, deprivation, asked: list });
  const base = { files, list, clockField, levels, breakdowns, ageBands: reading.ageBands };

  const first = settleList(
    files,
    samples.map(({ texts }) => texts),
    list,
  );
  const question = questionOf(first, base);
  const needsTexts = first.snapshot === undefined && question.snapshot !== undefined;
  const scanned = files.map((file, index) => ({ ...file, sample: samples[index] as Sample }));
  let counted = await countList(question, scanned, scanOptions(reading));
  const last = samples.every(({ isWhole }) => isWhole)
    ? first
    : settleList(
        files,
        counted.files.map(({ texts }) => texts),
        list,
      );
  requireSnapshot(last, question, files);
  // Rows left out are listed in a count of their own, once it is certain that none follows.
  if (needsTexts || reading.rejects !== undefined || !sameMeaning(first, last)) {
    const again = questionOf(last, base);
    const rejects = reading.rejects === undefined ? {} : { rejects: reading.rejects };
    counted = await countList({ ...again, ...rejects }, files, scanOptions(reading));
  }
  return {
    files,
    decisions: last,
    deprivation: levels,
    clockField,
    breakdowns,
    counted,
    references: (deprivation?.references ?? []).map(({ kind, name, sha256, rows }) => ({
      kind,
      name,
      sha256,
      rows,
    })),
    notes: deprivation === undefined ? [] : deprivationNotes(deprivation, files, counted),
  };
}

const scanOptions = ({ list, watch }: Reading) => ({
  ...(list.workers !== undefined && { workers: list.workers }),
  ...(watch.signal !== undefined && { signal: watch.signal }),
  ...(watch.progress !== undefined && { progress: watch.progress.bind(watch) }),
});

/** Plans every file and codes its first stretch; ambiguous headers are settled by the values found there. */
async function planAll(
  opened: readonly OpenedFile[],
  reading: Reading,
): Promise<{ files: PlannedFile[]; samples: Sample[] }> {
  const files: PlannedFile[] = [];
  const samples: Sample[] = [];
  for (const file of opened) {
    const ambiguous = file.recognised.ambiguous.map(({ index }) => index);
    let planned = planWith(file, file.recognised.fields, ambiguous, reading);
    let sample = await sampleFile(planned);
    if (ambiguous.length > 0) {
      planned = planWith(file, settledFields(planned, sample.texts), [], reading);
      sample = await sampleFile(planned);
    }
    files.push(planned);
    samples.push(sample);
  }
  return { files, samples };
}

function planWith(
  file: OpenedFile,
  fields: ReadonlyMap<FieldId, FieldColumns>,
  extra: readonly number[],
  reading: Reading,
): PlannedFile {
  const draft = planFile(file, fields, { extraColumns: extra, clockField: reading.clockField });
  const named = namedColumns(draft, reading);
  return named.length === 0
    ? draft
    : planFile(file, fields, { extraColumns: [...extra, ...named], clockField: reading.clockField });
}

/** Columns that `--where` names, and `--by` as `column:NAME`. */
function namedColumns(file: PlannedFile, { list }: Reading): number[] {
  const by = (list as { by?: Breakdowns }).by?.flat() ?? [];
  const filters = list.where.map(({ field }) => filterDimension(field, [file]));
  return [...by, ...filters]
    .filter((id) => id.startsWith("column:"))
    .flatMap((id) => columnsOfAxis(id, file).map(({ column }) => column));
}

function settledFields(file: PlannedFile, texts: ColumnTexts): Map<FieldId, FieldColumns> {
  const fields = new Map(file.fields);
  for (const { index, header, candidates, ask: mustAsk } of file.recognised.ambiguous) {
    const field = settleByValues(header, entriesOf(file, texts, index), candidates);
    if (field === undefined) {
      if (mustAsk) throw inFile(file.file.name, () => ambiguousHeaderError(header, candidates));
      continue;
    }
    if (!fields.has(field)) fields.set(field, { chosen: index, others: [] });
  }
  return fields;
}

async function deprivationOf(
  files: readonly PlannedFile[],
  list: ListOptions,
): Promise<Deprivation | undefined> {
  if (list.imd.length === 0) return undefined;
  const { loadDeprivation } = await import("../reference/load-deprivation.ts");
  return loadDeprivation(list.imd, { lsoaHeader: lsoaHeader(files) });
}

function lsoaHeader(files: readonly PlannedFile[]): string | undefined {
  for (const file of files) {
    const column = LSOA_FIELDS.map((field) => file.fields.get(field)?.chosen).find(
      (one) => one !== undefined,
    );
    if (column !== undefined) return file.header.headers[column];
  }
  return undefined;
}

/** Leaves deprivation out of the default breakdowns when nothing can give it: areas without a table to look them up in. */
function usable(
  breakdowns: Breakdowns,
  from: { files: readonly PlannedFile[]; deprivation: Deprivation | undefined; asked: ListOptions },
): Breakdowns {
  const asked = (from.asked as { by?: Breakdowns }).by;
  if (asked !== undefined || from.deprivation !== undefined) return breakdowns;
  const inList: readonly FieldId[] = ["imd-decile", "imd-rank", "imd-quintile"];
  const given = from.files.some(({ fields }) => inList.some((field) => fields.has(field)));
  return given ? breakdowns : breakdowns.filter(([only]) => dimensionOf(only ?? "")?.axis !== "imd");
}

interface QuestionBase {
  readonly files: readonly PlannedFile[];
  readonly list: ListOptions;
  readonly clockField: ClockField;
  readonly levels: DeprivationLevels;
  readonly breakdowns: Breakdowns;
  readonly ageBands: readonly AgeBand[];
}

function questionOf(decisions: ListDecisions, base: QuestionBase): Question {
  const { files, list, levels, breakdowns, ageBands, clockField } = base;
  const dimensions = [...breakdowns.flat(), ...list.where.map(({ field }) => filterDimension(field, files))];
  const stratum = files.some((file) => columnsOfAxis("specialty", file).length > 0) ? ["specialty"] : [];
  const ids = new Set([...dimensions.map((id) => dimensionOf(id)?.axis ?? id), ...stratum]);
  const axes = [...ids].map((axis) =>
    listAxis({ axis }, { files, decisions, deprivation: levels, ageBands }),
  );
  const tables = [[], ...breakdowns.map((breakdown) => breakdown.map((id) => dimensionOf(id)?.axis ?? id))];
  const distinct = new Map(tables.map((table) => [table.join("*"), table]));
  return ask({ list, files, decisions, axes, tables: [...distinct.values()], clockField });
}

function requireSnapshot(decisions: ListDecisions, question: Question, files: readonly PlannedFile[]): void {
  if (decisions.snapshot !== undefined || question.snapshot === undefined) return;
  const [file] = files;
  const { snapshotsFound } = decisions;
  const shown = snapshotsFound.slice(0, DATES_SHOWN).map(formatDay).join(", ");
  throw inputError(
    snapshotsFound.length === 0
      ? {
          code: "no-snapshot-date",
          ...(file && { file: file.file.name }),
          message:
            "nothing says on which day these people were waiting: no snapshot or week-ending column with a date",
          hint: "Give the day: --as-at YYYY-MM-DD. It is never taken to be today.",
        }
      : {
          code: "several-snapshot-dates",
          ...(file && { file: file.file.name }),
          message: `the list holds ${snapshotsFound.length} snapshot dates: ${shown}${snapshotsFound.length > DATES_SHOWN ? " …" : ""}`,
          hint: `Choose one: --as-at ${formatDay(snapshotsFound.at(-1) as number)}.`,
        },
  );
}

const DATES_SHOWN = 5;

function deprivationNotes(
  deprivation: Deprivation,
  files: readonly PlannedFile[],
  counted: CountedList,
): Note[] {
  const notes: Note[] = deprivation.notes.map(({ code, level, text }) => ({ code, level, text }));
  files.forEach((file, index) => {
    const texts = counted.files[index]?.texts ?? [];
    for (const field of LSOA_FIELDS) {
      const column = file.fields.get(field)?.chosen;
      if (column === undefined) continue;
      const coded = file.plan.coded.findIndex((one) => one.column === column);
      const codes = (texts[coded] ?? []).map(({ text, analysed }) => ({ code: text, count: analysed }));
      const coverage = vintageCoverage(deprivation, codes, vintageOfHeader(file.header.headers[column]));
      if (coverage.note !== undefined) notes.push(coverage.note);
    }
  });
  return notes;
}
