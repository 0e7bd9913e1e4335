import type { LsoaNumber } from "./area-code.ts";
import type { DeprivationCode } from "./deprivation-code.ts";

/** Numbers in English LSOA codes have six digits. */
export const LSOA_NUMBERS = 1_000_000;
const ABSENT = 0;

/** Deprivation by area: a byte for every number there may be, of which only those used take memory. */
export class AreaCodes {
  readonly #codes: Int8Array;
  #size = 0;

  constructor(like?: AreaCodes) {
    this.#codes = like === undefined ? new Int8Array(LSOA_NUMBERS) : like.#codes.slice();
    this.#size = like?.size ?? 0;
  }

  /** Number of areas. */
  get size(): number {
    return this.#size;
  }

  get(lsoa: LsoaNumber): DeprivationCode | undefined {
    const code = this.#codes[lsoa];
    return code === ABSENT ? undefined : code;
  }

  has(lsoa: LsoaNumber): boolean {
    return this.get(lsoa) !== undefined;
  }

  set(lsoa: LsoaNumber, code: DeprivationCode): void {
    if (this.#codes[lsoa] === ABSENT) this.#size += 1;
    this.#codes[lsoa] = code;
  }

  /** Areas with their codes, by number. */
  *entries(): Generator<readonly [LsoaNumber, DeprivationCode]> {
    for (let lsoa = 0; lsoa < LSOA_NUMBERS; lsoa += 1) {
      const code = this.get(lsoa);
      if (code !== undefined) yield [lsoa, code];
    }
  }
}
