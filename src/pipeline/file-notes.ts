import type { FlagDecision } from "../classify/flag.ts";
import { areWholeWeeks } from "../classify/wait-text.ts";
import type { DateDecision } from "../columns/decide-dates.ts";
import type { CountedFile } from "../engine/counted-list.ts";
import type { Note } from "../findings/exact.ts";
import type { Wording } from "../findings/wording.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { counted, note, rows, say, warning } from "./note.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import { phoneColumns } from "./rows/phone-columns.ts";
import { entriesOf, type FileDecisions } from "./settle.ts";

/** One file of a list, counted, and how its columns were understood. */
export interface ReadFile {
  readonly file: PlannedFile;
  readonly counted: CountedFile;
  readonly decisions: FileDecisions;
  readonly clockField: ClockField;
  /** Rows are handed on with whether they have a telephone number. */
  readonly phonesLookedFor: boolean;
}

/** What was decided about one file, in the order of its kinds: dates, columns, flags, text, clock starts. */
export function fileNotes(read: ReadFile): Note[] {
  const { dates, flags } = read.decisions;
  return [
    ...[...dates].flatMap(([column, decision]) => dateNotes(columnName(read.file, column), decision)),
    ...severalColumnsNotes(read),
    ...[...flags].flatMap(([field, flag]) => flagNotes(field, flag)),
    ...windows1252Notes(read),
    ...surplusNotes(read),
    ...identifierNotes(read),
    ...statedWaitNotes(read),
  ];
}

const columnName = ({ header }: PlannedFile, column: number): string => `"${header.headers[column] ?? ""}"`;

const dateNotes = (column: string, decision: DateDecision): Note[] => [
  ...dateOrderNotes(column, decision),
  ...serialDateNotes(column, decision),
  ...twoDigitYearNotes(column, decision),
];

function dateOrderNotes(column: string, { mixed, ambiguous, order }: DateDecision): Note[] {
  if (mixed) {
    const read = order === "day-first" ? "day first" : "month first";
    return [
      warning(
        "mixed-dates",
        `column ${column} mixes day-first and month-first dates; it is read ${read}, the others are unreadable.`,
      ),
    ];
  }
  if (ambiguous) {
    return [
      note("ambiguous-dates", `every date in column ${column} has a day up to 12: it is read day first.`),
    ];
  }
  if (order !== "month-first") return [];
  return [note("month-first-dates", `column ${column} is read month first, as its dates only fit that.`)];
}

const serialDateNotes = (column: string, { serial }: DateDecision): Note[] =>
  serial ? [note("serial-dates", `column ${column} holds spreadsheet serial numbers, read as dates.`)] : [];

const twoDigitYearNotes = (column: string, { twoDigitYears }: DateDecision): Note[] =>
  twoDigitYears > 0
    ? [note("two-digit-years", say`column ${column} has years of two digits in ${rows(twoDigitYears)}.`)]
    : [];

function severalColumnsNotes({ file, counted }: ReadFile): Note[] {
  return [...file.fields]
    .filter(([, { others }]) => others.length > 0)
    .map(([field, { chosen, others }]) => {
      const ignored = others.map((column) => columnName(file, column)).join(", ");
      return note(
        "several-columns",
        say`several columns for ${field}: ${columnName(file, chosen)} counts, ${ignored} ${others.length === 1 ? "does" : "do"} not${disagreement(counted.rivals, chosen)}.`,
      );
    });
}

function disagreement(rivals: CountedFile["rivals"], chosen: number): Wording {
  const found = rivals.filter((rival) => rival.chosen === chosen);
  if (found.length === 0) return [];
  const differing = found.flatMap(({ differ }, place) => [place === 0 ? "" : " and ", rows(differ)]);
  return say` (they differ in ${differing})`;
}

const flagNotes = (field: FieldId, flag: FlagDecision): Note[] => [
  ...onlyPositiveNotes(field, flag),
  ...oneAndTwoNotes(field, flag),
];

const onlyPositiveNotes = (field: FieldId, { onlyPositive }: FlagDecision): Note[] =>
  onlyPositive && field !== "planned-flag"
    ? [note("only-positive-flag", `${field} says only who has it: a blank is unknown, never no.`)]
    : [];

const oneAndTwoNotes = (field: FieldId, { oneAndTwo }: FlagDecision): Note[] =>
  oneAndTwo
    ? [warning("flag-one-and-two", `${field} holds only 1 and 2, which may mean anything: it is not read.`)]
    : [];

function windows1252Notes({ counted: file }: ReadFile): Note[] {
  const foreign = file.windows1252.reduce((sum, texts) => sum + texts, 0);
  if (foreign === 0) return [];
  return [
    note(
      "windows-1252",
      say`${counted(foreign)} distinct values are not UTF-8 and are read as Windows-1252.`,
    ),
  ];
}

const surplusNotes = ({ counted: { surplusDropped } }: ReadFile): Note[] =>
  surplusDropped > 0
    ? [
        note(
          "surplus-fields",
          say`${rows(surplusDropped)} with empty surplus fields at the end, which are dropped.`,
        ),
      ]
    : [];

function identifierNotes({ file, phonesLookedFor }: ReadFile): Note[] {
  const dropped = file.recognised.columns.filter(({ recognition }) => recognition === "dropped").length;
  if (dropped === 0) return [];
  const columns = `${dropped} ${dropped === 1 ? "column" : "columns"} of names, addresses or telephone numbers`;
  return [
    note(
      "identifiers-not-read",
      phonesLookedFor && phoneColumns(file).length > 0
        ? `${columns}: not read, but for whether there is a telephone number. The others need not be in the extract.`
        : `${columns}: never read. They need not be in the extract.`,
    ),
  ];
}

function statedWaitNotes({ file, counted, clockField }: ReadFile): Note[] {
  const { fields } = file;
  if (fields.has(clockField)) return [];
  const areWeeks = !fields.has("days-waited");
  const column = fields.get(areWeeks ? "weeks-waited" : "days-waited")?.chosen ?? 0;
  const areWhole = areWeeks && areWholeWeeks(entriesOf(file, counted.texts, column));
  return [
    note(
      "stated-waits",
      `no clock start: waits are as stated in ${columnName(file, column)}${areWhole ? ", known to the whole week only" : ""}.`,
    ),
  ];
}
