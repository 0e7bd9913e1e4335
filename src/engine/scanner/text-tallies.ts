import type { HeldStretch } from "./held-stretch.ts";
import type { RowLayout } from "./scan-plan.ts";

/** How often a scanner's texts of one column occur, by their numbers there. */
export interface TextCounts {
  readonly analysed: Uint32Array;
  readonly excluded: Uint32Array;
  /** Line of the first analysed row that holds the text; 0 when none does. */
  readonly firstLine: Uint32Array;
}

/** Counts of the texts of every coded column, and of the blank/not-blank masks. */
export class TextTallies {
  /** Per coded column. */
  readonly counts: TextCounts[];
  /** Per lane of masks, analysed rows by number of the mask. */
  readonly masks: Float64Array[];
  private readonly layout: RowLayout;

  constructor(columns: number, layout: RowLayout) {
    this.layout = layout;
    this.counts = Array.from({ length: columns }, () => noTexts(256));
    this.masks = Array.from({ length: layout.presenceLanes }, () => new Float64Array(256));
  }

  /** Makes room for so many texts per coded column and so many masks per lane: adding looks at no bounds. */
  makeRoom(texts: readonly number[], masks: readonly number[]): void {
    texts.forEach((length, coded) => {
      const { analysed, excluded, firstLine } = this.counts[coded] as TextCounts;
      if (length <= analysed.length) return;
      const larger = noTexts(length * 2);
      larger.analysed.set(analysed);
      larger.excluded.set(excluded);
      larger.firstLine.set(firstLine);
      this.counts[coded] = larger;
    });
    masks.forEach((length, lane) => {
      const counts = this.masks[lane] as Float64Array;
      if (length <= counts.length) return;
      const larger = new Float64Array(length * 2);
      larger.set(counts);
      this.masks[lane] = larger;
    });
  }

  /** Counts the texts of rows that are analysed, and notes the line where each is first met. */
  addKept(stretch: HeldStretch, from: number, until: number, firstLine: number): void {
    const { codes, lanes, kept } = stretch;
    const { counts, layout, masks } = this;
    for (let coded = 0; coded < counts.length; coded += 1) {
      tallyTexts(counts[coded] as TextCounts, stretch, {
        coded,
        from,
        until,
        line: layout.line,
        firstLine,
      });
    }
    for (let lane = 0; lane < masks.length; lane += 1) {
      const ofLane = masks[lane] as Float64Array;
      for (let index = from; index < until; index += 1) {
        const number = codes[(kept[index] as number) * lanes + layout.presence + lane] as number;
        ofLane[number] = (ofLane[number] as number) + 1;
      }
    }
  }

  /** Counts the texts of a row that is left out. */
  addExcluded({ codes, lanes }: HeldStretch, row: number): void {
    for (let coded = 0; coded < this.counts.length; coded += 1) {
      const number = codes[row * lanes + coded] as number;
      const { excluded } = this.counts[coded] as TextCounts;
      excluded[number] = (excluded[number] as number) + 1;
    }
  }
}

const noTexts = (room: number): TextCounts => ({
  analysed: new Uint32Array(room),
  excluded: new Uint32Array(room),
  firstLine: new Uint32Array(room),
});

function tallyTexts(
  { analysed, firstLine }: TextCounts,
  { codes, lanes, kept }: HeldStretch,
  rows: {
    readonly coded: number;
    readonly from: number;
    readonly until: number;
    /** Lane of the row's line, and the line that the stretch begins on. */
    readonly line: number;
    readonly firstLine: number;
  },
): void {
  const { coded, from, until } = rows;
  for (let index = from; index < until; index += 1) {
    const at = (kept[index] as number) * lanes;
    const number = codes[at + coded] as number;
    const before = analysed[number] as number;
    analysed[number] = before + 1;
    if (before === 0) firstLine[number] = rows.firstLine + (codes[at + rows.line] as number);
  }
}
