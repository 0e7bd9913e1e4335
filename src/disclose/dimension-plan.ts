import type {
  DimensionFindings,
  DistributionGap,
  Gap,
  GradientFindings,
  Intersection,
} from "../findings/exact.ts";
import { adjustedPlan, strataPlan } from "./adjusted-plan.ts";
import { type GroupCells, groupCells, sizeOf } from "./group-cells.ts";
import { measuresPlan } from "./measures-plan.ts";
import { FEW_DIGITS, figure, kept, type Part, part, restingOn, significant } from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import { type ShownShare, shareGapOfShown } from "./share-gap.ts";
import { testPlan } from "./test-plan.ts";
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
