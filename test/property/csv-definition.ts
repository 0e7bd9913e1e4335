import { CsvError, parse } from "csv-parse/sync";

/**
 * The contract's CSV, slowly and obviously right: csv-parse reads one line, or as many lines as a quoted field needs, and
 * the contract's refusals are taken from what csv-parse says. Texts are Latin-1: one character per byte.
 */
export type DefinedRecord =
  | { readonly kind: "read"; readonly line: number; readonly fields: readonly string[] }
  /** `fields` is undefined where the quoting itself cannot be read. */
  | { readonly kind: "refused"; readonly line: number; readonly fields: number | undefined };

export interface DefinedList {
  readonly records: readonly DefinedRecord[];
  readonly surplusDropped: number;
}

export interface Shape {
  readonly delimiter: string;
  /** Number of fields of the header. */
  readonly fieldCount: number;
}

/** A byte that no test holds. */
const STAND_IN = "\x01";
const LONGEST_FIELD_ACROSS_LINES = 64 * 1024;

/** The records of the text behind a header; the first line is 0. */
export function recordsByDefinition(text: string, shape: Shape): DefinedList {
  const lines = linesOf(text);
  const records: DefinedRecord[] = [];
  let surplusDropped = 0;
  let line = 0;
  while (line < lines.length) {
    if (lines[line]?.text === "") {
      line += 1;
      continue;
    }
    const attempt = readFrom(lines, line, shape);
    if (attempt === undefined) {
      records.push({ kind: "refused", line, fields: undefined });
      line += 1;
      continue;
    }
    const { fields, next } = attempt;
    const surplus = fields.slice(shape.fieldCount);
    if (fields.length < shape.fieldCount || surplus.some((field) => field !== "")) {
      records.push({ kind: "refused", line, fields: fields.length });
    } else {
      records.push({ kind: "read", line, fields: fields.slice(0, shape.fieldCount) });
      if (surplus.length > 0) surplusDropped += 1;
    }
    line = next;
  }
  return { records, surplusDropped };
}

interface Line {
  readonly text: string;
  readonly lineEnd: string;
}

function linesOf(text: string): Line[] {
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].map(([, line = "", lineEnd = ""]) => ({
    text: line,
    lineEnd,
  }));
  return lines.filter(({ text: line, lineEnd }) => line !== "" || lineEnd !== "");
}

/** The record that begins on line `first`; undefined when it is refused for its quoting. */
function readFrom(
  lines: readonly Line[],
  first: number,
  shape: Shape,
): { fields: string[]; next: number } | undefined {
  let text = "";
  let openField: number | undefined;
  for (let line = first; line < lines.length; line += 1) {
    const current = lines[line] as Line;
    const parsed = byCsvParse(text + current.text, shape);
    if (parsed.kind === "records") {
      const fields = parsed.records[0] as string[];
      return fields.some(passesLimit) ? undefined : { fields, next: line + 1 };
    }
    if (parsed.kind === "broken") return undefined;
    const isInside = line > first && parsed.openField === openField;
    if (isInside && looksLikeRow(current.text, shape)) return undefined;
    openField = parsed.openField;
    text += current.text + current.lineEnd;
  }
  return undefined;
}

const passesLimit = (field: string): boolean =>
  /[\r\n]/.test(field) && field.replaceAll('"', '""').length > LONGEST_FIELD_ACROSS_LINES;

function looksLikeRow(line: string, shape: Shape): boolean {
  const parsed = byCsvParse(line, shape);
  return parsed.kind === "records" && parsed.records[0]?.length === shape.fieldCount;
}

type Parsed =
  | { readonly kind: "records"; readonly records: readonly string[][] }
  | { readonly kind: "open"; readonly openField: number }
  | { readonly kind: "broken" };

/**
 * What csv-parse makes of the text: records, a quote still open in some field at its end, or quotes that make no sense.
 * Behind a closing quote csv-parse takes the byte 0 for the end of the text. To the contract it is a byte like any other,
 * so it goes through csv-parse as another one.
 */
export function byCsvParse(text: string, { delimiter }: Pick<Shape, "delimiter">): Parsed {
  try {
    const options = {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
    };
    const records = parse(text.replaceAll("\0", STAND_IN), options);
    return {
      kind: "records",
      records: records.map((fields) => fields.map((field) => field.replaceAll(STAND_IN, "\0"))),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== "CSV_QUOTE_NOT_CLOSED") return { kind: "broken" };
    return { kind: "open", openField: Number(error["column"]) };
  }
}
