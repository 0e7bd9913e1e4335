import { createHash } from "node:crypto";
import { basename } from "node:path";
import { inputError, UserError } from "../errors.ts";
import { fileSha256, type ReferenceForm, referenceForm, referencePieces } from "./reference-bytes.ts";
import { LOOKED_FOR, type ReferenceLayout, recogniseLayout } from "./reference-layout.ts";
import { sheetPieces, sheetsOf } from "./reference-sheets.ts";
import { type RowSpans, readRows } from "./row-reader.ts";

/** A reference file that was recognised by its header. */
export interface ReferenceFile {
  /** Base name, for messages and findings. */
  readonly name: string;
  readonly layout: ReferenceLayout;
  readonly content: ReferenceContent;
}

/** Where the rows are: a text file, or one sheet of a spreadsheet. */
interface ReferenceContent {
  readonly path: string;
  readonly form: ReferenceForm;
  readonly sheet: string | undefined;
}

/**
 * What the file is, from its header; of a spreadsheet the first sheet with a header that fits (File 1 of the Indices
 * begins with a sheet of notes). Throws an input error when nothing fits.
 */
export async function recogniseReferenceFile(path: string): Promise<ReferenceFile> {
  const name = basename(path);
  const form = await referenceForm(path);
  for (const sheet of form === "spreadsheet" ? await sheetsOf(path) : [undefined]) {
    const content = { path, form, sheet };
    const layout = await layoutOf(content, name);
    if (layout !== undefined) return { name, layout, content };
  }
  throw inputError({
    code: "reference-not-recognised",
    file: name,
    message: "the header is not that of a reference table fairwait knows",
    hint: `Looked for ${LOOKED_FOR}.`,
  });
}

export interface RowsWanted {
  readonly columns: readonly number[];
  /** Refuses a row that has fewer fields than the header: the file is damaged, or was cut off. */
  readonly wholeRows: boolean;
  readonly onRow: (row: RowSpans) => void;
}

/** Reads the columns of a recognised file; returns the SHA-256 of the file as it stands on disk. */
export async function readReferenceRows(
  { name, content }: ReferenceFile,
  { columns, wholeRows, onRow }: RowsWanted,
): Promise<{ readonly sha256: string }> {
  let fields = 0;
  const hash = createHash("sha256");
  const pieces =
    content.form === "spreadsheet"
      ? sheetPieces(content.path, content.sheet)
      : referencePieces(content.path, content.form, hash);
  await readRows(pieces, {
    file: name,
    chooseColumns(header) {
      fields = header.length;
      return recogniseLayout(header) === undefined ? undefined : columns;
    },
    onRow(row) {
      if (wholeRows && row.fields < fields) throw cutShort(name, row, fields);
      onRow(row);
    },
  });
  return { sha256: content.form === "spreadsheet" ? await fileSha256(content.path) : hash.digest("hex") };
}

const cutShort = (file: string, { line, fields }: RowSpans, expected: number): UserError =>
  inputError({
    code: "reference-row-cut-short",
    file,
    line,
    message: `the row has ${fields} of ${expected} fields: the file is damaged or was not downloaded to its end`,
    hint: "Download it again; nothing of it is used.",
  });

async function layoutOf(content: ReferenceContent, name: string): Promise<ReferenceLayout | undefined> {
  const { path, form, sheet } = content;
  const pieces = form === "spreadsheet" ? sheetPieces(path, sheet) : referencePieces(path, form);
  let layout: ReferenceLayout | undefined;
  try {
    await readRows(firstPieces(pieces), {
      file: name,
      chooseColumns(fields) {
        layout = recogniseLayout(fields);
        return layout === undefined ? undefined : [];
      },
      onRow() {},
    });
  } catch (error) {
    if (!(error instanceof UserError && EXPECTED_WHILE_LOOKING.includes(error.detail.code))) throw error;
  }
  return layout;
}

/** A sheet of notes may hold nothing but a drawing, and where the look ends may be inside a quote. */
const EXPECTED_WHILE_LOOKING: readonly string[] = ["spreadsheet-empty", "reference-unreadable-row"];

/** Enough for the lines before the header and the header; nothing more is unpacked. */
async function* firstPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const enough = 64 * 1024;
  let given = 0;
  for await (const piece of pieces) {
    yield piece;
    given += piece.length;
    if (given >= enough) return;
  }
}
