import { isBlank } from "../classify/blank.ts";
import { known, MISSING } from "../classify/closed-coding.ts";
import type { Coding, Level } from "../classify/level.ts";
import { inputError } from "../errors.ts";
import { DEPRIVATION_REASONS } from "../reference/deprivation-code.ts";
import type { GeographyLookup } from "../reference/geography-lookup.ts";
import { postcodeKeyOfWords } from "../reference/postcode-key.ts";
import type { PostcodeLookup } from "../reference/postcode-lookup.ts";
import type { GeographyId } from "../vocab/geographies.ts";

/** Levels of a geography's axis: why there is no larger area, then every larger area by code. */
export interface GeographyLevels extends Pick<Coding, "levels" | "firstKnown"> {
  ofLsoa(text: string): number;
  ofPostcode(high: number, low: number): number;
}

const INVALID: readonly string[] = ["lsoa-malformed", "postcode-malformed"];

const PROBLEMS: readonly Level[] = [
  MISSING,
  ...DEPRIVATION_REASONS.filter((reason) => reason !== "missing").map(
    (reason): Level => ({ id: reason, quality: INVALID.includes(reason) ? "invalid" : "notKnown", reason }),
  ),
];

export function geographyLevels(
  lookup: GeographyLookup,
  postcodes: PostcodeLookup | undefined,
): GeographyLevels {
  const { codes, names, vintage } = lookup;
  const levels = [...PROBLEMS, ...codes.map((code, place) => ({ ...known(code), label: names[place]! }))];
  const levelOf = (found: number | string): number =>
    typeof found === "number" ? PROBLEMS.length + found : PROBLEMS.findIndex(({ id }) => id === found);
  return {
    levels,
    firstKnown: PROBLEMS.length,
    ofLsoa: (text) => levelOf(isBlank(text) ? "missing" : lookup.ofText(text)),
    ofPostcode: (high, low) => {
      if (postcodes === undefined) return levelOf("no-lookup");
      const area = postcodes.areaOf(postcodeKeyOfWords(high, low), vintage);
      return levelOf(typeof area === "number" ? lookup.ofLsoa(area) : area);
    },
  };
}

/** Refuses a breakdown by a geography that no look-up leads to. */
export const geographyMissing = (id: GeographyId) =>
  inputError({
    code: "geography-not-found",
    message: `${id}: no look-up leads from the list's areas or postcodes to it`,
    hint: "Add one to the reference store (LSOA to larger areas, ONS): fairwait reference add FILE. With --imd, which stands in place of the store, name it as well.",
  });
