import { createHash, type Hash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline, Transform } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { inputError } from "../errors.ts";

export type ReferenceForm = "text" | "gzip" | "spreadsheet" | "archive";

const GZIP_SIGNATURE = Buffer.from("1f8b", "hex");
const ZIP_SIGNATURE = Buffer.from("504b0304", "hex");
const PIECE_BYTES = 1 << 20;

/** What the file is, from its first bytes. Throws an input error when it is not there or cannot be opened. */
export async function referenceForm(path: string): Promise<ReferenceForm> {
  const file = basename(path);
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === "ENOENT";
    throw inputError({
      code: missing ? "file-not-found" : "file-not-readable",
      file,
      message: missing ? "there is no such file" : `the file cannot be opened (${error.code})`,
      hint: "Check the path.",
    });
  });
  try {
    if ((await handle.stat()).isDirectory()) {
      throw inputError({
        code: "file-not-readable",
        file,
        message: "this is a folder",
        hint: "Name the file in it.",
      });
    }
    const head = Buffer.alloc(4);
    await handle.read(head, 0, head.length, 0);
    if (head.subarray(0, 2).equals(GZIP_SIGNATURE)) return "gzip";
    if (!head.equals(ZIP_SIGNATURE)) return "text";
    const { isWorkbook } = await import("./reference-archive.ts");
    return (await isWorkbook(path)) ? "spreadsheet" : "archive";
  } finally {
    await handle.close();
  }
}

/**
 * The text of a plain or gzipped file in pieces, a byte-order mark skipped; `hash` takes in the file as it stands on disk.
 * Damage to the gzip is an input error, never a short file.
 */
export async function* referencePieces(
  path: string,
  form: "text" | "gzip" | "archive",
  hash?: Hash,
): AsyncGenerator<Uint8Array> {
  const text = TEXT_OF[form](path, hash);
  let atStart = true;
  try {
    for await (const piece of text) {
      yield atStart && isMarked(piece) ? piece.subarray(3) : piece;
      atStart = false;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw inputError({
      code: "gzip-damaged",
      file: basename(path),
      message: "the gzip file is damaged or ends too early",
      hint: "Download it again; nothing of it is used.",
    });
  }
}

const TEXT_OF = {
  text: plainPieces,
  gzip: unpacked,
  archive: archived,
} as const;

async function* archived(path: string, hash: Hash | undefined): AsyncGenerator<Uint8Array> {
  const { archivePieces } = await import("./reference-archive.ts");
  yield* archivePieces(path);
  if (hash !== undefined) for await (const piece of plainPieces(path, hash)) void piece;
}

/** Without streams, which for a small table take longer to set up than to read it. */
async function* plainPieces(path: string, hash: Hash | undefined): AsyncGenerator<Uint8Array> {
  const fd = openSync(path, "r");
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(PIECE_BYTES);
      const piece = buffer.subarray(0, readSync(fd, buffer));
      if (piece.length === 0) return;
      hash?.update(piece);
      yield piece;
      // An interrupt is only heard when the event loop turns.
      await nextTurn();
    }
  } finally {
    closeSync(fd);
  }
}

function unpacked(path: string, hash: Hash | undefined): AsyncIterable<Uint8Array> {
  const hashed = new Transform({
    transform(piece: Uint8Array, _, done) {
      hash?.update(piece);
      done(null, piece);
    },
  });
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES });
  return pipeline(raw, hashed, createGunzip({ chunkSize: PIECE_BYTES }), () => {});
}

/** SHA-256 of a file as it stands on disk, hexadecimal. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }))
    hash.update(piece as Uint8Array);
  return hash.digest("hex");
}

const isMarked = (piece: Uint8Array): boolean => piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
