import { WaitTable } from "../../cube/wait-table.ts";
import * as reason from "../../vocab/exclusions.ts";
import { EXCLUSIONS } from "../../vocab/exclusions.ts";
import { NO_DAY, type Question } from "../question.ts";
import { DuplicateFilter } from "./duplicate-filter.ts";
import type { FileLanes } from "./file-lanes.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import { ANALYSED, BLOCK_ROWS, type RowBlock } from "./row-block.ts";
import { RowJudge } from "./row-judge.ts";

/**
 * Counts coded rows, in file order, into the cube and the ledger. Rows are only integers here; every judgement was made
 * once per distinct text.
 */
export class RowCounter {
  read = 0;
  rejected = 0;
  analysed = 0;
  endsBeforeStart = 0;
  statedDaysDiffer = 0;
  bornAfterClockStart = 0;
  /** Analysed rows with an identifier of the patient. */
  identified = 0;
  readonly excluded = new Float64Array(EXCLUSIONS.length);
  readonly tables: readonly WaitTable[];
  readonly firstKnown: readonly number[];
  readonly duplicates: DuplicateFilter;

  private readonly judge: RowJudge;
  private readonly people: FingerprintSet | undefined;
  private readonly personKeys = new Int32Array(BLOCK_ROWS * 2);

  constructor(question: Question, expectedRows: number) {
    const { axes, stratum, files } = question;
    const strata = stratum === undefined ? 1 : (axes[stratum]?.levels.length ?? 1);
    this.firstKnown = axes.map(({ firstKnown }) => firstKnown);
    this.tables = question.tables.map((ofTable) => {
      const levels = ofTable[0] === undefined ? 1 : (axes[ofTable[0]]?.levels.length ?? 1);
      return new WaitTable({ axes: ofTable, stratum, strata, levels });
    });
    this.judge = new RowJudge(question);
    const hasPathways = files.some(({ plan }) => plan.pathway !== undefined);
    this.duplicates = new DuplicateFilter(hasPathways ? expectedRows : 0);
    const hasPeople = files.some(({ plan }) => plan.person.length > 0);
    this.people = hasPeople ? new FingerprintSet(2, expectedRows, false) : undefined;
  }

  /** Undefined when no file has an identifier of the patient. */
  get distinctPeople(): number | undefined {
    return this.people?.size;
  }

  /** Decides and counts the rows of a block; their fates are then in the block. */
  count(block: RowBlock, lanes: FileLanes): void {
    lanes.levelsInto(block);
    this.judge.judge(block, lanes);
    this.duplicates.filter(block, lanes);
    for (const table of this.tables) table.add(block);
    this.analysed += block.keptRows;
    if (block.keptRows < block.rows) this.countExcluded(block);
    if (lanes.person !== undefined) this.countPeople(block, lanes);
    this.countOddities(block, lanes);
  }

  private countExcluded(block: RowBlock): void {
    for (let row = 0; row < block.rows; row += 1) {
      const fate = block.fates[row] as number;
      if (fate === ANALYSED) continue;
      this.excluded[fate] = (this.excluded[fate] as number) + 1;
      if (fate < reason.CLOCK_START_MISSING || fate > reason.CLOCK_START_IN_FUTURE) continue;
      for (const table of this.tables) table.addUnknownClockStart(block.levels, row);
    }
  }

  private countPeople(block: RowBlock, { person }: FileLanes): void {
    const { people, personKeys } = this;
    if (people === undefined || person === undefined) return;
    for (let index = 0; index < block.keptRows; index += 1) {
      const at = block.keptAt[index] as number;
      personKeys[index * 2] = person.word(0, at);
      personKeys[index * 2 + 1] = person.word(1, at);
    }
    people.fetch(personKeys, block.keptRows);
    for (let index = 0; index < block.keptRows; index += 1) {
      const first = personKeys[index * 2] as number;
      const second = personKeys[index * 2 + 1] as number;
      if (first === 0 && second === 0) continue;
      this.identified += 1;
      people.add(first, second, 0, 0);
    }
  }

  /** What is odd about analysed rows without putting them outside the list. */
  private countOddities(block: RowBlock, lanes: FileLanes): void {
    const { birth, start, statedDays, clockEnd } = lanes;
    if (start === undefined) return;
    for (let index = 0; index < block.keptRows; index += 1) {
      const row = block.kept[index] as number;
      const at = block.keptAt[index] as number;
      if (birth !== undefined && birth.at(at) > start.at(at)) this.bornAfterClockStart += 1;
      if (clockEnd !== undefined && RowJudge.ignoresEnd(lanes, at)) this.endsBeforeStart += 1;
      const stated = statedDays?.at(at) ?? NO_DAY;
      if (stated > NO_DAY && stated !== block.days[row]) this.statedDaysDiffer += 1;
    }
  }
}
