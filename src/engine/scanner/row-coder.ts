import type { RecordScanner, RecordSink } from "../../source/record-scanner.ts";
import { fingerprintBytes, finish, hashBytes } from "./byte-hash.ts";
import type { RefusedRecord } from "./chunk.ts";
import type { CodedColumn } from "./coded-column.ts";
import { isBlank, nhsNumberInto, packedPostcodeInto, trimmedRange } from "./field-bytes.ts";
import type { MaskNumbers } from "./mask-numbers.ts";
import { type PersonColumn, PRESENCE_BITS, type RowLayout, type ScanPlan } from "./scan-plan.ts";

/** What stays from stretch to stretch, and the scanner of this one. */
interface CodingState {
  readonly columns: readonly CodedColumn[];
  readonly masks: readonly MaskNumbers[];
  readonly records: RecordScanner;
}

/** Turns each record into one row of integers. */
export class RowCoder implements RecordSink {
  rows = 0;
  codes: Int32Array<ArrayBuffer>;
  private capacity: number;
  readonly refusedRecords: RefusedRecord[] = [];

  private readonly plan: ScanPlan;
  private readonly layout: RowLayout;
  private readonly state: CodingState;
  private bytes: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private scratch = new Uint8Array(4096);
  private scratchView = new DataView(this.scratch.buffer);
  private readonly triple = new Int32Array(3);
  private readonly range = { from: 0, to: 0 };

  constructor(plan: ScanPlan, layout: RowLayout, state: CodingState, codes: Int32Array<ArrayBuffer>) {
    this.plan = plan;
    this.layout = layout;
    this.state = state;
    this.codes = codes;
    this.capacity = Math.floor(codes.length / layout.lanes);
  }

  useBytes(bytes: Uint8Array): void {
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  refused(start: number, end: number, line: number, fields: number | undefined): void {
    this.refusedRecords.push({ before: this.rows, line, start, end, fields });
  }

  record(start: number, end: number, line: number): void {
    if (this.rows === this.capacity) this.grow();
    const { codes, layout, bytes, view } = this;
    const { columns, records } = this.state;
    const { starts, ends } = records;
    const row = this.rows * layout.lanes;
    for (let index = 0; index < columns.length; index += 1) {
      const coded = columns[index] as CodedColumn;
      const column = coded.column;
      const from = starts[column] as number;
      const to = ends[column] as number;
      codes[row + index] = coded.number(bytes, view, from, to);
    }
    if (records.hasDoubled) this.codeUnescaped(row);
    if (layout.presenceLanes > 0) this.codePresence(row);
    if (this.plan.pathway !== undefined) this.codePathway(row, this.plan.pathway, start, end);
    if (this.plan.person.length > 0) this.codePerson(row);
    if (this.plan.postcode !== undefined) this.codePostcode(row, this.plan.postcode);
    if (this.plan.located !== undefined) this.locate(row, this.plan.located, start, end);
    codes[row + layout.line] = line;
    codes[row + layout.start] = start;
    codes[row + layout.end] = end;
    this.rows += 1;
  }

  /** Codes the fields with doubled quotes again, each pair made one. */
  private codeUnescaped(row: number): void {
    const { columns, records } = this.state;
    columns.forEach((coded, index) => {
      if (records.doubled[coded.column] === 0) return;
      const length = this.unescape(
        records.starts[coded.column] as number,
        records.ends[coded.column] as number,
      );
      this.codes[row + index] = coded.number(this.scratch, this.scratchView, 0, length);
    });
  }

  private codePresence(row: number): void {
    const { starts, ends } = this.state.records;
    const { presence } = this.plan;
    for (let lane = 0; lane < this.layout.presenceLanes; lane += 1) {
      let mask = 0;
      const first = lane * PRESENCE_BITS;
      const last = Math.min(first + PRESENCE_BITS, presence.length);
      for (let index = first; index < last; index += 1) {
        const column = presence[index] as number;
        const from = starts[column] as number;
        const to = ends[column] as number;
        if (to > from && !isBlank(this.bytes, from, to)) mask |= 1 << (index - first);
      }
      this.codes[row + this.layout.presence + lane] = (this.state.masks[lane] as MaskNumbers).number(mask);
    }
  }

  private codePathway(
    row: number,
    pathway: { readonly id: number; readonly referral?: number },
    start: number,
    end: number,
  ): void {
    const { layout } = this;
    this.codeFingerprint(pathway.id, row + layout.pathway, 3);
    if (pathway.referral !== undefined) this.codeFingerprint(pathway.referral, row + layout.referral, 3);
    this.codes[row + layout.rowHash] = hashBytes(this.bytes, this.view, start, end);
  }

  private codePerson(row: number): void {
    const { codes, layout, bytes, triple } = this;
    const { starts, ends } = this.state.records;
    const place = row + layout.person;
    const { person } = this.plan;
    for (let index = 0; index < person.length; index += 1) {
      const { column, kind } = person[index] as PersonColumn;
      if (kind === "nhs-number") {
        if (!nhsNumberInto(triple, bytes, starts[column] as number, ends[column] as number)) continue;
        codes[place] = triple[0] as number;
        codes[place + 1] = triple[1] as number;
        return;
      }
      if (!this.codeFingerprint(column, place, 2)) continue;
      if (kind === "local") {
        const issuer = this.localIssuer();
        codes[place] = finish((codes[place] as number) ^ issuer);
        codes[place + 1] = (codes[place + 1] as number) + issuer;
      }
      return;
    }
    codes[place] = 0;
    codes[place + 1] = 0;
  }

  /** A number for the organisation whose local identifiers the row has. */
  private localIssuer(): number {
    const { column, file } = this.plan.localIssuer;
    if (column === undefined) return finish(file + 1);
    const { bytes, view, range } = this;
    const { starts, ends } = this.state.records;
    trimmedRange(range, bytes, starts[column] as number, ends[column] as number);
    return hashBytes(bytes, view, range.from, range.to);
  }

  /** Writes zeros and returns false for a blank field. Doubled quotes are left as they stand: equal texts stay equal. */
  private codeFingerprint(column: number, place: number, words: number): boolean {
    const { codes, bytes, view, triple, range } = this;
    const { starts, ends } = this.state.records;
    trimmedRange(range, bytes, starts[column] as number, ends[column] as number);
    const filled = range.to > range.from && !isBlank(bytes, range.from, range.to);
    if (filled) fingerprintBytes(bytes, view, range, triple);
    else triple.fill(0);
    for (let word = 0; word < words; word += 1) codes[place + word] = triple[word] as number;
    return filled;
  }

  private codePostcode(row: number, column: number): void {
    const { codes, layout, bytes, triple } = this;
    const { starts, ends } = this.state.records;
    packedPostcodeInto(triple, bytes, starts[column] as number, ends[column] as number);
    codes[row + layout.postcode] = triple[0] as number;
    codes[row + layout.postcode + 1] = triple[1] as number;
  }

  /** Notes where fields stand, and a hash of the row that settles what no field does. */
  private locate(row: number, located: readonly number[], start: number, end: number): void {
    const { codes, layout, bytes, view, range } = this;
    const { starts, ends, doubled, hasDoubled } = this.state.records;
    for (let index = 0; index < located.length; index += 1) {
      const column = located[index] as number;
      trimmedRange(range, bytes, starts[column] as number, ends[column] as number);
      if (isBlank(bytes, range.from, range.to)) range.to = range.from;
      const at = row + layout.located + index * 2;
      codes[at] = hasDoubled && doubled[column] === 1 ? ~range.from : range.from;
      codes[at + 1] = range.to;
    }
    // With a pathway identifier it is there already.
    if (this.plan.pathway === undefined) codes[row + layout.rowHash] = hashBytes(bytes, view, start, end);
  }

  /** Copies a field to the scratch bytes with doubled quotes made one; returns its length. */
  private unescape(from: number, to: number): number {
    if (to - from > this.scratch.length) {
      this.scratch = new Uint8Array((to - from) * 2);
      this.scratchView = new DataView(this.scratch.buffer);
    }
    let length = 0;
    for (let at = from; at < to; at += 1) {
      const byte = this.bytes[at] as number;
      this.scratch[length] = byte;
      length += 1;
      if (byte === 0x22) at += 1;
    }
    return length;
  }

  private grow(): void {
    this.capacity *= 2;
    const larger = new Int32Array(this.layout.lanes * this.capacity);
    larger.set(this.codes);
    this.codes = larger;
  }
}
