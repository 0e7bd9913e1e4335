/** Which columns of a file say whose row it is, and which others are wanted of it. Columns are positions in the header. */
export interface PersonPlan {
  readonly delimiter: number;
  readonly fieldCount: number;
  readonly nhsNumber?: number;
  readonly pseudonym?: number;
  readonly local?: number;
  /** Columns whose distinct texts are numbered; `dates` adds the fast path for dates of a common shape. */
  readonly coded: readonly { readonly column: number; readonly dates: boolean }[];
}

/** The rows of one stretch: whose each is, in words that only equal identifiers share, and its coded texts. */
export interface PersonRows {
  readonly rows: number;
  /** Integers per row: those of `IDENTIFIER_WORDS`, then one for each coded column. */
  readonly stride: number;
  readonly values: Int32Array;
}

/**
 * Where the words of a row stand. Two words for each identifier, both 0 where there is none that can be used; `bad` is 1
 * where something stands for an NHS number that is none. Words of different kinds of identifier are never equal.
 */
export const IDENTIFIER_WORDS = { nhsNumber: 0, pseudonym: 2, local: 4, bad: 6, width: 7 } as const;

/** The two highest bits of a second word say what kind it is of; a valid NHS number has 01 there. */
const WORD = 0x3fff_ffff;
const LOCAL = 0x8000_0000 | 0;

export const pseudonymWord = (second: number): number => second & WORD;
export const localWord = (second: number): number => (second & WORD) | LOCAL;
