import { ageCoding } from "../classify/age.ts";
import { INVALID } from "../classify/closed-coding.ts";
import { decideEthnicity, type EthnicityDecision } from "../classify/ethnicity.ts";
import { decideFlag, type FlagDecision } from "../classify/flag.ts";
import type { DictionaryEntry } from "../classify/level.ts";
import { dateReader, isDay } from "../columns/date-reader.ts";
import { type DateDecision, decideDates } from "../columns/decide-dates.ts";
import { USED_FIELDS } from "../columns/fields.ts";
import { usageError } from "../errors.ts";
import type { ListOptions } from "../request.ts";
import { FLAG_FIELDS } from "../vocab/flag-texts.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { ENGLISH_LSOAS } from "../vocab/small-areas.ts";
import { readDay } from "./day-text.ts";
import type { PlannedFile } from "./plan-file.ts";

/** Distinct texts per coded column of a file's plan, with the rows that hold them. */
export type ColumnTexts = readonly (readonly { readonly text: string; readonly rows: number }[])[];

/** How each column of one file is understood, decided over all its texts. */
export interface FileDecisions {
  readonly dates: ReadonlyMap<number, DateDecision>;
  readonly ethnicity: EthnicityDecision;
  readonly flags: ReadonlyMap<FieldId, FlagDecision>;
  readonly imdAreas: number;
  /** The column of ages holds bands ("0 to 18 years"), not years. */
  readonly agesAreBands: boolean;
}

export interface ListDecisions {
  readonly files: readonly FileDecisions[];
  /** Day number; undefined when nothing says. */
  readonly snapshot: number | undefined;
  /** Distinct snapshot dates found in the files. */
  readonly snapshotsFound: readonly number[];
}

/** Decides how every column is understood, from its distinct texts (a first stretch of each file, or all of them). */
export function settleList(
  files: readonly PlannedFile[],
  texts: readonly ColumnTexts[],
  options: ListOptions,
): ListDecisions {
  const decided = files.map((file, index) => settleFile(file, texts[index] ?? [], options));
  const found = new Set<number>();
  files.forEach((file, index) => {
    const column = file.fields.get("snapshot-date")?.chosen;
    const decision = column === undefined ? undefined : decided[index]?.dates.get(column);
    if (column === undefined || decision === undefined) return;
    const read = dateReader(decision);
    for (const { text } of entriesOf(file, texts[index] ?? [], column)) {
      const day = read(text);
      if (isDay(day)) found.add(day);
    }
  });
  const snapshotsFound = [...found].sort((one, other) => one - other);
  const asAt = options.asAt === undefined ? undefined : readDay(options.asAt);
  const only = snapshotsFound.length === 1 ? snapshotsFound[0] : undefined;
  return { files: decided, snapshot: asAt ?? only, snapshotsFound };
}

/** Whether two sets of decisions give every text the same meaning. */
export function sameMeaning(one: ListDecisions, other: ListDecisions): boolean {
  return JSON.stringify(meaningOf(one)) === JSON.stringify(meaningOf(other));
}

function meaningOf({ files, snapshot, snapshotsFound }: ListDecisions) {
  return {
    snapshot,
    several: snapshotsFound.length > 1,
    files: files.map(({ dates, ethnicity, flags, imdAreas, agesAreBands }) => ({
      dates: [...dates].map(([column, { order, serial }]) => [column, order, serial]),
      ethnicity,
      flags: [...flags].map(([field, { oneAndTwo }]) => [field, oneAndTwo]),
      imdAreas,
      agesAreBands,
    })),
  };
}

function settleFile(file: PlannedFile, texts: ColumnTexts, options: ListOptions): FileDecisions {
  const dates = new Map<number, DateDecision>();
  const flags = new Map<FieldId, FlagDecision>();
  for (const [field, { chosen, others }] of file.fields) {
    for (const column of [chosen, ...others]) {
      if (isDateField(field) && isCodedColumn(file, column)) {
        dates.set(column, decideDates(entriesOf(file, texts, column), { birth: field === "date-of-birth" }));
      }
    }
    if (isFlagField(field)) flags.set(field, decideFlag(field, entriesOf(file, texts, chosen)));
  }
  const ethnicity = file.fields.get("ethnic-category")?.chosen;
  return {
    dates,
    flags,
    ethnicity: decideEthnicity(
      ethnicity === undefined ? [] : entriesOf(file, texts, ethnicity),
      options.ethnicityCodes === undefined ? {} : { codeSet: options.ethnicityCodes },
    ),
    imdAreas: imdAreas(file, texts),
    agesAreBands: agesAreBands(file, texts),
  };
}

/** No age is a number of years, and some are texts with a number in them. */
function agesAreBands(file: PlannedFile, texts: ColumnTexts): boolean {
  const column = file.fields.get("age")?.chosen;
  if (column === undefined) return false;
  const { levels, classify } = ageCoding();
  const entries = entriesOf(file, texts, column).map(({ text }) => ({ text, level: levels[classify(text)] }));
  const known = entries.some(({ level }) => level?.quality === "known");
  return !known && entries.some(({ text, level }) => level === INVALID && /\d/.test(text));
}

/** The edition of a rank column: as its header says, else 2025 when a rank is beyond the areas of 2019. */
function imdAreas(file: PlannedFile, texts: ColumnTexts): number {
  const column = file.fields.get("imd-rank")?.chosen;
  if (column === undefined) return ENGLISH_LSOAS[2011];
  if (/25/.test(file.header.headers[column] ?? "")) return ENGLISH_LSOAS[2021];
  const beyond = entriesOf(file, texts, column).some(
    ({ text }) => Number(text.replaceAll(",", "")) > ENGLISH_LSOAS[2011],
  );
  return beyond ? ENGLISH_LSOAS[2021] : ENGLISH_LSOAS[2011];
}

export function entriesOf(file: PlannedFile, texts: ColumnTexts, column: number): DictionaryEntry[] {
  const coded = file.plan.coded.findIndex((one) => one.column === column);
  return (texts[coded] ?? [])
    .map(({ text, rows }) => ({ text, count: rows }))
    .filter(({ count }) => count > 0);
}

const isCodedColumn = (file: PlannedFile, column: number): boolean =>
  file.plan.coded.some((coded) => coded.column === column);

const roles: Readonly<Record<string, string>> = USED_FIELDS;
const isDateField = (field: FieldId): boolean => roles[field] === "date";
const isFlagField = (field: FieldId): field is Parameters<typeof decideFlag>[0] & FieldId =>
  field === "planned-flag" || FLAG_FIELDS.some((flag) => flag === field);

/** Exit 2: `--as-at` and the like are dates written YYYY-MM-DD. */
export function optionDay(text: string, flag: string): number {
  const day = readDay(text);
  if (day !== undefined) return day;
  throw usageError({
    code: "bad-date",
    message: `${flag} is not a calendar day written YYYY-MM-DD`,
    hint: "For example 2026-10-25.",
  });
}
