import { isBlank } from "../classify/blank.ts";
import { parseDateText } from "../classify/date-text.ts";
import { DIMENSIONS, dimensionOf } from "../classify/dimensions.ts";
import { IDENTIFIERS } from "../columns/fields.ts";
import type { CountedList } from "../engine/counted-list.ts";
import { countList, type Sample, sampleFile } from "../engine/scan/scan-engine.ts";
import type { Findings, Note } from "../findings/exact.ts";
import type { Deprivation } from "../reference/deprivation.ts";
import type { ListOptions, Watch } from "../request.ts";
import { AGE_BAND_SCHEMES } from "../vocab/age-band-schemes.ts";
import type { GeographyId } from "../vocab/geographies.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { filterDimension } from "./ask.ts";
import { type DeprivationLevels, deprivationLevels } from "./deprivation-levels.ts";
import { geographyMissing } from "./geography-levels.ts";
import { askEveryRow } from "./inspect-question.ts";
import { carriesDimension, listAxis } from "./list-axes.ts";
import { deprivationNotes, listReferences, referencesOf } from "./list-references.ts";
import { type OpenedFile, openFiles } from "./opened-file.ts";
import { type ClockField, type PlannedFile, planFile } from "./plan-file.ts";
import { namedColumns } from "./plan-list.ts";
import { clockFieldOf, scanOptions } from "./read-list.ts";
import { type ColumnTexts, type ListDecisions, sameMeaning, settleList } from "./settle.ts";
import { type SettledHeaders, settleHeaders } from "./settle-headers.ts";

/** A list read to the end for what its columns hold: every row counts, whatever its clock and scope. */
export interface InspectedList {
  readonly list: ListOptions;
  readonly files: readonly PlannedFile[];
  readonly headers: readonly SettledHeaders[];
  readonly decisions: ListDecisions;
  readonly deprivation: DeprivationLevels;
  readonly clockField: ClockField;
  /** Dimensions that were counted. */
  readonly dimensions: readonly string[];
  readonly counted: CountedList;
  readonly references: Findings["references"];
  /** About the reference files. */
  readonly notes: readonly Note[];
}

/** Reads a list as far as it can be read at all; what analyse would refuse is kept to be reported. */
export async function inspectList(list: ListOptions, watch: Watch): Promise<InspectedList> {
  const opened = await openFiles({ ...list, repeatedHeaders: "keep" });
  try {
    return await inspectOpened(opened, list, watch);
  } finally {
    for (const { file } of opened) file.close();
  }
}

async function inspectOpened(
  opened: readonly OpenedFile[],
  list: ListOptions,
  watch: Watch,
): Promise<InspectedList> {
  const clockField = clockFieldOf(list);
  const drafts: Draft[] = [];
  for (const file of opened) drafts.push(await draftFile(file, clockField));
  const settled = drafts.map(({ file }) => file);
  const surveyed: Survey[] = [];
  for (const draft of drafts) {
    const named = namedColumns(draft.file, settled, list);
    surveyed.push(await surveyFile(draft, named, clockField));
  }
  const files = surveyed.map(({ planned }) => planned);
  const sampled = textsOf(surveyed.map(({ sample }) => sample));
  const { deprivation: loaded } = await listReferences(files, list, { texts: sampled, dimensions: [] });
  const deprivation = deprivationLevels(loaded);
  const dimensions = countable(files, loaded);

  const first = withDay(settleList(files, sampled, list));
  const base = { list, files, deprivation, dimensions, clockField };
  const scanned = surveyed.map(({ planned, sample }) => ({ ...planned, sample }));
  let counted = await countList(questionOf(first, base), scanned, scanOptions(list, watch));
  const last = withDay(settleList(files, textsOf(counted.files), list));
  if (!sameMeaning(first, last)) {
    counted = await countList(questionOf(last, base), files, scanOptions(list, watch));
  }
  return {
    ...base,
    headers: surveyed.map(({ headers }) => headers),
    decisions: settleList(files, textsOf(counted.files), list),
    counted,
    references: referencesOf(loaded),
    notes: deprivationNotes(loaded, files, counted),
  };
}

const textsOf = (files: readonly { readonly texts: ColumnTexts }[]): ColumnTexts[] =>
  files.map(({ texts }) => texts);

/** Ages are told at the snapshot; of several in the list, at the latest. */
const withDay = (decisions: ListDecisions): ListDecisions => ({
  ...decisions,
  snapshot: decisions.snapshot ?? decisions.snapshotsFound.at(-1),
});

interface Counting {
  readonly list: ListOptions;
  readonly files: readonly PlannedFile[];
  readonly deprivation: DeprivationLevels;
  readonly dimensions: readonly string[];
  readonly clockField: ClockField;
}

function questionOf(decisions: ListDecisions, counting: Counting) {
  const { list, files, deprivation, dimensions, clockField } = counting;
  const filters = list.where.map(({ field }) => filterDimension(field, files));
  const axisOf = (id: string) => dimensionOf(id)?.axis ?? id;
  const counted = [...new Set(dimensions.map(axisOf))];
  const axes = [...new Set([...counted, ...filters.map(axisOf)])].map((axis) =>
    listAxis(
      { axis },
      {
        files,
        decisions,
        deprivation,
        geography: notAsked,
        organisations: new Map(),
        ageBands: AGE_BAND_SCHEMES.default,
      },
    ),
  );
  const tables = [[], ...counted.map((axis) => [axis])];
  return askEveryRow({ list, files, decisions, axes, tables, clockField });
}

const notAsked = (id: GeographyId): never => {
  throw geographyMissing(id);
};

const IN_LIST: readonly FieldId[] = ["imd-decile", "imd-rank", "imd-quintile"];

/** Dimensions the list has a column for: no larger areas, nor deprivation where areas have no table to be looked up in. */
function countable(files: readonly PlannedFile[], deprivation: Deprivation | undefined): string[] {
  const hasImd =
    deprivation?.hasRanks === true || files.some(({ fields }) => IN_LIST.some((field) => fields.has(field)));
  return DIMENSIONS.filter(({ axis }) => hasImd || axis !== "imd")
    .map(({ id }) => id)
    .filter((id) => carriesDimension(id, files));
}

interface Draft {
  /** With ambiguous headers settled, and everything coded that may have few distinct texts. */
  readonly file: PlannedFile;
  readonly headers: SettledHeaders;
  /** Of a sample, per coded column. */
  readonly texts: ColumnTexts;
}

async function draftFile(opened: OpenedFile, clockField: ClockField): Promise<Draft> {
  const ambiguous = opened.recognised.ambiguous.map(({ index }) => index);
  const extraColumns = [...codableColumns(opened), ...ambiguous];
  const draft = planFile(opened, opened.recognised.fields, { extraColumns, clockField });
  const { texts } = await sampleFile(draft);
  const headers = settleHeaders(draft, texts);
  return { file: { ...draft, fields: headers.fields }, headers, texts };
}

interface Survey {
  readonly planned: PlannedFile;
  readonly headers: SettledHeaders;
  readonly sample: Sample;
}

/** Plans a file so that, beside its fields, every column with few distinct texts is coded and every other counted. */
async function surveyFile(
  { file, headers, texts }: Draft,
  named: readonly number[],
  clockField: ClockField,
): Promise<Survey> {
  const candidates = codableColumns(file);
  const ambiguous = file.recognised.ambiguous.map(({ index }) => index);
  const codable = file.plan.coded
    .map(({ column }, coded) => ({ column, found: texts[coded] ?? [] }))
    .filter(({ column }) => candidates.includes(column));
  const dates = codable.filter(({ found }) => areDates(found)).map(({ column }) => column);
  const telling = codable.filter(({ found }) => isTelling(found)).map(({ column }) => column);
  const extraColumns = [...telling, ...dates, ...ambiguous, ...named];
  const planned = countingAll(planFile(file, file.fields, { extraColumns, clockField }), dates);
  return { planned, headers, sample: await sampleFile(planned) };
}

/** Their values point at one person: they are counted, not told apart. */
const ONE_PERSON: readonly FieldId[] = [...IDENTIFIERS, "postcode", "comments"];
/** Beyond this many, columns are counted only. */
const MOST_CODED = 500;

function codableColumns({ recognised }: OpenedFile): number[] {
  return recognised.columns
    .filter(({ recognition, field }) => {
      return recognition !== "dropped" && (field === undefined || !ONE_PERSON.includes(field));
    })
    .slice(0, MOST_CODED)
    .map(({ index }) => index);
}

const FEW_TEXTS = 200;
const FEW_PER_ROW = 0.2;

/** Few enough distinct texts that they are codes, dates or answers. */
function isTelling(texts: ColumnTexts[number]): boolean {
  const rows = texts.reduce((sum, text) => sum + text.rows, 0);
  const distinct = texts.filter(({ text, rows: found }) => found > 0 && !isBlank(text)).length;
  return distinct <= Math.max(FEW_TEXTS, FEW_PER_ROW * rows);
}

function areDates(texts: ColumnTexts[number]): boolean {
  const filled = texts.filter(({ text, rows }) => rows > 0 && !isBlank(text));
  return filled.length > 0 && filled.every(({ text }) => parseDateText(text) !== undefined);
}

/**
 * Columns that are not coded are counted, and duplicates stay in: each row is looked at for itself. Times of day in
 * `dates` are left out, which would make every text another.
 */
function countingAll(file: PlannedFile, dates: readonly number[]): PlannedFile {
  const { pathway: _, ...plan } = file.plan;
  const isRead = ({ recognition }: OpenedFile["recognised"]["columns"][number]) => recognition !== "dropped";
  const read = file.recognised.columns.filter(isRead).map(({ index }) => index);
  // The engine counts along a coded column; a file of identifiers alone has none.
  const first = [{ column: read[0] ?? 0, dates: false }];
  const coded = (plan.coded.length > 0 ? plan.coded : first).map((one) => ({
    column: one.column,
    dates: one.dates || dates.includes(one.column),
  }));
  const isCoded = (column: number) => coded.some((one) => one.column === column);
  return { ...file, plan: { ...plan, coded, presence: read.filter((column) => !isCoded(column)) } };
}
