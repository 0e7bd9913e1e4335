import { setImmediate as nextTurn } from "node:timers/promises";
import { errorInFile } from "../../errors.ts";
import type { ListFile } from "../../source/list-file.ts";
import type { ListHeader } from "../../source/list-header.ts";
import { RecordScanner } from "../../source/record-scanner.ts";
import { chunksOfRegion, chunksOfStream } from "../scan/chunk-feed.ts";
import { recordsRegion, skipped } from "../scan/records-of-file.ts";
import { TextTable } from "../scan/text-table.ts";
import type { CodedChunk } from "../scanner/chunk.ts";
import { CodedColumn } from "../scanner/coded-column.ts";
import { GrowingIntegers } from "../scanner/growing-integers.ts";
import { scanStretch } from "../scanner/scan-stretch.ts";
import type { MoreBytes, Stretch } from "../scanner/stretch.ts";
import { PersonCoder } from "./person-coder.ts";
import { IDENTIFIER_WORDS, type PersonPlan, type PersonRows } from "./person-plan.ts";

/** The only scanner that these texts are numbered by. */
const SCANNER = 0;

/** A file being read for whose its rows are; the rows of each stretch come by once, in order. */
export class PersonFile {
  rows = 0;
  /** Records that cannot be read, as for a list. */
  rejected = 0;
  private readonly file: ListFile;
  private readonly header: ListHeader;
  private readonly plan: PersonPlan;
  private readonly columns: readonly CodedColumn[];
  private readonly tables: readonly TextTable[];
  private readonly counts: readonly GrowingIntegers[];
  private coded: PersonRows = { rows: 0, stride: 0, values: new Int32Array(0) };

  constructor(file: ListFile, header: ListHeader, plan: PersonPlan) {
    this.file = file;
    this.header = header;
    this.plan = plan;
    this.columns = plan.coded.map(({ column, dates }) => new CodedColumn(column, dates));
    this.tables = plan.coded.map(() => new TextTable());
    this.counts = plan.coded.map(() => new GrowingIntegers());
  }

  /** Reads the file to its end. `onRows` is called for each stretch; what it is given is valid only during the call. */
  async read(onRows: (rows: PersonRows) => void): Promise<void> {
    const { file, header } = this;
    const region = recordsRegion(file, header);
    const chunks =
      region === undefined
        ? chunksOfStream(this, skipped(file.pieces(), header.length))
        : chunksOfRegion(this, region);
    try {
      for await (const chunk of chunks) {
        this.absorb(chunk);
        onRows(this.coded);
        // An interrupt is only heard when the event loop turns.
        await nextTurn();
      }
    } catch (cause) {
      throw errorInFile(cause, file.name);
    }
  }

  /** Distinct texts of a coded column with the rows that hold them. */
  texts(coded: number): readonly { readonly text: string; readonly rows: number }[] {
    const { values, length } = this.counts[coded] as GrowingIntegers;
    const counts = Uint32Array.from(values.subarray(0, length));
    return (this.tables[coded] as TextTable).rowsOf(SCANNER, counts);
  }

  /** A judgement on every text of a coded column met so far, by the number it has in `PersonRows`. */
  verdicts(coded: number, classify: (text: string) => number): Int32Array {
    const table = this.tables[coded] as TextTable;
    return table.verdictsFor(SCANNER, table.judgeWith(classify), 0);
  }

  /** Codes a stretch, for the chunk feed. */
  async code(_index: number, stretch: Stretch, more: MoreBytes): Promise<CodedChunk> {
    const { plan, columns } = this;
    const records = new RecordScanner(plan.delimiter, plan.fieldCount);
    const coder = new PersonCoder(plan, columns, records);
    const { current, position } = await scanStretch(records, stretch, more, coder);
    this.coded = coder.coded;
    return {
      scanner: SCANNER,
      bytes: current.bytes,
      origin: current.origin,
      from: stretch.from,
      to: current.origin + position,
      rows: this.coded.rows,
      lines: records.line,
      refused: coder.refusedRecords,
      surplusDropped: records.surplusDropped,
      newTexts: columns.flatMap((column, number) => column.takeNew(number)),
      postcodes: undefined,
    };
  }

  private absorb({ newTexts, rows, refused }: CodedChunk): void {
    for (const fresh of newTexts) this.tables[fresh.coded]?.absorb(SCANNER, fresh);
    this.rows += rows + refused.length;
    this.rejected += refused.length;
    this.columns.forEach((column, coded) => {
      const counts = this.counts[coded] as GrowingIntegers;
      while (counts.length < column.dictionary.size) counts.push(0);
      countTexts(counts.values, this.coded, IDENTIFIER_WORDS.width + coded);
    });
  }
}

function countTexts(counts: Int32Array, { rows, stride, values }: PersonRows, place: number): void {
  for (let row = 0; row < rows; row += 1) {
    const number = values[row * stride + place] as number;
    counts[number] = (counts[number] as number) + 1;
  }
}
