import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { LAST_LSOA_NUMBER } from "../vocab/small-areas.ts";
import { isOnly2021, type LsoaNumber, lsoaCode, lsoaNumber } from "./area-code.ts";
import { AreaCodes, LSOA_NUMBERS } from "./area-codes.ts";
import { codeOfReason } from "./deprivation-code.ts";
import {
  areasOfVintage,
  decileOfRank,
  editionName,
  editionOfRanks,
  IMD_EDITIONS,
  LARGEST_RANK,
  type LsoaVintage,
} from "./imd-editions.ts";
import type { LsoaTableLayout } from "./reference-layout.ts";
import type { RowSpans } from "./row-reader.ts";
import { BLANK_NUMBER, wholeNumber } from "./whole-number.ts";

/** Deprivation of English areas in one edition of the IMD, or a part of it. */
export interface LsoaTable {
  readonly kind: "imd";
  /** "IMD 2019", or "IMD 2015 or 2019" where the file does not say. */
  readonly name: string;
  readonly vintage: LsoaVintage;
  readonly codes: AreaCodes;
  /** By number of the area; 0 or below where there is none. */
  readonly ranks: Int32Array;
}

interface BuiltTable {
  readonly table: LsoaTable;
  readonly notes: readonly Note[];
  /** Areas whose decile is not that of their rank. */
  readonly contradictions: number;
}

/** Collects the rows of one IMD file, then turns them into deciles once the edition is known. */
export class LsoaTableBuilder {
  readonly columns: readonly number[];
  readonly #file: string;
  readonly #layout: LsoaTableLayout;
  /** Areas in the order of the file; the arrays beside are by area, and take memory only where there is one. */
  readonly #areas: LsoaNumber[] = [];
  readonly #ranks = new Int32Array(LSOA_NUMBERS);
  readonly #deciles = new Int8Array(LSOA_NUMBERS);
  readonly #lines = new Int32Array(LSOA_NUMBERS);
  #outsideEngland = 0;
  #highestRank = 0;
  #has2021Code = false;

  constructor(file: string, layout: LsoaTableLayout) {
    this.#file = file;
    this.#layout = layout;
    this.columns = [layout.lsoa, layout.rank, layout.decile];
  }

  add({ bytes, starts, ends, line }: RowSpans): void {
    const lsoa = lsoaNumber(bytes, starts[0]!, ends[0]!);
    if (lsoa < 0) {
      // Other nations' areas, and the source line under the table.
      if (ends[0]! > starts[0]!) this.#outsideEngland += 1;
      return;
    }
    const rank = wholeNumber(bytes, starts[1]!, ends[1]!);
    const decile = wholeNumber(bytes, starts[2]!, ends[2]!);
    if (rank !== BLANK_NUMBER && (rank < 1 || rank > LARGEST_RANK))
      throw this.#rankOutOfRange(line, LARGEST_RANK);
    if (decile !== BLANK_NUMBER && (decile < 1 || decile > 10)) {
      throw this.#wrong(line, "the IMD decile is not a whole number from 1 to 10");
    }
    const lineBefore = this.#lines[lsoa]!;
    if (lineBefore === 0) {
      this.#areas.push(lsoa);
      this.#ranks[lsoa] = rank;
      this.#deciles[lsoa] = decile;
      this.#lines[lsoa] = line;
    } else if (this.#ranks[lsoa] !== rank || this.#deciles[lsoa] !== decile) {
      throw this.#wrong(line, `${lsoaCode(lsoa)} has another rank or decile than on line ${lineBefore}`);
    }
    this.#highestRank = Math.max(this.#highestRank, rank);
    this.#has2021Code ||= isOnly2021(lsoa);
  }

  build(): BuiltTable {
    if (this.#areas.length === 0) {
      throw this.#wrong(undefined, "no row has an English LSOA code (E01 and six digits)");
    }
    const vintage = this.#vintage();
    const areas = vintage === undefined ? undefined : areasOfVintage(vintage);
    const codes = new AreaCodes();
    let contradictions = 0;
    let withoutRank = 0;
    for (const lsoa of this.#areas) {
      const stated = this.#deciles[lsoa]!;
      const ranked = this.#decileOfRank(lsoa, areas);
      if (stated !== BLANK_NUMBER && ranked !== undefined && ranked !== stated) contradictions += 1;
      const decile = stated === BLANK_NUMBER ? ranked : stated;
      if (decile === undefined) withoutRank += 1;
      codes.set(lsoa, decile ?? codeOfReason("no-rank"));
    }
    const name =
      (vintage === 2011 && this.#layout.authorityYear === undefined
        ? editionOfRanks(this.#ranks)?.name
        : undefined) ?? editionName(vintage, this.#layout.authorityYear);
    return {
      table: {
        kind: "imd",
        name,
        vintage: vintage ?? (this.#has2021Code ? 2021 : 2011),
        codes,
        ranks: this.#ranks,
      },
      contradictions,
      notes: this.#notes({ name, areas, contradictions, withoutRank }),
    };
  }

  /** From the header, else the exact number of areas, else what only one edition has. */
  #vintage(): LsoaVintage | undefined {
    if (this.#layout.vintage === 2011 && this.#areas.some(wasMadeFor2021)) {
      throw this.#wrong(
        undefined,
        "the header says areas of 2011, and there are codes made for 2021 among them",
      );
    }
    if (this.#layout.vintage !== undefined) return this.#layout.vintage;
    const byCount = IMD_EDITIONS.find((edition) => edition.areas === this.#areas.length);
    if (byCount !== undefined) return byCount.vintage;
    return this.#has2021Code || this.#highestRank > areasOfVintage(2011) ? 2021 : undefined;
  }

  #decileOfRank(lsoa: LsoaNumber, areas: number | undefined): number | undefined {
    const rank = this.#ranks[lsoa]!;
    const line = this.#lines[lsoa]!;
    if (rank === BLANK_NUMBER) return undefined;
    if (areas !== undefined) {
      if (rank > areas) throw this.#rankOutOfRange(line, areas);
      return decileOfRank(rank, areas);
    }
    if (this.#deciles[lsoa] !== BLANK_NUMBER) return undefined;
    throw inputError({
      code: "imd-edition-unknown",
      file: this.#file,
      line,
      message: "the table has ranks without deciles, and does not say of which edition",
      hint: 'Name the LSOA column "LSOA code (2011)" or "LSOA code (2021)", or add a column IMD_DECILE.',
    });
  }

  #notes(found: {
    name: string;
    areas: number | undefined;
    contradictions: number;
    withoutRank: number;
  }): Note[] {
    const { name, areas, contradictions, withoutRank } = found;
    const file = this.#file;
    const size = this.#areas.length;
    const notes: Note[] = [];
    const warn = (code: string, text: string): number => notes.push({ code, level: "warning", text });
    if (areas === undefined || size < areas) {
      const whole = areas === undefined ? "fewer than any edition" : `of ${grouped(areas)}`;
      warn(
        "imd-partial",
        `${file} (${name}) has ${grouped(size)} areas, ${whole}. People who live in other areas count as unknown.`,
      );
    }
    if (contradictions > 0) {
      warn(
        "imd-rank-decile-differ",
        `${file}: in ${grouped(contradictions)} of ${grouped(size)} areas the decile is not that of the rank among ` +
          `${grouped(areas ?? 0)}. The decile counts.`,
      );
    }
    if (withoutRank > 0) {
      warn("imd-no-rank", `${file}: ${grouped(withoutRank)} areas have neither rank nor decile.`);
    }
    if (this.#outsideEngland > 0) {
      notes.push({
        code: "imd-outside-england",
        level: "note",
        text: `${file}: ${grouped(this.#outsideEngland)} rows are not English LSOAs and are left out.`,
      });
    }
    return notes;
  }

  #rankOutOfRange(line: number, areas: number): Error {
    return this.#wrong(line, `the IMD rank is not a whole number from 1 to ${grouped(areas)}`);
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "reference-invalid",
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the table or download it again.",
    });
  }
}

/** Invented areas have codes beyond those of any census. */
const wasMadeFor2021 = (lsoa: LsoaNumber): boolean => isOnly2021(lsoa) && lsoa <= LAST_LSOA_NUMBER[2021];
