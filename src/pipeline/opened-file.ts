import { normaliseHeader } from "../columns/normalise-header.ts";
import {
  type RecognisedColumn,
  type RecognisedColumns,
  type RecogniseOptions,
  recogniseColumns,
} from "../columns/recognise-columns.ts";
import { errorInFile, inputError, type UserError } from "../errors.ts";
import type { ListOptions } from "../request.ts";
import { type ListFile, openListFile } from "../source/list-file.ts";
import { type ListHeader, readListHeader } from "../source/list-header.ts";
import { type FieldId, HEADER_ALIASES } from "../vocab/header-aliases.ts";

/** A file of the list with its columns recognised from the header. */
export interface OpenedFile {
  /** Place in the list, from 0. */
  readonly number: number;
  readonly file: ListFile;
  readonly header: ListHeader;
  readonly recognised: RecognisedColumns;
}

interface OpenOptions extends ListOptions {
  readonly repeatedHeaders?: RecogniseOptions["repeatedHeaders"];
}

/** Opens every file of a list and recognises its columns. On an error the files already open are closed. */
export async function openFiles(options: OpenOptions): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  try {
    for (const [number, path] of options.files.entries()) {
      opened.push({ number, ...(await openFile(path, options)) });
    }
    refuseUnusedColumns(opened, options);
    return opened;
  } catch (cause) {
    for (const { file } of opened) file.close();
    throw cause;
  }
}

async function openFile(path: string, options: OpenOptions): Promise<Omit<OpenedFile, "number">> {
  const file = await openListFile(path, options.sheet === undefined ? {} : { sheet: options.sheet });
  try {
    const header = await readListHeader(file, {
      ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
      recognised: recognisedHeaders,
    });
    const recognised = inFile(file.name, () =>
      recogniseColumns(header.headers, {
        columns: columnsIn(header.headers, options),
        ...(options.repeatedHeaders && { repeatedHeaders: options.repeatedHeaders }),
      }),
    );
    return { file, header, recognised };
  } catch (cause) {
    file.close();
    throw cause;
  }
}

/** The columns named by the user that this file has: of several files, each has its own headers. */
function columnsIn(
  headers: readonly string[],
  { files, columns }: OpenOptions,
): Readonly<Record<string, string>> {
  if (files.length === 1) return columns;
  const present = Object.entries(columns).filter(([, header]) => columnHeaded(headers, header) !== undefined);
  return Object.fromEntries(present);
}

/** A column named by the user that no file has is a slip; the first file's headers say which is nearest. */
function refuseUnusedColumns(opened: readonly OpenedFile[], { columns }: OpenOptions): void {
  const [first] = opened;
  for (const [field, header] of Object.entries(columns)) {
    const isUsed = opened.some(({ header: { headers } }) => columnHeaded(headers, header) !== undefined);
    if (!isUsed && first !== undefined)
      recogniseColumns(first.header.headers, { columns: { [field]: header } });
  }
}

/** How many headers mean something, whatever else is wrong with them. */
function recognisedHeaders(headers: readonly string[]): number {
  return recogniseColumns([...new Set(headers)]).columns.filter(isRecognised).length;
}

const isRecognised = ({ recognition }: RecognisedColumn): boolean => recognition !== "none";

/** False when no column name is known: the first line may be data. */
export const hasKnownHeader = ({ recognised }: OpenedFile): boolean => recognised.columns.some(isRecognised);

/** Runs `work`; a user error without a file is one of this file. */
export function inFile<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw errorInFile(cause, name);
  }
}

/** A column by its header text, compared without case and punctuation. */
export function columnHeaded(headers: readonly string[], name: string): number | undefined {
  const exact = headers.findIndex((header) => header.trim() === name.trim());
  if (exact >= 0) return exact;
  const wanted = normaliseHeader(name);
  const similar = headers.findIndex((header) => wanted !== "" && normaliseHeader(header) === wanted);
  return similar >= 0 ? similar : undefined;
}

const NAMES_SHOWN = 3;

/** Exit 3: nothing in the header says when the clock started. */
export function noClockStart(opened: OpenedFile, field: FieldId): UserError {
  const { file, header } = opened;
  const looked = HEADER_ALIASES[field].slice(0, NAMES_SHOWN).map((alias) => `"${alias}"`);
  const isHeader = hasKnownHeader(opened);
  const clock =
    field === "clock-start" ? "the clock start" : "the diagnostic clock start, which dm01-6 counts from";
  const option = `--column ${field === "clock-start" ? "clockStart" : "diagnosticClockStartDate"}="<header>"`;
  return inputError({
    code: isHeader ? "no-clock-start-column" : "no-header",
    file: file.name,
    line: header.lines,
    message: isHeader
      ? `no column for ${clock}: none of its ${header.headers.length} columns is one. Looked for ${looked.join(", ")} …`
      : "no column name is one that fairwait knows: this line may be a row, not a header",
    hint: isHeader
      ? `Name it: ${option}.`
      : `Put a line of column names first, or name the clock start: ${option}.`,
  });
}
