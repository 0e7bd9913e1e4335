import type { AxisSource, FileQuestion, TextUse } from "../question.ts";
import type { CodedChunk } from "./chunk.ts";
import { type RowLayout, rowLayout, type ScanPlan } from "./scan-plan.ts";
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

interface AxisLanes {
  readonly sources: readonly (VerdictLane | Extract<AxisSource, { kind: "postcodes" }>)[];
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
  private readonly maskNumbers: number[][][] = [];
  private masks: readonly (readonly number[])[] = [];
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
    this.maskNumbers[scanner] ??= this.presence.map(() => []);
    for (const { lane, masks } of chunk.newMasks) this.maskNumbers[scanner]?.[lane]?.push(...masks);
    this.masks = this.maskNumbers[scanner] ?? [];
    for (const lane of this.verdictLanes) lane.use(chunk);
    for (const lane of this.wordLanes) lane.use(chunk);
  }

  /** The level of every axis: that of the first source with a usable one, else the most telling problem. */
  levelsInto(levels: Int32Array, row: number): void {
    const { axes, firstKnown } = this;
    for (let axis = 0; axis < axes.length; axis += 1) {
      const { sources } = axes[axis] as AxisLanes;
      const known = firstKnown[axis] as number;
      let level = 0;
      for (let index = 0; index < sources.length; index += 1) {
        const source = sources[index] as VerdictLane | Extract<AxisSource, { kind: "postcodes" }>;
        const found = source instanceof VerdictLane ? source.at(row) : this.postcodeLevel(source, row);
        if (found >= known) {
          level = found;
          break;
        }
        if (level === 0) level = found;
      }
      levels[axis] = level;
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

  mask(lane: number, row: number): number {
    return this.masks[lane]?.[this.presence[lane]?.at(row) as number] ?? 0;
  }

  place(row: number): { line: number; start: number; end: number } {
    return { line: this.lineLane.at(row), start: this.startLane.at(row), end: this.endLane.at(row) };
  }

  tallyAnalysed(row: number, firstLine: number): void {
    const { codes } = this.chunk as CodedChunk;
    for (let coded = 0; coded < this.tallies.length; coded += 1) {
      const tally = this.tallies[coded] as ScannerTexts;
      const number = codes[row + coded] as number;
      const before = tally.analysed[number] as number;
      tally.analysed[number] = before + 1;
      if (before === 0) tally.firstLine[number] = firstLine + this.lineLane.at(row);
    }
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
