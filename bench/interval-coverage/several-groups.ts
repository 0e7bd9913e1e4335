import { gradients } from "../../src/compare/gradients.ts";
import { inequalityBetween } from "../../src/compare/inequality-between.ts";
import { standardOf } from "../../src/measure/standard.ts";
import { population, TYPICAL } from "./population.ts";
import { type Group, type Printed, printedOfGroups } from "./printed.ts";
import type { AnyScenario } from "./scenario.ts";

const STANDARD = standardOf({ kind: "rtt-18" });
const MEASURES = ["meanWeeks", "medianWeeks", "over18Weeks", "over52Weeks", "over65Weeks"] as const;
/** Five groups, the first waits longest. */
const STEPS = [1.2, 1.12, 1.06, 1.03, 1].map((by, at) => population(10 + at, (days) => by * days));
const SIZES = {
  "five groups of 50": [50, 50, 50, 50, 50],
  "five groups, 20 to 2,000": [20, 60, 200, 700, 2000],
  "five groups, 2,000 to 6,000": [2000, 3000, 4000, 5000, 6000],
} as const;

function gradientFigures(waits: readonly Uint32Array[]): Printed[] {
  const found = gradients(
    waits.map((ofGroup) => ({ waits: ofGroup })),
    STANDARD,
  );
  return found
    .filter(({ measure }) => MEASURES.some((one) => one === measure))
    .flatMap(({ measure, scale, sii, siiLower, siiUpper, rii, riiLower, riiUpper }) => [
      { measure: `${measure} SII`, method: scale, estimate: sii, lower: siiLower, upper: siiUpper },
      { measure: `${measure} RII`, method: scale, estimate: rii, lower: riiLower, upper: riiUpper },
    ]);
}

function inequalityFigures(waits: readonly Uint32Array[]): Printed[] {
  const { inequality = {} } = inequalityBetween(
    waits.map((ofGroup, at) => ({ group: String(at), waits: ofGroup })),
    { ordered: true, reference: "4" },
    STANDARD,
  );
  return MEASURES.flatMap((measure) =>
    Object.entries(inequality[measure as keyof typeof inequality] ?? {}).map(([name, figure]) => ({
      measure: `${measure} ${name}`,
      method: figure.method ?? "inverted-bootstrap",
      estimate: figure.estimate,
      lower: figure.lower,
      upper: figure.upper,
    })),
  );
}

const groupsOf = (sizes: readonly number[], isEqual: boolean): Group[] =>
  sizes.map((n, at) => ({ of: isEqual ? TYPICAL : (STEPS[at] ?? TYPICAL), n }));

export const SEVERAL_GROUPS: readonly AnyScenario[] = Object.entries(SIZES).flatMap(([name, sizes]) => [
  printedOfGroups(name, groupsOf(sizes, false), (waits) => [
    ...gradientFigures(waits),
    ...inequalityFigures(waits),
  ]),
  // Measures of inequality are 0 there, which no interval that starts above 0 holds.
  printedOfGroups(`${name}, no difference`, groupsOf(sizes, true), (waits) => [
    ...gradientFigures(waits),
    ...inequalityFigures(waits),
  ]),
]);
