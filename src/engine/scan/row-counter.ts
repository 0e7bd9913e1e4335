import { WaitTable } from "../../cube/wait-table.ts";
import type { CountedFile } from "../counted-list.ts";
import * as reason from "../exclusions.ts";
import { DAY_BLANK, type FileQuestion, NO_DAY, type Question, SCOPE } from "../question.ts";
import { finish } from "./byte-hash.ts";
import type { CodedChunk } from "./chunk.ts";
import { POSTCODE_BLANK, POSTCODE_UNREADABLE } from "./field-bytes.ts";
import { FileLanes } from "./file-lanes.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import { RowLister } from "./row-lister.ts";
import { PRESENCE_BITS } from "./scan-plan.ts";
import type { TextTable } from "./text-table.ts";

const ANALYSED = -1;
const LINES_KEPT = 5;
/**
 * An end date a few days before its clock start is one slip of entry, and the clock has stopped; an earlier one belongs
 * to an earlier period of the pathway and is ignored.
 */
const SLIP_DAYS = 6;
/** A hundred years: a stated wait beyond this is not a wait. */
const LONGEST_WAIT = 36_525;

/**
 * Counts coded rows, in file order, into the cube, the ledger and the quality tallies. Rows are only integers here;
 * every judgement was made once per distinct text.
 */
export class RowCounter {
  read = 0;
  rejected = 0;
  readonly excluded = new Float64Array(reason.EXCLUSIONS.length);
  analysed = 0;
  conflictingDuplicates = 0;
  endsBeforeStart = 0;
  statedDaysDiffer = 0;
  bornAfterClockStart = 0;
  readonly tables: WaitTable[];

  readonly firstKnown: readonly number[];

  private readonly question: Question;
  private readonly levels: Int32Array;
  private readonly pathways: FingerprintSet;
  private readonly people: FingerprintSet;
  private day = 0;
  private reasonColumn: number | undefined;

  constructor(question: Question, expectedRows: number) {
    this.question = question;
    this.firstKnown = question.axes.map(({ firstKnown }) => firstKnown);
    this.levels = new Int32Array(question.axes.length);
    const strata = question.stratum === undefined ? 1 : (question.axes[question.stratum]?.levels.length ?? 1);
    this.tables = question.tables.map((axes) => new WaitTable(axes, strata));
    const hasPathways = question.files.some(({ plan }) => plan.pathway !== undefined);
    const hasPeople = question.files.some(({ plan }) => plan.person.length > 0);
    this.pathways = new FingerprintSet(3, hasPathways ? expectedRows : 0, true);
    this.people = new FingerprintSet(2, hasPeople ? expectedRows : 0, false);
  }

  get distinctPeople(): number | undefined {
    return this.question.files.some(({ plan }) => plan.person.length > 0) ? this.people.size : undefined;
  }

  /** `tables`: the texts of a sample of the file, when its chunks are counted too. */
  file(file: FileQuestion, headerLines: number, tables?: readonly TextTable[]): FileCounter {
    return new FileCounter(this, new FileLanes(file, this.firstKnown, tables), headerLines);
  }

  /** Decides the fate of one row: an index of EXCLUSIONS, or ANALYSED with `day` set. */
  judge(lanes: FileLanes, row: number): number {
    const { question, levels } = this;
    lanes.levelsInto(levels, row);
    for (const { axis, admits } of question.filters) {
      if (!admits(levels[axis] as number)) return this.because(reason.FILTERED, undefined);
    }
    if (
      question.severalSnapshots &&
      lanes.snapshot !== undefined &&
      lanes.snapshot.at(row) !== question.snapshot
    ) {
      return this.because(reason.OTHER_SNAPSHOT, lanes.file.snapshot?.column);
    }
    let scope = 0;
    for (const lane of lanes.scope) scope |= lane.at(row);
    if (scope !== 0) {
      if ((scope & SCOPE.planned) !== 0)
        return this.because(reason.PLANNED, lanes.scopeColumn(row, SCOPE.planned));
      if ((scope & SCOPE.notRtt) !== 0)
        return this.because(reason.NOT_RTT, lanes.scopeColumn(row, SCOPE.notRtt));
    }
    return lanes.start === undefined
      ? this.judgeWaited(lanes, row, scope)
      : this.judgeStart(lanes, row, scope);
  }

  private judgeStart(lanes: FileLanes, row: number, scope: number): number {
    const { snapshot, earliestClockStart } = this.question;
    const { file } = lanes;
    const start = (lanes.start as { at(row: number): number }).at(row);
    if ((scope & SCOPE.clockStopped) !== 0) {
      return this.because(reason.CLOCK_STOPPED, lanes.scopeColumn(row, SCOPE.clockStopped));
    }
    const end = lanes.clockEnd?.at(row) ?? DAY_BLANK;
    const endIgnored = end > NO_DAY && start > NO_DAY && end < start - SLIP_DAYS;
    if (end > NO_DAY && !endIgnored && end <= (snapshot as number)) {
      return this.because(reason.CLOCK_STOPPED, file.clockEnd?.column);
    }
    const column = file.clock.kind === "start" ? file.clock.start.column : file.clock.days.column;
    if (start === DAY_BLANK) return this.because(reason.CLOCK_START_MISSING, column);
    if (start <= NO_DAY || start < earliestClockStart)
      return this.because(reason.CLOCK_START_INVALID, column);
    if (start > (snapshot as number)) return this.because(reason.CLOCK_START_IN_FUTURE, column);
    this.day = (snapshot as number) - start;
    if (this.isDuplicate(lanes, row, start))
      return this.because(reason.DUPLICATE_PATHWAY, lanes.plan.pathway?.id);
    if (endIgnored) this.endsBeforeStart += 1;
    const stated = lanes.statedDays?.at(row);
    if (stated !== undefined && stated > NO_DAY && stated !== this.day) this.statedDaysDiffer += 1;
    return ANALYSED;
  }

  private judgeWaited(lanes: FileLanes, row: number, scope: number): number {
    const column = lanes.file.clock.kind === "waited" ? lanes.file.clock.days.column : undefined;
    const waited = (lanes.waited as { at(row: number): number }).at(row);
    const { snapshot } = this.question;
    if ((scope & SCOPE.clockStopped) !== 0) {
      return this.because(reason.CLOCK_STOPPED, lanes.scopeColumn(row, SCOPE.clockStopped));
    }
    const end = lanes.clockEnd?.at(row) ?? DAY_BLANK;
    if (snapshot !== undefined && end > NO_DAY && end <= snapshot && end >= snapshot - Math.max(waited, 0)) {
      return this.because(reason.CLOCK_STOPPED, lanes.file.clockEnd?.column);
    }
    if (waited === DAY_BLANK) return this.because(reason.CLOCK_START_MISSING, column);
    if (waited <= NO_DAY || waited > LONGEST_WAIT) return this.because(reason.CLOCK_START_INVALID, column);
    if (snapshot !== undefined && snapshot - waited < this.question.earliestClockStart) {
      return this.because(reason.CLOCK_START_INVALID, column);
    }
    if (waited < 0) return this.because(reason.CLOCK_START_IN_FUTURE, column);
    this.day = waited;
    if (this.isDuplicate(lanes, row, waited))
      return this.because(reason.DUPLICATE_PATHWAY, lanes.plan.pathway?.id);
    return ANALYSED;
  }

  private because(exclusion: number, column: number | undefined): number {
    this.reasonColumn = column;
    return exclusion;
  }

  /** The same issuer, pathway, referral and clock start as an earlier row that reached this check. */
  private isDuplicate(lanes: FileLanes, row: number, start: number): boolean {
    const { pathway, referral } = lanes;
    if (pathway === undefined) return false;
    const first = pathway.word(0, row);
    const second = pathway.word(1, row);
    const third = pathway.word(2, row);
    if (first === 0 && second === 0 && third === 0) return false;
    const issuer = Math.imul(lanes.issuer(row) + 1, 0x9e3779b1) ^ Math.imul(start, 0x85ebca6b);
    const place = this.pathways.add(
      finish(first ^ issuer ^ (referral?.word(0, row) ?? 0)) | 1,
      finish(second + issuer + (referral?.word(1, row) ?? 0)),
      finish(third ^ Math.imul(issuer, 0xc2b2ae35) ^ (referral?.word(2, row) ?? 0)),
      lanes.rowHash.at(row),
    );
    if (place < 0) return false;
    if (this.pathways.noteAt(place) !== lanes.rowHash.at(row)) this.conflictingDuplicates += 1;
    return true;
  }

  /** Counts the row that `judge` let through. */
  count(lanes: FileLanes, row: number): void {
    const { levels, tables, day } = this;
    if (lanes.birth !== undefined && lanes.start !== undefined && lanes.birth.at(row) > lanes.start.at(row)) {
      this.bornAfterClockStart += 1;
    }
    const stratum = this.question.stratum === undefined ? 0 : (levels[this.question.stratum] as number);
    for (let index = 0; index < tables.length; index += 1) {
      const table = tables[index] as WaitTable;
      table.add(table.cell(levels, stratum), day);
    }
    if (lanes.person !== undefined) {
      const first = lanes.person.word(0, row);
      const second = lanes.person.word(1, row);
      if (first !== 0 || second !== 0) this.people.add(first, second, 0, 0);
    }
    this.analysed += 1;
  }

  /** Counts an excluded row, which may still belong to a group's unknown clock starts. */
  exclude(exclusion: number): number | undefined {
    this.excluded[exclusion] = (this.excluded[exclusion] as number) + 1;
    if (exclusion >= reason.CLOCK_START_MISSING && exclusion <= reason.CLOCK_START_IN_FUTURE) {
      const stratum =
        this.question.stratum === undefined ? 0 : (this.levels[this.question.stratum] as number);
      for (const table of this.tables) table.addUnknownClockStart(table.cell(this.levels, stratum));
    }
    return this.reasonColumn;
  }

  get wantsRejects(): boolean {
    return this.question.rejects !== undefined;
  }

  listRow(row: Parameters<NonNullable<Question["rejects"]>>[0]): void {
    this.question.rejects?.(row);
  }
}

/** Counts the chunks of one file. */
export class FileCounter {
  private readonly counter: RowCounter;
  private readonly lanes: FileLanes;
  private readonly lister: RowLister | undefined;
  private readonly present: Float64Array;
  private readonly rejectedLines: number[] = [];
  private readonly postcodes = { blank: 0, unreadable: 0, readable: 0 };
  private line: number;
  private rows = 0;
  private analysed = 0;
  private surplusDropped = 0;

  constructor(counter: RowCounter, lanes: FileLanes, headerLines: number) {
    const { file } = lanes;
    this.counter = counter;
    this.lanes = lanes;
    this.lister = counter.wantsRejects ? new RowLister(file) : undefined;
    this.present = new Float64Array(file.plan.presence.length);
    this.line = headerLines + 1;
  }

  /** Takes in the chunk's new texts and counts its rows. */
  add(chunk: CodedChunk): void {
    const { lanes, counter } = this;
    lanes.use(chunk);
    let refused = 0;
    let nextRefused = chunk.refused[0]?.before ?? Number.POSITIVE_INFINITY;
    for (let index = 0; index < chunk.rows; index += 1) {
      const row = index * chunk.lanes;
      while (nextRefused <= index) {
        this.refuse(chunk, refused);
        refused += 1;
        nextRefused = chunk.refused[refused]?.before ?? Number.POSITIVE_INFINITY;
      }
      const exclusion = counter.judge(lanes, row);
      if (exclusion === ANALYSED) {
        counter.count(lanes, row);
        this.tally(row);
      } else this.exclude(chunk, row, exclusion);
    }
    while (refused < chunk.refused.length) this.refuse(chunk, refused++);
    counter.read += chunk.rows + chunk.refused.length;
    this.rows += chunk.rows + chunk.refused.length;
    this.surplusDropped += chunk.surplusDropped;
    this.line += chunk.lines;
  }

  finish(file: { readonly sha256: string; readonly bytes: number }): CountedFile {
    const texts = this.lanes.textTables;
    return {
      name: this.lanes.file.name,
      ...file,
      rows: this.rows,
      rejectedLines: this.rejectedLines,
      surplusDropped: this.surplusDropped,
      texts: texts.map((table) => table.summary()),
      verdicts: texts.map((table) => (classify: (text: string) => number) => table.verdictsBy(classify)),
      withTime: texts.map(({ withTime }) => withTime),
      windows1252: texts.map(({ windows1252 }) => windows1252),
      present: [...this.present],
      postcodes: this.postcodes,
      analysed: this.analysed,
      rivals: this.lanes.file.rivals.map(({ chosen, other }, index) => ({
        chosen: chosen.column,
        other: other.column,
        differ: this.lanes.rivalsDiffer[index] as number,
      })),
    };
  }

  /** Every distinct text so far with the rows read, for deciding how a column is to be understood. */
  get textTables() {
    return this.lanes.textTables;
  }

  private tally(row: number): void {
    const { lanes } = this;
    this.analysed += 1;
    lanes.tallyAnalysed(row, this.line);
    if (lanes.rivalsDiffer.length > 0) lanes.tallyRivals(row);
    for (let lane = 0; lane < lanes.presence.length; lane += 1) {
      const mask = lanes.mask(lane, row);
      const first = lane * PRESENCE_BITS;
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        const column = first + 31 - Math.clz32(rest & -rest);
        this.present[column] = (this.present[column] as number) + 1;
      }
    }
    if (lanes.postcode === undefined) return;
    const high = lanes.postcode.word(0, row);
    if (high === POSTCODE_BLANK) this.postcodes.blank += 1;
    else if (high === POSTCODE_UNREADABLE) this.postcodes.unreadable += 1;
    else this.postcodes.readable += 1;
  }

  private exclude(chunk: CodedChunk, row: number, exclusion: number): void {
    const column = this.counter.exclude(exclusion);
    this.lanes.tallyExcluded(row);
    if (this.lister === undefined) return;
    const { line, start, end } = this.lanes.place(row);
    const name = reason.EXCLUSIONS[exclusion] as string;
    this.counter.listRow(
      this.lister.row(chunk.bytes, { start, end }, { line: this.line + line, reason: name, column }),
    );
  }

  private refuse(chunk: CodedChunk, index: number): void {
    const refused = chunk.refused[index];
    if (refused === undefined) return;
    this.counter.rejected += 1;
    const line = this.line + refused.line;
    if (this.rejectedLines.length < LINES_KEPT) this.rejectedLines.push(line);
    if (this.lister === undefined) return;
    const found = { line, reason: reason.REJECTION, column: undefined };
    this.counter.listRow(this.lister.row(chunk.bytes, refused, found));
  }
}
