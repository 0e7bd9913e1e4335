import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { grouped } from "../../grouped.ts";
import { DownloadTrouble } from "./download-trouble.ts";
import type { OfficialFile } from "./official-files.ts";

const ENGLISH_AREA = /^E01\d{6}$/;

/**
 * Is what came the table that was asked for, whole? Its first column by name, an English area in every row, as many fields in
 * every row as in the header, and exactly the number of rows. Throws a trouble when it is not.
 */
export async function checkOfficialFile(path: string, official: OfficialFile): Promise<void> {
  if (isWebPage(path)) throw wrong("it is a web page, as when a network asks to sign in first");
  let rows = -1;
  let columns = 0;
  try {
    for await (const record of recordsOf(path)) {
      const [first = ""] = record;
      rows += 1;
      if (rows === 0) {
        requireHeader(first, official);
        columns = record.length;
      } else if (record.length !== columns) throw damaged();
      else if (!ENGLISH_AREA.test(first.trim()))
        throw wrong(`row ${grouped(rows)} does not begin with an English area`);
    }
  } catch (cause) {
    throw cause instanceof CsvError ? damaged() : cause;
  }
  if (rows !== official.rows) {
    throw wrong(`it has ${grouped(Math.max(rows, 0))} rows, not ${grouped(official.rows)}`);
  }
}

/** A table saved from a spreadsheet may end in rows of nothing but commas: they are no rows. */
const recordsOf = (path: string): AsyncIterable<readonly string[]> =>
  pipeline(
    createReadStream(path),
    parse({
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }),
    () => {},
  );

function isWebPage(path: string): boolean {
  const head = Buffer.alloc(512);
  const descriptor = openSync(path, "r");
  try {
    return /^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)/i.test(
      head.toString("latin1", 0, readSync(descriptor, head)),
    );
  } finally {
    closeSync(descriptor);
  }
}

function requireHeader(first: string, { firstColumn }: OfficialFile): void {
  if (first.trim() !== firstColumn) throw wrong(`its first column is not "${firstColumn}"`);
}

const wrong = (message: string): DownloadTrouble =>
  new DownloadTrouble("download-wrong-content", `what came is not the official table: ${message}`);

const damaged = (): DownloadTrouble => wrong("a row of it is cut or damaged");
