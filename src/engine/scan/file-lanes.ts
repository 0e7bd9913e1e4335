import type { AxisSource, FileQuestion, TextUse } from "../question.ts";
import type { CodedChunk } from "./chunk.ts";
import type { RowBlock } from "./row-block.ts";
import { PRESENCE_BITS, type RowLayout, rowLayout, type ScanPlan } from "./scan-plan.ts";
import { type ScannerTexts, TextTable, type Verdicts } from "./text-table.ts";

/** One item of every row of the current chunk. `row` is where the row's integers begin in the chunk. */
export interface Lane {
  at(row: number): number;
}

/** Verdicts on a coded column's texts, row by row. */
class VerdictLane implements Lane {
  private readonly verdicts: Verdicts;
  private readonly coded: number;
  private values: Int32Array = new Int32Array(0);
  private codes: Int32Array = new Int32Array(0);

  constructor(verdicts: Verdicts, coded: number) {
    this.verdicts = verdicts;
    this.coded = coded;
  }

  use(chunk: CodedChunk): void {
    this.values = this.verdicts.of(chunk.scanner);
    this.codes = chunk.codes;
  }

  at(row: number): number {
    return this.values[this.codes[row + this.coded] as number] as number;
  }

  /** The item of each row of the block. */
  into(out: Int32Array, block: RowBlock): void {
    const { values, codes, coded } = this;
    const { at, rows } = block;
    for (let row = 0; row < rows; row += 1) {
      out[row] = values[codes[(at[row] as number) + coded] as number] as number;
    }
  }
}

/** Consecutive lanes of plain integers. */
export class WordLanes implements Lane {
  private readonly first: number;
  private codes: Int32Array = new Int32Array(0);

  constructor(first: number) {
    this.first = first;
  }

  use(chunk: CodedChunk): void {
    this.codes = chunk.codes;
  }

  at(row: number): number {
    return this.codes[row + this.first] as number;
  }

  word(index: number, row: number): number {
    return this.codes[row + this.first + index] as number;
  }
}

type LevelSource = VerdictLane | Extract<AxisSource, { kind: "postcodes" }>;

interface AxisLanes {
  readonly sources: readonly LevelSource[];
}

/** All that the counting of one file looks up per row, re-pointed at each chunk. */
export class FileLanes {
  readonly file: FileQuestion;
  readonly plan: ScanPlan;
  readonly textTables: readonly TextTable[];
  readonly start: Lane | undefined;
  readonly waited: Lane | undefined;
  readonly statedDays: Lane | undefined;
  readonly clockEnd: Lane | undefined;
  readonly snapshot: Lane | undefined;
  readonly scope: readonly Lane[];
  readonly birth: Lane | undefined;
  readonly pathway: WordLanes | undefined;
  readonly referral: WordLanes | undefined;
  readonly person: WordLanes | undefined;
  readonly postcode: WordLanes | undefined;
  readonly rowHash: WordLanes;
  readonly presence: readonly WordLanes[];

  private readonly rivalLanes: readonly { readonly chosen: Lane; readonly other: Lane }[];
  readonly rivalsDiffer: Float64Array;
  private readonly firstKnown: readonly number[];
  private readonly layout: RowLayout;
  private readonly verdictLanes: VerdictLane[] = [];
  private readonly wordLanes: WordLanes[] = [];
  private readonly axes: readonly AxisLanes[];
  private readonly issuers: readonly Lane[];
  private readonly lineLane: WordLanes;
  private readonly startLane: WordLanes;
  private readonly endLane: WordLanes;
  /** Per scanner and presence lane: the masks by number, and the analysed rows that have each. */
  private readonly masksByScanner: { readonly masks: number[]; readonly counts: number[] }[][] = [];
  private maskCounts: readonly number[][] = [];
  private tallies: ScannerTexts[] = [];
  private chunk: CodedChunk | undefined;

  constructor(file: FileQuestion, firstKnown: readonly number[], tables?: readonly TextTable[]) {
    const { plan } = file;
    this.file = file;
    this.plan = plan;
    this.firstKnown = firstKnown;
    this.layout = rowLayout(plan);
    this.textTables = tables ?? plan.coded.map(() => new TextTable());
    const { clock } = file;
    this.start = clock.kind === "start" ? this.lane(clock.start) : undefined;
    this.waited = clock.kind === "waited" ? this.lane(clock.days) : undefined;
    this.statedDays =
      clock.kind === "start" && clock.statedDays !== undefined ? this.lane(clock.statedDays) : undefined;
    this.clockEnd = file.clockEnd && this.lane(file.clockEnd);
    this.snapshot = file.snapshot && this.lane(file.snapshot);
    this.scope = file.scope.map((use) => this.lane(use));
    this.birth = file.birth && this.lane(file.birth);
    this.axes = file.axisSources.map((sources) => ({
      sources: sources.map((source) => (source.kind === "texts" ? this.lane(source.use) : source)),
    }));
    this.rivalLanes = file.rivals.map(({ chosen, other }) => ({
      chosen: this.lane(chosen),
      other: this.lane(other),
    }));
    this.rivalsDiffer = new Float64Array(file.rivals.length);
    this.issuers = file.pathwayIssuer.map((use) => this.lane(use));
    this.pathway = plan.pathway && this.words(this.layout.pathway);
    this.referral = plan.pathway?.referral === undefined ? undefined : this.words(this.layout.referral);
    this.person = plan.person.length > 0 ? this.words(this.layout.person) : undefined;
    this.postcode = plan.postcode === undefined ? undefined : this.words(this.layout.postcode);
    this.rowHash = this.words(this.layout.rowHash);
    this.lineLane = this.words(this.layout.line);
    this.startLane = this.words(this.layout.start);
    this.endLane = this.words(this.layout.end);
    this.presence = Array.from({ length: this.layout.presenceLanes }, (_, lane) =>
      this.words(this.layout.presence + lane),
    );
  }

  use(chunk: CodedChunk): void {
    this.chunk = chunk;
    const { scanner } = chunk;
    this.tallies = this.textTables.map((table) => table.tallies(scanner));
    for (const fresh of chunk.newTexts) this.textTables[fresh.coded]?.absorb(scanner, fresh);
    const masks = this.masksByScanner[scanner] ?? this.presence.map(() => ({ masks: [], counts: [] }));
    this.masksByScanner[scanner] = masks;
    for (const { lane, masks: fresh } of chunk.newMasks) masks[lane]?.masks.push(...fresh);
    this.maskCounts = masks.map(({ counts }) => counts);
    for (const lane of this.verdictLanes) lane.use(chunk);
    for (const lane of this.wordLanes) lane.use(chunk);
  }

  /** The level of every axis: that of the first source with a usable one, else the most telling problem. */
  levelsInto(block: RowBlock): void {
    this.axes.forEach(({ sources }, axis) => {
      const levels = block.levels[axis] as Int32Array;
      const [first, ...others] = sources;
      if (first instanceof VerdictLane) first.into(levels, block);
      else levels.fill(0, 0, block.rows);
      const rest = first instanceof VerdictLane ? others : sources;
      for (const source of rest)
        this.fillLevels(levels, block, { source, firstKnown: this.firstKnown[axis] as number });
    });
  }

  /** Asks a further source for the rows that have no usable level yet. */
  private fillLevels(
    levels: Int32Array,
    block: RowBlock,
    { source, firstKnown }: { readonly source: LevelSource; readonly firstKnown: number },
  ): void {
    for (let row = 0; row < block.rows; row += 1) {
      const level = levels[row] as number;
      if (level >= firstKnown) continue;
      const at = block.at[row] as number;
      const found = source instanceof VerdictLane ? source.at(at) : this.postcodeLevel(source, at);
      if (found >= firstKnown || level === 0) levels[row] = found;
    }
  }

  issuer(row: number): number {
    for (const lane of this.issuers) {
      const number = lane.at(row);
      if (number !== 0) return number;
    }
    return 0;
  }

  /** Column of the first scope field that sets the bit. */
  scopeColumn(row: number, bit: number): number | undefined {
    const index = this.scope.findIndex((lane) => (lane.at(row) & bit) !== 0);
    return this.file.scope[index]?.column;
  }

  place(row: number): { line: number; start: number; end: number } {
    return { line: this.lineLane.at(row), start: this.startLane.at(row), end: this.endLane.at(row) };
  }

  /** Counts the texts of the rows that are analysed, and notes the line where each is first met. */
  tallyAnalysed(block: RowBlock, firstLine: number): void {
    const { codes } = this.chunk as CodedChunk;
    const { keptAt, keptRows } = block;
    for (let coded = 0; coded < this.tallies.length; coded += 1) {
      const { analysed, firstLine: lines } = this.tallies[coded] as ScannerTexts;
      for (let index = 0; index < keptRows; index += 1) {
        const row = keptAt[index] as number;
        const number = codes[row + coded] as number;
        const before = analysed[number] as number;
        analysed[number] = before + 1;
        if (before === 0) lines[number] = firstLine + this.lineLane.at(row);
      }
    }
    for (let lane = 0; lane < this.presence.length; lane += 1) {
      const counts = this.maskCounts[lane] as number[];
      for (let index = 0; index < keptRows; index += 1) {
        const number = (this.presence[lane] as WordLanes).at(keptAt[index] as number);
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
  }

  /** Per presence column, the analysed rows that are not blank. */
  presentRows(): number[] {
    const present = new Array<number>(this.plan.presence.length).fill(0);
    this.masksByScanner.forEach((lanes) => {
      lanes?.forEach(({ masks, counts }, lane) => {
        counts.forEach((rows, number) => {
          const first = lane * PRESENCE_BITS;
          for (let bit = 0; bit < PRESENCE_BITS && first + bit < present.length; bit += 1) {
            if ((((masks[number] ?? 0) >> bit) & 1) === 1)
              present[first + bit] = (present[first + bit] as number) + rows;
          }
        });
      });
    });
    return present;
  }

  tallyRivals(row: number): void {
    this.rivalLanes.forEach(({ chosen, other }, index) => {
      if (chosen.at(row) !== other.at(row))
        this.rivalsDiffer[index] = (this.rivalsDiffer[index] as number) + 1;
    });
  }

  tallyExcluded(row: number): void {
    const { codes } = this.chunk as CodedChunk;
    for (let coded = 0; coded < this.tallies.length; coded += 1) {
      const tally = this.tallies[coded] as ScannerTexts;
      const number = codes[row + coded] as number;
      tally.excluded[number] = (tally.excluded[number] as number) + 1;
    }
  }

  private postcodeLevel(source: Extract<AxisSource, { kind: "postcodes" }>, row: number): number {
    const lane = this.postcode as WordLanes;
    return source.levelOf(lane.word(0, row), lane.word(1, row));
  }

  private lane(use: TextUse): VerdictLane {
    const coded = this.plan.coded.findIndex(({ column }) => column === use.column);
    const table = this.textTables[coded];
    if (table === undefined) throw new Error(`column ${use.column} is used but not coded`);
    const lane = new VerdictLane(table.judgeWith(use.classify), coded);
    this.verdictLanes.push(lane);
    return lane;
  }

  private words(first: number): WordLanes {
    const lanes = new WordLanes(first);
    this.wordLanes.push(lanes);
    return lanes;
  }
}
