import { Random } from "../stats/random.ts";

/** Small areas of an edition of the English Indices of Deprivation, and the LSOA boundaries it is on. */
export const IMD_EDITIONS = {
  "2019": { areas: 32_844, lsoaYear: 2011, districtYear: 2019 },
  "2025": { areas: 33_755, lsoaYear: 2021, districtYear: 2024 },
} as const;
export type ImdEdition = keyof typeof IMD_EDITIONS;

/** E019… lies above every LSOA code in use, so an invented area cannot be taken for a real one. */
export const FIRST_AREA_CODE = 1_900_000;
const AREA_STREAM = 0xffff_fff0;
const TENTHS = 10;

/** Invented small areas: area `i` has the LSOA code E0 + (1900000 + i), a national rank, decile and quintile (1 = most deprived). */
export interface Areas {
  readonly edition: ImdEdition;
  readonly count: number;
  readonly ranks: Int32Array;
  readonly deciles: Uint8Array;
  readonly quintiles: Uint8Array;
}

/**
 * Areas whose ranks are spread evenly over the nation's and then shuffled, so each decile holds a tenth of them.
 * decile = ⌈10 × rank ÷ N⌉ and quintile = ⌈decile ÷ 2⌉, as in the published files.
 */
export const inventAreas = (seed: number, count: number, edition: ImdEdition): Areas => {
  const national = IMD_EDITIONS[edition].areas;
  const ranks = Int32Array.from(
    { length: count },
    (_, index) => Math.floor(((index + 0.5) * national) / count) + 1,
  );
  const random = new Random(seed, AREA_STREAM);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const held = ranks[last]!;
    ranks[last] = ranks[other]!;
    ranks[other] = held;
  }
  const deciles = Uint8Array.from(ranks, (rank) => Math.ceil((TENTHS * rank) / national));
  return { edition, count, ranks, deciles, quintiles: deciles.map((decile) => Math.ceil(decile / 2)) };
};
