import { inputError } from "../errors.ts";
import { type LsoaNumber, lsoaCode, plainLsoa, readAreaCode } from "./area-code.ts";
import { AreaCodes } from "./area-codes.ts";
import { codeOfQuintile, codeOfReason, type DeprivationCode, quintileOfCode } from "./deprivation-code.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { LsoaTable } from "./lsoa-table.ts";
import type { ReferenceSource } from "./reference-table.ts";

/** The deprivation of areas by code, in one edition, with a way over from the areas of the other census. */
export class AreaLookup {
  readonly vintage: LsoaVintage;
  readonly name: string;
  readonly #codes: AreaCodes;
  /** Deciles of the areas that an area of the other census became, as bits; only for areas not in the table. */
  readonly #successors = new Map<LsoaNumber, number>();

  /** Files of one edition may be parts of it (a table per region). Throws when they contradict each other. */
  constructor(tables: readonly [ReferenceSource<LsoaTable>, ...ReferenceSource<LsoaTable>[]]) {
    const [{ table: first, file }, ...others] = tables;
    this.vintage = first.vintage;
    this.name = tables.find(({ table }) => !table.name.includes(" or "))?.table.name ?? first.name;
    this.#codes = others.length === 0 ? first.codes : new AreaCodes(first.codes);
    for (const other of others) this.#merge(other, file);
  }

  /** Number of areas. */
  get size(): number {
    return this.#codes.size;
  }

  get hasBridges(): boolean {
    return this.#successors.size > 0;
  }

  has(lsoa: LsoaNumber): boolean {
    return this.#codes.has(lsoa);
  }

  /** Decile or reason of an area; one of the other census counts through its successors. */
  ofLsoa(lsoa: LsoaNumber): DeprivationCode {
    return this.#codes.get(lsoa) ?? this.#ofSuccessors(lsoa);
  }

  /** As `ofLsoa`, for an area code as it stands in a list. */
  ofText(text: string): DeprivationCode {
    const plain = plainLsoa(text);
    if (plain >= 0) return this.ofLsoa(plain);
    const area = readAreaCode(text);
    return "code" in area ? area.code : this.ofLsoa(area.lsoa);
  }

  /** Says that a part of `other` (an area of the other census) is now a part of `own`. */
  addSuccessor(other: LsoaNumber, own: LsoaNumber): void {
    const decile = this.#codes.get(own);
    if (decile === undefined || decile < 1 || this.#codes.has(other)) return;
    this.#successors.set(other, (this.#successors.get(other) ?? 0) | (1 << decile));
  }

  /** Is the area one that only its successors give a decile, or none because they differ? */
  isBridged(lsoa: LsoaNumber): boolean {
    return !this.#codes.has(lsoa) && this.#successors.has(lsoa);
  }

  #ofSuccessors(lsoa: LsoaNumber): DeprivationCode {
    const deciles = DECILES.filter((decile) => ((this.#successors.get(lsoa) ?? 0) >> decile) & 1);
    if (deciles.length === 0) return codeOfReason("lsoa-not-found");
    if (deciles.length === 1) return deciles[0]!;
    const quintiles = new Set(deciles.map(quintileOfCode));
    const [quintile] = quintiles;
    return quintiles.size === 1 ? codeOfQuintile(quintile!) : codeOfReason("lsoa-split");
  }

  #merge({ table, file }: ReferenceSource<LsoaTable>, before: string): void {
    for (const [lsoa, code] of table.codes.entries()) {
      const known = this.#codes.get(lsoa);
      if (known !== undefined && known !== code) {
        throw inputError({
          code: "reference-contradiction",
          file,
          message: `${lsoaCode(lsoa)} has another decile than in ${before}`,
          hint: "Give one edition of the IMD only.",
        });
      }
      this.#codes.set(lsoa, code);
    }
  }
}

const DECILES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
