import type { DemographicLinkage, Note } from "../../findings/exact.ts";
import type { Linkage } from "../list-question.ts";
import { counted, note, noteAbout, partOf, rows, say, warning } from "../note.ts";
import type { RecordFile } from "./read-records.ts";

const FEW_LINKED = 0.5;
const MANY_REJECTED = 0.01;

/** What was decided about the files of records, and what a reader of linked findings must know. */
export function linkageNotes({ linked, attributed }: Linkage, found: DemographicLinkage): Note[] {
  return [
    ...fewLinkedNotes(found),
    ...linked.records.files.flatMap((file) => fileNotes(file).map((one) => noteAbout(file.name, one))),
    ...afterSnapshotNotes(attributed.people.afterSnapshot),
  ];
}

function fewLinkedNotes({ pathways: { total, linked } }: DemographicLinkage): Note[] {
  if (linked.total >= FEW_LINKED * total) return [];
  return [
    warning(
      "few-linked",
      say`${partOf(linked.total, total, "pathway")} are linked to a demographic record: check that the identifiers are written alike.`,
    ),
  ];
}

const fileNotes = (file: RecordFile): Note[] => [
  ...rejectedNotes(file),
  ...localNotes(file),
  ...ethnicityNotes(file),
  ...dateNotes(file),
  ...unreadableDateNotes(file),
  ...sourceNotes(file),
  ...doubtNotes(file),
];

function rejectedNotes({ rejected, links }: RecordFile): Note[] {
  const unusable = rejected + links.unidentified + links.badNhsNumber;
  const all = rejected + links.rows;
  if (unusable <= MANY_REJECTED * all) return [];
  return [
    warning(
      "demographics-unusable",
      say`${partOf(unusable, all, "row")} cannot be linked to anybody: unreadable, or without a usable identifier.`,
    ),
  ];
}

/** Why local identifiers were left aside, by what is not known. */
const LOCAL_UNUSED = {
  "list-of-several":
    "its local patient identifiers are not used: the list is of several organisations, and the file has no provider column.",
  "file-of-several":
    "its local patient identifiers are not used: it is of several providers, and the list does not say which it is of.",
} as const;

const localNotes = ({ localUnused }: RecordFile): Note[] =>
  localUnused === undefined ? [] : [note("local-identifiers-not-used", LOCAL_UNUSED[localUnused])];

function dateNotes({ dates, columns, header }: RecordFile): Note[] {
  if (dates === undefined || columns.date === undefined) {
    return [note("records-undated", "its records have no date: ties are not settled by the most recent.")];
  }
  const column = `"${header.headers[columns.date] ?? ""}"`;
  if (dates.mixed) {
    return [
      warning(
        "record-dates-mixed",
        `column ${column} mixes day-first and month-first dates; it is read ${dates.order.replace("-", " ")}, the others are no date.`,
      ),
    ];
  }
  return dates.ambiguous
    ? [
        note(
          "record-dates-ambiguous",
          `every date in column ${column} has a day up to 12: it is read day first.`,
        ),
      ]
    : [];
}

const ethnicityNotes = ({ quality: { ethnicity } }: RecordFile): Note[] =>
  ethnicity.invalid === 0
    ? []
    : [
        note(
          "record-ethnicity-invalid",
          say`${rows(ethnicity.invalid)} linked with an ethnicity that is no national code or known label: counted as unknown.`,
        ),
      ];

const unreadableDateNotes = ({ quality: { unreadableDates } }: RecordFile): Note[] =>
  unreadableDates === 0
    ? []
    : [
        note(
          "record-dates-unreadable",
          say`${rows(unreadableDates)} linked with a date that is none: undated.`,
        ),
      ];

const sourceNotes = ({ unknownSources }: RecordFile): Note[] =>
  unknownSources === 0
    ? []
    : [
        note(
          "record-source-unknown",
          say`${rows(unknownSources)} of people on the list with a source that is not admitted care, A&E or outpatients.`,
        ),
      ];

const doubtNotes = ({ links: { inDoubt } }: RecordFile): Note[] =>
  inDoubt === 0
    ? []
    : [
        note(
          "identifier-in-doubt",
          say`${rows(inDoubt)} not linked: the local identifier or pseudonym is that of several people, or of somebody with another NHS number.`,
        ),
      ];

const afterSnapshotNotes = (records: number): Note[] =>
  records === 0
    ? []
    : [
        note(
          "records-after-snapshot",
          say`${counted(records, "linked record is", "linked records are")} dated after the snapshot and counted as undated.`,
        ),
      ];
