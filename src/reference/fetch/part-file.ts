import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import * as z from "zod/mini";
import { DownloadTrouble, writingTrouble } from "./download-trouble.ts";

/** What must still hold for the rest of a file to fit what is there. */
const MEMORY = z.object({
  url: z.string(),
  /** The server's strong name for this very content, sent back as If-Range; without one nothing is gone on from. */
  validator: z.optional(z.string()),
  /** Bytes of the whole file, where the server said so. */
  total: z.optional(z.number()),
});
export type PartMemory = z.infer<typeof MEMORY>;

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * A file while it arrives: `<target>.part`, and beside it `<target>.part.json` with what it is a part of. Every piece is on
 * disk before the next is asked for, at its own place, so whatever ends the process leaves a part that can be gone on from, and
 * two processes that download the same content write the same bytes.
 */
export class PartFile {
  readonly path: string;
  readonly #target: string;
  readonly #memoryPath: string;
  #descriptor: number | undefined;
  #size = 0;
  #memory: PartMemory | undefined;

  /** What an earlier run left of `url`, or nothing. Makes the folder. */
  constructor(target: string, url: string) {
    this.#target = target;
    this.path = `${target}.part`;
    this.#memoryPath = `${this.path}.json`;
    this.#writing(() => mkdirSync(dirname(target), { recursive: true, mode: PRIVATE_FOLDER }));
    const left = readMemory(this.#memoryPath);
    if (left?.validator === undefined || left.url !== url) return;
    this.#size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
    this.#memory = left;
  }

  /** Bytes that are there. */
  get size(): number {
    return this.#size;
  }

  /** Undefined when nothing is there and nothing has begun. */
  get memory(): PartMemory | undefined {
    return this.#memory;
  }

  /** Bytes that the next run goes on from. */
  get keptBytes(): number {
    return this.#memory?.validator === undefined ? 0 : this.#size;
  }

  /** From the first byte, of what `memory` says. */
  begin(memory: PartMemory): void {
    this.close();
    this.#size = 0;
    this.#memory = memory;
    this.#writing(() => {
      // Emptied first: the old bytes must never stand beside the new memory.
      this.#descriptor = openSync(this.path, "w", PRIVATE_FILE);
      writeFileSync(this.#memoryPath, JSON.stringify(memory), { mode: PRIVATE_FILE });
    });
  }

  write(piece: Uint8Array): void {
    this.#writing(() => {
      this.#descriptor ??= openSync(this.path, "r+");
      for (let done = 0; done < piece.length; ) {
        done += writeSync(this.#descriptor, piece, done, piece.length - done, this.#size + done);
      }
    });
    this.#size += piece.length;
  }

  /** Under its own name, whole. */
  complete(): void {
    this.#writing(() => {
      this.#descriptor ??= openSync(this.path, "r+");
      fsyncSync(this.#descriptor);
      if (fstatSync(this.#descriptor).size !== this.#size) throw beganAgain();
      this.close();
      renameSync(this.path, this.#target);
      rmSync(this.#memoryPath, { force: true });
    });
  }

  /** Leaves what is there for the next run. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Leaves nothing: what came is of no use. */
  discard(): void {
    this.close();
    this.#size = 0;
    this.#memory = undefined;
    rmSync(this.#memoryPath, { force: true });
    rmSync(this.path, { force: true });
  }

  #writing(action: () => void): void {
    try {
      action();
    } catch (cause) {
      throw cause instanceof DownloadTrouble ? cause : writingTrouble(cause, dirname(this.#target));
    }
  }
}

const beganAgain = (): DownloadTrouble =>
  new DownloadTrouble("download-cut", "another program has begun the same download again");

/** Undefined when there is none, or none that can be read: then the part is of nothing known. */
function readMemory(path: string): PartMemory | undefined {
  try {
    return MEMORY.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
