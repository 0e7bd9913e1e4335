import { formatDay } from "../classify/calendar-day.ts";
import type { FileInspection, Inspection } from "../inspection/schema.ts";
import { ledgerOf } from "../quality/ledger.ts";
import type { ListOptions, Watch } from "../request.ts";
import { VERSION } from "../version.ts";
import { inspectColumns } from "./inspect-columns.ts";
import { inspectCharacteristics, inspectDimensions } from "./inspect-dimensions.ts";
import { type InspectedList, inspectList } from "./inspect-list.ts";
import { inspectProblems } from "./inspect-problems.ts";
import { listNotes } from "./list-notes.ts";
import { listQuality } from "./list-quality.ts";
import { warningsFirst } from "./note.ts";
import { hasKnownHeader } from "./opened-file.ts";
import { hasWaits } from "./plan-file.ts";

/**
 * How a list is understood and what it holds, without any patient's value. Also for lists that `analyse` refuses: what
 * stops it is one of the problems. Throws a user error only when a file cannot be read at all or an option is wrong.
 */
export async function inspect(list: ListOptions, watch: Watch): Promise<Inspection> {
  const inspected = await inspectList(list, watch);
  const { counted, decisions } = inspected;
  const files = inspected.files.map((_, index) => inspectFile(inspected, index));
  const dimensions = inspectDimensions(inspected);
  const rows = {
    read: counted.read,
    rejected: counted.rejected,
    filtered: counted.excluded.filtered,
    inspected: counted.cube.analysed,
  };
  return {
    schema: "fairwait/inspection@1",
    tool: { name: "fairwait", version: VERSION },
    asAt: decisions.snapshot === undefined ? null : formatDay(decisions.snapshot),
    snapshotDates: decisions.snapshotsFound.map(formatDay),
    standard: list.standard.kind === "weeks" ? `weeks:${list.standard.weeks}` : list.standard.kind,
    where: list.where.map(({ field, value }) => `${field}=${value}`),
    rows,
    people: counted.people ?? null,
    references: inspected.references,
    files,
    dimensions,
    characteristics: inspectCharacteristics(dimensions),
    problems: inspectProblems(inspected, { files, dimensions, rows }),
    notes: notesOf(inspected),
  };
}

function inspectFile(inspected: InspectedList, index: number): FileInspection {
  const file = inspected.files[index] as InspectedList["files"][number];
  const counted = inspected.counted.files[index] as InspectedList["counted"]["files"][number];
  return {
    path: counted.name,
    sha256: counted.sha256,
    bytes: counted.bytes,
    form: file.file.form,
    encoding: file.file.encoding,
    delimiter: String.fromCharCode(file.header.delimiter),
    rows: counted.rows,
    rejected: counted.rows - codedRows(counted),
    rejectedLines: [...counted.rejectedLines],
    hasHeader: hasKnownHeader(file),
    columns: inspectColumns(inspected, index),
  };
}

/** Rows that could be read, whether within `--where` or not. */
const codedRows = ({ texts }: InspectedList["counted"]["files"][number]): number =>
  (texts[0] ?? []).reduce((sum, { rows }) => sum + rows, 0);

/** Said elsewhere in an inspection. */
const SAID: readonly string[] = ["identifiers-not-read", "ethnicity-unknown"];

function notesOf(inspected: InspectedList): Inspection["notes"] {
  const { list, files, decisions, clockField, counted } = inspected;
  const quality = listQuality(counted, inspected);
  const ledger = ledgerOf(counted);
  const notes = listNotes(counted, { list, files, decisions, ledger, quality, clockField });
  const isSaid = (code: string) =>
    SAID.includes(code) || (code === "stated-waits" && !files.every((file) => hasWaits(file, clockField)));
  return warningsFirst([...notes, ...inspected.notes].filter(({ code }) => !isSaid(code)));
}
