import { formatDay } from "../classify/calendar-day.ts";
import { areWholeWeeks } from "../classify/wait-text.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { Ledger, Note, QualityFindings } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import type { ListOptions } from "../request.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import { entriesOf, type ListDecisions } from "./settle.ts";

export interface NoteOptions {
  readonly list: ListOptions;
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly ledger: Ledger;
  readonly quality: readonly QualityFindings[];
  readonly clockField: ClockField;
}

const REJECTED_WARNING = 0.01;
const UNKNOWN_ETHNICITY_WARNING = 0.1;
const PATHWAYS_PER_PERSON = 1.1;

/** What was decided about the list and what its reader must know, warnings first. */
export function listNotes(counted: CountedList, options: NoteOptions): Note[] {
  const notes = [
    ...rowNotes(counted, options),
    ...options.files.flatMap((file, index) => fileNotes(file, { counted, index }, options)),
    ...qualityNotes(options),
  ];
  return warningsFirst(notes);
}

export const warningsFirst = (notes: readonly Note[]): Note[] => [
  ...notes.filter(({ level }) => level === "warning"),
  ...notes.filter(({ level }) => level === "note"),
];

const warning = (code: string, text: string): Note => ({ code, level: "warning", text });
const note = (code: string, text: string): Note => ({ code, level: "note", text });

const rows = (count: number): string => `${grouped(count)} ${count === 1 ? "row" : "rows"}`;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

function rowNotes(counted: CountedList, { ledger, decisions, list }: NoteOptions): Note[] {
  const notes: Note[] = [];
  const { read, rejected } = ledger;
  if (rejected.total > REJECTED_WARNING * read) {
    const lines = counted.files[0]?.rejectedLines ?? [];
    const where =
      counted.files.length === 1 && lines.length > 0
        ? ` (first on ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")})`
        : "";
    notes.push(
      warning(
        "many-rows-rejected",
        `${rows(rejected.total)} of ${grouped(read)} (${percent(rejected.total, read)}) cannot be read${where}; --rejects FILE lists them.`,
      ),
    );
  }
  const { snapshotsFound, snapshot } = decisions;
  const only = snapshotsFound.length === 1 ? snapshotsFound[0] : undefined;
  if (list.asAt !== undefined && only !== undefined && only !== snapshot) {
    notes.push(
      warning(
        "snapshot-overridden",
        `The list says its snapshot is ${formatDay(only)}; waits are counted to ${list.asAt}, as asked.`,
      ),
    );
  }
  if (counted.endsBeforeStart > 0) {
    notes.push(
      note(
        "end-before-start",
        `${rows(counted.endsBeforeStart)} with an end date before the clock start: the end date is ignored.`,
      ),
    );
  }
  if (counted.bornAfterClockStart > 0) {
    notes.push(
      note(
        "born-after-clock-start",
        `${rows(counted.bornAfterClockStart)} with a birth date after the clock start.`,
      ),
    );
  }
  if (counted.statedDaysDiffer > 0) {
    notes.push(
      warning(
        "stated-days-differ",
        `In ${rows(counted.statedDaysDiffer)} the days waited that the list states differ from snapshot − clock start, which counts.`,
      ),
    );
  }
  if (counted.conflictingDuplicates > 0) {
    notes.push(
      note(
        "conflicting-duplicates",
        `${grouped(counted.conflictingDuplicates)} of the duplicate pathways differ in another column from the row that was kept.`,
      ),
    );
  }
  if (ledger.people !== null && ledger.people > 0 && ledger.analysed > PATHWAYS_PER_PERSON * ledger.people) {
    notes.push(
      note(
        "pathways-per-person",
        `${(ledger.analysed / ledger.people).toFixed(2)} pathways per person: intervals treat pathways as independent and are a little too narrow.`,
      ),
    );
  }
  return notes;
}

function fileNotes(
  file: PlannedFile,
  at: { readonly counted: CountedList; readonly index: number },
  options: NoteOptions,
): Note[] {
  const counted = at.counted.files[at.index];
  const decisions = options.decisions.files[at.index];
  if (counted === undefined || decisions === undefined) return [];
  const several = options.files.length > 1;
  const where = several ? `${counted.name}: ` : "";
  const header = (column: number) => `"${file.header.headers[column] ?? ""}"`;
  const notes: Note[] = [];
  for (const [column, decision] of decisions.dates) {
    if (decision.mixed) {
      const read = decision.order === "day-first" ? "day first" : "month first";
      notes.push(
        warning(
          "mixed-dates",
          `${where}column ${header(column)} mixes day-first and month-first dates; it is read ${read}, the others are unreadable.`,
        ),
      );
    } else if (decision.ambiguous) {
      notes.push(
        note(
          "ambiguous-dates",
          `${where}every date in column ${header(column)} has a day up to 12: it is read day first.`,
        ),
      );
    } else if (decision.order === "month-first") {
      notes.push(
        note(
          "month-first-dates",
          `${where}column ${header(column)} is read month first, as its dates only fit that.`,
        ),
      );
    }
    if (decision.serial) {
      notes.push(
        note(
          "serial-dates",
          `${where}column ${header(column)} holds spreadsheet serial numbers, read as dates.`,
        ),
      );
    }
    if (decision.twoDigitYears > 0) {
      notes.push(
        note(
          "two-digit-years",
          `${where}column ${header(column)} has years of two digits in ${rows(decision.twoDigitYears)}.`,
        ),
      );
    }
  }
  for (const [field, { chosen, others }] of file.fields) {
    if (others.length === 0) continue;
    notes.push(
      note(
        "several-columns",
        `${where}several columns for ${field}: ${header(chosen)} counts, ${others.map(header).join(", ")} ${others.length === 1 ? "does" : "do"} not${disagreement(counted.rivals, chosen)}.`,
      ),
    );
  }
  for (const [field, flag] of decisions.flags) {
    if (flag.onlyPositive && field !== "planned-flag") {
      notes.push(
        note("only-positive-flag", `${where}${field} says only who has it: a blank is unknown, never no.`),
      );
    }
    if (flag.oneAndTwo) {
      notes.push(
        warning(
          "flag-one-and-two",
          `${where}${field} holds only 1 and 2, which may mean anything: it is not read.`,
        ),
      );
    }
  }
  const foreign = counted.windows1252.reduce((sum, texts) => sum + texts, 0);
  if (foreign > 0) {
    notes.push(
      note(
        "windows-1252",
        `${where}${grouped(foreign)} distinct values are not UTF-8 and are read as Windows-1252.`,
      ),
    );
  }
  if (counted.surplusDropped > 0) {
    notes.push(
      note(
        "surplus-fields",
        `${where}${rows(counted.surplusDropped)} with empty surplus fields at the end, which are dropped.`,
      ),
    );
  }
  if (file.recognised.columns.some(({ recognition }) => recognition === "dropped")) {
    const count = file.recognised.columns.filter(({ recognition }) => recognition === "dropped").length;
    notes.push(
      note(
        "identifiers-not-read",
        `${where}${count} ${count === 1 ? "column" : "columns"} of names, addresses or telephone numbers: never read. They need not be in the extract.`,
      ),
    );
  }
  const { fields } = file;
  if (!fields.has(options.clockField)) {
    const weeks = !fields.has("days-waited");
    const column = fields.get(weeks ? "weeks-waited" : "days-waited")?.chosen ?? 0;
    const whole = weeks && areWholeWeeks(entriesOf(file, counted.texts, column));
    notes.push(
      note(
        "stated-waits",
        `${where}no clock start: waits are as stated in ${header(column)}${whole ? ", known to the whole week only" : ""}.`,
      ),
    );
  }
  return notes;
}

function disagreement(rivals: readonly { chosen: number; differ: number }[], chosen: number): string {
  const found = rivals.filter((rival) => rival.chosen === chosen);
  if (found.length === 0) return "";
  return ` (they differ in ${found.map(({ differ }) => rows(differ)).join(" and ")})`;
}

function qualityNotes({ quality, ledger }: NoteOptions): Note[] {
  const notes: Note[] = [];
  const ethnicity =
    quality.find(({ field }) => field === "ethnic-category") ??
    quality.find(({ field }) => field === "ethnic-group");
  if (ethnicity !== undefined && ledger.analysed > 0) {
    const unknown = ledger.analysed - ethnicity.known - ethnicity.groupOnly;
    if (unknown > UNKNOWN_ETHNICITY_WARNING * ledger.analysed) {
      notes.push(
        warning(
          "ethnicity-unknown",
          `Ethnicity is not known for ${percent(unknown, ledger.analysed)} of pathways: gaps by ethnicity may be an artefact of who is recorded.`,
        ),
      );
    }
    if (ethnicity.invalid > 0) {
      notes.push(
        note(
          "ethnicity-invalid",
          `${rows(ethnicity.invalid)} with an ethnicity that is no national code or known label: counted as unknown.`,
        ),
      );
    }
  }
  const sex = quality.find(({ field }) => field === "sex");
  const otherSex = sex === undefined ? 0 : sex.notKnown + sex.notStated + sex.invalid;
  if (otherSex > 0) {
    notes.push(
      note("sex-pooled", `${rows(otherSex)} with a sex of 0, 9, X or another answer are pooled as unknown.`),
    );
  }
  const status = quality.find(({ field }) => field === "rtt-status");
  if (status !== undefined) {
    const open = status.missing + status.notKnown + status.invalid;
    if (open > 0) {
      notes.push(
        note(
          "rtt-status-unknown",
          `${rows(open)} with an RTT status that is blank, 99 or unreadable count as open pathways.`,
        ),
      );
    }
  }
  return notes;
}
