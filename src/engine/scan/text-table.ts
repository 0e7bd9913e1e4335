import { type DecodedText, decodeRange } from "../../source/text-decoding.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import type { CodedChunk, NewTexts } from "./chunk.ts";

/** One way a column's texts are judged, with the verdicts laid out for look-up by each scanner's own numbers. */
export class Verdicts {
  readonly classify: (text: string) => number;
  private readonly byText: number[] = [];
  private readonly byScanner: GrowingNumbers[] = [];

  constructor(classify: (text: string) => number) {
    this.classify = classify;
  }

  /** Verdicts indexed by the scanner's text numbers; valid until the next chunk. */
  of(scanner: number): Int32Array {
    return this.numbers(scanner).values;
  }

  judge(text: string): void {
    this.byText.push(this.classify(text));
  }

  /** The verdict on each distinct text of the column, in order of first sight. */
  get onTexts(): readonly number[] {
    return this.byText;
  }

  know(scanner: number, textNumber: number): void {
    this.numbers(scanner).push(this.byText[textNumber] as number);
  }

  private numbers(scanner: number): GrowingNumbers {
    let numbers = this.byScanner[scanner];
    if (numbers === undefined) {
      numbers = new GrowingNumbers();
      this.byScanner[scanner] = numbers;
    }
    return numbers;
  }
}

class GrowingNumbers {
  values = new Int32Array(256);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  get size(): number {
    return this.length;
  }
}

/** A distinct text of a column, with how many rows hold it. */
export interface TextTally {
  readonly text: string;
  /** Rows read. */
  readonly rows: number;
  /** Rows analysed. */
  readonly analysed: number;
  /** Line of the first analysed row that holds it; 0 when none does. */
  readonly firstLine: number;
}

/** The distinct texts of one column of one file, over all scanners, in order of first sight. */
export class TextTable {
  readonly verdicts: Verdicts[] = [];
  withTime = false;
  private readonly texts: string[] = [];
  /** Distinct byte sequences, and the text of each: one met in two encodings is one text. */
  private readonly encoded = new ByteDictionary();
  private readonly textOfBytes: number[] = [];
  private readonly encodingOfBytes: DecodedText["encoding"][] = [];
  private readonly beyondAscii = new Map<string, number>();
  private readonly scanners: ScannerTexts[] = [];

  /** Judges every text, those already met and those to come. Uses with the same function share their verdicts. */
  judgeWith(classify: (text: string) => number): Verdicts {
    const same = this.verdicts.find((verdicts) => verdicts.classify === classify);
    if (same !== undefined) return same;
    const verdicts = new Verdicts(classify);
    this.verdicts.push(verdicts);
    for (const text of this.texts) verdicts.judge(text);
    this.scanners.forEach((scanner, number) => {
      for (const text of scanner?.textNumbers ?? []) verdicts.know(number, text);
    });
    return verdicts;
  }

  /** What `classify` says of each text of `summary`, from verdicts already given where there are some. */
  verdictsBy(classify: (text: string) => number): readonly number[] {
    return this.judgeWith(classify).onTexts;
  }

  /** Rows of each text in one chunk, whose new texts must be absorbed already. */
  rowsIn(chunk: CodedChunk, coded: number): TextTally[] {
    const { textNumbers } = this.tallies(chunk.scanner);
    const rows = new Float64Array(this.texts.length);
    const counts = new Uint32Array(textNumbers.length);
    const end = chunk.rows * chunk.lanes;
    for (let at = coded; at < end; at += chunk.lanes) {
      const number = chunk.codes[at] as number;
      counts[number] = (counts[number] as number) + 1;
    }
    counts.forEach((count, number) => {
      const text = textNumbers[number] as number;
      rows[text] = (rows[text] as number) + count;
    });
    return this.texts.map((text, index) => ({
      text,
      rows: rows[index] as number,
      analysed: 0,
      firstLine: 0,
    }));
  }

  absorb(scanner: number, fresh: NewTexts): void {
    if (fresh.withTime) this.withTime = true;
    const { ends } = fresh;
    const { buffer, byteOffset, byteLength } = fresh.bytes;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    const view = new DataView(buffer, byteOffset, byteLength);
    const tallies = this.tallies(scanner);
    let from = 0;
    for (const end of ends) {
      this.addText(tallies, scanner, this.bytesNumber(bytes, view, from, end));
      from = end;
    }
  }

  /** Tallies of the scanner's text numbers, for counting rows in place. */
  tallies(scanner: number): ScannerTexts {
    let tallies = this.scanners[scanner];
    if (tallies === undefined) {
      tallies = new ScannerTexts();
      this.scanners[scanner] = tallies;
      this.addText(tallies, scanner, this.bytesNumber(Buffer.alloc(0), NO_BYTES, 0, 0));
    }
    return tallies;
  }

  summary(): TextTally[] {
    const rows = new Float64Array(this.texts.length);
    const analysed = new Float64Array(this.texts.length);
    const firstLine = new Float64Array(this.texts.length);
    for (const scanner of this.scanners) {
      scanner?.textNumbers.forEach((text, number) => {
        rows[text] =
          (rows[text] as number) +
          (scanner.analysed[number] as number) +
          (scanner.excluded[number] as number);
        analysed[text] = (analysed[text] as number) + (scanner.analysed[number] as number);
        const line = scanner.firstLine[number] as number;
        const earlier = firstLine[text] as number;
        if (line > 0 && (earlier === 0 || line < earlier)) firstLine[text] = line;
      });
    }
    return this.texts.map((text, index) => ({
      text,
      rows: rows[index] as number,
      analysed: analysed[index] as number,
      firstLine: firstLine[index] as number,
    }));
  }

  /** Distinct texts that some row holds in bytes that are not valid UTF-8 and are read as Windows-1252. */
  get windows1252(): number {
    const texts = new Set<number>();
    for (const scanner of this.scanners) {
      for (const number of scanner?.windows1252 ?? []) {
        const rows = (scanner?.analysed[number] as number) + (scanner?.excluded[number] as number);
        if (rows > 0) texts.add(scanner?.textNumbers[number] as number);
      }
    }
    return texts.size;
  }

  /** Number of the byte sequence, decoded and judged if it is new. */
  private bytesNumber(bytes: Buffer, view: DataView, from: number, to: number): number {
    const number = this.encoded.number(bytes, view, from, to);
    if (number === this.textOfBytes.length) {
      const { text, encoding } = decodeRange(bytes, from, to);
      this.textOfBytes.push(encoding === "ascii" ? this.newText(text) : this.textBeyondAscii(text));
      this.encodingOfBytes.push(encoding);
    }
    return number;
  }

  private newText(text: string): number {
    this.texts.push(text);
    for (const verdicts of this.verdicts) verdicts.judge(text);
    return this.texts.length - 1;
  }

  private textBeyondAscii(text: string): number {
    const number = this.beyondAscii.get(text) ?? this.newText(text);
    this.beyondAscii.set(text, number);
    return number;
  }

  private addText(tallies: ScannerTexts, scanner: number, bytesNumber: number): void {
    const text = this.textOfBytes[bytesNumber] as number;
    if (this.encodingOfBytes[bytesNumber] === "windows-1252") {
      tallies.windows1252.push(tallies.textNumbers.length);
    }
    tallies.push(text);
    for (const verdicts of this.verdicts) verdicts.know(scanner, text);
  }
}

const NO_BYTES = new DataView(new ArrayBuffer(0));

/** How often one scanner's text numbers were met, in arrays that the counting loop writes to directly. */
export class ScannerTexts {
  readonly textNumbers: number[] = [];
  /** The scanner's numbers of texts that came as Windows-1252. */
  readonly windows1252: number[] = [];
  analysed = new Uint32Array(256);
  excluded = new Uint32Array(256);
  firstLine = new Uint32Array(256);

  push(textNumber: number): void {
    this.textNumbers.push(textNumber);
    if (this.textNumbers.length <= this.analysed.length) return;
    this.analysed = twice(this.analysed);
    this.excluded = twice(this.excluded);
    this.firstLine = twice(this.firstLine);
  }
}

function twice(counts: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(counts.length * 2);
  larger.set(counts);
  return larger;
}
