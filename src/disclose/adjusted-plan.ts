/** Gaps adjusted for other characteristics, and the strata they are of. */
import type { AdjustedGap, AdjustedStrata } from "../findings/exact.ts";
import { countInterval } from "../stats/count-interval.ts";
import { type GroupCells, sizeOf } from "./group-cells.ts";
import { count, type Fields, figure, kept, type Part, part, restingOn, significant } from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import { shareGapOfShown } from "./share-gap.ts";
import { testPlan } from "./test-plan.ts";

export const adjustedPlan = (cells: GroupCells): Part =>
  part<AdjustedGap>({
    fields: { observed: count, homogeneity: testPlan(figure) },
    others: figure,
    restsOnHidden: ({ group, reference, measure }) =>
      cells.hidesSide(group, measure) || cells.hidesSide(reference, measure, group),
    finish: (disclosed, gap, publisher) =>
      cells.hidesSide(gap.group, gap.measure) || cells.hidesSide(gap.reference, gap.measure, gap.group)
        ? { ...disclosed, ...("observed" in disclosed && { observed: null }) }
        : { ...disclosed, ...crudeOfShown(cells, gap, publisher), ...observedOfShown(gap, publisher) },
  });

/** The gap as it stands is the one of the table of gaps. */
function crudeOfShown(
  cells: GroupCells,
  gap: AdjustedGap,
  { isRounded }: Publisher,
): { readonly crude?: number } {
  const one = isRounded ? cells.shownShare(gap.group, gap.measure) : undefined;
  const other = isRounded ? cells.shownShare(gap.reference, gap.measure, gap.group) : undefined;
  if (!("crude" in gap) || gap.crude === null || one === undefined || other === undefined) return {};
  const { difference } = shareGapOfShown(one, other);
  return difference === null ? {} : { crude: difference };
}

/** Observed ÷ expected, of the observed that is shown: with three digits of each it was the exact one. */
function observedOfShown(gap: AdjustedGap, publisher: Publisher): object {
  if (!("observed" in gap) || gap.observed === null || !gap.expected) return {};
  const observed = publisher.show(gap, "observed", gap.observed);
  const { expected } = gap;
  const ratio = (count: number): number | null => (observed === null ? null : significant(count / expected));
  const { lower, upper } = countInterval(observed ?? 0);
  return {
    expected: observed === null ? null : significant(expected),
    observedToExpected: ratio(observed ?? 0),
    observedToExpectedLower: ratio(lower),
    observedToExpectedUpper: ratio(upper),
  };
}

/**
 * Strata with few people are not named: a name says that somebody is there, and that it is nearly nobody. Of a group whose size
 * is hidden not even how many strata it is in, or where nobody of it is, is said: it has at least as many people, in the others.
 */
export const strataPlan = (cells: GroupCells): Part => {
  const hides = ({ group, reference }: AdjustedStrata): boolean =>
    [group, reference].some((side) => cells.hidesSide(side, "n"));
  return part<AdjustedStrata>({
    fieldsOf: ({ group, reference }) => {
      const sides: Fields = { strata: kept, pathways: count, referencePathways: count };
      return {
        strata: kept,
        compared: kept,
        n: sizeOf(cells, group),
        referenceN: sizeOf(cells, reference),
        leftOut: { fields: sides },
        tooFew: { fields: sides, finish: (disclosed) => ({ ...disclosed, names: [] }) },
        carriedBy: carriedPlan,
      };
    },
    finish: (disclosed, strata) => (hides(strata) ? undefined : disclosed),
  });
};

const MEAN_FROM = 20;
type Carried = AdjustedStrata["carriedBy"][number];
const carriedPlan: Part = part<Carried>({
  fieldsOf: ({ n, referenceN }) => ({
    n: count,
    referenceN: count,
    meanWeeks: restingOn(n < MEAN_FROM),
    referenceMeanWeeks: restingOn(referenceN < MEAN_FROM),
  }),
  others: figure,
  restsOnHidden: (carried, publisher) => isAnyHidden(carried, ["n", "referenceN"], publisher),
});

/** Whether one of the counts of an object is hidden. */
function isAnyHidden<Keys extends string>(
  owner: Readonly<Record<Keys, number>>,
  keys: readonly Keys[],
  publisher: Publisher,
): boolean {
  return keys.some((key) => publisher.show(owner, key, owner[key]) === null);
}
