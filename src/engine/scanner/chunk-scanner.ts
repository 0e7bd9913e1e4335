import { RecordScanner } from "../../source/record-scanner.ts";
import type { CodedChunk, CodedRows } from "./chunk.ts";
import { CodedColumn } from "./coded-column.ts";
import { MaskNumbers } from "./mask-numbers.ts";
import { RowCoder } from "./row-coder.ts";
import { type RowLayout, rowLayout, type ScanPlan } from "./scan-plan.ts";
import { scanStretch } from "./scan-stretch.ts";
import type { MoreBytes, Stretch } from "./stretch.ts";

/** Rows are seldom shorter; the room for a stretch's rows is made at once. */
const SHORT_ROW_BYTES = 96;
const FEWEST_ROWS = 1024;

/**
 * Codes stretches of one file, keeping its dictionaries from stretch to stretch. One per thread.
 */
export class ChunkScanner {
  readonly layout: RowLayout;
  private readonly plan: ScanPlan;
  private readonly scanner: number;
  private readonly columns: CodedColumn[];
  private readonly masks: MaskNumbers[];

  constructor(plan: ScanPlan, scanner: number) {
    this.plan = plan;
    this.scanner = scanner;
    this.layout = rowLayout(plan);
    this.columns = plan.coded.map(({ column, dates }) => new CodedColumn(column, dates));
    this.masks = Array.from({ length: this.layout.presenceLanes }, () => new MaskNumbers());
  }

  /** Codes every record that begins in the stretch; `more` as for `scanStretch`. */
  async scan(
    stretch: Stretch,
    more: MoreBytes,
    spareCodes: Int32Array<ArrayBuffer>,
  ): Promise<{ readonly chunk: CodedChunk; readonly rows: CodedRows }> {
    const records = new RecordScanner(this.plan.delimiter, this.plan.fieldCount);
    const state = { columns: this.columns, masks: this.masks, records };
    const rows = Math.max(FEWEST_ROWS, Math.ceil(stretch.length / SHORT_ROW_BYTES));
    const room = rows * this.layout.lanes;
    const codes = spareCodes.length >= room ? spareCodes : new Int32Array(room);
    const sink = new RowCoder(this.plan, this.layout, state, codes);
    const { current, position } = await scanStretch(records, stretch, more, sink);
    const coded = { rows: sink.rows, lanes: this.layout.lanes, codes: sink.codes };
    const chunk = {
      scanner: this.scanner,
      bytes: current.bytes,
      origin: current.origin,
      from: stretch.from,
      to: current.origin + position,
      rows: sink.rows,
      lines: records.line,
      refused: sink.refusedRecords,
      surplusDropped: records.surplusDropped,
      newTexts: this.columns.flatMap((column, number) => column.takeNew(number)),
      postcodes: this.plan.postcode === undefined ? undefined : this.postcodesOf(coded),
    };
    return { chunk, rows: coded };
  }

  /** Distinct texts so far, per coded column. */
  get textCounts(): number[] {
    return this.columns.map(({ dictionary }) => dictionary.size);
  }

  /** The blank/not-blank masks so far by number, per lane of them. */
  get presenceMasks(): readonly (readonly number[])[] {
    return this.masks.map(({ inOrder }) => inOrder);
  }

  private postcodesOf({ rows, lanes, codes }: CodedRows): Int32Array<ArrayBuffer> {
    const words = new Int32Array(rows * 2);
    for (let row = 0; row < rows; row += 1) {
      const at = row * lanes + this.layout.postcode;
      words[row * 2] = codes[at] as number;
      words[row * 2 + 1] = codes[at + 1] as number;
    }
    return words;
  }
}
