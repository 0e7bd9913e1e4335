import { EXCLUSIONS, REJECTION } from "../../vocab/exclusions.ts";
import type { CountedFile } from "../counted-list.ts";
import type { ExcludedRowSink, FileQuestion } from "../question.ts";
import type { CodedChunk } from "./chunk.ts";
import { POSTCODE_BLANK, POSTCODE_UNREADABLE } from "./field-bytes.ts";
import { FileLanes } from "./file-lanes.ts";
import { ANALYSED, BLOCK_ROWS, NO_COLUMN, RowBlock } from "./row-block.ts";
import type { RowCounter } from "./row-counter.ts";
import { RowLister } from "./row-lister.ts";
import type { TextTable } from "./text-table.ts";

const LINES_KEPT = 5;

export interface FileCounterOptions {
  readonly headerLines: number;
  /** The texts of a sample of the file, when its chunks are counted too. */
  readonly tables?: readonly TextTable[] | undefined;
  readonly rejects?: ExcludedRowSink | undefined;
}

/** Takes the chunks of one file through the count and keeps the file's own account. */
export class FileCounter {
  private readonly counter: RowCounter;
  private readonly lanes: FileLanes;
  private readonly block: RowBlock;
  private readonly rejects: ExcludedRowSink | undefined;
  private readonly lister: RowLister;
  private readonly rejectedLines: number[] = [];
  private readonly postcodes = { blank: 0, unreadable: 0, readable: 0 };
  private line: number;
  private rows = 0;
  private analysed = 0;
  private surplusDropped = 0;

  constructor(counter: RowCounter, file: FileQuestion, options: FileCounterOptions) {
    this.counter = counter;
    this.lanes = new FileLanes(file, counter.firstKnown, options.tables);
    this.block = new RowBlock(counter.firstKnown.length);
    this.rejects = options.rejects;
    this.lister = new RowLister(file);
    this.line = options.headerLines + 1;
  }

  /** Takes in the chunk's new texts and counts its rows. */
  add(chunk: CodedChunk): void {
    const { lanes, counter, block } = this;
    lanes.use(chunk);
    let refused = 0;
    for (let first = 0; first < chunk.rows; first += BLOCK_ROWS) {
      block.take(first, chunk.rows, chunk.lanes);
      counter.count(block, lanes);
      this.tally();
      refused = this.listLeftOut(chunk, first, refused);
    }
    this.listRefused(chunk, refused, chunk.refused.length);
    counter.read += chunk.rows + chunk.refused.length;
    counter.rejected += chunk.refused.length;
    this.rows += chunk.rows + chunk.refused.length;
    this.surplusDropped += chunk.surplusDropped;
    this.line += chunk.lines;
  }

  finish(file: { readonly sha256: string; readonly bytes: number }): CountedFile {
    const { textTables: texts, rivalsDiffer, file: asked } = this.lanes;
    return {
      name: asked.name,
      ...file,
      rows: this.rows,
      rejectedLines: this.rejectedLines,
      surplusDropped: this.surplusDropped,
      texts: texts.map((table) => table.summary()),
      verdicts: texts.map((table) => (classify: (text: string) => number) => table.verdictsBy(classify)),
      withTime: texts.map(({ withTime }) => withTime),
      windows1252: texts.map(({ windows1252 }) => windows1252),
      present: this.lanes.presentRows(),
      postcodes: this.postcodes,
      analysed: this.analysed,
      rivals: asked.rivals.map(({ chosen, other }, index) => ({
        chosen: chosen.column,
        other: other.column,
        differ: rivalsDiffer[index] as number,
      })),
    };
  }

  private tally(): void {
    const { lanes, block } = this;
    this.analysed += block.keptRows;
    lanes.tallyAnalysed(block, this.line);
    for (let row = 0; block.keptRows < block.rows && row < block.rows; row += 1) {
      if (block.fates[row] !== ANALYSED) lanes.tallyExcluded(block.at[row] as number);
    }
    if (lanes.rivalsDiffer.length === 0 && lanes.postcode === undefined) return;
    for (let index = 0; index < block.keptRows; index += 1) {
      const at = block.keptAt[index] as number;
      if (lanes.rivalsDiffer.length > 0) lanes.tallyRivals(at);
      if (lanes.postcode !== undefined) this.tallyPostcode(lanes.postcode.word(0, at));
    }
  }

  private tallyPostcode(high: number): void {
    if (high === POSTCODE_BLANK) this.postcodes.blank += 1;
    else if (high === POSTCODE_UNREADABLE) this.postcodes.unreadable += 1;
    else this.postcodes.readable += 1;
  }

  /** Lists the excluded rows of the block and the refused records between them; returns the next refused record. */
  private listLeftOut(chunk: CodedChunk, first: number, refused: number): number {
    const { block, rejects } = this;
    if (rejects === undefined) return refused;
    let next = refused;
    for (let row = 0; row < block.rows; row += 1) {
      let until = next;
      while ((chunk.refused[until]?.before ?? Number.POSITIVE_INFINITY) <= first + row) until += 1;
      if (until > next) next = this.listRefused(chunk, next, until);
      const fate = block.fates[row] as number;
      if (fate === ANALYSED) continue;
      const { line, start, end } = this.lanes.place(block.at[row] as number);
      const fault = block.faults[row] as number;
      const found = {
        line: this.line + line,
        reason: EXCLUSIONS[fate] as string,
        column: fault === NO_COLUMN ? undefined : fault,
      };
      rejects(this.lister.row(chunk.bytes, { start, end }, found));
    }
    return next;
  }

  private listRefused(chunk: CodedChunk, from: number, to: number): number {
    for (const refused of chunk.refused.slice(from, to)) {
      const line = this.line + refused.line;
      if (this.rejectedLines.length < LINES_KEPT) this.rejectedLines.push(line);
      this.rejects?.(this.lister.row(chunk.bytes, refused, { line, reason: REJECTION, column: undefined }));
    }
    return to;
  }
}
