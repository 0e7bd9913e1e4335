import type {
  AdjustedGap,
  AdjustedStrata,
  DimensionFindings,
  DistributionGap,
  Gap,
  GradientFindings,
  Intersection,
} from "../findings/exact.ts";
import { countInterval } from "../stats/count-interval.ts";
import { type GroupCells, groupCells } from "./group-cells.ts";
import { measuresPlan } from "./measures-plan.ts";
import {
  count,
  type Disclosed,
  type Fields,
  figure,
  kept,
  type NumberRule,
  type Part,
  part,
  significant,
  withheld,
} from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import { type ShownShare, shareGapOfShown } from "./share-gap.ts";
import { waitCurvesPlan } from "./wait-curves-plan.ts";

/** One breakdown: its groups, and everything that compares them. `listSize` is shown, or null. */
export const dimensionPlan = (listSize: number | null): Part =>
  part<DimensionFindings>({
    fieldsOf: (dimension, publisher) => {
      const cells = groupCells(dimension, publisher);
      return {
        groups: groupPlan(listSize),
        gaps: gapPlan(cells),
        waitCurves: waitCurvesPlan(dimension),
        unknownGaps: unknownGapPlan(cells),
        gradients: gradientPlan(cells),
        inequality: inequalityPlan(dimension, cells),
        inequalityBasis: inequalityBasisPlan(cells),
        adjusted: adjustedPlan(cells),
        adjustedStrata: strataPlan(cells),
        tests: testsPlan(cells),
        intersections: intersectionsPlan(cells, dimension),
      };
    },
  });

/** A group whose size is hidden has nothing shown. */
function groupPlan(listSize: number | null): Part {
  const measures = measuresPlan(listSize);
  return part<DimensionFindings["groups"][number]>({
    ...measures,
    finish: (disclosed, group, publisher) => ({
      ...measures.finish?.(disclosed, group, publisher),
      suppressed: publisher.show(group, "n", group.n) === null,
    }),
  });
}

/** Means and medians without the size that they take; superiority holds for few. */
const HODGES_LEHMANN = ["hodgesLehmannDays", "hodgesLehmannDaysLower", "hodgesLehmannDaysUpper"];

function gapPlan(cells: GroupCells): Part {
  const hides = ({ group, reference }: Gap | DistributionGap, measure: string): boolean =>
    cells.hidesSide(group, measure) || cells.hidesSide(reference, measure, group);
  return part<Gap | DistributionGap>({
    fieldsOf: (gap) => {
      const ifUnknown = restingOn(cells.hidesUnknown(gap.measure));
      return {
        differenceIfUnknownInGroup: ifUnknown,
        differenceIfUnknownInReference: ifUnknown,
        ...Object.fromEntries(HODGES_LEHMANN.map((key) => [key, restingOn(hides(gap, "medianWeeks"))])),
      };
    },
    others: figure,
    restsOnHidden: (gap) => hides(gap, gap.measure),
    finish: (disclosed, gap, publisher) =>
      hides(gap, gap.measure) ? disclosed : { ...disclosed, ...gapOfShown(cells, gap, publisher) },
  });
}

/**
 * A gap in waiting past a limit is of four counts, and its figures, to three digits, are those of one foursome only: with all
 * groups exact, the hidden one would be what the list has beside them. Where counts are rounded they are made again from those that are
 * shown, as the shares beside them are. An adjusted p-value is of all gaps together, and has fewer digits.
 */
function gapOfShown(cells: GroupCells, gap: Gap | DistributionGap, { isRounded }: Publisher): object {
  const { group, reference, measure, pValueAdjusted } = gap;
  const one = isRounded ? cells.shownShare(group, measure) : undefined;
  const other = isRounded ? cells.shownShare(reference, measure, group) : undefined;
  if (one === undefined || other === undefined) return {};
  return {
    ...shareGapOfShown(one, other),
    ...("differenceIfUnknownInGroup" in gap &&
      ifUnknownOfShown(one, other, cells.hidesUnknown(measure) ? undefined : cells.shownUnknown(measure))),
    ...(pValueAdjusted !== null && { pValueAdjusted: significant(pValueAdjusted, FEW_DIGITS) }),
  };
}

const FEW_DIGITS = 2;

/** If all whose group is not known belonged to one side. */
function ifUnknownOfShown(one: ShownShare, other: ShownShare, unknown: ShownShare | undefined) {
  const withUnknown = ({ count, n }: ShownShare): ShownShare | undefined =>
    unknown && { count: count + unknown.count, n: n + unknown.n };
  const difference = (group: ShownShare | undefined, reference: ShownShare | undefined): number | null =>
    group && reference ? shareGapOfShown(group, reference).difference : null;
  return {
    differenceIfUnknownInGroup: difference(withUnknown(one), other),
    differenceIfUnknownInReference: difference(one, withUnknown(other)),
  };
}

/** As a figure, where more is to be known of what it rests on. */
export const restingOn = (isHidden: boolean): NumberRule => (isHidden ? withheld : figure);

const unknownGapPlan = (cells: GroupCells): Part =>
  part<Gap>({
    others: figure,
    restsOnHidden: (gap) => hidesUnknownGap(cells, gap),
    finish: (disclosed, gap, publisher) =>
      hidesUnknownGap(cells, gap) ? disclosed : { ...disclosed, ...gapOfShown(cells, gap, publisher) },
  });

const hidesUnknownGap = (cells: GroupCells, { group, measure }: Gap): boolean =>
  cells.hidesSide(group, measure) || cells.hidesSide("all-known", measure);

const gradientPlan = (cells: GroupCells): Part =>
  part<GradientFindings>({
    others: figure,
    restsOnHidden: ({ measure }) => cells.hidesAnyKnown(measure),
  });

type InequalityFigure = Readonly<Record<string, unknown>>;

/** Which groups lie at the ends is left out with the figure, and so is why there is none where something is hidden. */
const inequalityFigurePlan = (isHidden: boolean): Part =>
  part<InequalityFigure>({
    others: figure,
    finish: (disclosed) => {
      if (disclosed["estimate"] !== null) return disclosed;
      const { highest: _, lowest: __, best: ___, reason, ...rest } = disclosed;
      return isHidden || reason === undefined ? rest : { ...rest, reason };
    },
  });

const inequalityPlan = ({ inequality = {} }: DimensionFindings, cells: GroupCells): Part => ({
  fields: Object.fromEntries(
    Object.keys(inequality).map((measure): [string, Part] => {
      const isHidden = cells.hidesAnyKnown(measure);
      return [measure, { others: inequalityFigurePlan(isHidden), restsOnHidden: () => isHidden }];
    }),
  ),
});

/** Which groups are too small is told by the sizes that are shown. */
const inequalityBasisPlan = (cells: GroupCells): Part =>
  part<NonNullable<DimensionFindings["inequalityBasis"]>>({
    others: kept,
    finish: (disclosed, { tooSmall, minimumGroupSize }) => ({
      ...disclosed,
      tooSmall: tooSmall.filter((group) => (cells.shownSize(group) ?? 0) < minimumGroupSize),
    }),
  });

const TEST_FIELDS: Fields = { df: kept };
const withoutPValue = (disclosed: Disclosed): Disclosed | null =>
  disclosed["pValue"] === null ? null : disclosed;
/** A test stands as a whole, or not at all. */
export const testPlan = (rule: NumberRule): Part => ({
  fields: TEST_FIELDS,
  others: rule,
  finish: withoutPValue,
});

const testsPlan = (cells: GroupCells): Part => {
  const breach = restingOn(cells.hidesAnyKnown("breachesStandard"));
  return {
    fields: {
      chiSquare: testPlan(breach),
      kruskalWallis: testPlan(restingOn(cells.hidesAnyKnown("distribution"))),
      trend: testPlan(breach),
      cramersV: breach,
    },
  };
};

const adjustedPlan = (cells: GroupCells): Part =>
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
const strataPlan = (cells: GroupCells): Part => {
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

/** The size of a group is that of its row, whoever repeats it. */
const sizeOf =
  (cells: GroupCells, group: string): NumberRule =>
  (value, place) => {
    const shown = cells.shownSize(group);
    return shown === undefined ? count(value, place) : shown;
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

function intersectionsPlan(cells: GroupCells, dimension: DimensionFindings): Part {
  const ids = new Set(dimension.groups.map(({ group }) => group));
  const hidesIn = ({ group, comparedWith }: Intersection, measure: string, publisher: Publisher): boolean =>
    [group, ...comparedWith.map((cell) => cell.group)]
      .filter((id) => ids.has(id))
      .some((id) => cells.hidesSide(id, measure)) ||
    comparedWith.some((cell) => !ids.has(cell.group) && publisher.isSmall(cell.n));
  const named = part<{ group: string; n: number }>({
    fieldsOf: ({ group }) => ({ n: sizeOf(cells, group) }),
  });
  return {
    fields: {
      fewestPathways: kept,
      groups: part<Intersection>({
        fieldsOf: (intersection, publisher) => ({
          n: sizeOf(cells, intersection.group),
          comparedWith: named,
          excesses: part<Intersection["excesses"][number]>({
            fields: { excessRank: kept },
            others: figure,
            finish: (disclosed, { measure }) =>
              hidesIn(intersection, measure, publisher) ? undefined : disclosed,
          }),
        }),
        // They have fewer than 20, which says more than is shown of them.
        finish: (disclosed) => ({ ...disclosed, fewPathways: [] }),
      }),
    },
  };
}
