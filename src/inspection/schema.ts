/**
 * The inspection document (`fairwait/inspection@1`): how a list was understood and what it holds, without any patient's
 * value. Counts are over every row that could be read, within `--where`. Same input, options and version give the same
 * bytes.
 */
import * as z from "zod/mini";

const count = z.number().check(z.int(), z.nonnegative());
const counts = z.record(z.string(), count);
const text = z.string();

/** Why a column was taken for what it was. */
const RECOGNITIONS = [
  /** `--column` or `columns:` names it. */
  "option",
  /** Its header is a known name of the field. */
  "alias",
  /** Its header fits several fields; its values tell which. */
  "values",
  /** Another column serves the same field and counts. */
  "weaker",
  /** Its header fits several fields, and its values do not tell which. */
  "unsettled",
  /** Names, addresses and telephone numbers. */
  "never-read",
  "none",
] as const;

/** `clock`: starts or states waits. `fallback`: a source read where a better one has no value. */
const USES = [
  "clock",
  "snapshot",
  "scope",
  "dimension",
  "identifier",
  "check",
  "completeness",
  "none",
] as const;

const dateFormats = z.object({
  order: z.enum(["day-first", "month-first"]),
  /** Every date fits both orders, so day-first is a convention. */
  ambiguous: z.boolean(),
  /** Some fit one order only and some the other only. */
  mixed: z.boolean(),
  withTimes: z.boolean(),
  twoDigitYears: count,
  formats: z.array(z.object({ format: text, rows: count })),
});

const columnSchema = z.object({
  /** 1 is the first column. */
  position: count,
  /** Null where the first line is not a header, because it may be a patient's. */
  header: z.nullable(text),
  field: z.nullable(text),
  recognition: z.enum(RECOGNITIONS),
  /** Fields an unsettled column may be. */
  candidates: z.array(text),
  use: z.enum(USES),
  /** The use in words. */
  usedFor: text,
  dimensions: z.array(text),
  /** Distinct values that are not blank; null where they are not told apart (identifiers, free text). */
  distinct: z.nullable(count),
  /** Null for columns that are never read. */
  tally: z.nullable(
    z.object({
      /** Not blank. The others add up to all rows: a placeholder date is filled, and missing. */
      filled: count,
      known: count,
      groupOnly: count,
      notStated: count,
      notKnown: count,
      missing: count,
      invalid: count,
    }),
  ),
  reasons: counts,
  firstInvalidLine: z.nullable(count),
  /** Quoted only when seen at least 8 times and at most 12 characters long, never of personal fields. */
  invalidValues: z.array(z.object({ value: z.nullable(text), count, firstLine: z.nullable(count) })),
  dates: z.nullable(dateFormats),
  /** What an unrecognised or unused column seems to hold. */
  holds: z.nullable(z.enum(["dates", "yes-no", "numbers", "one-value"])),
  /** Rows that this column puts outside the analysis, by reason. */
  leavesOut: counts,
  /** Rows in which a weaker column says something else than the one that counts. */
  differs: z.nullable(count),
});

const fileSchema = z.object({
  path: text,
  sha256: text,
  bytes: count,
  form: z.enum(["text", "gzip", "spreadsheet"]),
  encoding: text,
  delimiter: text,
  rows: count,
  rejected: count,
  /** First lines that cannot be read, at most a few. */
  rejectedLines: z.array(count),
  /** False when nothing in the first line is a known column name: it may be data. */
  hasHeader: z.boolean(),
  columns: z.array(columnSchema),
});

const dimensionSchema = z.object({
  dimension: text,
  label: text,
  /** `analyse` breaks down by it when not told otherwise. */
  byDefault: z.boolean(),
  fields: z.array(text),
  /** Why it cannot be given although the list has a column for it. */
  lacks: z.nullable(z.enum(["imd-file", "snapshot-date", "known-values"])),
  known: count,
  unknown: count,
  /** Why rows are unknown, by name. */
  reasons: counts,
  groups: count,
});

const characteristicSchema = z.object({
  characteristic: text,
  label: text,
  /** By the Equality Act 2010, section 4. */
  protected: z.boolean(),
  status: z.enum(["analysed", "not-usable", "not-recorded"]),
  dimensions: z.array(text),
});

const problemSchema = z.object({
  code: text,
  /** `stop`: analyse refuses the list. `cost`: something cannot be told, or rows are lost. */
  level: z.enum(["stop", "cost"]),
  text,
  /** What to do about it. */
  hint: z.nullable(text),
});

export const inspectionSchema = z.object({
  schema: z.literal("fairwait/inspection@1"),
  tool: z.object({ name: z.literal("fairwait"), version: text }),
  asAt: z.nullable(text),
  snapshotDates: z.array(text),
  standard: text,
  where: z.array(text),
  rows: z.object({ read: count, rejected: count, filtered: count, inspected: count }),
  /** Distinct patients among inspected rows; null without an identifier. */
  people: z.nullable(count),
  references: z.array(z.object({ kind: text, name: text, sha256: text, rows: count })),
  files: z.array(fileSchema),
  dimensions: z.array(dimensionSchema),
  characteristics: z.array(characteristicSchema),
  problems: z.array(problemSchema),
  notes: z.array(z.object({ code: text, level: z.enum(["warning", "note"]), text })),
});

export type Inspection = z.infer<typeof inspectionSchema>;
export type FileInspection = z.infer<typeof fileSchema>;
export type ColumnInspection = z.infer<typeof columnSchema>;
export type DimensionInspection = z.infer<typeof dimensionSchema>;
export type CharacteristicInspection = z.infer<typeof characteristicSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type ColumnUse = ColumnInspection["use"];
