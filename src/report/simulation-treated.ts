/** Who is treated under a policy, beside the gaps of those who still wait: the one can improve while the other looks worse. */
import type { SimulatedArm, SimulatedDimension, SimulatedGap } from "../findings/simulation-schema.ts";
import { groupWords } from "./group-words.ts";
import { printPeople, printWeeks } from "./simulation-figures.ts";

type Credited = { readonly dimension: SimulatedDimension; readonly gap: SimulatedGap };

/** How many of a credited group are treated under a policy and in the plain order, and after how long; nothing where either is hidden or nobody is. */
export function treatedSentences({ dimension, gap }: Credited, plain: SimulatedArm, weeks: string): string[] {
  const { own, other } = treatedIn(dimension, gap.group, plain);
  if (!own?.treated || !other?.treated || !own.medianWeeksTreated || !other.medianWeeksTreated) return [];
  return [
    `Of ${groupWords(dimension, gap.group)} ${printPeople(own.treated)} are treated within ${weeks}, half of those within ${printWeeks(own.medianWeeksTreated)} weeks of their clock start; ` +
      `in the plain order ${printPeople(other.treated)}, half within ${printWeeks(other.medianWeeksTreated)}.`,
  ];
}

/** Where a policy surely has more of a group treated and yet leaves its gap surely wider. */
export function leftWaitingSentences(credited: readonly Credited[], plain: SimulatedArm): string[] {
  const isMisread = credited.some(({ dimension, gap }) => {
    const { own, other } = treatedIn(dimension, gap.group, plain);
    if (!own?.treated || !other?.treated || gap.closed === null) return false;
    return gap.closed.upper < 0 && own.treated.lower > other.treated.upper;
  });
  return isMisread
    ? [
        "Gaps are of those who still wait. Where more of a group are treated, those of them who are left are often in tiers that come later, and have waited longer: the gap can widen though the group is treated sooner and more often.",
      ]
    : [];
}

function treatedIn(dimension: SimulatedDimension, id: string, plain: SimulatedArm) {
  const isOf = ({ group }: { readonly group: string }): boolean => group === id;
  return {
    own: dimension.groups.find(isOf),
    other: plain.dimensions.find((one) => one.dimension === dimension.dimension)?.groups.find(isOf),
  };
}
