/** A list before it is counted: which column of each file is what, and what stands in its first stretch. */
import { dimensionOf } from "../classify/dimensions.ts";
import type { FieldColumns } from "../columns/recognise-columns.ts";
import { ambiguousHeaderError } from "../columns/settle-by-values.ts";
import { type Sample, sampleFile } from "../engine/scan/scan-engine.ts";
import type { ListOptions } from "../request.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { filterDimension } from "./ask.ts";
import type { DemographicsOptions, LinkedList } from "./demographics/linked-list.ts";
import { columnsOfAxis } from "./list-axes.ts";
import { inFile, type OpenedFile } from "./opened-file.ts";
import { type ClockField, type PlannedFile, planFile } from "./plan-file.ts";
import { locatedColumns, type RowCollector } from "./rows/row-collector.ts";
import { KEPT_FIELDS } from "./rows/row-numbers.ts";
import type { ColumnTexts } from "./settle.ts";
import { settleHeaders } from "./settle-headers.ts";

/** What is wanted of the files beside what is always read. */
export interface PlanOptions {
  /** Files of records to link to the people of the list. */
  readonly demographics?: DemographicsOptions;
  readonly fields?: readonly FieldId[];
  /** Takes in the analysed rows one by one, beside the counts. */
  readonly rows?: RowCollector;
}

interface PlanQuestion extends PlanOptions {
  readonly list: ListOptions;
  readonly clockField: ClockField;
}

/**
 * Plans every file and codes its first stretch; ambiguous headers are settled by the values found there. Before that, while
 * no thread is at work yet, records are linked.
 */
export async function planList(
  opened: readonly OpenedFile[],
  reading: PlanQuestion,
): Promise<{ files: PlannedFile[]; samples: Sample[]; linked: LinkedList | undefined }> {
  const { list, clockField } = reading;
  const drafts: PlannedFile[] = [];
  for (const file of opened) drafts.push(await settledFile(file, clockField));
  const files = drafts.map((draft) =>
    planFile(draft, draft.fields, {
      // Completeness is looked at by provider, which is not coded for its own sake.
      extraColumns: [
        ...namedColumns(draft, drafts, list, reading.rows?.axesIn(drafts)),
        ...[...(reading.fields ?? []), ...(reading.rows === undefined ? [] : KEPT_FIELDS)].flatMap(
          (field) => draft.fields.get(field)?.chosen ?? [],
        ),
        ...columnsOfAxis("provider", draft).map(({ column }) => column),
      ],
      clockField,
      ...(reading.rows && { located: locatedColumns(draft) }),
    }),
  );
  const linked = await linkedTo(files, reading);
  const samples: Sample[] = [];
  // One after another the files of a list have all threads to themselves; the first of several cannot be got ahead with.
  const ahead = files.length === 1 ? list : undefined;
  for (const file of files) samples.push(await sampleFile(file, ahead));
  return { files, samples, linked };
}

async function linkedTo(
  files: readonly PlannedFile[],
  { demographics, list }: PlanQuestion,
): Promise<LinkedList | undefined> {
  if (demographics === undefined) return undefined;
  const { linkDemographics } = await import("./demographics/linked-list.ts");
  return linkDemographics(files, list, demographics);
}

async function settledFile(file: OpenedFile, clockField: ClockField): Promise<PlannedFile> {
  const { ambiguous, fields } = file.recognised;
  const extraColumns = ambiguous.map(({ index }) => index);
  const draft = planFile(file, fields, { extraColumns, clockField });
  if (ambiguous.length === 0) return draft;
  const { texts } = await sampleFile(draft);
  return planFile(file, settledOrRefused(draft, texts), { extraColumns: [], clockField });
}

/** Exit 2 for a header that neither its text nor its values settle. */
function settledOrRefused(file: PlannedFile, texts: ColumnTexts): ReadonlyMap<FieldId, FieldColumns> {
  const { fields, unsettled } = settleHeaders(file, texts);
  for (const { header, candidates } of unsettled) {
    throw inFile(file.file.name, () => ambiguousHeaderError(header, candidates));
  }
  return fields;
}

/**
 * Columns of a file that `--by`, `--adjust`, `--compare-units` and `--where` ask for, and those of further axes; which they are
 * is said by all files of the list together.
 */
export function namedColumns(
  file: PlannedFile,
  files: readonly PlannedFile[],
  list: ListOptions,
  axes: readonly string[] = [],
): number[] {
  const filters = list.where.map(({ field }) => filterDimension(field, files));
  const units = list.compareUnits === undefined ? [] : [list.compareUnits];
  return [
    ...(list.by?.flat() ?? []),
    ...(list.beside?.flat() ?? []),
    ...(list.adjust ?? []),
    ...units,
    ...filters,
    ...axes,
  ]
    .flatMap((id) => columnsOfAxis(dimensionOf(id)?.axis ?? id, file))
    .filter(({ field }) => field !== "postcode")
    .map(({ column }) => column);
}
