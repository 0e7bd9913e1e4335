import { DIMENSIONS } from "../classify/dimensions.ts";
import type { RecognisedColumn } from "../columns/recognise-columns.ts";
import type { CountedFile } from "../engine/counted-list.ts";
import { type FieldUse, fieldUse } from "../inspection/field-uses.ts";
import type { ColumnInspection } from "../inspection/schema.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { InspectedList } from "./inspect-list.ts";
import {
  contents,
  datesFound,
  datesOf,
  distinctTexts,
  holdsOf,
  type InspectedFile,
  leavesOut,
  NEVER_READ,
} from "./inspect-values.ts";
import { columnsOfAxis } from "./list-axes.ts";
import { hasKnownHeader } from "./opened-file.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { FileDecisions } from "./settle.ts";

/** What every column of a file was taken for, why, and what it holds. */
export function inspectColumns(inspected: InspectedList, index: number): ColumnInspection[] {
  const file = inspected.files[index] as PlannedFile;
  const at: InspectedFile = {
    file,
    index,
    inspected,
    counted: inspected.counted.files[index] as CountedFile,
    decisions: inspected.decisions.files[index] as FileDecisions,
  };
  return file.recognised.columns.map((column) => inspectColumn(column, at));
}

function inspectColumn(column: RecognisedColumn, at: InspectedFile): ColumnInspection {
  const taken = takenFor(column, at);
  const use = useOf(taken, at);
  const isRead = taken.recognition !== "never-read";
  // Postcodes are only kept of the column that counts.
  const judgedAs = taken.isChosen || taken.field !== "postcode" ? taken.field : undefined;
  const dates = datesOf(column.index, taken.field, at);
  return {
    position: column.index + 1,
    header: hasKnownHeader(at.file) ? column.header.replace(/^\uFEFF/, "").trim() : null,
    field: taken.field ?? null,
    recognition: taken.recognition,
    candidates: [...taken.candidates],
    use: use.use,
    usedFor: use.words,
    dimensions: taken.field === undefined || use.use === "none" ? [] : dimensionsOf(taken.field, at),
    distinct: isRead ? distinctTexts(column.index, at) : null,
    ...(isRead ? contents(column.index, judgedAs, at) : NEVER_READ),
    dates: dates.decision === undefined ? null : datesFound(column.index, dates.decision, at),
    holds: dates.decision === undefined ? holdsOf(column.index, taken.field, at) : dates.holds,
    leavesOut: taken.isChosen ? leavesOut(column.index, taken.field, at) : {},
    differs: at.counted.rivals.find(({ other }) => other === column.index)?.differ ?? null,
  };
}

interface Taken {
  readonly recognition: ColumnInspection["recognition"];
  readonly field: FieldId | undefined;
  /** It is the column that counts for its field. */
  readonly isChosen: boolean;
  readonly candidates: readonly FieldId[];
}

function takenFor({ index, recognition, field }: RecognisedColumn, at: InspectedFile): Taken {
  const headers = at.inspected.headers[at.index];
  const settled = field ?? headers?.byValues.get(index);
  const isChosen = settled !== undefined && at.file.fields.get(settled)?.chosen === index;
  const taken = { field: settled, isChosen, candidates: [] };
  if (recognition === "dropped") return { ...taken, recognition: "never-read" };
  if (settled === undefined) {
    const open = headers?.unsettled.find((column) => column.index === index);
    return open === undefined
      ? { ...taken, recognition: "none" }
      : { ...taken, recognition: "unsettled", candidates: open.candidates };
  }
  if (!isChosen) return { ...taken, recognition: "weaker" };
  if (recognition === "ambiguous") return { ...taken, recognition: "values" };
  return { ...taken, recognition: recognition === "option" ? "option" : "alias" };
}

function useOf(taken: Taken, at: InspectedFile): FieldUse {
  const { field } = taken;
  if (taken.recognition === "never-read") return { use: "none", words: "never read" };
  if (taken.recognition === "unsettled") return { use: "none", words: "nothing until it is named" };
  if (field === undefined) return { use: "none", words: "" };
  if (!taken.isChosen) {
    const chosen = at.file.fields.get(field)?.chosen ?? 0;
    return { use: "none", words: `column ${chosen + 1} counts` };
  }
  const { clockField, list } = at.inspected;
  const dimension = defaultDimension(field, at);
  const sources = dimension === undefined ? [] : columnsOfAxis(dimension.axis, at.file);
  const isArea = AREAS.includes(field);
  return fieldUse(field, {
    clockField,
    hasClockStart: at.file.fields.has(clockField),
    dimension: dimension?.id,
    after: sources[0]?.field === field ? undefined : (sources[0]?.field as FieldId | undefined),
    lacksLookup: isArea && list.imd.length === 0,
    isLookedUp: isArea && list.imd.length > 0,
  });
}

const AREAS: readonly FieldId[] = ["lsoa", "lsoa11", "lsoa21", "postcode"];
/** The dimension an axis is best known by, where it is not its first. */
const SHOWN_AS = ["ethnic-group", "imd-quintile", "age-band", "specialty"];

const dimensionsFrom = (field: FieldId, { file }: InspectedFile) =>
  DIMENSIONS.filter(({ axis }) => columnsOfAxis(axis, file).some((source) => source.field === field));

function defaultDimension(field: FieldId, at: InspectedFile) {
  const dimensions = dimensionsFrom(field, at);
  return dimensions.find(({ id }) => SHOWN_AS.includes(id)) ?? dimensions[0];
}

const dimensionsOf = (field: FieldId, at: InspectedFile): string[] =>
  dimensionsFrom(field, at).map(({ id }) => id);
