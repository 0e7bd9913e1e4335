import type { CodedChunk } from "./chunk.ts";
import { ChunkScanner } from "./chunk-scanner.ts";
import { extendRegion, type FileRegion, readRegion } from "./file-region.ts";
import type { ScanPlan } from "./scan-plan.ts";

/** Chunks that were coded from guessed record starts, one for every `stretchBytes` of the region. */
export interface GuessedChunks {
  readonly stretchBytes: number;
  /** The number of a scanner that is none of those that guessed. */
  readonly repairScanner: number;
  chunk(index: number): Promise<CodedChunk>;
}

/**
 * The region's chunks, in order, all from true record starts: by induction a chunk that begins exactly where the one
 * before it ends is right, and any other is coded again on this thread from the true start.
 */
export async function* chainedChunks(
  plan: ScanPlan,
  region: FileRegion,
  guessed: GuessedChunks,
): AsyncGenerator<CodedChunk> {
  const { stretchBytes } = guessed;
  const repair = new ChunkScanner(plan, guessed.repairScanner);
  const stretches = Math.ceil((region.end - region.start) / stretchBytes);
  let expected = region.start;
  for (let index = 0; index < stretches; index += 1) {
    const chunk = await guessed.chunk(index);
    const stopAt = Math.min(region.start + (index + 1) * stretchBytes, region.end);
    if (chunk.from === expected && expected < stopAt) {
      yield chunk;
      expected = chunk.to;
      continue;
    }
    yield emptied(chunk, expected);
    if (expected >= stopAt) continue;
    const stretch = readRegion(region, { from: expected, length: stopAt - expected });
    const repaired = await repair.scan(stretch, extendRegion(region));
    yield repaired;
    expected = repaired.to;
  }
}

/** A discarded chunk is only its new texts, which its scanner has numbered already; no row holds them. */
const emptied = (chunk: CodedChunk, at: number): CodedChunk => ({
  ...chunk,
  rows: 0,
  refused: [],
  lines: 0,
  surplusDropped: 0,
  from: at,
  to: at,
  newTexts: chunk.newTexts.map((texts) => ({ ...texts, withTime: false })),
});
