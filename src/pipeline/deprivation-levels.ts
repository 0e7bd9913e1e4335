import { isBlank } from "../classify/blank.ts";
import { type ImdProblem, imdDecileLevel, imdProblemLevel, imdQuintileLevel } from "../classify/imd.ts";
import { reasonOfCode } from "../reference/deprivation-code.ts";
import type { Deprivation } from "../reference/load-deprivation.ts";
import { postcodeKeyOfWords, postcodeProblem } from "../reference/postcode-key.ts";

const DECILES = 10;

/** Levels of the `imd` axis for areas and postcodes, through the reference files of the run. */
export interface DeprivationLevels {
  ofLsoa(text: string): number;
  ofPostcode(high: number, low: number): number;
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
  };
}

/** Stands for "no postcode directory was given" where a reason code is expected: beyond all deciles and quintiles. */
const NO_LOOKUP = 0;

function levelOf(found: number | ImdProblem): number {
  if (typeof found !== "number") return imdProblemLevel(found);
  if (found === NO_LOOKUP) return imdProblemLevel("no-lookup");
  return found <= DECILES ? imdDecileLevel(found) : imdQuintileLevel(found - DECILES);
}
