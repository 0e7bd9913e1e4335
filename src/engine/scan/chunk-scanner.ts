import { RecordScanner, type RecordSink } from "../../source/record-scanner.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { fingerprintBytes, finish, hashBytes } from "./byte-hash.ts";
import type { CodedChunk, NewTexts, RefusedRecord } from "./chunk.ts";
import { DATE_LENGTH, DATE_TABLE_SIZE, isoIndex, slashIndex } from "./date-shapes.ts";
import { isBlank, nhsNumberInto, packedPostcodeInto, trimmedRange } from "./field-bytes.ts";
import { PRESENCE_BITS, type RowLayout, rowLayout, type ScanPlan } from "./scan-plan.ts";

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

  /**
   * Codes every record that begins in the stretch. `more` supplies bytes beyond those given when a record runs past
   * them: it returns the same stretch, longer, or undefined at the end of the file.
   */
  async scan(stretch: Stretch, more: MoreBytes, spareCodes?: Int32Array<ArrayBuffer>): Promise<CodedChunk> {
    const records = new RecordScanner(this.plan.delimiter, this.plan.fieldCount);
    const state = { columns: this.columns, masks: this.masks, records };
    const rows = Math.max(FEWEST_ROWS, Math.ceil(stretch.length / SHORT_ROW_BYTES));
    const room = rows * this.layout.lanes;
    const codes = spareCodes !== undefined && spareCodes.length >= room ? spareCodes : new Int32Array(room);
    const sink = new RowCoder(this.plan, this.layout, state, codes);
    let current = stretch;
    let position = stretch.from - stretch.origin;
    for (;;) {
      sink.useBytes(current.bytes);
      const stopAt = Math.min(current.stopAt, current.origin + current.length) - current.origin;
      const limits = { stopAt, end: current.length, isLast: current.isLast };
      position = records.scan(current.bytes, position, limits, sink);
      if (position >= current.stopAt - current.origin || (current.isLast && position >= current.length))
        break;
      const longer = await more(current);
      if (longer === undefined) break;
      current = longer;
    }
    return {
      scanner: this.scanner,
      bytes: current.bytes,
      origin: current.origin,
      from: stretch.from,
      to: current.origin + position,
      rows: sink.rows,
      lanes: this.layout.lanes,
      codes: sink.codes,
      lines: records.line,
      refused: sink.refusedRecords,
      surplusDropped: records.surplusDropped,
      newTexts: this.columns.flatMap((column, coded) => column.takeNew(coded)),
      newMasks: this.masks.flatMap((lane, index) => lane.takeNew(index)),
    };
  }
}

/** Bytes of a file from `origin` on, `length` of them valid, with room for one byte more. */
export interface Stretch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly origin: number;
  readonly length: number;
  /** Where in the file the first record begins, and where this stretch's records stop beginning. */
  readonly from: number;
  readonly stopAt: number;
  readonly isLast: boolean;
}
export type MoreBytes = (stretch: Stretch) => Promise<Stretch | undefined>;

class CodedColumn {
  readonly column: number;
  readonly dictionary = new ByteDictionary();
  private readonly isoDates: Int32Array | undefined;
  private readonly slashDates: Int32Array | undefined;
  /** Number 0, the empty text, is known to everybody. */
  private reported = 1;
  private sawTime = false;

  constructor(column: number, dates: boolean) {
    this.column = column;
    this.isoDates = dates ? new Int32Array(DATE_TABLE_SIZE) : undefined;
    this.slashDates = dates ? new Int32Array(DATE_TABLE_SIZE) : undefined;
  }

  number(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    if (this.isoDates !== undefined && to - from >= DATE_LENGTH) {
      const number = this.dateNumber(bytes, view, from, to);
      if (number !== 0) return number;
    }
    return this.dictionary.number(bytes, view, from, to);
  }

  /** 0 when the text is not a date of a common shape. */
  private dateNumber(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const end = from + DATE_LENGTH;
    if (to > end && !isTimeOfDay(bytes, end, to)) return 0;
    let table = this.isoDates as Int32Array;
    let index = isoIndex(bytes, from);
    if (index < 0) {
      table = this.slashDates as Int32Array;
      index = slashIndex(bytes, from);
      if (index < 0) return 0;
    }
    if (to > end) this.sawTime = true;
    const known = table[index] as number;
    if (known !== 0) return known;
    const number = this.dictionary.number(bytes, view, from, end);
    table[index] = number;
    return number;
  }

  takeNew(coded: number): NewTexts[] {
    const size = this.dictionary.size;
    if (size === this.reported && !this.sawTime) return [];
    const { bytes, ends } = this.dictionary.since(this.reported);
    this.reported = size;
    const withTime = this.sawTime;
    this.sawTime = false;
    return [{ coded, bytes, ends, withTime }];
  }
}

/** `T` or a space, then only digits and time punctuation. */
function isTimeOfDay(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== 0x54 && bytes[from] !== 0x20) return false;
  for (let at = from + 1; at < to; at += 1) {
    const byte = bytes[at] as number;
    const isTimeByte =
      (byte >= 0x30 && byte <= 0x3a) || byte === 0x2e || byte === 0x2b || byte === 0x2d || byte === 0x5a;
    if (!isTimeByte) return false;
  }
  return to > from + 1;
}

/** Numbers the distinct blank/not-blank masks of one lane. */
class MaskNumbers {
  private readonly numbers = new Map<number, number>();
  private fresh: number[] = [];

  number(mask: number): number {
    let number = this.numbers.get(mask);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(mask, number);
      this.fresh.push(mask);
    }
    return number;
  }

  takeNew(lane: number): { lane: number; masks: number[] }[] {
    if (this.fresh.length === 0) return [];
    const masks = this.fresh;
    this.fresh = [];
    return [{ lane, masks }];
  }
}

interface CodingState {
  readonly columns: readonly CodedColumn[];
  readonly masks: readonly MaskNumbers[];
  readonly records: RecordScanner;
}

/** Turns each record into one row of integers. */
class RowCoder implements RecordSink {
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
    for (const { column, kind } of this.plan.person) {
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
