import { closeSync, openSync } from "node:fs";
import { basename } from "node:path";
import { crc32 } from "node:zlib";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { inputError, type UserError } from "../errors.ts";

/** Data/ONSPD_FEB_2026_UK.csv: the whole directory; Data/multi_csv/ has it again in pieces, Documents/ what codes mean. */
const MAIN_TABLE = /^(?:[^/]+\/)?data\/[^/]+\.csv$/i;
const TABLE = /\.(?:csv|tsv|txt)$/i;
const WORKBOOK = "xl/workbook.xml";
/** The whole postcode directory unpacks to 1.4 GB. */
const LARGEST_TABLE_BYTES = 8 * 2 ** 30;

/** A ZIP as it is downloaded, opened at the table that counts. */
interface OpenTable {
  readonly zip: ZipFile;
  readonly entry: Entry;
}

/** A spreadsheet is a ZIP too: true for one that holds a workbook. */
export async function isWorkbook(path: string): Promise<boolean> {
  return withArchive(path, async (zip) =>
    (await entriesOf(zip, path)).some(({ fileName }) => fileName === WORKBOOK),
  );
}

/** The bytes of the table in a downloaded ZIP. What the ZIP says of their number and sum is checked; damage is an input error, never a short file. */
export async function* archivePieces(path: string): AsyncGenerator<Uint8Array> {
  const fd = openSync(path, "r");
  try {
    const zip = await openArchive(fd, path);
    const { entry } = await tableOf(zip, path);
    let sum = 0;
    let stream: AsyncIterable<Uint8Array>;
    try {
      stream = await zip.openReadStreamPromise(entry);
      for await (const piece of stream) {
        sum = crc32(piece, sum);
        yield piece;
      }
    } catch (cause) {
      throw damaged(path, cause);
    }
    if (sum !== entry.crc32) throw damaged(path, new Error("its check sum is wrong"));
  } finally {
    closeSync(fd);
  }
}

async function withArchive<Result>(path: string, look: (zip: ZipFile) => Promise<Result>): Promise<Result> {
  const fd = openSync(path, "r");
  try {
    return await look(await openArchive(fd, path));
  } finally {
    closeSync(fd);
  }
}

const openArchive = (fd: number, path: string): Promise<ZipFile> =>
  fromFdPromise(fd, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw damaged(path, cause);
  });

function entriesOf(zip: ZipFile, path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", (cause) => reject(damaged(path, cause)));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function tableOf(zip: ZipFile, path: string): Promise<OpenTable> {
  const tables = (await entriesOf(zip, path)).filter(({ fileName }) => TABLE.test(fileName));
  const main = tables.filter(({ fileName }) => MAIN_TABLE.test(fileName));
  const [entry, another] = main.length > 0 ? main : tables;
  if (entry === undefined || another !== undefined) {
    throw inputError({
      code: "archive-without-table",
      file: basename(path),
      message:
        entry === undefined
          ? "the ZIP holds no CSV"
          : `the ZIP holds ${tables.length} CSV files and none that is the main one (Data/….csv)`,
      hint: "Unpack it and name the file that counts.",
    });
  }
  if (entry.uncompressedSize <= LARGEST_TABLE_BYTES) return { zip, entry };
  throw inputError({
    code: "archive-too-large",
    file: basename(path),
    message: `${basename(entry.fileName)} unpacks to ${Math.round(entry.uncompressedSize / 2 ** 20)} MiB, which no reference table does`,
    hint: "Unpack it and look at the file.",
  });
}

function damaged(path: string, cause: unknown): UserError {
  return inputError({
    code: "archive-damaged",
    file: basename(path),
    message: `the ZIP is damaged or was not downloaded to its end (${cause instanceof Error ? cause.message : "unreadable"})`,
    hint: "Download it again; nothing of it is used.",
  });
}
