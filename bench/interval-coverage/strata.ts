import { adjustDimension } from "../../src/compare/adjusted/adjust-dimension.ts";
import { logisticGaps } from "../../src/compare/adjusted/logistic-gaps.ts";
import { standardOf } from "../../src/measure/standard.ts";
import { population } from "./population.ts";
import { type Group, type Printed, printedOfGroups } from "./printed.ts";
import type { AnyScenario } from "./scenario.ts";

const STANDARD = standardOf({ kind: "rtt-18" });
const MEASURES = ["meanWeeks", "medianWeeks", "over18Weeks", "over52Weeks"];
const STRATA = 4;
/** Specialties wait differently; in each the group waits a tenth longer than its reference. */
const SPECIALTIES = [0.7, 0.95, 1.1, 1.4].map((by, at) => ({
  group: population(20 + 2 * at, (days) => 1.1 * by * days),
  reference: population(21 + 2 * at, (days) => by * days),
}));

/** Waits of the group in each stratum, then of the reference. */
function adjustedFigures(waits: readonly Uint32Array[]): Printed[] {
  const { adjusted = [] } = adjustDimension(
    {
      adjustedFor: ["specialty"],
      strata: SPECIALTIES.map((_, at) => ({ levels: [at], label: String(at) })),
      carriers: SPECIALTIES.map((_, at) => ({ group: String(at), label: String(at) })),
      groups: ["group", "reference"].map((group, side) => ({
        group,
        known: true,
        waits: waits.slice(side * STRATA, (side + 1) * STRATA),
      })),
    },
    "reference",
    { standard: STANDARD, regression: logisticGaps },
  );
  return adjusted
    .filter(({ measure }) => MEASURES.includes(measure))
    .flatMap(({ measure, method, ...gap }) => [
      {
        measure: `${measure} adjusted difference`,
        method,
        estimate: gap.difference,
        lower: gap.differenceLower,
        upper: gap.differenceUpper,
      },
      {
        measure: `${measure} adjusted ratio`,
        method,
        estimate: gap.ratio,
        lower: gap.ratioLower,
        upper: gap.ratioUpper,
      },
    ]);
}

const sides = (ofGroup: readonly number[], ofReference: readonly number[]): Group[] => [
  ...SPECIALTIES.map(({ group }, at) => ({ of: group, n: ofGroup[at] ?? 0 })),
  ...SPECIALTIES.map(({ reference }, at) => ({ of: reference, n: ofReference[at] ?? 0 })),
];

export const STRATIFIED: readonly AnyScenario[] = [
  printedOfGroups(
    "four strata, 5 to 20 and 20 to 80",
    sides([5, 10, 20, 15], [80, 40, 20, 30]),
    adjustedFigures,
  ),
  printedOfGroups(
    "four strata, 20 to 120 and 200 to 1,500",
    sides([20, 40, 120, 60], [1500, 700, 200, 400]),
    adjustedFigures,
  ),
  printedOfGroups(
    "four strata, 500 to 2,000 and 2,000 to 8,000",
    sides([500, 900, 2000, 700], [8000, 4000, 2000, 3000]),
    adjustedFigures,
  ),
];
