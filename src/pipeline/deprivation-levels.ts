import { isBlank } from "../classify/blank.ts";
import { type ImdProblem, imdDecileLevel, imdProblemLevel, imdQuintileLevel } from "../classify/imd.ts";
import type { Deprivation } from "../reference/deprivation.ts";
import { codeOfReason, reasonOfCode } from "../reference/deprivation-code.ts";
import { postcodeKeyOfWords, postcodeProblem } from "../reference/postcode-key.ts";

const DECILES = 10;

/** Levels of the `imd` axis for areas and postcodes, through the reference files of the run. */
export interface DeprivationLevels {
  ofLsoa(text: string): number;
  ofPostcode(high: number, low: number): number;
  /** Is the postcode one that is no longer in use? */
  isTerminated(high: number, low: number): boolean;
}

export function deprivationLevels(deprivation: Deprivation | undefined): DeprivationLevels {
  return {
    ofLsoa: (text) => {
      if (isBlank(text)) return imdProblemLevel("missing");
      if (deprivation === undefined) return imdProblemLevel("no-lookup");
      return levelOf(deprivation.ofLsoa(text));
    },
    ofPostcode: (high, low) => {
      const key = postcodeKeyOfWords(high, low);
      const code = deprivation?.postcodes?.lookup(key) ?? (postcodeProblem(key) || NO_LOOKUP);
      return levelOf(reasonOfCode(code) ?? code);
    },
    isTerminated: (high, low) => deprivation?.postcodes?.isTerminated(postcodeKeyOfWords(high, low)) === true,
  };
}

/** Stands for "no postcode directory was given" where a reason code is expected: beyond all deciles and quintiles. */
const NO_LOOKUP = 0;

function levelOf(found: number | ImdProblem): number {
  if (typeof found !== "number") return imdProblemLevel(found);
  if (found === NO_LOOKUP) return imdProblemLevel("no-lookup");
  return found <= DECILES ? imdDecileLevel(found) : imdQuintileLevel(found - DECILES);
}

const NO_FIXED_ABODE = codeOfReason("pseudo-no-fixed-abode");

/** Is the postcode, packed into two words, that of people without a fixed abode (ZZ99 3VZ)? */
export const isNoFixedAbode = (high: number, low: number): boolean =>
  postcodeProblem(postcodeKeyOfWords(high, low)) === NO_FIXED_ABODE;
