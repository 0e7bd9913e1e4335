import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { inputError } from "../errors.ts";
import { fileKind, type TextEncodingName, textKind } from "./file-kind.ts";
import { openSource } from "./open-source.ts";

/**
 * One file of a waiting list as UTF-8 (or Windows-1252) text, whatever it is on disk. Either `region` is there and the
 * text can be read at any offset, or only `pieces` gives it from the beginning, as often as asked.
 */
export interface ListFile {
  /** Base name, for messages and findings; never a path. */
  readonly name: string;
  readonly bytes: number;
  readonly form: "text" | "gzip" | "spreadsheet";
  readonly encoding: TextEncodingName;
  readonly region?: { readonly fd: number; readonly start: number; readonly end: number };
  pieces(): AsyncIterable<Uint8Array>;
  /** The first bytes of the file as it stands on disk. */
  headBytes(length: number): Uint8Array;
  /** SHA-256 of the file as it stands on disk, hexadecimal. */
  sha256(): string;
  close(): void;
}

const HEAD_BYTES = 4096;

interface OpenOptions {
  readonly sheet?: string;
}

/** Opens a list; standard input (`-`) and pipes are kept in a private temporary file until `close`. */
export async function openListFile(path: string, options: OpenOptions = {}): Promise<ListFile> {
  const { fd, name } = await openSource(path);
  try {
    return await listFile(fd, name, options);
  } catch (cause) {
    closeSync(fd);
    throw cause;
  }
}

async function listFile(fd: number, name: string, options: OpenOptions): Promise<ListFile> {
  const bytes = fstatSync(fd).size;
  if (bytes === 0) throw emptyFile(name);
  const head = headOf(fd, HEAD_BYTES);
  const kind = fileKind(head);
  const shared = {
    name,
    bytes,
    headBytes: (length: number) => headOf(fd, length),
    sha256: () => sha256Of(fd),
    close: () => closeSync(fd),
  };
  switch (kind.kind) {
    case "unreadable":
      throw notAList(name, kind);
    case "spreadsheet":
      return {
        ...shared,
        form: "spreadsheet",
        encoding: "utf-8",
        pieces: () => spreadsheetPieces(fd, name, options.sheet),
      };
    case "gzip": {
      const { encoding, bomLength } = await textInside(fd, name);
      const pieces = () => transcoded(gunzipped(fd, name), encoding, bomLength);
      return { ...shared, form: "gzip", encoding, pieces };
    }
    case "text": {
      const { encoding, bomLength } = kind;
      const pieces = () => transcoded(rawPieces(fd), encoding, bomLength);
      if (encoding !== "utf-8") return { ...shared, form: "text", encoding, pieces };
      return { ...shared, form: "text", encoding, region: { fd, start: bomLength, end: bytes }, pieces };
    }
  }
}

const emptyFile = (name: string) =>
  inputError({
    code: "empty-file",
    file: name,
    message: "the file is empty",
    hint: "Export the list again.",
  });

function headOf(fd: number, length: number): Uint8Array {
  const head = new Uint8Array(length);
  return head.subarray(0, readSync(fd, head, 0, length, 0));
}

const notAList = (name: string, found: { readonly what: string; readonly hint: string }) =>
  inputError({
    code: "not-a-list",
    file: name,
    message: `this is ${found.what}, not a list`,
    hint: found.hint,
  });

function sha256Of(fd: number): string {
  const hash = createHash("sha256");
  const block = new Uint8Array(1 << 20);
  let position = 0;
  for (;;) {
    const read = readSync(fd, block, 0, block.length, position);
    if (read === 0) return hash.digest("hex");
    hash.update(block.subarray(0, read));
    position += read;
  }
}

async function* rawPieces(fd: number): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (;;) {
    const block = new Uint8Array(1 << 20);
    const read = readSync(fd, block, 0, block.length, position);
    if (read === 0) return;
    position += read;
    yield block.subarray(0, read);
  }
}

async function* gunzipped(fd: number, name: string): AsyncGenerator<Uint8Array> {
  const text = pipeline(Readable.from(rawPieces(fd)), createGunzip({ chunkSize: 1 << 18 }), () => {});
  try {
    for await (const piece of text) yield piece as Uint8Array;
  } catch (cause) {
    const truncated = (cause as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    throw inputError({
      code: "gzip-damaged",
      file: name,
      message: truncated ? "the gzip file ends too early: part of it is missing" : "the gzip file is damaged",
      hint: "Copy or export it again; nothing of it is used.",
    });
  }
}

async function textInside(
  fd: number,
  name: string,
): Promise<{ encoding: TextEncodingName; bomLength: number }> {
  for await (const piece of gunzipped(fd, name)) {
    const kind = textKind(piece.subarray(0, HEAD_BYTES));
    if (kind.kind === "text") return kind;
    throw notAList(
      name,
      kind.kind === "unreadable" ? kind : { what: "a compressed workbook", hint: "Unzip it first." },
    );
  }
  throw emptyFile(name);
}

async function* transcoded(
  pieces: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
  bomLength: number,
): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") {
    let skip = bomLength;
    for await (const piece of pieces) {
      const kept = piece.subarray(Math.min(skip, piece.length));
      skip -= piece.length - kept.length;
      if (kept.length > 0) yield kept;
    }
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  const rest = decoder.decode();
  if (rest !== "") yield Buffer.from(rest);
}

async function* spreadsheetPieces(
  fd: number,
  name: string,
  sheet: string | undefined,
): AsyncGenerator<Uint8Array> {
  const { spreadsheetAsCsv } = await import("./spreadsheet.ts");
  yield* spreadsheetAsCsv({ fd, name }, sheet === undefined ? {} : { sheet });
}
