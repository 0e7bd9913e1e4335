import { readSync } from "node:fs";
import { inputError } from "../../errors.ts";
import type { MoreBytes, Stretch } from "../scanner/stretch.ts";

/** The records of a seekable text file: bytes `start … end` behind the header. */
export interface FileRegion {
  readonly fd: number;
  readonly start: number;
  readonly end: number;
}

const MARGIN = 64 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** The stretch of `length` bytes from `from` on, with a margin behind for the record that runs past its end. */
export function readRegion(region: FileRegion, at: StretchPlace): Stretch {
  const stopAt = Math.min(at.from + at.length, region.end);
  return readBytes(region, { from: at.from, origin: at.from, stopAt }, at.spare);
}

export interface StretchPlace {
  readonly from: number;
  readonly length: number;
  /** Bytes to read into, if they are enough. */
  readonly spare?: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * The stretch that nominally begins at `from`, its first record guessed to begin behind the first line end at or after
 * `from − 1`. The guess may lie inside a quoted field: it stands only if the stretch before ends exactly there.
 */
export function readGuessedRegion(region: FileRegion, at: StretchPlace): Stretch {
  const stopAt = Math.min(at.from + at.length, region.end);
  const stretch = readBytes(region, { from: at.from, origin: at.from - 1, stopAt }, at.spare);
  const start = afterLineEnd(stretch);
  return { ...stretch, from: stretch.origin + start };
}

function afterLineEnd({ bytes, length }: Stretch): number {
  let at = 0;
  while (at < length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  if (at >= length) return length;
  return bytes[at] === CR && bytes[at + 1] === LF && at + 1 < length ? at + 2 : at + 1;
}

function readBytes(
  region: FileRegion,
  at: { from: number; origin: number; stopAt: number },
  spare: Uint8Array<ArrayBuffer> | undefined,
): Stretch {
  const end = Math.min(at.stopAt + MARGIN, region.end);
  const room = end - at.origin + 1;
  const bytes = spare !== undefined && spare.length >= room ? spare : new Uint8Array(room);
  const length = readFully(region.fd, bytes.subarray(0, end - at.origin), at.origin);
  return { bytes, origin: at.origin, length, from: at.from, stopAt: at.stopAt, isLast: end >= region.end };
}

/** Reads further into the file, doubling, until the record that runs past the stretch is complete. */
export function extendRegion(region: FileRegion): MoreBytes {
  return async (stretch) => {
    if (stretch.isLast) return undefined;
    const end = Math.min(stretch.origin + stretch.length * 2, region.end);
    const bytes = new Uint8Array(end - stretch.origin + 1);
    bytes.set(stretch.bytes.subarray(0, stretch.length));
    const tail = bytes.subarray(stretch.length, end - stretch.origin);
    const length = stretch.length + readFully(region.fd, tail, stretch.origin + stretch.length);
    return { ...stretch, bytes, length, isLast: end >= region.end };
  };
}

function readFully(fd: number, bytes: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < bytes.length) {
    const read = readSync(fd, bytes, filled, bytes.length - filled, position + filled);
    if (read === 0) {
      throw inputError({
        code: "file-changed",
        message: "a file became shorter while it was read",
        hint: "Run this again when nothing writes to it.",
      });
    }
    filled += read;
  }
  return filled;
}
