import { formatDay } from "../classify/calendar-day.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { Ledger, Note, QualityFindings } from "../findings/exact.ts";
import type { ListOptions } from "../request.ts";
import { fileNotes } from "./file-notes.ts";
import {
  counted,
  inBrackets,
  internal,
  note,
  noteAbout,
  partOf,
  percentOf,
  rows,
  say,
  warning,
  warningsFirst,
} from "./note.ts";
import type { ClockField, PlannedFile } from "./plan-file.ts";
import type { ListDecisions } from "./settle.ts";

export interface NoteOptions {
  readonly list: ListOptions;
  readonly files: readonly PlannedFile[];
  readonly decisions: ListDecisions;
  readonly ledger: Ledger;
  readonly quality: readonly QualityFindings[];
  readonly clockField: ClockField;
  /** Pathways that have ended are looked at as well: they are not left out. */
  readonly endsFollowed?: boolean;
  /** Pathways whose ethnicity is unknown after records were linked; the list's own quality says it otherwise. */
  readonly unknownEthnicity?: number;
  /** Rows are handed on with whether they have a telephone number. */
  readonly phonesLookedFor?: boolean;
}

const REJECTED_WARNING = 0.01;
const UNKNOWN_ETHNICITY_WARNING = 0.1;
const LEAST_ANALYSED = 0.5;
const PATHWAYS_PER_PERSON = 1.1;

/** What was decided about the list and what its reader must know, warnings first. */
export function listNotes(list: CountedList, options: NoteOptions): Note[] {
  return warningsFirst([
    ...rejectedNotes(list, options.ledger),
    ...leftOutNotes(options.ledger, options.endsFollowed === true),
    ...snapshotNotes(options),
    ...rowNotes(list),
    ...pathwaysPerPersonNotes(list),
    ...notesOfFiles(list, options),
    ...ethnicityNotes(options),
    ...sexNotes(options),
    ...statusNotes(options),
  ]);
}

function rejectedNotes({ files }: CountedList, { read, rejected }: Ledger): Note[] {
  if (rejected.total <= REJECTED_WARNING * read) return [];
  const lines = files[0]?.rejectedLines ?? [];
  const where =
    files.length === 1 && lines.length > 0
      ? internal(` (first on ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")})`)
      : "";
  return [
    warning(
      "many-rows-rejected",
      say`${partOf(rejected.total, read, "row")} cannot be read${where}; --rejects FILE lists them.`,
    ),
  ];
}

/** Most of a list left out is seldom what was meant: a wrong --as-at, or a column that is not what it seems. */
function leftOutNotes({ read, rejected, excluded, analysed }: Ledger, endsFollowed: boolean): Note[] {
  const { filtered = 0, ...others } = { ...rejected.byReason, ...excluded.byReason };
  const { "clock-stopped": stopped = 0, ...stillAsked } = others;
  const [byReason, asked] = endsFollowed
    ? [stillAsked, read - filtered - stopped]
    : [others, read - filtered];
  if (analysed === 0 || analysed >= LEAST_ANALYSED * asked) return [];
  const [[reason, count] = ["", 0]] = Object.entries(byReason).sort(([, one], [, other]) => other - one);
  return [
    warning(
      "most-rows-left-out",
      say`${partOf(analysed, asked, "row")} are analysed; most of the others are left out as ${reason}${inBrackets(count)}.`,
    ),
  ];
}

function snapshotNotes({ list, decisions: { snapshotsFound, snapshot } }: NoteOptions): Note[] {
  const only = snapshotsFound.length === 1 ? snapshotsFound[0] : undefined;
  if (list.asAt === undefined || only === undefined || only === snapshot) return [];
  return [
    warning(
      "snapshot-overridden",
      `The list says its snapshot is ${formatDay(only)}; waits are counted to ${list.asAt}, as asked.`,
    ),
  ];
}

/** Rows that contradict themselves or one another, and what is made of them. */
const ROW_NOTES = [
  {
    of: "endsBeforeStart",
    note: (count) =>
      note(
        "end-before-start",
        say`${rows(count)} with an end date before the clock start: the end date is ignored.`,
      ),
  },
  {
    of: "bornAfterClockStart",
    note: (count) =>
      note("born-after-clock-start", say`${rows(count)} with a birth date after the clock start.`),
  },
  {
    of: "statedDaysDiffer",
    note: (count) =>
      warning(
        "stated-days-differ",
        say`In ${rows(count)} the days waited that the list states differ from snapshot − clock start, which counts.`,
      ),
  },
  {
    of: "conflictingDuplicates",
    note: (count) =>
      note(
        "conflicting-duplicates",
        say`${counted(count)} of the duplicate pathways differ in another column from the row that was kept.`,
      ),
  },
] as const satisfies readonly { of: keyof CountedList; note: (count: number) => Note }[];

const rowNotes = (list: CountedList): Note[] =>
  ROW_NOTES.filter(({ of }) => list[of] > 0).map(({ of, note: noteOf }) => noteOf(list[of]));

/** Rows without an identifier say nothing of how many pathways a person has. */
function pathwaysPerPersonNotes({ people, identified }: CountedList): Note[] {
  if (people === undefined || people === 0 || identified <= PATHWAYS_PER_PERSON * people) return [];
  return [
    note(
      "pathways-per-person",
      say`${{ kind: "ratio", part: identified, whole: people }} pathways per person: intervals treat pathways as independent, and are too narrow.`,
    ),
  ];
}

/** Of several files, each note says which it is about. */
function notesOfFiles({ files: countedFiles }: CountedList, options: NoteOptions): Note[] {
  const { files, clockField, phonesLookedFor = false } = options;
  return files.flatMap((file, index) => {
    const countedFile = countedFiles[index];
    const decisions = options.decisions.files[index];
    if (countedFile === undefined || decisions === undefined) return [];
    const notes = fileNotes({ file, counted: countedFile, decisions, clockField, phonesLookedFor });
    return files.length === 1 ? notes : notes.map((one) => noteAbout(countedFile.name, one));
  });
}

function ethnicityNotes({ quality, ledger: { analysed }, unknownEthnicity }: NoteOptions): Note[] {
  const ethnicity =
    quality.find(({ field }) => field === "ethnic-category") ??
    quality.find(({ field }) => field === "ethnic-group");
  if (ethnicity === undefined || analysed === 0) return [];
  const unknown = unknownEthnicity ?? analysed - ethnicity.known - ethnicity.groupOnly;
  return [...unknownEthnicityNotes(unknown, analysed), ...invalidEthnicityNotes(ethnicity.invalid)];
}

const unknownEthnicityNotes = (unknown: number, analysed: number): Note[] =>
  unknown > UNKNOWN_ETHNICITY_WARNING * analysed
    ? [
        warning(
          "ethnicity-unknown",
          say`Ethnicity is not known or not stated for ${percentOf(unknown, analysed, "pathways")}: gaps by ethnicity may be an artefact of who is recorded.`,
        ),
      ]
    : [];

const invalidEthnicityNotes = (invalid: number): Note[] =>
  invalid > 0
    ? [
        note(
          "ethnicity-invalid",
          say`${rows(invalid)} with an ethnicity that is no national code or known label: counted as unknown.`,
        ),
      ]
    : [];

function sexNotes({ quality }: NoteOptions): Note[] {
  const sex = quality.find(({ field }) => field === "sex");
  const pooled = sex === undefined ? 0 : sex.notKnown + sex.notStated + sex.invalid;
  if (pooled === 0) return [];
  return [
    note("sex-pooled", say`${rows(pooled)} with a sex of 0, 9, X or another answer: pooled as unknown.`),
  ];
}

function statusNotes({ quality }: NoteOptions): Note[] {
  const status = quality.find(({ field }) => field === "rtt-status");
  const open = status === undefined ? 0 : status.missing + status.notKnown + status.invalid;
  if (open === 0) return [];
  return [
    note(
      "rtt-status-unknown",
      say`${rows(open)} with an RTT status that is blank, 99 or unreadable count as open pathways.`,
    ),
  ];
}
