import { BYTES_AT_A_LOOK, HIGHEST_LOW, lowBytes } from "./low-bytes.ts";

/**
 * Splits bytes into CSV records under the contract's definition of CSV: what csv-parse returns, record by record, with
 * line ends LF, CRLF or CR in any mixture and blank lines not counted as rows. Works on any ASCII-compatible encoding.
 *
 * A record is either read or refused; a refused record is its first line alone, and reading goes on at the next line:
 * - a quote inside an unquoted field, or anything but a delimiter or line end after a closing quote;
 * - a quoted field that crosses a line end and passes 64 KiB, never closes, or holds a complete line that itself splits
 *   into as many fields as the header (two stray quotes must not swallow the rows between them).
 * A record with too few fields, or with surplus fields that are not all empty, is refused whole.
 */
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const LONGEST_FIELD_ACROSS_LINES = 64 * 1024;

export interface RecordSink {
  /** Field boundaries are in the scanner's `starts`, `ends` and `doubled`; valid only during the call. */
  record(start: number, end: number, line: number): void;
  /** `fields` is the number of fields seen, or undefined where the quoting itself cannot be read. */
  refused(start: number, end: number, line: number, fields: number | undefined): void;
}

/** What one attempt at a record came to. */
const OUTCOME = { read: 0, ragged: 1, unreadable: 2, needMore: 3 } as const;

export class RecordScanner {
  /** Where each field's text starts and ends (quotes left out), as offsets into the bytes being scanned. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the field's text contains doubled quotes that stand for one; all 0 unless `hasDoubled`. */
  readonly doubled: Uint8Array;
  hasDoubled = false;
  /** Line ends passed so far; the first line is 0. */
  line = 0;
  /** Records whose surplus fields were all empty and were dropped. */
  surplusDropped = 0;

  private readonly delimiter: number;
  private readonly fieldCount: number;
  private readonly special = new Uint8Array(256);
  /** Bytes above it need no look at `special`: with commas that is every letter and digit. */
  private readonly highestSpecial: number;
  private readonly hasLowSpecials: boolean;
  private recordEnd = 0;
  private nextRecord = 0;
  private linesInRecord = 0;
  private fieldsSeen = 0;

  constructor(delimiter: number, fieldCount: number) {
    this.delimiter = delimiter;
    this.fieldCount = fieldCount;
    this.starts = new Int32Array(fieldCount);
    this.ends = new Int32Array(fieldCount);
    this.doubled = new Uint8Array(fieldCount);
    const specials = [delimiter, LF, CR, QUOTE];
    for (const byte of specials) this.special[byte] = 1;
    this.highestSpecial = Math.max(...specials);
    this.hasLowSpecials = this.highestSpecial <= HIGHEST_LOW;
  }

  /**
   * Scans every record that begins before `stopAt` and returns where the next record begins. With `isLast` false the
   * bytes may end mid-record: scanning then stops at that record's start, to be called again with more bytes.
   * `bytes` must have room for one byte beyond `end`; it is overwritten by a sentinel.
   */
  scan(bytes: Uint8Array, from: number, limits: ScanLimits, sink: RecordSink): number {
    const { stopAt, end, isLast } = limits;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const sentinelled = bytes[end];
    bytes[end] = LF;
    let position = from;
    while (position < stopAt && position < end) {
      const byte = bytes[position];
      if (byte === LF) {
        position += 1;
        this.line += 1;
        continue;
      }
      if (byte === CR) {
        if (position + 1 >= end && !isLast) break;
        position += bytes[position + 1] === LF && position + 1 < end ? 2 : 1;
        this.line += 1;
        continue;
      }
      const outcome = this.readPlain(bytes, view, position, end)
        ? OUTCOME.read
        : this.readRecord(bytes, position, end, isLast);
      if (outcome === OUTCOME.needMore) break;
      if (outcome === OUTCOME.unreadable) {
        const next = this.skipLine(bytes, position, end, isLast);
        if (next < 0) break;
        sink.refused(position, this.recordEnd, this.line, undefined);
        this.line += this.linesInRecord;
        position = next;
        continue;
      }
      if (outcome === OUTCOME.read) sink.record(position, this.recordEnd, this.line);
      else sink.refused(position, this.recordEnd, this.line, this.fieldsSeen);
      this.line += this.linesInRecord;
      position = this.nextRecord;
    }
    if (sentinelled !== undefined) bytes[end] = sentinelled;
    return position;
  }

  /**
   * Reads a record of exactly the header's fields with no quote in it, 32 bytes at a look. Returns false for any other,
   * and for one whose end is not certain, with nothing decided.
   */
  private readPlain(bytes: Uint8Array, view: DataView, from: number, end: number): boolean {
    const { starts, ends, fieldCount, delimiter } = this;
    if (!this.hasLowSpecials) return false;
    const lastBlock = view.byteLength - BYTES_AT_A_LOOK;
    let field = 0;
    let textStart = from;
    for (let at = from; at <= lastBlock; at += BYTES_AT_A_LOOK) {
      let low = lowBytes(view, at);
      while (low !== 0) {
        const place = at + 31 - Math.clz32(low & -low);
        low &= low - 1;
        const byte = bytes[place];
        if (byte !== delimiter && byte !== LF && byte !== CR) {
          if (byte === QUOTE) return false;
          continue;
        }
        if (field === fieldCount) return false;
        starts[field] = textStart;
        ends[field] = place;
        textStart = place + 1;
        field += 1;
        if (byte === delimiter) continue;
        if (field !== fieldCount || place >= end || (byte === CR && place + 1 >= end)) return false;
        this.recordEnd = place;
        this.nextRecord = byte === CR && bytes[place + 1] === LF ? place + 2 : place + 1;
        this.linesInRecord = 1;
        if (this.hasDoubled) this.forgetDoubled();
        return true;
      }
    }
    return false;
  }

  private readRecord(bytes: Uint8Array, from: number, end: number, isLast: boolean): number {
    const { delimiter, special, highestSpecial, starts, ends, fieldCount } = this;
    let at = from;
    let field = 0;
    let surplusHasText = false;
    this.linesInRecord = 0;
    if (this.hasDoubled) this.forgetDoubled();
    for (;;) {
      let textStart = at;
      let textEnd: number;
      if (bytes[at] === QUOTE && at < end) {
        const close = this.closingQuote(bytes, at, end, isLast);
        if (close < 0) return close === -1 ? OUTCOME.unreadable : OUTCOME.needMore;
        textStart = at + 1;
        textEnd = close;
        if (this.sawDoubled && field < fieldCount) this.noteDoubled(field);
        at = close + 1;
      } else {
        let byte = bytes[at] as number;
        while (byte > highestSpecial || special[byte] === 0) {
          at += 1;
          byte = bytes[at] as number;
        }
        if (bytes[at] === QUOTE && at < end) return OUTCOME.unreadable;
        textEnd = at;
      }
      if (field < fieldCount) {
        starts[field] = textStart;
        ends[field] = textEnd;
      } else if (textEnd > textStart) surplusHasText = true;
      field += 1;
      if (at >= end) {
        if (!isLast) return OUTCOME.needMore;
        this.recordEnd = end;
        this.nextRecord = end;
        this.linesInRecord += 1;
        break;
      }
      const terminator = bytes[at];
      if (terminator === delimiter) {
        at += 1;
        continue;
      }
      this.recordEnd = at;
      if (terminator === CR) {
        if (at + 1 >= end && !isLast) return OUTCOME.needMore;
        at += at + 1 < end && bytes[at + 1] === LF ? 2 : 1;
      } else at += 1;
      this.nextRecord = at;
      this.linesInRecord += 1;
      break;
    }
    this.fieldsSeen = field;
    if (field === fieldCount) return OUTCOME.read;
    if (field < fieldCount || surplusHasText) return OUTCOME.ragged;
    this.surplusDropped += 1;
    return OUTCOME.read;
  }

  private sawDoubled = false;

  private noteDoubled(field: number): void {
    this.doubled[field] = 1;
    this.hasDoubled = true;
  }

  private forgetDoubled(): void {
    this.doubled.fill(0);
    this.hasDoubled = false;
  }

  /** Offset of the quote that closes the field opened at `open`; −1 when it is refused, −2 when more bytes are needed. */
  private closingQuote(bytes: Uint8Array, open: number, end: number, isLast: boolean): number {
    const { delimiter } = this;
    this.sawDoubled = false;
    let innerLineStart = -1;
    for (let at = open + 1; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (at + 1 >= end && !isLast) return -2;
        // At the very end this is the sentinel, a line end.
        const next = bytes[at + 1];
        if (next === QUOTE) {
          this.sawDoubled = true;
          at += 1;
          continue;
        }
        if (innerLineStart >= 0 && at - open - 1 > LONGEST_FIELD_ACROSS_LINES) return -1;
        return next === delimiter || next === LF || next === CR ? at : -1;
      }
      if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 >= end && !isLast) return -2;
        if (innerLineStart >= 0 && this.splitsLikeHeader(bytes, innerLineStart, at)) return -1;
        if (byte === CR && bytes[at + 1] === LF) at += 1;
        innerLineStart = at + 1;
        this.linesInRecord += 1;
      }
      if (innerLineStart >= 0 && at - open > LONGEST_FIELD_ACROSS_LINES) return -1;
    }
    return isLast ? -1 : -2;
  }

  /** Whether the line by itself is a record with exactly the header's number of fields. */
  private splitsLikeHeader(bytes: Uint8Array, from: number, to: number): boolean {
    if (from === to) return false;
    const { delimiter } = this;
    let fields = 1;
    let at = from;
    while (at <= to) {
      if (at < to && bytes[at] === QUOTE) {
        at += 1;
        while (at < to && (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE)) at += bytes[at] === QUOTE ? 2 : 1;
        if (at >= to) return false;
        at += 1;
        if (at < to && bytes[at] !== delimiter) return false;
      } else {
        while (at < to && bytes[at] !== delimiter) {
          if (bytes[at] === QUOTE) return false;
          at += 1;
        }
      }
      if (at >= to) break;
      fields += 1;
      at += 1;
    }
    return fields === this.fieldCount;
  }

  /** Start of the next line, with `recordEnd` at the end of this one; −1 when more bytes are needed to know. */
  private skipLine(bytes: Uint8Array, from: number, end: number, isLast: boolean): number {
    let at = from;
    while (at < end && bytes[at] !== LF && bytes[at] !== CR) at += 1;
    this.recordEnd = at;
    this.linesInRecord = 1;
    if (at >= end) return isLast ? end : -1;
    if (bytes[at] === CR) {
      if (at + 1 >= end && !isLast) return -1;
      return at + 1 < end && bytes[at + 1] === LF ? at + 2 : at + 1;
    }
    return at + 1;
  }
}

export interface ScanLimits {
  /** Records that begin at or after this offset are left for the next call. */
  readonly stopAt: number;
  /** End of the valid bytes. */
  readonly end: number;
  /** Nothing follows `end`: a record may end there without a line end. */
  readonly isLast: boolean;
}
