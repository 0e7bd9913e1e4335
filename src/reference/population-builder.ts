import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { isCodeOf, LEVEL_NAMES, levelOfCode, vintageOfCodes } from "./area-level.ts";
import { checkResidents } from "./check-residents.ts";
import { type AreaLevel, isSubtotal, type PopulationLayout } from "./population-layout.ts";
import { isPercentage, memberOfHeading, type PopulationMember, plainHeading } from "./population-member.ts";
import type { AreaMembership, PopulationTable, ResidentGroup } from "./population-table.ts";
import type { RowSpans } from "./row-reader.ts";
import { rowText } from "./row-text.ts";
import { wholeNumber } from "./whole-number.ts";

/** What one population file holds. */
export interface BuiltPopulation {
  /** Undefined for a look-up, which counts nobody. */
  readonly table: PopulationTable | undefined;
  readonly memberships: readonly AreaMembership[];
  readonly notes: readonly Note[];
}

/** Collects the rows of one population file, then checks and sums them. */
export class PopulationBuilder {
  /** Positions of the columns wanted: the area, the counts (or category and value), the larger areas. */
  readonly columns: readonly number[];
  rows = 0;
  readonly #file: string;
  readonly #layout: PopulationLayout;
  /** Fields of the header. */
  readonly #width: number;
  /** Headings whose counts are kept, in the order of an area's counts. */
  readonly #headings: string[] = [];
  readonly #headingNumbers = new Map<string, number>();
  readonly #counts = new Map<string, number[]>();
  readonly #lines = new Map<string, number>();
  readonly #within: Map<string, string[]>[];
  #level: AreaLevel | undefined;
  #otherRows = 0;

  constructor(file: string, layout: PopulationLayout, width: number) {
    const { area, counts, within } = layout;
    this.#file = file;
    this.#layout = layout;
    this.#width = width;
    this.#level = area.level;
    this.#within = within.map(() => new Map());
    this.columns = [area.column, ...countColumns(counts), ...within.map(({ column }) => column)];
  }

  add(row: RowSpans): void {
    const code = rowText(row, 0).toUpperCase();
    this.#level ??= levelOfCode(code);
    if (this.#level === undefined || !isCodeOf(this.#level, code)) {
      // Areas of other kinds, and the source line under the table.
      if (code !== "") this.#otherRows += 1;
      return;
    }
    if (row.fields < this.#width)
      throw this.#wrong(row.line, "the row has fewer fields than the header: is it cut off?");
    this.rows += 1;
    if (this.#layout.counts.kind === "long") this.#addCategory(code, row);
    else this.#addArea(code, row);
    const first = this.columns.length - this.#within.length;
    this.#within.forEach((members, index) => {
      const larger = rowText(row, first + index).toUpperCase();
      if (larger === "") return;
      const lsoas = members.get(larger);
      if (lsoas === undefined) members.set(larger, [code]);
      else lsoas.push(code);
    });
  }

  build(): BuiltPopulation {
    const level = this.#level;
    if (level === undefined || this.rows === 0) {
      const wanted = level === undefined ? "area" : LEVEL_NAMES[level];
      throw this.#wrong(undefined, `no row has the code of an ${wanted}`.replace("an local", "a local"));
    }
    const vintage =
      level === "lsoa" ? (this.#layout.area.vintage ?? vintageOfCodes(this.#lines.keys())) : undefined;
    const memberships = this.#layout.within.map(({ level: larger }, index) => ({
      file: this.#file,
      level: larger,
      vintage,
      lsoas: this.#within[index] as ReadonlyMap<string, readonly string[]>,
    }));
    const notes = this.#otherRows === 0 ? [] : [this.#otherRowsNote(level)];
    if (this.#layout.counts.kind === "none") return { table: undefined, memberships, notes };
    const members = this.#members();
    const checked = checkResidents(this.#file, { members, counts: this.#counts, lines: this.#lines });
    const table = {
      name: `residents by ${kindsOf(checked.groups)}, ${LEVEL_NAMES[level]}${vintage === undefined ? "" : ` ${vintage}`}`,
      file: this.#file,
      level,
      vintage,
      groups: checked.groups,
      areas: checked.areas,
    };
    return { table, memberships, notes: [...notes, ...checked.notes] };
  }

  #addArea(code: string, row: RowSpans): void {
    const before = this.#lines.get(code);
    if (before !== undefined) {
      // A look-up may name an area once for each ward it touches.
      if (this.#layout.counts.kind === "none") return;
      throw this.#wrong(row.line, `${code} has a second row (the first is on line ${before})`);
    }
    this.#lines.set(code, row.line);
    if (this.#layout.counts.kind !== "wide") return;
    const counts = this.#layout.counts.columns.map((_, index) => this.#countAt(row, 1 + index));
    this.#counts.set(code, counts);
  }

  #addCategory(code: string, row: RowSpans): void {
    const category = rowText(row, 1);
    if (isPercentage(category)) return;
    const heading = plainHeading(category);
    let number = this.#headingNumbers.get(heading);
    if (number === undefined) {
      number = this.#headings.push(heading) - 1;
      this.#headingNumbers.set(heading, number);
    }
    const counts = this.#counts.get(code) ?? [];
    if (counts[number] !== undefined) {
      throw this.#wrong(row.line, `${code} has a second row for the same group`);
    }
    counts[number] = this.#countAt(row, 2);
    this.#counts.set(code, counts);
    if (!this.#lines.has(code)) this.#lines.set(code, row.line);
  }

  #countAt(row: RowSpans, slot: number): number {
    const count = wholeNumber(row.bytes, row.starts[slot] as number, row.ends[slot] as number);
    if (count >= 0) return count;
    throw this.#wrong(row.line, "a count of residents is not a whole number from 0 up");
  }

  /** Whom each of an area's counts counts; undefined for sums of others and for what no list is compared by. */
  #members(): (PopulationMember | undefined)[] {
    const { counts } = this.#layout;
    if (counts.kind === "wide") return counts.columns.map(({ member }) => member);
    return this.#headings.map((heading) => {
      if (isSubtotal(heading, this.#headings)) return undefined;
      const member = memberOfHeading(heading);
      if (member !== undefined || this.#isEmpty(heading)) return member;
      throw this.#wrong(undefined, `nobody can say whom its group "${heading}" counts`);
    });
  }

  /** "Does not apply" and its like are listed with nobody in them. */
  #isEmpty(heading: string): boolean {
    const number = this.#headingNumbers.get(heading) as number;
    return [...this.#counts.values()].every((counts) => (counts[number] ?? 0) === 0);
  }

  #otherRowsNote(level: AreaLevel): Note {
    const rows = `${grouped(this.#otherRows)} ${this.#otherRows === 1 ? "row has" : "rows have"}`;
    return {
      code: "population-other-rows",
      level: "note",
      text: `${this.#file}: ${rows} no ${LEVEL_NAMES[level]} code of England or Wales: nobody is counted there.`,
    };
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "population-invalid",
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the table or download it again.",
    });
  }
}

const countColumns = (counts: PopulationLayout["counts"]): number[] => {
  if (counts.kind === "long") return [counts.category, counts.value];
  return counts.kind === "wide" ? counts.columns.map(({ column }) => column) : [];
};

const KINDS: readonly (readonly [ResidentGroup["kind"], string])[] = [
  ["ethnic-category", "ethnic category"],
  ["ethnic-group", "ethnic group"],
  ["age", "age"],
  ["sex", "sex"],
];

function kindsOf(groups: readonly ResidentGroup[]): string {
  const kinds = new Set<string>(groups.map(({ kind }) => kind));
  if (groups.some((group) => group.kind === "age" && group.sex !== undefined)) kinds.add("sex");
  const words = KINDS.filter(([kind]) => kinds.has(kind)).map(([, word]) => word);
  return words.length === 0 ? "area" : words.join(" and ");
}
