import type { CodedChunk } from "../scanner/chunk.ts";
import type { Scanner } from "../scanner/scanner.ts";
import type { MoreBytes, Stretch } from "../scanner/stretch.ts";
import { extendRegion, type FileRegion, readRegion } from "./file-region.ts";
import { firstStretchBytes, STRETCH_BYTES } from "./stretch-grid.ts";

const READ_BYTES = 1024 * 1024;

/** Codes the stretches it is given, numbered as they come. */
type Coder = Pick<Scanner, "code">;

/**
 * Coded chunks of a seekable text file, in order, each from where the one before ends. A chunk's bytes are valid until
 * the next is asked for.
 */
export async function* chunksOfRegion(coder: Coder, region: FileRegion): AsyncGenerator<CodedChunk> {
  let from = region.start;
  let length = firstStretchBytes(region);
  let spare: Uint8Array<ArrayBuffer> | undefined;
  for (let index = 0; from < region.end; index += 1) {
    const stretch = readRegion(region, { from, length, spare });
    const chunk = await coder.code(index, stretch, extendRegion(region));
    yield chunk;
    from = chunk.to;
    length = STRETCH_BYTES;
    spare = chunk.bytes;
  }
}

/** Coded chunks of text that arrives in pieces (decompressed, transcoded, from a spreadsheet). */
export async function* chunksOfStream(
  coder: Coder,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<CodedChunk> {
  const reader = new StreamReader(pieces);
  let origin = 0;
  let carried = new Uint8Array(0);
  for (let index = 0; ; index += 1) {
    const stretch = await reader.stretch(origin, carried);
    if (stretch.length === 0) return;
    const chunk = await coder.code(index, stretch, reader.more);
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
