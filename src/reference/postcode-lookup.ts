import type { LsoaNumber } from "./area-code.ts";
import { codeOfReason, type DeprivationCode, type DeprivationReason } from "./deprivation-code.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { PostcodeDeprivation } from "./postcode-deprivation.ts";
import type { PostcodeKey } from "./postcode-key.ts";

/** Where the postcodes of a list are looked up. */
export interface PostcodeLookup {
  /** Distinct postcodes; those in several directories count in each. */
  readonly size: number;
  lookup(key: PostcodeKey): DeprivationCode;
  /** The English area of one census; else why there is none. An area of the other census where the directory has no other. */
  areaOf(key: PostcodeKey, vintage: LsoaVintage): LsoaNumber | DeprivationReason;
  /** Does the answer come from a postcode that is no longer in use? */
  isTerminated(key: PostcodeKey): boolean;
}

const NOT_FOUND = codeOfReason("postcode-not-found");

/** Directories of several regions as one: the first that lists a postcode answers, a live one before a terminated one. */
export function postcodeLookup(directories: readonly PostcodeDeprivation[]): PostcodeLookup | undefined {
  const [first, ...others] = directories;
  if (first === undefined || others.length === 0) return first;
  const answering = (key: PostcodeKey): PostcodeDeprivation => {
    const listing = directories.filter((directory) => directory.lookup(key) !== NOT_FOUND);
    return listing.find((directory) => !directory.isTerminated(key)) ?? listing[0] ?? first;
  };
  return {
    size: directories.reduce((sum, { size }) => sum + size, 0),
    areaOf: (key, vintage) => answering(key).areaOf(key, vintage),
    lookup: (key) => answering(key).lookup(key),
    isTerminated: (key) => answering(key).isTerminated(key),
  };
}
