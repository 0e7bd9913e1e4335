import { dimensionOf } from "../../classify/dimensions.ts";
import { columnsBeforeFields, type KeptRows } from "../../engine/kept-rows.ts";
import type { FileQuestion, Question } from "../../engine/question.ts";
import { isBlank } from "../../engine/scanner/field-bytes.ts";
import { sharedInt32 } from "../../shared-columns.ts";
import type { FieldId } from "../../vocab/header-aliases.ts";
import type { PlannedFile } from "../plan-file.ts";
import type { FileDecisions, ListDecisions } from "../settle.ts";
import { NarrowColumn } from "./narrow-column.ts";
import { phoneColumns } from "./phone-columns.ts";
import { type ListDays, missedOf, numberUses, ROW_NUMBERS, reviewsOf } from "./row-numbers.ts";
import { type FieldPlaces, RowTexts } from "./row-texts.ts";
import type { StoredTexts } from "./stored-texts.ts";

/** Texts kept of every row, in the order in which they settle ties. */
const KEPT_TEXTS = ["pathway-id", "local-patient-id"] as const satisfies readonly FieldId[];

/** Rows of a list as they are handed on, before anything is made of them. */
export interface CollectedRows {
  readonly size: number;
  readonly daysWaited: Int32Array;
  readonly placeDays: Int32Array;
  readonly reviewDays: Int32Array;
  readonly missed: Int16Array | undefined;
  /** 1 where the list has columns of telephone numbers and all are blank. */
  readonly noPhone: Uint8Array | Uint16Array | Uint32Array;
  readonly rowHashes: Int32Array;
  readonly texts: StoredTexts;
  /** Rows that have none of the texts. */
  readonly unnamed: number;
  /** Levels by axis. */
  readonly levels: ReadonlyMap<string, Uint8Array | Uint16Array | Uint32Array>;
  /** Rows ordered on their original referral. */
  readonly backFromMonitoring: number;
}

interface Columns {
  readonly daysWaited: NarrowColumn;
  readonly placeDays: NarrowColumn;
  /** One more than the days, 0 for none. */
  readonly reviewDays: NarrowColumn;
  readonly missed: NarrowColumn;
  readonly noPhone: NarrowColumn;
  readonly levels: readonly NarrowColumn[];
  readonly rowHashes: Int32Array[];
}

/** Takes in the analysed rows of a list one by one while it is counted. Every question asked begins again. */
export class RowCollector {
  private readonly dimensionsIn: (files: readonly PlannedFile[]) => readonly string[];
  private axes: readonly string[] = [];
  private columns: Columns = emptyColumns(0);
  private texts = new RowTexts(KEPT_TEXTS.length);
  private backFromMonitoring = 0;
  private hasMissed = false;

  /** Dimensions that every row is wanted with, of a list whose columns are known. */
  constructor(dimensionsIn: (files: readonly PlannedFile[]) => readonly string[]) {
    this.dimensionsIn = dimensionsIn;
  }

  /** The axes whose levels are handed on. */
  axesIn(files: readonly PlannedFile[]): readonly string[] {
    return [...new Set(this.dimensionsIn(files).map((id) => dimensionOf(id)?.axis ?? id))];
  }

  /** The same question with the analysed rows handed on. */
  ask(question: Question, files: readonly PlannedFile[], decisions: ListDecisions): Question {
    const axes = this.axesIn(files).map((id) => question.axes.findIndex((axis) => axis.id === id));
    this.axes = axes.map((axis) => question.axes[axis]?.id ?? "");
    this.columns = emptyColumns(axes.length);
    this.texts = new RowTexts(KEPT_TEXTS.length);
    this.backFromMonitoring = 0;
    this.hasMissed = files.some(
      ({ fields }) => fields.has("dna-count") || fields.has("patient-cancellations"),
    );
    const asked = question.files.map((file, index): FileQuestion => {
      const planned = files[index] as PlannedFile;
      const numbers = numberUses(planned, decisions.files[index] as FileDecisions);
      const places = placesOf(planned);
      const take = (kept: KeptRows, bytes: Uint8Array): void =>
        this.take(kept, { bytes, ...places, list: question });
      return { ...file, keeps: { numbers, take } };
    });
    return { ...question, keeps: { axes }, files: asked };
  }

  /** All rows of the count that was asked for last; what they were made of is let go. */
  finish(): CollectedRows {
    const { columns, texts, backFromMonitoring } = this;
    const size = texts.rows;
    const whole = (column: NarrowColumn): Int32Array => {
      const days = sharedInt32(size);
      days.set(column.finish(size));
      return days;
    };
    const missed = this.hasMissed
      ? Int16Array.from(columns.missed.finish(size), (one) => one - 1)
      : undefined;
    const reviewDays = whole(columns.reviewDays);
    for (let row = 0; row < size; row += 1) reviewDays[row] = (reviewDays[row] as number) - 1;
    const rowHashes = new Int32Array(size);
    let at = 0;
    for (const part of columns.rowHashes.splice(0)) {
      rowHashes.set(part, at);
      at += part.length;
    }
    const daysWaited = whole(columns.daysWaited);
    return {
      size,
      daysWaited,
      // Nearly always the same days.
      placeDays: backFromMonitoring === 0 ? daysWaited : whole(columns.placeDays),
      reviewDays,
      missed,
      noPhone: columns.noPhone.finish(size),
      rowHashes,
      texts: texts.finish(),
      unnamed: texts.unnamed,
      levels: new Map(this.axes.map((axis, index) => [axis, levelsOf(columns, index, size)])),
      backFromMonitoring,
    };
  }

  private take(
    { rows, values }: KeptRows,
    {
      bytes,
      texts,
      phones,
      list,
    }: LocatedPlaces & {
      readonly bytes: Uint8Array;
      readonly list: ListDays;
    },
  ): void {
    const column = (index: number): Int32Array => values.subarray(index * rows, (index + 1) * rows);
    const { columns, axes } = this;
    const days = column(0);
    columns.daysWaited.add(days);
    columns.levels.forEach((levels, axis) => {
      levels.add(column(1 + axis));
    });
    const number = (index: number): Int32Array => column(1 + axes.length + index);
    const fields = columnsBeforeFields(axes.length, ROW_NUMBERS.count);
    columns.rowHashes.push(column(fields - 1).slice());
    columns.reviewDays.add(reviewsOf(number(ROW_NUMBERS.review), number(ROW_NUMBERS.decision), list));
    columns.missed.add(missedOf(number(ROW_NUMBERS.missed), number(ROW_NUMBERS.cancelled)));
    columns.placeDays.add(
      this.placesOf(days, number(ROW_NUMBERS.original), number(ROW_NUMBERS.isBack), list),
    );
    const located = (place: number): FieldPlaces => ({
      starts: column(fields + place * 2),
      ends: column(fields + place * 2 + 1),
    });
    columns.noPhone.add(
      phones.reduce(
        (none, place) => withoutFilled(none, bytes, located(place)),
        new Int32Array(rows).fill(phones.length > 0 ? 1 : 0),
      ),
    );
    this.texts.add(
      bytes,
      rows,
      texts.map((place) => (place === undefined ? undefined : located(place))),
    );
  }

  private placesOf(
    days: Int32Array,
    original: Int32Array,
    isBack: Int32Array,
    { snapshot, earliestClockStart }: ListDays,
  ): Int32Array {
    const places = days.slice();
    if (snapshot === undefined) return places;
    for (let row = 0; row < days.length; row += 1) {
      const day = original[row] as number;
      if (isBack[row] !== 1 || day < earliestClockStart || snapshot - day <= (days[row] as number)) continue;
      places[row] = snapshot - day;
      this.backFromMonitoring += 1;
    }
    return places;
  }
}

const levelsOf = ({ levels }: Columns, axis: number, size: number) =>
  (levels[axis] as NarrowColumn).finish(size);

const emptyColumns = (axes: number): Columns => ({
  daysWaited: new NarrowColumn(),
  placeDays: new NarrowColumn(),
  reviewDays: new NarrowColumn(),
  missed: new NarrowColumn(),
  noPhone: new NarrowColumn(),
  levels: Array.from({ length: axes }, () => new NarrowColumn()),
  rowHashes: [],
});

/** Places among the file's located columns. */
interface LocatedPlaces {
  /** Of each kept text; undefined where the file has no such column. */
  readonly texts: readonly (number | undefined)[];
  readonly phones: readonly number[];
}

type PlannedColumns = Pick<PlannedFile, "fields" | "recognised">;

/** The columns of a file whose fields are found again: what rows are called, and telephone numbers, of which only whether they are blank is looked at. */
export const locatedColumns = (file: PlannedColumns): readonly number[] => [
  ...KEPT_TEXTS.flatMap((field) => file.fields.get(field)?.chosen ?? []),
  ...phoneColumns(file),
];

function placesOf(file: PlannedFile): LocatedPlaces {
  const located = locatedColumns(file);
  const placeOf = (column: number | undefined): number | undefined =>
    column === undefined ? undefined : located.indexOf(column);
  return {
    texts: KEPT_TEXTS.map((field) => placeOf(file.fields.get(field)?.chosen)),
    phones: phoneColumns(file).map((column) => located.indexOf(column)),
  };
}

/** Takes the mark from rows whose field is not blank. */
function withoutFilled(
  marks: Int32Array<ArrayBuffer>,
  bytes: Uint8Array,
  { starts, ends }: FieldPlaces,
): Int32Array<ArrayBuffer> {
  for (let row = 0; row < marks.length; row += 1) {
    const start = starts[row] as number;
    if (!isBlank(bytes, start < 0 ? ~start : start, ends[row] as number)) marks[row] = 0;
  }
  return marks;
}
