import type { Candidates } from "./candidates.ts";
import type { CodedChunk } from "./chunk.ts";
import { ChunkScanner } from "./chunk-scanner.ts";
import type { CountingPlan, Told } from "./counting-plan.ts";
import { HeldStretch } from "./held-stretch.ts";
import type { ScanPlan } from "./scan-plan.ts";
import type { MoreBytes, Stretch } from "./stretch.ts";
import { type RowsTold, StretchCounter, type Tallies } from "./stretch-counter.ts";

/**
 * Takes stretches of one file from bytes to counts, with dictionaries of its own; it never judges a text. A stretch is
 * coded, judged once its new texts have been, and counted once its duplicates are known. One per thread.
 */
export class Scanner {
  readonly number: number;
  private readonly chunks: ChunkScanner;
  private readonly held = new Map<number, HeldStretch>();
  private readonly spares: HeldStretch[] = [];
  private counter: StretchCounter | undefined;

  constructor(plan: ScanPlan, number: number) {
    this.number = number;
    this.chunks = new ChunkScanner(plan, number);
  }

  /** Codes every record that begins in the stretch and holds on to its rows under `index`. */
  async code(index: number, stretch: Stretch, more: MoreBytes): Promise<CodedChunk> {
    const held = this.spares.pop() ?? new HeldStretch();
    const { chunk, rows } = await this.chunks.scan(stretch, more, held.codes);
    held.hold(rows, this.chunks.textCounts);
    this.held.set(index, held);
    return chunk;
  }

  /** Rows of each text of each coded column in a stretch that is held, by the texts' numbers here. */
  textRows(index: number): Uint32Array[] {
    const { codes, lanes, rows } = this.stretch(index);
    return this.chunks.textCounts.map((texts, coded) => {
      const counts = new Uint32Array(texts);
      for (let row = 0; row < rows; row += 1) {
        const number = codes[row * lanes + coded] as number;
        counts[number] = (counts[number] as number) + 1;
      }
      return counts;
    });
  }

  /** What is to be counted; before the first stretch is judged. */
  ask(plan: CountingPlan): void {
    this.counter = new StretchCounter(plan);
  }

  judge(index: number, told: Told): Candidates {
    return this.counting.judge(this.stretch(index), told);
  }

  /** `duplicates`, `firstLine` and the result as for `StretchCounter.count`; the stretch is let go. */
  count(index: number, duplicates: Int32Array, firstLine: number): RowsTold {
    const masks = this.chunks.presenceMasks.map(({ length }) => length);
    const told = this.counting.count(this.stretch(index), { duplicates, firstLine, masks });
    this.letGo(index);
    return told;
  }

  /** Lets go of a stretch that began at a wrong guess. What is told of its texts still counts. */
  drop(index: number, verdicts: Told["verdicts"]): void {
    this.counting.learn(verdicts);
    this.letGo(index);
  }

  finish(): Tallies {
    return this.counting.finish(this.chunks.presenceMasks);
  }

  private get counting(): StretchCounter {
    if (this.counter === undefined) throw new Error("a stretch is judged before it is said what to count");
    return this.counter;
  }

  private stretch(index: number): HeldStretch {
    const held = this.held.get(index);
    if (held === undefined) throw new Error(`stretch ${index} is not held`);
    return held;
  }

  private letGo(index: number): void {
    this.spares.push(this.stretch(index));
    this.held.delete(index);
  }
}
