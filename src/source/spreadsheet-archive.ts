import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { inputError, type UserError } from "../errors.ts";

/** A spreadsheet file opened as what it is: a ZIP of XML parts. Sizes are checked by yauzl as the parts are read. */
export interface SpreadsheetArchive {
  /** Base name, for messages. */
  readonly file: string;
  has(part: string): boolean;
  /** Unpacked size that the archive states, in bytes; undefined without the part. */
  unpackedBytes(part: string): number | undefined;
  /** The part's text in pieces. Throws an input error when there is no such part or it is damaged. */
  text(part: string): AsyncIterable<string>;
  close(): void;
}

/** A full sheet of 1,048,576 rows × 100 columns unpacks to about 4 GB; more is not a waiting list. */
const LARGEST_PART_BYTES = 8 * 2 ** 30;
/** Deflate reaches about 1,030:1 on nothing but repetition; real sheets stay under 100:1. */
const LARGEST_RATIO = 300;
const RATIO_MATTERS_FROM_BYTES = 32 * 2 ** 20;

const OLE_SIGNATURE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ZIP_SIGNATURE = Buffer.from("504b0304", "hex");
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");
/** The directory of an OLE file that holds nothing but an encrypted package is found well within this. */
const OLE_SEARCH_BYTES = 64 * 2 ** 20;

export const unreadableSpreadsheet = (file: string, why: string): UserError =>
  inputError({
    code: "spreadsheet-unreadable",
    file,
    message: `the spreadsheet cannot be read: ${why}`,
    hint: "Open it in Excel and save it again as .xlsx, or as CSV UTF-8.",
  });

/** A path, or a file that is already open (and stays open) with the name to use in messages. */
export type SpreadsheetFile = string | { readonly fd: number; readonly name: string };

/** Opens an `.xlsx`. Throws an input error for anything that is not one, saying what it looks like. */
export async function openSpreadsheetArchive(source: SpreadsheetFile): Promise<SpreadsheetArchive> {
  const file = typeof source === "string" ? basename(source) : source.name;
  const fd = typeof source === "string" ? openPath(source, file) : source.fd;
  const release = (): void => {
    if (typeof source === "string") closeSync(fd);
  };
  try {
    refuseOtherFormats(fd, file);
    const zip = await fromFdPromise(fd, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
      throw unreadableSpreadsheet(file, causeOf(error));
    });
    const entries = await readDirectory(zip, file);
    return {
      file,
      has: (part) => entries.has(part),
      unpackedBytes: (part) => entries.get(part)?.uncompressedSize,
      text: (part) => {
        const entry = entries.get(part);
        if (entry === undefined) throw unreadableSpreadsheet(file, `the part ${part} is missing`);
        return partText(zip, entry, file);
      },
      close: release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function openPath(path: string, file: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw inputError({
      code: missing ? "file-not-found" : "file-not-readable",
      file,
      message: missing ? "there is no such file" : "the file cannot be opened",
    });
  }
}

function refuseOtherFormats(fd: number, file: string): void {
  const start = Buffer.alloc(OLE_SIGNATURE.length);
  readSync(fd, start, 0, start.length, 0);
  if (start.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE)) return;
  if (!start.equals(OLE_SIGNATURE)) {
    throw inputError({
      code: "not-a-spreadsheet",
      file,
      message: "the file is not an .xlsx spreadsheet",
      hint: "If it is text, name it .csv.",
    });
  }
  const searched = Buffer.alloc(Math.min(fstatSync(fd).size, OLE_SEARCH_BYTES));
  readSync(fd, searched, 0, searched.length, 0);
  throw searched.includes(ENCRYPTED_PACKAGE)
    ? inputError({
        code: "spreadsheet-encrypted",
        file,
        message: "the spreadsheet is protected by a password",
        hint: "Open it in Excel and save a copy without the password.",
      })
    : inputError({
        code: "spreadsheet-old-format",
        file,
        message: "this is the old Excel format (.xls)",
        hint: "Open it in Excel and save it as .xlsx or CSV UTF-8.",
      });
}

function readDirectory(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("error", (error) => reject(unreadableSpreadsheet(file, causeOf(error))));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* partText(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<string> {
  refuseBomb(entry, file);
  let stream: Readable | undefined;
  try {
    stream = await zip.openReadStreamPromise(entry);
    stream.setEncoding("utf8");
  } catch (error) {
    throw unreadableSpreadsheet(file, causeOf(error));
  }
  const pieces = stream[Symbol.asyncIterator]();
  try {
    while (true) {
      const piece = await pieces.next().catch((error: unknown) => {
        throw unreadableSpreadsheet(file, causeOf(error));
      });
      if (piece.done === true) return;
      yield piece.value;
    }
  } finally {
    stream.destroy();
  }
}

function refuseBomb(entry: Entry, file: string): void {
  const { uncompressedSize, compressedSize } = entry;
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  const suspicious = uncompressedSize > RATIO_MATTERS_FROM_BYTES && ratio > LARGEST_RATIO;
  if (uncompressedSize <= LARGEST_PART_BYTES && !suspicious) return;
  throw inputError({
    code: "spreadsheet-too-large",
    file,
    message: `the spreadsheet unpacks to ${Math.round(uncompressedSize / 2 ** 20)} MiB (${Math.round(ratio)} times its packed size), which no real list does`,
    hint: "Save the list as CSV and read that.",
  });
}

const causeOf = (error: unknown): string => (error instanceof Error ? error.message : "damaged file");
