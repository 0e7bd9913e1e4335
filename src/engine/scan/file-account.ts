import { createHash, type Hash } from "node:crypto";
import { EXCLUSIONS, REJECTION } from "../../vocab/exclusions.ts";
import type { CountedFile } from "../counted-list.ts";
import type { FileQuestion, Question } from "../question.ts";
import type { Candidates } from "../scanner/candidates.ts";
import type { CodedChunk } from "../scanner/chunk.ts";
import { type CountingPlan, countingPlan, type RowSource, type Told } from "../scanner/counting-plan.ts";
import { NO_COLUMN } from "../scanner/held-stretch.ts";
import { LEFT_OUT } from "../scanner/left-out.ts";
import type { RowsTold, Tallies } from "../scanner/stretch-counter.ts";
import type { DuplicateFilter } from "./duplicate-filter.ts";
import { RowLister } from "./row-lister.ts";
import { TextTable, type Verdicts } from "./text-table.ts";

const LINES_KEPT = 5;

export interface FileAccountOptions {
  readonly headerLines: number;
  /** The texts of a sample of the file, when its rows are counted too. */
  readonly tables: readonly TextTable[] | undefined;
  /** The file's bytes before its first record, when its hash is taken on the way. */
  readonly hashedHead: Uint8Array | undefined;
  readonly duplicates: DuplicateFilter;
}

/**
 * What one thread alone knows of a file: what its texts mean, which pathways came before, and the account of its rows.
 * Stretches come in the order of the file.
 */
export class FileAccount {
  readonly plan: CountingPlan;
  read = 0;
  rejected = 0;
  readonly tallies: Tallies[] = [];
  private readonly question: Question;
  private readonly file: FileQuestion;
  private readonly tables: readonly TextTable[];
  private readonly uses: readonly { readonly table: TextTable; readonly verdicts: Verdicts }[];
  /** Per scanner and table of verdicts, how many texts it has been told of. */
  private readonly told: number[][] = [];
  private readonly admitted: Uint8Array[];
  /** What tells levels row by row, over the readable rows of the file. */
  private readonly rowSources: readonly RowSource[];
  /** Readable rows before the chunk entered last. */
  private rowsBefore = 0;
  private rowsEntered = 0;
  private readonly duplicates: DuplicateFilter;
  private readonly lister: RowLister;
  private readonly digest: Hash | undefined;
  private readonly rejectedLines: number[] = [];
  private surplusDropped = 0;
  private line: number;

  constructor(question: Question, file: FileQuestion, options: FileAccountOptions) {
    const { plan, uses, rowSources } = countingPlan(question, file);
    this.plan = plan;
    this.question = question;
    this.file = file;
    this.tables = options.tables ?? file.plan.coded.map(() => new TextTable());
    this.uses = uses.map(({ classify }, use) => {
      const table = this.tables[plan.verdictsOn[use] as number] as TextTable;
      return { table, verdicts: table.judgeWith(classify) };
    });
    this.admitted = question.filters.map(() => new Uint8Array(0));
    this.rowSources = rowSources;
    this.duplicates = options.duplicates;
    this.lister = new RowLister(file);
    this.line = options.headerLines + 1;
    if (options.hashedHead !== undefined) this.digest = createHash("sha256").update(options.hashedHead);
  }

  /** SHA-256 of the file where its bytes came by in order. */
  get sha256(): string | undefined {
    return this.digest?.digest("hex");
  }

  /** What the scanner must know to judge a chunk that has been entered. */
  tell(chunk: CodedChunk): Told {
    return {
      verdicts: this.newVerdicts(chunk.scanner),
      admitted: this.admittedLevels(),
      rowLevels: this.rowSources.map((source) => this.levelsOf(source, chunk)),
    };
  }

  /** Takes in no more of a chunk that began at a wrong guess than its texts, which its scanner has numbered. */
  passOver({ scanner, newTexts }: CodedChunk): Told["verdicts"] {
    for (const fresh of newTexts) {
      this.tables[fresh.coded]?.absorb(scanner, { ...fresh, withTime: false });
    }
    return this.newVerdicts(scanner);
  }

  /** Enters a chunk into the account, its new texts among them; returns the line that it begins on. */
  enter(chunk: CodedChunk): number {
    for (const fresh of chunk.newTexts) this.tables[fresh.coded]?.absorb(chunk.scanner, fresh);
    const firstLine = this.line;
    this.digest?.update(chunk.bytes.subarray(chunk.from - chunk.origin, chunk.to - chunk.origin));
    this.rowsBefore = this.rowsEntered;
    this.rowsEntered += chunk.rows;
    this.read += chunk.rows + chunk.refused.length;
    this.rejected += chunk.refused.length;
    for (const { line } of chunk.refused) {
      if (this.rejectedLines.length === LINES_KEPT) break;
      this.rejectedLines.push(firstLine + line);
    }
    this.surplusDropped += chunk.surplusDropped;
    this.line += chunk.lines;
    return firstLine;
  }

  duplicatesAmong(candidates: Candidates): Int32Array<ArrayBuffer> {
    return this.duplicates.filter(candidates);
  }

  /** Hands on what was asked of a chunk's rows, row by row. */
  tellRows(chunk: CodedChunk, firstLine: number, { leftOut, kept }: RowsTold): void {
    if (kept !== undefined) this.file.keeps?.take(kept, chunk.bytes);
    this.list(chunk, firstLine, leftOut);
  }

  /** Lists the rows of a chunk that are left out, and the refused records between them. */
  private list(chunk: CodedChunk, firstLine: number, leftOut: Int32Array | undefined): void {
    const { rejects } = this.question;
    if (leftOut === undefined) return;
    this.file.onCounted?.(chunk.rows, leftOut);
    if (rejects === undefined) return;
    let next = 0;
    const listRefused = (before: number): void => {
      for (; next < chunk.refused.length; next += 1) {
        const refused = chunk.refused[next] as CodedChunk["refused"][number];
        if (refused.before > before) return;
        const found = { line: firstLine + refused.line, reason: REJECTION, column: undefined };
        rejects(this.lister.row(chunk.bytes, refused, found));
      }
    };
    for (let at = 0; at < leftOut.length; at += LEFT_OUT.width) {
      const item = (name: Exclude<keyof typeof LEFT_OUT, "width">) => leftOut[at + LEFT_OUT[name]] as number;
      listRefused(item("row"));
      const fault = item("fault");
      const found = {
        line: firstLine + item("line"),
        reason: EXCLUSIONS[item("fate")] as string,
        column: fault === NO_COLUMN ? undefined : fault,
      };
      rejects(this.lister.row(chunk.bytes, { start: item("start"), end: item("end") }, found));
    }
    listRefused(chunk.rows);
  }

  /** Adds what a scanner counted. */
  add(scanner: number, tallies: Tallies): void {
    this.tallies.push(tallies);
    this.tables.forEach((table, coded) => {
      const counts = tallies.texts[coded];
      if (counts !== undefined) table.addCounts(scanner, counts);
    });
  }

  finish(file: { readonly sha256: string; readonly bytes: number }): CountedFile {
    const { tables, tallies, file: asked } = this;
    this.refuseOtherRows();
    const summaries = tables.map((table) => table.summary());
    const sum = (of: (tallies: Tallies) => number): number =>
      tallies.reduce((total, one) => total + of(one), 0);
    return {
      name: asked.name,
      ...file,
      rows: this.read,
      rejected: this.rejected,
      rejectedLines: this.rejectedLines,
      surplusDropped: this.surplusDropped,
      texts: summaries.map(({ texts }) => texts),
      verdicts: summaries.map(({ verdicts }) => verdicts),
      withTime: tables.map(({ withTime }) => withTime),
      windows1252: tables.map(({ windows1252 }) => windows1252),
      present: asked.plan.presence.map((_, column) => sum(({ present }) => present[column] ?? 0)),
      postcodes: {
        blank: sum(({ postcodes }) => postcodes.blank),
        unreadable: sum(({ postcodes }) => postcodes.unreadable),
        readable: sum(({ postcodes }) => postcodes.readable),
      },
      analysed: sum(({ analysed }) => analysed),
      sourcePairs: (tallies[0]?.sourcePairs ?? []).map(({ chosen, other }, pair) => ({
        chosen,
        other,
        both: sum(({ sourcePairs }) => sourcePairs[pair]?.both ?? 0),
        differ: sum(({ sourcePairs }) => sourcePairs[pair]?.differ ?? 0),
      })),
      rivals: asked.rivals.map(({ chosen, other }, pair) => ({
        chosen: chosen.column,
        other: other.column,
        differ: sum(({ rivalsDiffer }) => rivalsDiffer[pair] ?? 0),
      })),
    };
  }

  /** Levels told for rows that are not those of the file would count wrong in silence. */
  private refuseOtherRows(): void {
    for (const source of this.rowSources) {
      if (source.kind !== "rows" || source.levels.length === this.rowsEntered) continue;
      throw new Error(`${source.levels.length} levels for ${this.rowsEntered} rows`);
    }
  }

  /** Verdicts on the scanner's texts that it has not been told of. */
  private newVerdicts(scanner: number): Int32Array[] {
    const told = this.told[scanner] ?? this.uses.map(() => 0);
    this.told[scanner] = told;
    return this.uses.map(({ table, verdicts }, use) => {
      const fresh = table.verdictsFor(scanner, verdicts, told[use] as number);
      told[use] = (told[use] as number) + fresh.length;
      return fresh;
    });
  }

  /** Levels of open axes come with new texts, so this is looked at again whenever there are more. */
  private admittedLevels(): Uint8Array[] {
    this.question.filters.forEach(({ axis, admits }, index) => {
      const levels = this.question.axes[axis]?.levels.length ?? 0;
      const known = this.admitted[index] as Uint8Array;
      if (known.length === levels) return;
      this.admitted[index] = Uint8Array.from({ length: levels }, (_, level) => (admits(level) ? 1 : 0));
    });
    return this.admitted;
  }

  /** Levels of a chunk's rows, in memory of their own: a part of an array takes the whole of it to another thread. */
  private levelsOf(source: RowSource, { postcodes, rows }: CodedChunk): Uint8Array | Int32Array {
    if (source.kind === "rows") return source.levels.slice(this.rowsBefore, this.rowsBefore + rows);
    if (postcodes === undefined) throw new Error("the plan of the scan has no postcodes");
    const levels = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      levels[row] = source.levelOf(postcodes[row * 2] as number, postcodes[row * 2 + 1] as number);
    }
    return levels;
  }
}
