import { adjustDimension } from "../../src/compare/adjusted/adjust-dimension.ts";
import { logisticGaps } from "../../src/compare/adjusted/logistic-gaps.ts";
import { standardOf } from "../../src/measure/standard.ts";
import { population } from "./population.ts";
import { type Group, type Printed, printedOfGroups } from "./printed.ts";
import type { AnyScenario } from "./scenario.ts";

const STANDARD = standardOf({ kind: "rtt-18" });
const MEASURES = ["meanWeeks", "medianWeeks", "over18Weeks", "over52Weeks"];
/** Specialties wait differently; in each the group waits a tenth longer than its reference. */
const SPECIALTIES = [0.7, 0.95, 1.1, 1.4].map((by, at) => ({
  group: population(20 + 2 * at, (days) => 1.1 * by * days),
  reference: population(21 + 2 * at, (days) => by * days),
}));

/** Waits of the group in each stratum, then of the reference. */
function adjustedFigures(waits: readonly Uint32Array[]): Printed[] {
  const strata = Array.from({ length: waits.length / 2 }, (_, at) => at);
  const { adjusted = [] } = adjustDimension(
    {
      adjustedFor: ["specialty"],
      strata: strata.map((at) => ({ levels: [at], label: String(at) })),
      carriers: strata.map((at) => ({ group: String(at), label: String(at) })),
      groups: ["group", "reference"].map((group, side) => ({
        group,
        known: true,
        waits: waits.slice(side * strata.length, (side + 1) * strata.length),
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

/** Sizes of 18 specialties as lists have them: a few large, many small. */
const shares = (everyone: number): number[] => {
  const parts = Array.from({ length: 18 }, (_, at) => 1 / (1 + at / 2));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.round((everyone * part) / whole));
};
const EIGHTEEN = Array.from({ length: 18 }, (_, at) => {
  const by = 0.7 + (0.4 * at) / 17;
  return {
    group: population(200 + 2 * at, (days) => 1.1 * by * days),
    reference: population(201 + 2 * at, (days) => by * days),
  };
});
const eighteen = (ofGroup: number): AnyScenario => {
  const [own, others] = [shares(ofGroup), shares(3650)];
  return printedOfGroups(
    `eighteen strata, ${ofGroup} beside 3,650`,
    [
      ...EIGHTEEN.map(({ group }, at) => ({ of: group, n: own[at] ?? 0 })),
      ...EIGHTEEN.map(({ reference }, at) => ({ of: reference, n: others[at] ?? 0 })),
    ],
    adjustedFigures,
  );
};

/** A small group over all specialties: few of it count, and many strata hold one or two of it. */
export const SMALL_IN_MANY_STRATA: readonly AnyScenario[] = [eighteen(50), eighteen(140)];
