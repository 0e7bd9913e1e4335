import type { RecordScanner, RecordSink } from "../../source/record-scanner.ts";
import { fingerprintBytes } from "../scanner/byte-hash.ts";
import type { RefusedRecord } from "../scanner/chunk.ts";
import type { CodedColumn } from "../scanner/coded-column.ts";
import { isBlank, nhsNumberInto, trimmedRange } from "../scanner/field-bytes.ts";
import {
  IDENTIFIER_WORDS,
  localWord,
  type PersonPlan,
  type PersonRows,
  pseudonymWord,
} from "./person-plan.ts";

const FEWEST_ROWS = 1024;

/** Turns each record of a stretch into the words of its identifiers and the numbers of its coded texts. */
export class PersonCoder implements RecordSink {
  readonly refusedRecords: RefusedRecord[] = [];
  private readonly plan: PersonPlan;
  private readonly columns: readonly CodedColumn[];
  private readonly records: RecordScanner;
  private readonly stride: number;
  private readonly words = new Int32Array(3);
  private readonly range = { from: 0, to: 0 };
  private values: Int32Array;
  private rows = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));

  constructor(plan: PersonPlan, columns: readonly CodedColumn[], records: RecordScanner) {
    this.plan = plan;
    this.columns = columns;
    this.records = records;
    this.stride = IDENTIFIER_WORDS.width + columns.length;
    this.values = new Int32Array(FEWEST_ROWS * this.stride);
  }

  get coded(): PersonRows {
    return { rows: this.rows, stride: this.stride, values: this.values };
  }

  useBytes(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  refused(start: number, end: number, line: number, fields: number | undefined): void {
    this.refusedRecords.push({ before: this.rows, line, start, end, fields });
  }

  record(): void {
    const at = this.rows * this.stride;
    if (at + this.stride > this.values.length) this.grow();
    const { values, plan, records, columns, bytes, view } = this;
    this.codeNhsNumber(at, plan.nhsNumber);
    if (this.fingerprint(at + IDENTIFIER_WORDS.pseudonym, plan.pseudonym)) {
      const second = at + IDENTIFIER_WORDS.pseudonym + 1;
      values[second] = pseudonymWord(values[second] as number);
    }
    if (this.fingerprint(at + IDENTIFIER_WORDS.local, plan.local)) {
      const second = at + IDENTIFIER_WORDS.local + 1;
      values[second] = localWord(values[second] as number);
    }
    for (let index = 0; index < columns.length; index += 1) {
      const coded = columns[index] as CodedColumn;
      const from = records.starts[coded.column] as number;
      const to = records.ends[coded.column] as number;
      const number =
        records.doubled[coded.column] === 1
          ? this.unescaped(coded, from, to)
          : coded.number(bytes, view, from, to);
      values[at + IDENTIFIER_WORDS.width + index] = number;
    }
    this.rows += 1;
  }

  private codeNhsNumber(at: number, column: number | undefined): void {
    const { values, words, bytes } = this;
    values[at] = 0;
    values[at + 1] = 0;
    values[at + IDENTIFIER_WORDS.bad] = 0;
    if (column === undefined) return;
    const from = this.records.starts[column] as number;
    const to = this.records.ends[column] as number;
    if (nhsNumberInto(words, bytes, from, to)) {
      values[at] = words[0] as number;
      values[at + 1] = words[1] as number;
    } else if (!isBlank(bytes, from, to)) values[at + IDENTIFIER_WORDS.bad] = 1;
  }

  /** Writes zeros and returns false for a blank field. */
  private fingerprint(place: number, column: number | undefined): boolean {
    const { values, words, range, bytes, view } = this;
    values[place] = 0;
    values[place + 1] = 0;
    if (column === undefined) return false;
    trimmedRange(range, bytes, this.records.starts[column] as number, this.records.ends[column] as number);
    if (range.to <= range.from || isBlank(bytes, range.from, range.to)) return false;
    fingerprintBytes(bytes, view, range, words);
    // Never 0, which says that there is none; a bit less of sixty-two.
    values[place] = (words[0] as number) | 1;
    values[place + 1] = words[1] as number;
    return true;
  }

  /** A text with doubled quotes, each pair made one: rare, so a copy is made. */
  private unescaped(coded: CodedColumn, from: number, to: number): number {
    const text = Buffer.from(this.bytes.subarray(from, to)).toString("latin1").replaceAll('""', '"');
    const copy = Buffer.from(text, "latin1");
    return coded.number(copy, new DataView(copy.buffer, copy.byteOffset, copy.length), 0, copy.length);
  }

  private grow(): void {
    const larger = new Int32Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}
