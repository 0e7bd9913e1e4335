import { RecordScanner } from "../../source/record-scanner.ts";
import { decodeText } from "../../source/text-decoding.ts";
import type { ExcludedRow, FileQuestion } from "../question.ts";

/** Takes a rejected or excluded row apart again, for the list the user asked for. */
export class RowLister {
  private readonly file: FileQuestion;
  private readonly scanner: RecordScanner;

  constructor(file: FileQuestion) {
    this.file = file;
    this.scanner = new RecordScanner(file.plan.delimiter, file.plan.fieldCount);
  }

  row(
    bytes: Uint8Array,
    at: { readonly start: number; readonly end: number },
    found: { readonly line: number; readonly reason: string; readonly column: number | undefined },
  ): ExcludedRow {
    const raw = bytes.slice(at.start, at.end + 1);
    const length = at.end - at.start;
    let readable = false;
    const sink = {
      record: () => {
        readable = true;
      },
      refused: () => {},
    };
    this.scanner.scan(raw, 0, { stopAt: 1, end: length, isLast: true }, sink);
    const text = (column: number | undefined) => {
      if (!readable || column === undefined) return "";
      const { starts, ends, doubled } = this.scanner;
      const { text: written } = decodeText(raw.subarray(starts[column], ends[column]));
      return (doubled[column] === 1 ? written.replaceAll('""', '"') : written).trim();
    };
    const { pathway, patient } = this.file.listed;
    return {
      file: this.file.name,
      line: found.line,
      reason: found.reason,
      field: found.column === undefined ? "" : (this.file.headers[found.column] ?? ""),
      pathway: text(pathway),
      patient: text(patient),
      raw: raw.subarray(0, length),
    };
  }
}
