import { type CompletenessCell, CompletenessTally } from "../../cube/completeness-tally.ts";
import { CrossingTable } from "../../cube/crossing-table.ts";
import type { CubeTable } from "../../cube/cube.ts";
import type { SparseTable } from "../../cube/sparse-table.ts";
import { WaitTable } from "../../cube/wait-table.ts";
import * as reason from "../../vocab/exclusions.ts";
import { EXCLUSIONS } from "../../vocab/exclusions.ts";
import type { KeptRows } from "../kept-rows.ts";
import { NO_DAY } from "../question.ts";
import { type Candidates, candidatesOf } from "./candidates.ts";
import { CountingLanes } from "./counting-lanes.ts";
import type { CountingPlan, Told } from "./counting-plan.ts";
import { POSTCODE_BLANK, POSTCODE_UNREADABLE } from "./field-bytes.ts";
import { GrowingIntegers } from "./growing-integers.ts";
import { ANALYSED, type HeldStretch } from "./held-stretch.ts";
import { keptRowsOf } from "./keep-rows.ts";
import { leftOutOf } from "./left-out.ts";
import { MaskNumbers } from "./mask-numbers.ts";
import { ignoresEnd, RowJudge } from "./row-judge.ts";
import { PRESENCE_BITS, type RowLayout, rowLayout } from "./scan-plan.ts";
import { SourceComparison, type SourcePair } from "./source-comparison.ts";
import { type TextCounts, TextTallies } from "./text-tallies.ts";

/** Rows counted together, axis by axis: few enough for the processor's first cache. */
const BLOCK_ROWS = 128;

/** What the stretches of one scanner came to. */
export interface Tallies {
  readonly tables: readonly (CubeTable | SparseTable)[];
  /** By index of EXCLUSIONS. */
  readonly excluded: Float64Array;
  readonly analysed: number;
  /** Per coded column of the plan. */
  readonly texts: readonly TextCounts[];
  /** Per presence column of the plan, analysed rows that are not blank. */
  readonly present: readonly number[];
  readonly postcodes: { readonly blank: number; readonly unreadable: number; readonly readable: number };
  readonly endsBeforeStart: number;
  readonly statedDaysDiffer: number;
  readonly bornAfterClockStart: number;
  /** Per pair of rival columns, analysed rows in which they differ. */
  readonly rivalsDiffer: Float64Array;
  /** Empty when nothing was asked of it. */
  readonly completeness: readonly CompletenessCell[];
  readonly sourcePairs: readonly SourcePair[];
}

/** What is said of single rows of a stretch, to whoever asked for it. */
export interface RowsTold {
  /** See `LEFT_OUT`. */
  readonly leftOut: Int32Array<ArrayBuffer> | undefined;
  readonly kept: KeptRows | undefined;
}

interface CountOptions {
  /** Places among the stretch's candidates. */
  readonly duplicates: Int32Array;
  /** Line of the file that the stretch begins on. */
  readonly firstLine: number;
  /** Masks so far, per lane of them. */
  readonly masks: readonly number[];
}

/** Levels of an axis that a crossing works its cells out from; of providers, sites and the like none is known beforehand. */
const roomFor = ({ levels, firstKnown }: CountingPlan["axes"][number]): number =>
  levels > firstKnown ? levels : UNSEEN_LEVELS;
const UNSEEN_LEVELS = 512;

/**
 * Judges and counts one scanner's stretches. Rows are only integers here; every judgement of a text was made once,
 * elsewhere, and is told beforehand.
 */
export class StretchCounter {
  private readonly plan: CountingPlan;
  private readonly layout: RowLayout;
  private readonly verdicts: readonly GrowingIntegers[];
  private readonly lanes: CountingLanes;
  private readonly judgement: RowJudge;
  private readonly tables: readonly (WaitTable | CrossingTable)[];
  private readonly levels: readonly Int32Array[];
  private readonly days = new Int32Array(BLOCK_ROWS);
  /** Where pathways are followed, days to the entry. */
  private readonly entries = new Int32Array(BLOCK_ROWS);
  private readonly excluded = new Float64Array(EXCLUSIONS.length);
  private readonly texts: TextTallies;
  private readonly postcodes = { blank: 0, unreadable: 0, readable: 0 };
  private readonly rivalsDiffer: Float64Array;
  private readonly completeness: CompletenessTally | undefined;
  private readonly comparison: SourceComparison | undefined;
  private analysed = 0;
  private endsBeforeStart = 0;
  private statedDaysDiffer = 0;
  private bornAfterClockStart = 0;

  constructor(plan: CountingPlan) {
    const { axes, stratum, tables, completeness, compared } = plan;
    this.plan = plan;
    this.layout = rowLayout(plan.scan);
    this.verdicts = plan.verdictsOn.map(() => new GrowingIntegers());
    this.lanes = new CountingLanes(plan, this.verdicts);
    this.judgement = new RowJudge(plan, this.lanes);
    this.levels = axes.map(() => new Int32Array(BLOCK_ROWS));
    const strata = stratum === undefined ? 1 : (axes[stratum]?.levels ?? 1);
    this.tables = tables.map((ofTable) => {
      const ofAxes = ofTable.flatMap((axis) => axes[axis] ?? []);
      if (ofTable.length > 1) return new CrossingTable({ axes: ofTable, levels: ofAxes.map(roomFor) });
      return new WaitTable({ axes: ofTable, stratum, strata, levels: ofAxes[0]?.levels ?? 1 });
    });
    this.texts = new TextTallies(plan.scan.coded.length, this.layout);
    this.rivalsDiffer = new Float64Array(plan.rivals.length);
    this.completeness = completeness && new CompletenessTally(completeness, new MaskNumbers(), BLOCK_ROWS);
    this.comparison =
      compared && new SourceComparison(this.lanes.sourcesOf(compared.axis), compared.valueOfLevel);
  }

  /** Takes in verdicts; those on one text come once, in order of the texts' numbers. */
  learn(verdicts: Told["verdicts"]): void {
    verdicts.forEach((fresh, table) => {
      this.verdicts[table]?.append(fresh);
    });
  }

  /** Decides about every row but for duplicates, which are known by the keys of the candidates. */
  judge(stretch: HeldStretch, told: Told): Candidates {
    this.learn(told.verdicts);
    this.refuseUntold(stretch);
    stretch.rowLevels = told.rowLevels;
    this.lanes.use(stretch);
    this.judgement.judge(stretch, told.admitted);
    return candidatesOf(stretch, this.plan.scan, this.lanes);
  }

  /** Counts a stretch that was judged. Returns what was asked of its rows, row by row. */
  count(stretch: HeldStretch, { duplicates, firstLine, masks }: CountOptions): RowsTold {
    stretch.excludeKept(duplicates, reason.DUPLICATE_PATHWAY, this.plan.scan.pathway?.id);
    this.lanes.use(stretch);
    this.texts.makeRoom(stretch.texts, masks);
    for (let from = 0; from < stretch.keptRows; from += BLOCK_ROWS) {
      const until = Math.min(from + BLOCK_ROWS, stretch.keptRows);
      this.countBlock(stretch, from, until - from);
      this.texts.addKept(stretch, from, until, firstLine);
      if (this.plan.scan.postcode !== undefined) this.tallyPostcodes(stretch, from, until - from);
      this.countOddities(stretch, from, until - from);
    }
    this.analysed += stretch.keptRows;
    if (stretch.keptRows < stretch.rows) this.countExcluded(stretch);
    return {
      leftOut: this.plan.listsLeftOut ? leftOutOf(stretch, this.layout) : undefined,
      kept: keptRowsOf(stretch, this.plan, this.lanes, this.layout),
    };
  }

  /** `masks`: the blank/not-blank masks by number, per lane of them. */
  finish(masks: readonly (readonly number[])[]): Tallies {
    const { excluded, analysed, texts, postcodes, rivalsDiffer } = this;
    const { endsBeforeStart, statedDaysDiffer, bornAfterClockStart } = this;
    const tables = this.tables.map((table) => table.finish());
    const counts = { endsBeforeStart, statedDaysDiffer, bornAfterClockStart, rivalsDiffer };
    const present = this.presentRows(masks);
    const completeness = this.completeness?.finish() ?? [];
    const sourcePairs = this.comparison?.finish() ?? [];
    const known = { completeness, sourcePairs };
    return { tables, excluded, analysed, texts: texts.counts, present, postcodes, ...counts, ...known };
  }

  private presentRows(masks: readonly (readonly number[])[]): number[] {
    return this.plan.scan.presence.map((_, column) => {
      const lane = Math.floor(column / PRESENCE_BITS);
      const bit = 1 << (column % PRESENCE_BITS);
      const counts = this.texts.masks[lane] as Float64Array;
      return (masks[lane] ?? []).reduce(
        (rows, mask, number) => rows + ((mask & bit) === 0 ? 0 : (counts[number] ?? 0)),
        0,
      );
    });
  }

  /** Verdicts out of step with the texts would count wrong in silence. */
  private refuseUntold({ texts }: HeldStretch): void {
    this.plan.verdictsOn.forEach((coded, table) => {
      const told = this.verdicts[table]?.length;
      if (told !== texts[coded]) throw new Error(`${told} verdicts on the ${texts[coded]} texts of a column`);
    });
  }

  private countBlock(stretch: HeldStretch, from: number, rows: number): void {
    const { levels, days, entries, lanes, tables } = this;
    const { kept } = stretch;
    const { followUp } = this.plan;
    const waited = followUp === undefined ? stretch.days : stretch.followed.exits;
    const firstEntryTable = followUp?.firstEntryTable ?? tables.length;
    for (let axis = 0; axis < levels.length; axis += 1) {
      lanes.levelsInto(axis, levels[axis] as Int32Array, kept, from, rows);
    }
    for (let index = 0; index < rows; index += 1)
      days[index] = waited[kept[from + index] as number] as number;
    if (followUp !== undefined) {
      const entered = stretch.followed.entries;
      for (let index = 0; index < rows; index += 1)
        entries[index] = entered[kept[from + index] as number] as number;
    }
    for (let table = 0; table < tables.length; table += 1)
      (tables[table] as WaitTable | CrossingTable).add(
        levels,
        table < firstEntryTable ? days : entries,
        rows,
      );
    this.completeness?.add(levels, rows);
    this.comparison?.add(kept, from, rows);
  }

  private tallyPostcodes({ codes, lanes, kept }: HeldStretch, from: number, rows: number): void {
    const { postcodes, layout } = this;
    for (let index = 0; index < rows; index += 1) {
      const high = codes[(kept[from + index] as number) * lanes + layout.postcode];
      if (high === POSTCODE_BLANK) postcodes.blank += 1;
      else if (high === POSTCODE_UNREADABLE) postcodes.unreadable += 1;
      else postcodes.readable += 1;
    }
  }

  /** What is odd about analysed rows without putting them outside the list. */
  private countOddities({ kept, days }: HeldStretch, from: number, rows: number): void {
    const { birth, start, statedDays, clockEnd, rivals } = this.lanes;
    for (let index = from; index < from + rows; index += 1) {
      const row = kept[index] as number;
      for (let pair = 0; pair < rivals.length; pair += 1) {
        const { chosen, other } = rivals[pair] as (typeof rivals)[number];
        if (chosen.at(row) !== other.at(row))
          this.rivalsDiffer[pair] = (this.rivalsDiffer[pair] as number) + 1;
      }
      if (start === undefined) continue;
      const started = start.at(row);
      if (birth !== undefined && birth.at(row) > started) this.bornAfterClockStart += 1;
      if (clockEnd !== undefined && ignoresEnd(started, clockEnd.at(row))) this.endsBeforeStart += 1;
      if (statedDays === undefined) continue;
      const stated = statedDays.at(row);
      if (stated > NO_DAY && stated !== days[row]) this.statedDaysDiffer += 1;
    }
  }

  private countExcluded(stretch: HeldStretch): void {
    const { fates, rows } = stretch;
    for (let row = 0; row < rows; row += 1) {
      const fate = fates[row] as number;
      if (fate === ANALYSED) continue;
      this.excluded[fate] = (this.excluded[fate] as number) + 1;
      this.texts.addExcluded(stretch, row);
      if (fate < reason.CLOCK_START_MISSING || fate > reason.CLOCK_START_IN_FUTURE) continue;
      for (let axis = 0; axis < this.levels.length; axis += 1) {
        (this.levels[axis] as Int32Array)[0] = this.lanes.levelOf(axis, row);
      }
      for (const table of this.tables) table.addUnknownClockStart(this.levels, 0);
    }
  }
}
