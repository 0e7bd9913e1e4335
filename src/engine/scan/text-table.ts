import { type DecodedText, decodeRange } from "../../source/text-decoding.ts";
import { ByteDictionary } from "../scanner/byte-dictionary.ts";
import type { NewTexts } from "../scanner/chunk.ts";
import { GrowingIntegers } from "../scanner/growing-integers.ts";
import type { TextCounts } from "../scanner/text-tallies.ts";

/** One way a column's texts are judged: the verdict on each, in order of first sight. */
export class Verdicts {
  readonly classify: (text: string) => number;
  private readonly onTexts = new GrowingIntegers();

  constructor(classify: (text: string) => number) {
    this.classify = classify;
  }

  /** The verdicts by number of the text; valid until the next is judged. */
  get values(): Int32Array {
    return this.onTexts.values.subarray(0, this.onTexts.length);
  }

  judge(text: string): void {
    this.onTexts.push(this.classify(text));
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

/** The texts of one column, when all rows are counted. */
export interface TextSummary {
  readonly texts: readonly TextTally[];
  /** What a judgement says of each of `texts`, without judging again what was judged in the count. */
  verdicts(classify: (text: string) => number): ArrayLike<number>;
}

/** The distinct texts of one column of one file, over all scanners, in order of first sight; the first is the empty one. */
export class TextTable {
  withTime = false;
  private readonly judged: Verdicts[] = [];
  private readonly texts: string[] = [""];
  /** Distinct byte sequences, and the text of each: one met in two encodings is one text. */
  private readonly encoded = new ByteDictionary();
  private readonly textOfBytes = new GrowingIntegers();
  private readonly encodingOfBytes: DecodedText["encoding"][] = ["ascii"];
  private readonly beyondAscii = new Map<string, number>();
  private readonly scanners: ScannerTexts[] = [];
  private readonly counted: { readonly scanner: number; readonly counts: TextCounts }[] = [];

  constructor() {
    this.textOfBytes.push(0);
  }

  /** Judges every text, those already met and those to come. Uses with the same function share their verdicts. */
  judgeWith(classify: (text: string) => number): Verdicts {
    const same = this.judged.find((verdicts) => verdicts.classify === classify);
    if (same !== undefined) return same;
    const verdicts = new Verdicts(classify);
    this.judged.push(verdicts);
    for (const text of this.texts) verdicts.judge(text);
    return verdicts;
  }

  /** Takes in texts that a scanner met for the first time. */
  absorb(scanner: number, { bytes, ends, withTime }: NewTexts): void {
    if (withTime) this.withTime = true;
    const { buffer, byteOffset, byteLength } = bytes;
    const view = new DataView(buffer, byteOffset, byteLength);
    const decodable = Buffer.from(buffer, byteOffset, byteLength);
    const numbering = this.numbering(scanner);
    let from = 0;
    for (let index = 0; index < ends.length; index += 1) {
      const end = ends[index] as number;
      const number = this.encoded.number(bytes, view, from, end);
      if (number === this.textOfBytes.length) this.addText(decodeRange(decodable, from, end));
      if (this.encodingOfBytes[number] === "windows-1252") {
        numbering.windows1252.push(numbering.textNumbers.length);
      }
      numbering.textNumbers.push(this.textOfBytes.values[number] as number);
      from = end;
    }
  }

  /** Verdicts on a scanner's texts from its number `first` on. */
  verdictsFor(scanner: number, { values }: Verdicts, first: number): Int32Array<ArrayBuffer> {
    const { values: numbers, length } = this.numbering(scanner).textNumbers;
    const fresh = new Int32Array(length - first);
    for (let index = 0; index < fresh.length; index += 1) {
      fresh[index] = values[numbers[first + index] as number] as number;
    }
    return fresh;
  }

  /** Rows of each text, from those of each of a scanner's texts. */
  rowsOf(scanner: number, counts: Uint32Array): TextTally[] {
    const rows = new Float64Array(this.texts.length);
    this.addTo(rows, scanner, counts);
    return this.texts.map((text, index) => ({
      text,
      rows: rows[index] as number,
      analysed: 0,
      firstLine: 0,
    }));
  }

  /** What a scanner counted in the end. */
  addCounts(scanner: number, counts: TextCounts): void {
    this.counted.push({ scanner, counts });
  }

  /** The texts that some row holds; what stood in stretches that were coded from a wrong guess need be no text at all. */
  summary(): TextSummary {
    const rows = new Float64Array(this.texts.length);
    const analysed = new Float64Array(this.texts.length);
    const firstLine = new Float64Array(this.texts.length);
    for (const { scanner, counts } of this.counted) {
      this.addTo(rows, scanner, counts.analysed);
      this.addTo(rows, scanner, counts.excluded);
      this.addTo(analysed, scanner, counts.analysed);
      const { values: numbers, length } = this.numbering(scanner).textNumbers;
      for (let number = 0; number < length; number += 1) {
        const text = numbers[number] as number;
        const line = counts.firstLine[number] ?? 0;
        const earlier = firstLine[text] as number;
        if (line > 0 && (earlier === 0 || line < earlier)) firstLine[text] = line;
      }
    }
    const held: number[] = [];
    for (let number = 0; number < rows.length; number += 1) if (rows[number] !== 0) held.push(number);
    return {
      texts: held.map((number) => ({
        text: this.texts[number] as string,
        rows: rows[number] as number,
        analysed: analysed[number] as number,
        firstLine: firstLine[number] as number,
      })),
      verdicts: (classify) => {
        const { values } = this.judgeWith(classify);
        const ofHeld = new Int32Array(held.length);
        for (let place = 0; place < held.length; place += 1) {
          ofHeld[place] = values[held[place] as number] as number;
        }
        return ofHeld;
      },
    };
  }

  /** Distinct texts that some row holds in bytes that are not valid UTF-8 and are read as Windows-1252. */
  get windows1252(): number {
    const texts = new Set<number>();
    for (const { scanner, counts } of this.counted) {
      const { windows1252, textNumbers } = this.numbering(scanner);
      for (const number of windows1252) {
        const rows = (counts.analysed[number] ?? 0) + (counts.excluded[number] ?? 0);
        if (rows > 0) texts.add(textNumbers.values[number] as number);
      }
    }
    return texts.size;
  }

  private addText({ text, encoding }: DecodedText): void {
    this.textOfBytes.push(encoding === "ascii" ? this.newText(text) : this.textBeyondAscii(text));
    this.encodingOfBytes.push(encoding);
  }

  private newText(text: string): number {
    this.texts.push(text);
    for (const verdicts of this.judged) verdicts.judge(text);
    return this.texts.length - 1;
  }

  private textBeyondAscii(text: string): number {
    const number = this.beyondAscii.get(text) ?? this.newText(text);
    this.beyondAscii.set(text, number);
    return number;
  }

  private numbering(scanner: number): ScannerTexts {
    let numbering = this.scanners[scanner];
    if (numbering === undefined) {
      numbering = new ScannerTexts();
      this.scanners[scanner] = numbering;
    }
    return numbering;
  }

  private addTo(rows: Float64Array, scanner: number, counts: Uint32Array): void {
    const { values: numbers, length } = this.numbering(scanner).textNumbers;
    const counted = Math.min(length, counts.length);
    for (let number = 0; number < counted; number += 1) {
      const text = numbers[number] as number;
      rows[text] = (rows[text] as number) + (counts[number] as number);
    }
  }
}

/** A scanner's numbering of a column's texts; its number 0 is the empty text. */
class ScannerTexts {
  /** By the scanner's number, the number here. */
  readonly textNumbers = new GrowingIntegers();
  /** The scanner's numbers of texts that came as Windows-1252. */
  readonly windows1252: number[] = [];

  constructor() {
    this.textNumbers.push(0);
  }
}
