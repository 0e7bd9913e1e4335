import type { ListFile } from "../../source/list-file.ts";
import type { ListHeader } from "../../source/list-header.ts";
import type { FileRegion } from "./file-region.ts";

/** Where the records of a seekable text stand; undefined for what only comes in pieces. */
export function recordsRegion(file: ListFile, header: ListHeader): FileRegion | undefined {
  return file.region && { ...file.region, start: file.region.start + header.length };
}

/** The pieces without their first bytes. */
export async function* skipped(
  pieces: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const piece of pieces) {
    const kept = piece.subarray(Math.min(left, piece.length));
    left -= piece.length - kept.length;
    if (kept.length > 0) yield kept;
  }
}
