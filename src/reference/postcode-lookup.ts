import type { DeprivationCode } from "./deprivation-code.ts";
import { codeOfReason } from "./deprivation-code.ts";
import type { PostcodeDeprivation } from "./postcode-deprivation.ts";
import type { PostcodeKey } from "./postcode-key.ts";

/** Where the postcodes of a list are looked up. */
export interface PostcodeLookup {
  /** Distinct postcodes; those in several directories count in each. */
  readonly size: number;
  lookup(key: PostcodeKey): DeprivationCode;
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
    lookup: (key) => answering(key).lookup(key),
    isTerminated: (key) => answering(key).isTerminated(key),
  };
}
