import type { LsoaNumber } from "./area-code.ts";
import type { AreaGeography } from "./area-geography.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import { inwardOf, outwardOf, type PostcodeKey } from "./postcode-key.ts";

/** What postcodes of one place have in common, by number of the place. */
export interface PostcodePlaces {
  /** Reason why nobody there has an English quintile; 0 in England. */
  readonly outside: Int8Array;
  /** English areas by census; −1 where there is none. `unsaid` when the header does not name the census. */
  readonly lsoa2011: Int32Array;
  readonly lsoa2021: Int32Array;
  readonly unsaid: Int32Array;
  /** IMD rank that the directory states; 0 for none. */
  readonly rank: Int32Array;
  /** National decile that the directory states, else that of its rank; 0 for none. */
  readonly decile: Int8Array;
}

/** Which columns of areas a directory has. */
export interface DirectoryAreas {
  readonly lsoa2011: boolean;
  readonly lsoa2021: boolean;
  readonly unsaid: boolean;
}

export interface PostcodeIndex {
  /** Outward codes in order, and where the postcodes of each begin (one more than outward codes). */
  readonly outwards: Int32Array;
  readonly starts: Int32Array;
  /** Inward codes in order within an outward code, and beside them 2 × place + (1 when terminated). */
  readonly inwards: Uint16Array;
  readonly placed: Uint32Array;
}

export interface DirectoryFacts {
  readonly areas: DirectoryAreas;
  /** Its ranks, if it has them, are of the edition on areas of this census. */
  readonly rankVintage: LsoaVintage;
  readonly hasRanks: boolean;
  /** YYYY-MM of the last postcode that was introduced or terminated: how recent the directory is. */
  readonly latest: string | undefined;
  /** Postcode areas (AB … ZE) that it has postcodes of. */
  readonly postcodeAreas: number;
}

interface DirectoryParts {
  readonly index: PostcodeIndex;
  readonly places: PostcodePlaces;
  readonly facts: DirectoryFacts;
  readonly geographies: readonly AreaGeography[];
}

/**
 * A postcode directory in six bytes a postcode: sorted, split where a postcode is (outward code, inward code), with what
 * postcodes share kept once a place. 2.7 million postcodes take 17 MB and open as fast as the disk reads them.
 */
export class PostcodeDirectory {
  readonly kind = "postcodes";
  readonly index: PostcodeIndex;
  readonly places: PostcodePlaces;
  readonly facts: DirectoryFacts;
  /** Larger areas that its LSOAs lie in, by census. */
  readonly geographies: readonly AreaGeography[];

  constructor({ index, places, facts, geographies }: DirectoryParts) {
    this.index = index;
    this.places = places;
    this.facts = facts;
    this.geographies = geographies;
  }

  /** Distinct postcodes. */
  get size(): number {
    return this.index.inwards.length;
  }

  /** 2 × place + (1 when the postcode is terminated); −1 when it is not listed. Binary search, twice. */
  find(key: PostcodeKey): number {
    const { outwards, starts, inwards, placed } = this.index;
    const outward = search(outwards, outwardOf(key), 0, outwards.length);
    if (outward < 0) return -1;
    const at = search(inwards, inwardOf(key), starts[outward]!, starts[outward + 1]!);
    return at < 0 ? -1 : placed[at]!;
  }

  /** The English area of a place: of the census wanted, else of an unsaid one, else of the other; −1 where there is none. */
  areaOf(place: number, vintage: LsoaVintage): LsoaNumber {
    const { lsoa2011, lsoa2021, unsaid } = this.places;
    const [own, other] = vintage === 2011 ? [lsoa2011, lsoa2021] : [lsoa2021, lsoa2011];
    return [own, unsaid, other].map((areas) => areas[place]!).find((area) => area >= 0) ?? -1;
  }
}

export const placeOf = (found: number): number => found >>> 1;
export const isTerminated = (found: number): boolean => (found & 1) === 1;

function search(sorted: Int32Array | Uint16Array, wanted: number, from: number, until: number): number {
  let low = from;
  let high = until - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
