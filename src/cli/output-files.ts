import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { usageError } from "../errors.ts";
import type { RowSink } from "../request.ts";

/** Rows of patients are for the person who asked and nobody else. */
const MODE = { shared: 0o644, private: 0o600 } as const;
const BUFFER_CHARACTERS = 1 << 16;

interface OutputFile extends RowSink {
  complete(): void;
  discard(): void;
}

/**
 * The files one run writes. Each is written beside its final place under a temporary name and renamed when complete,
 * so that a failed or interrupted run leaves nothing behind and an older file stays as it was.
 */
export class OutputFiles {
  readonly #open = new Set<OutputFile>();

  /** Opens at once, so that a place that cannot be written to is found before the work starts. */
  open(path: string, flag: string, access: keyof typeof MODE): RowSink {
    const file = openOutputFile(path, flag, MODE[access]);
    this.#open.add(file);
    return file;
  }

  completeAll(): void {
    for (const file of this.#open) {
      file.complete();
      this.#open.delete(file);
    }
  }

  discardAll(): void {
    for (const file of this.#open) file.discard();
    this.#open.clear();
  }
}

function openOutputFile(path: string, flag: string, mode: number): OutputFile {
  const unwritable = (cause: unknown) =>
    usageError({
      code: "output-unwritable",
      message: `cannot be written (${systemReason(cause)})`,
      file: path,
      hint: `Name a file in a folder you can write to with --${flag}.`,
    });
  const trying = <T>(action: () => T): T => {
    try {
      return action();
    } catch (cause) {
      throw unwritable(cause);
    }
  };

  const existing = trying(() => statSync(path, { throwIfNoEntry: false }));
  if (existing?.isDirectory()) throw unwritable({ code: "EISDIR" });
  const target = existing ? realpathSync(path) : resolve(path);
  // A device or a pipe (/dev/null, a shell's >(…)) is written to; only files are replaced.
  const isReplaced = existing?.isFile() ?? true;
  const written = isReplaced
    ? join(dirname(target), `.fairwait-${process.pid}-${basename(target)}.tmp`)
    : target;
  const descriptor = trying(() => openSync(written, isReplaced ? "wx" : "w", mode));
  let pending: string[] = [];
  let pendingCharacters = 0;
  let isOpen = true;

  const flush = () => {
    if (pending.length > 0) writeWhole(descriptor, Buffer.from(pending.join("")));
    pending = [];
    pendingCharacters = 0;
  };
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (chunk) =>
      trying(() => {
        if (typeof chunk === "string") {
          pending.push(chunk);
          pendingCharacters += chunk.length;
          if (pendingCharacters > BUFFER_CHARACTERS) flush();
        } else {
          flush();
          writeWhole(descriptor, chunk);
        }
      }),
    complete: () =>
      trying(() => {
        flush();
        close();
        if (isReplaced) renameSync(written, target);
      }),
    discard: () => {
      close();
      if (isReplaced) rmSync(written, { force: true });
    },
  };
}

/** writeSync may write less than it was given. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "the folder does not exist",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "part of the path is not a folder",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
};

function systemReason(cause: unknown): string {
  const code =
    typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
  return SYSTEM_REASONS[code] ?? code;
}
