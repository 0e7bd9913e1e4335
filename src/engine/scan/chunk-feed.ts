import type { CodedChunk } from "./chunk.ts";
import { ChunkScanner, type MoreBytes, type Stretch } from "./chunk-scanner.ts";
import type { FileRegion } from "./file-region.ts";
import { extendRegion, readRegion } from "./file-region.ts";
import type { ScanPlan } from "./scan-plan.ts";

/** Bytes of a stretch. Small enough to keep memory flat, large enough that a hand-over costs nothing. */
export const STRETCH_BYTES = 4 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;
/**
 * A file up to this size is one stretch: its columns are then settled on all of it at once. The first stretch of a larger
 * one is short, since threads that share the work read it again.
 */
const ONE_STRETCH_BYTES = 16 * 1024 * 1024;
const FIRST_STRETCH_BYTES = 1024 * 1024;

/** Coded chunks of a seekable text file, in order, on this thread. */
export async function* chunksOfRegion(plan: ScanPlan, region: FileRegion): AsyncGenerator<CodedChunk> {
  const scanner = new ChunkScanner(plan, 0);
  let from = region.start;
  let length = region.end - region.start <= ONE_STRETCH_BYTES ? ONE_STRETCH_BYTES : FIRST_STRETCH_BYTES;
  while (from < region.end) {
    const stretch = readRegion(region, { from, length });
    const chunk = await scanner.scan(stretch, extendRegion(region));
    yield chunk;
    from = chunk.to;
    length = STRETCH_BYTES;
  }
}

/** Coded chunks of text that arrives in pieces (decompressed, transcoded, from a spreadsheet), on this thread. */
export async function* chunksOfStream(
  plan: ScanPlan,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<CodedChunk> {
  const scanner = new ChunkScanner(plan, 0);
  const reader = new StreamReader(pieces);
  let origin = 0;
  let carried = new Uint8Array(0);
  for (;;) {
    const stretch = await reader.stretch(origin, carried);
    if (stretch.length === 0) return;
    const chunk = await scanner.scan(stretch, reader.more);
    yield chunk;
    carried = reader.after(chunk);
    origin = chunk.to;
    if (reader.finished && carried.length === 0) return;
  }
}

class StreamReader {
  finished = false;
  private readonly iterator: AsyncIterator<Uint8Array>;
  private length = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.iterator = pieces[Symbol.asyncIterator]();
  }

  async stretch(origin: number, carried: Uint8Array): Promise<Stretch> {
    const bytes = new Uint8Array(Math.max(READ_BYTES, carried.length * 2) + 1);
    bytes.set(carried);
    this.length = carried.length;
    const start: Stretch = {
      bytes,
      origin,
      length: carried.length,
      from: origin,
      stopAt: origin,
      isLast: false,
    };
    const filled = await this.fill(start, READ_BYTES);
    return { ...filled, stopAt: origin + filled.length };
  }

  readonly more: MoreBytes = async (stretch) => {
    if (stretch.isLast) return undefined;
    return this.fill(stretch, stretch.length * 2);
  };

  /** What the chunk left unread, to begin the next stretch with. */
  after(chunk: CodedChunk): Uint8Array<ArrayBuffer> {
    return chunk.bytes.slice(chunk.to - chunk.origin, this.length);
  }

  private async fill(stretch: Stretch, wanted: number): Promise<Stretch> {
    let { bytes } = stretch;
    while (this.length < wanted && !this.finished) {
      const next = await this.iterator.next();
      if (next.done === true) {
        this.finished = true;
        break;
      }
      if (this.length + next.value.length + 1 > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, this.length + next.value.length + 1));
        larger.set(bytes.subarray(0, this.length));
        bytes = larger;
      }
      bytes.set(next.value, this.length);
      this.length += next.value.length;
    }
    return { ...stretch, bytes, length: this.length, isLast: this.finished };
  }
}
