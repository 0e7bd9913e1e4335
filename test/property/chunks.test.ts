import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chunksOfRegion, chunksOfStream } from "../../src/engine/scan/chunk-feed.ts";
import {
  extendRegion,
  type FileRegion,
  readGuessedRegion,
  readRegion,
} from "../../src/engine/scan/file-region.ts";
import { StretchChain } from "../../src/engine/scan/stretch-chain.ts";
import { stretchGrid } from "../../src/engine/scan/stretch-grid.ts";
import type { CodedChunk, CodedRows } from "../../src/engine/scanner/chunk.ts";
import { ChunkScanner } from "../../src/engine/scanner/chunk-scanner.ts";
import { rowLayout, type ScanPlan } from "../../src/engine/scanner/scan-plan.ts";
import type { Stretch } from "../../src/engine/scanner/stretch.ts";
import { type DefinedList, type DefinedRecord, recordsByDefinition, type Shape } from "./csv-definition.ts";
import { anyText } from "./damaged-text.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-chunks-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every column coded as it stands, so that chunks can be turned back into texts. */
const planOf = ({ delimiter, fieldCount }: Shape): ScanPlan => ({
  delimiter: delimiter.charCodeAt(0),
  fieldCount,
  coded: Array.from({ length: fieldCount }, (_, column) => ({ column, dates: false })),
  presence: [],
  person: [],
  localIssuer: { file: 0 },
});

/** The rows of each chunk, which a scanner would hold on to. */
const rowsOfChunks = new WeakMap<CodedChunk, CodedRows>();

function coderOf(plan: ScanPlan, scanner = 0): Coder {
  const chunks = new ChunkScanner(plan, scanner);
  return {
    async code(_, stretch, more) {
      const { chunk, rows } = await chunks.scan(stretch, more, new Int32Array(0));
      rowsOfChunks.set(chunk, rows);
      return chunk;
    },
  };
}

type Coder = Parameters<typeof chunksOfRegion>[0];

/** What the chunks say, put together as their reader does: each must begin where the one before ends. */
class Assembled {
  readonly records: DefinedRecord[] = [];
  surplusDropped = 0;
  to: number;
  discarded = 0;
  private readonly plan: ScanPlan;
  private line = 0;
  private readonly texts: string[][][] = [];

  constructor(plan: ScanPlan, from: number) {
    this.plan = plan;
    this.to = from;
  }

  add(chunk: CodedChunk): void {
    const layout = rowLayout(this.plan);
    expect(chunk.from).toBe(this.to);
    if (chunk.from === chunk.to) this.discarded += 1;
    this.to = chunk.to;
    this.texts[chunk.scanner] ??= this.plan.coded.map(() => [""]);
    const texts = this.texts[chunk.scanner] as string[][];
    for (const { coded, bytes, ends } of chunk.newTexts) {
      let from = 0;
      for (const end of ends) {
        texts[coded]?.push(Buffer.from(bytes.subarray(from, end)).toString("latin1"));
        from = end;
      }
    }
    const refused = [...chunk.refused];
    const refuse = (before: number) => {
      while (refused[0] !== undefined && refused[0].before <= before) {
        const { line, fields } = refused.shift() as CodedChunk["refused"][number];
        this.records.push({ kind: "refused", line: this.line + line, fields });
      }
    };
    for (let row = 0; row < chunk.rows; row += 1) {
      refuse(row);
      const { codes: all, lanes } = rowsOfChunks.get(chunk) as CodedRows;
      const codes = all.subarray(row * lanes, (row + 1) * lanes);
      const fields = texts.map((column, coded) => column[codes[coded] as number] as string);
      this.records.push({ kind: "read", line: this.line + (codes[layout.line] as number), fields });
    }
    refuse(chunk.rows);
    this.line += chunk.lines;
    this.surplusDropped += chunk.surplusDropped;
  }

  get list(): DefinedList {
    return { records: this.records, surplusDropped: this.surplusDropped };
  }
}

async function withRegion<Result>(
  text: string,
  use: (region: FileRegion) => Promise<Result>,
): Promise<Result> {
  const path = join(folder, "list.csv");
  const header = "header\n";
  writeFileSync(path, Buffer.from(header + text, "latin1"));
  const fd = openSync(path, "r");
  try {
    return await use({ fd, start: header.length, end: header.length + text.length });
  } finally {
    closeSync(fd);
  }
}

async function assembled(
  plan: ScanPlan,
  from: number,
  chunks: AsyncIterable<CodedChunk>,
): Promise<Assembled> {
  const result = new Assembled(plan, from);
  for await (const chunk of chunks) result.add(chunk);
  return result;
}

/** As threads do it: each codes stretches from guessed starts, with dictionaries of its own. */
async function* chunksFromGuesses(
  plan: ScanPlan,
  region: FileRegion,
  { workers, first, others }: { readonly workers: number; readonly first: number; readonly others: number },
): AsyncGenerator<CodedChunk> {
  const coders = Array.from({ length: workers }, (_, scanner) => coderOf(plan, scanner));
  const repair = coderOf(plan, workers);
  const chain = new StretchChain(region.start);
  const grid = stretchGrid(region, { first, others });
  let end = region.start;
  for (let index = 0; index < grid.stretches; index += 1) {
    const stopAt = grid.start(index + 1);
    const at = { from: grid.start(index), length: stopAt - grid.start(index) };
    const guess = index === 0 ? readRegion(region, at) : readGuessedRegion(region, at);
    const coder = coders[index % workers] as Coder;
    const chunk = await coder.code(index, guess, extendRegion(region));
    const verdict = chain.take(chunk, stopAt);
    if (verdict.stands) {
      yield chunk;
      end = chunk.to;
      continue;
    }
    // No row of it counts, but its scanner has numbered the texts.
    yield { ...chunk, rows: 0, refused: [], lines: 0, surplusDropped: 0, from: end, to: end };
    if (verdict.again === undefined) continue;
    const stretch = readRegion(region, { from: verdict.again, length: stopAt - verdict.again });
    const again = await repair.code(index, stretch, extendRegion(region));
    expect(chain.take(again, stopAt)).toEqual({ stands: true });
    yield again;
    end = again.to;
  }
}

describe("chunks of a list", () => {
  it("hold its records, each once, when they come from one thread", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async ({ text, ...shape }) => {
        const plan = planOf(shape);
        const { list } = await withRegion(text, (region) =>
          assembled(plan, region.start, chunksOfRegion(coderOf(plan), region)),
        );
        expect(list).toEqual(recordsByDefinition(text, shape));
      }),
      { numRuns: 200 },
    );
  });

  it("hold its records when each stretch is a few bytes and every further one must be asked for", async () => {
    const sizes = fc.record({ length: fc.integer({ min: 1, max: 30 }), margin: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(anyText, sizes, async ({ text, ...shape }, { length, margin }) => {
        const plan = planOf(shape);
        const { list } = await assembled(plan, 0, inSmallStretches(text, plan, { length, margin }));
        expect(list).toEqual(recordsByDefinition(text, shape));
      }),
      { numRuns: 800 },
    );
  });

  it("hold its records when the text arrives in pieces of any size", async () => {
    const pieceSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyText, pieceSizes, async ({ text, ...shape }, sizes) => {
        const plan = planOf(shape);
        const { list } = await assembled(plan, 0, chunksOfStream(coderOf(plan), inPieces(text, sizes)));
        expect(list).toEqual(recordsByDefinition(text, shape));
      }),
      { numRuns: 400 },
    );
  });

  it("hold its records when a long text arrives in pieces, across the reader's own blocks", async () => {
    const shape = { delimiter: ",", fieldCount: 2 };
    const rows = Array.from({ length: 40_000 }, (_, row) =>
      row % 5000 === 0 ? `"${row}\r\n${"y".repeat((row * 7) % 60_000)}",z\r\n` : `${row},"z"\r`,
    );
    const text = `${rows.join("")}"open,z\r\nlast,row`;
    const plan = planOf(shape);
    const whole = recordsByDefinition(text, shape);
    expect(whole.records).toHaveLength(40_002);
    for (const size of [1_000_003, 65_536, 7919]) {
      const { list } = await assembled(plan, 0, chunksOfStream(coderOf(plan), inPieces(text, [size])));
      expect(list).toEqual(whole);
    }
  });

  it("hold its records when stretches begin at guessed starts, wherever the guesses fall", async () => {
    const choices = fc.record({
      first: fc.integer({ min: 1, max: 40 }),
      others: fc.integer({ min: 1, max: 40 }),
      workers: fc.constantFrom(1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(anyText, choices, async ({ text, ...shape }, sizes) => {
        const plan = planOf(shape);
        const { list } = await withRegion(text, (region) =>
          assembled(plan, region.start, chunksFromGuesses(plan, region, sizes)),
        );
        expect(list).toEqual(recordsByDefinition(text, shape));
      }),
      { numRuns: 600 },
    );
  });

  it("are not fooled by 1,500 made-up records inside one quoted field", async () => {
    const shape = { delimiter: ",", fieldCount: 3 };
    // Wider than the header, so that the field may hold them.
    const madeUp = Array.from({ length: 1500 }, (_, row) => `${row},9990000018,2026-01-01,x`).join("\n");
    const rows = Array.from({ length: 400 }, (_, row) => `${row},a,b\n`).join("");
    const text = `${rows}400,"${madeUp}",b\n${rows}`;
    const plan = planOf(shape);
    const whole = recordsByDefinition(text, shape);
    expect(whole.records).toHaveLength(801);
    for (const stretchBytes of [97, 1000, 4096, 20_000]) {
      const result = await withRegion(text, (region) =>
        assembled(
          plan,
          region.start,
          chunksFromGuesses(plan, region, { workers: 2, first: 50, others: stretchBytes }),
        ),
      );
      expect(result.list).toEqual(whole);
      expect(result.discarded).toBeGreaterThan(0);
    }
  });
});

/** The text as stretches of `length` bytes with `margin` bytes behind; more is given a byte at a time. */
async function* inSmallStretches(
  text: string,
  plan: ScanPlan,
  size: { length: number; margin: number },
): AsyncGenerator<CodedChunk> {
  const coder = coderOf(plan);
  const all = Uint8Array.from(Buffer.from(text, "latin1"));
  const view = (from: number, end: number, stopAt: number): Stretch => {
    const bytes = new Uint8Array(end - from + 1);
    bytes.set(all.subarray(from, end));
    return { bytes, origin: from, length: end - from, from, stopAt, isLast: end === all.length };
  };
  let from = 0;
  while (from < all.length) {
    const stopAt = Math.min(from + size.length, all.length);
    const more = async (stretch: Stretch) =>
      stretch.isLast ? undefined : view(stretch.origin, stretch.origin + stretch.length + 1, stretch.stopAt);
    const chunk = await coder.code(0, view(from, Math.min(stopAt + size.margin, all.length), stopAt), more);
    yield chunk;
    from = chunk.to;
  }
}

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] as number;
    yield Buffer.from(text.slice(at, at + size), "latin1");
    at += size;
  }
}
