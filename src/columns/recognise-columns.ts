import { type UserError, usageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { AMBIGUOUS_HEADERS, type AmbiguousHeader } from "../vocab/ambiguous-headers.ts";
import { type FieldId, HEADER_ALIASES } from "../vocab/header-aliases.ts";
import { FIELD_IDS, fieldNamed, isUsedField } from "./fields.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** How a header was understood. `dropped`: a name, address or telephone number, never loaded. */
export type Recognition = "option" | "alias" | "ambiguous" | "dropped" | "none";

export interface RecognisedColumn {
  readonly index: number;
  readonly header: string;
  readonly recognition: Recognition;
  /** Absent when not recognised, dropped, or not settled yet. */
  readonly field?: FieldId;
}

export interface FieldColumns {
  /** Index of the column that counts. */
  readonly chosen: number;
  /** Further columns for the same field, weaker aliases first to last. */
  readonly others: readonly number[];
}

/** A column whose meaning only its values can tell: see `settleByValues`. */
export interface AmbiguousColumn {
  readonly index: number;
  readonly header: string;
  /** Fields it may be, without those that another column already is. */
  readonly candidates: readonly FieldId[];
  /** The user must be asked when the values do not settle it; false when another column already serves. */
  readonly ask: boolean;
}

export interface RecognisedColumns {
  readonly columns: readonly RecognisedColumn[];
  readonly fields: ReadonlyMap<FieldId, FieldColumns>;
  readonly ambiguous: readonly AmbiguousColumn[];
}

export interface RecogniseOptions {
  /** `--column field=HEADER` and `columns:` of the config. */
  readonly columns?: Readonly<Record<string, string>>;
  /** `keep`: a header text that stands twice is for the caller to report. */
  readonly repeatedHeaders?: "refuse" | "keep";
}

interface AliasMatch {
  readonly field: FieldId;
  /** Position in the field's list: smaller is stronger. */
  readonly strength: number;
}

interface Candidate {
  readonly index: number;
  readonly strength: number;
}

const NAMED_BY_OPTION = -1;

let aliasIndex: ReadonlyMap<string, AliasMatch> | undefined;

function aliases(): ReadonlyMap<string, AliasMatch> {
  if (aliasIndex) return aliasIndex;
  const index = new Map<string, AliasMatch>();
  for (const field of FIELD_IDS) {
    HEADER_ALIASES[field].forEach((alias, strength) => {
      index.set(normaliseHeader(alias), { field, strength });
    });
  }
  aliasIndex = index;
  return index;
}

/**
 * Which field each header is. Several columns for one field: the one whose alias stands earliest in the table counts
 * (on a tie the first in the file), the others are listed. Throws a usage error when an option names a field or
 * header that does not exist, or when a column that counts shares its header text with another.
 */
export function recogniseColumns(
  headers: readonly string[],
  options: RecogniseOptions = {},
): RecognisedColumns {
  const named = columnsNamedByOption(headers, options.columns ?? {});
  const columns: RecognisedColumn[] = [];
  const candidates = new Map<FieldId, Candidate[]>();
  const open: { index: number; header: string; entry: AmbiguousHeader }[] = [];

  headers.forEach((header, index) => {
    const key = normaliseHeader(header);
    const optionField = named.get(index);
    const entry = optionField ? undefined : AMBIGUOUS_HEADERS.find((one) => one.headers.includes(key));
    const match = optionField ? { field: optionField, strength: NAMED_BY_OPTION } : aliases().get(key);
    if (entry) open.push({ index, header, entry });
    else if (match && match.field !== "drop-identifier") {
      candidates.set(match.field, [
        ...(candidates.get(match.field) ?? []),
        { index, strength: match.strength },
      ]);
    }
    columns.push(describe(index, header, { optionField, entry, match }));
  });

  const fields = new Map([...candidates].map(([field, found]) => [field, strongest(found)] as const));
  const repeated = options.repeatedHeaders === "keep" ? undefined : repeatedHeader(headers, fields);
  if (repeated !== undefined) throw repeated;
  return { columns, fields, ambiguous: open.map((column) => stillOpen(column, fields)) };
}

function describe(
  index: number,
  header: string,
  found: {
    optionField: FieldId | undefined;
    entry: AmbiguousHeader | undefined;
    match: AliasMatch | undefined;
  },
): RecognisedColumn {
  if (found.optionField) return { index, header, recognition: "option", field: found.optionField };
  if (found.entry) return { index, header, recognition: "ambiguous" };
  if (!found.match) return { index, header, recognition: "none" };
  if (found.match.field === "drop-identifier") return { index, header, recognition: "dropped" };
  return { index, header, recognition: "alias", field: found.match.field };
}

function strongest(found: readonly Candidate[]): FieldColumns {
  const [first, ...others] = [...found].sort((a, b) => a.strength - b.strength || a.index - b.index);
  return { chosen: first!.index, others: others.map((other) => other.index) };
}

function stillOpen(
  column: { index: number; header: string; entry: AmbiguousHeader },
  fields: ReadonlyMap<FieldId, FieldColumns>,
): AmbiguousColumn {
  const { index, header, entry } = column;
  const candidates = entry.candidates.filter((field) => !fields.has(field));
  const served = candidates.length < entry.candidates.length;
  return { index, header, candidates, ask: entry.ask && !served };
}

function columnsNamedByOption(
  headers: readonly string[],
  columns: Readonly<Record<string, string>>,
): Map<number, FieldId> {
  const named = new Map<number, FieldId>();
  for (const [name, header] of Object.entries(columns)) {
    const field = fieldNamed(name);
    if (!field || field === "drop-identifier") throw unknownField(name);
    const index = headerIndex(headers, header);
    if (index === undefined) throw unknownHeader(header, field, headers);
    const before = named.get(index);
    if (before && before !== field) {
      throw usageError({
        code: "column-named-twice",
        message: `column "${headers[index]}" is named for two fields, ${before} and ${field}`,
        hint: "Give each field a column of its own.",
      });
    }
    named.set(index, field);
  }
  return named;
}

/** The column with exactly this text, else the first whose normalised text is the same. */
function headerIndex(headers: readonly string[], wanted: string): number | undefined {
  const exact = headers.findIndex((header) => withoutMark(header) === wanted.trim());
  if (exact >= 0) return exact;
  const key = normaliseHeader(wanted);
  const similar = headers.findIndex((header) => key !== "" && normaliseHeader(header) === key);
  return similar >= 0 ? similar : undefined;
}

const withoutMark = (header: string): string => header.replace(/^\uFEFF/, "").trim();

function unknownField(name: string) {
  const likely = nearest(
    name,
    [...FIELD_IDS].filter((field) => field !== "drop-identifier"),
  );
  return usageError({
    code: "unknown-field",
    message: `no field is called "${name}"${likely ? `; the nearest is ${likely}` : ""}`,
    hint: 'Write --column field=HEADER, for example --column clock-start="Date on list".',
  });
}

function unknownHeader(header: string, field: FieldId, headers: readonly string[]) {
  const likely = nearest(header, headers);
  return usageError({
    code: "unknown-header",
    message: `no column is headed "${header}" (named for ${field})${likely ? `; the nearest is "${likely}"` : ""}`,
    column: header,
    hint: "Name a header as it stands in the file.",
  });
}

/**
 * Exit 2 for the first column that counts and shares its header text with another: they cannot be told apart by name, so
 * neither may be chosen silently. Undefined when there is none.
 */
export function repeatedHeader(
  headers: readonly string[],
  fields: ReadonlyMap<FieldId, FieldColumns>,
): UserError | undefined {
  for (const [field, { chosen }] of fields) {
    if (!isUsedField(field)) continue;
    const text = withoutMark(headers[chosen]!);
    if (headers.some((header, index) => index !== chosen && withoutMark(header) === text)) {
      return usageError({
        code: "repeated-header",
        message: `two columns are headed "${text}" (${field})`,
        column: text,
        hint: `Rename one of them, or name another column: --column ${field}=<header>.`,
      });
    }
  }
  return undefined;
}
