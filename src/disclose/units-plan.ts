import type { DimensionFindings, UnitGapFindings, UnitMeasure, UnitsFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { gapInFunnel, levelInFunnel } from "../stats/in-funnel.ts";
import { groupCells } from "./group-cells.ts";
import { shareOfShown } from "./measures-plan.ts";
import {
  count,
  FEW_DIGITS,
  figure,
  kept,
  madeAgain,
  type Part,
  part,
  significant,
  significantOrNull,
  withheld,
} from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import type { ShownShare } from "./share-gap.ts";

type Unit = UnitsFindings["units"][number];
type UnitGap = UnitGapFindings["units"][number];
type Threshold = (typeof THRESHOLD_MEASURES)[number];
/** What is shown of the funnel that units are held against. */
interface ShownFunnel {
  readonly target: number | null;
  readonly tauSquared: number | null;
}

const spread = { comparedUnits: kept };
const SPREAD = ["phi", "spreadPValue", "tauSquared"] as const;

const figuresOf = (figures: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [
      key,
      typeof value === "number" ? significant(value) : value,
    ]),
  );

/** Undefined where one of the two is hidden, or nobody prints how few are left. */
function shareShown(
  owner: object,
  [countKey, past]: readonly [string, number],
  { nOwner = owner, nKey, n }: { readonly nOwner?: object; readonly nKey: string; readonly n: number },
  publisher: Publisher,
): ShownShare | undefined {
  const shown = { count: publisher.show(owner, countKey, past), n: publisher.show(nOwner, nKey, n) };
  if (shown.count === null || shown.n === null || publisher.isSmall(n - past)) return undefined;
  return { count: Math.min(shown.count, shown.n), n: shown.n };
}

const measureShown = (unit: Unit, measure: UnitMeasure, publisher: Publisher): ShownShare | undefined =>
  shareShown(measure, ["count", measure.count], { nOwner: unit, nKey: "n", n: unit.n }, publisher);

/**
 * A unit's limits and place are made again from the counts that are shown, and go with its figure: exact ones would say how
 * large it is.
 */
const unitPlan = (funnelOf: (measure: Threshold) => ShownFunnel): Part =>
  part<Unit>({
    fieldsOf: (unit, publisher) => ({
      n: count,
      measures: {
        fields: Object.fromEntries(
          THRESHOLD_MEASURES.map((id) => [id, measurePlan(unit, funnelOf(id), publisher)]),
        ),
      },
    }),
    isBlank: (unit, publisher) => publisher.show(unit, "n", unit.n) === null,
  });

const measurePlan = (unit: Unit, { target, tauSquared }: ShownFunnel, publisher: Publisher): Part =>
  part<UnitMeasure>({
    fields: { count },
    others: madeAgain,
    finish: (disclosed, measure) => {
      const shown = measureShown(unit, measure, publisher);
      const n = publisher.show(unit, "n", unit.n);
      const isCompared = measure.place !== null;
      const found =
        shown === undefined || target === null
          ? undefined
          : levelInFunnel(shown.count, shown.n, { target, tauSquared, isCompared });
      return {
        ...disclosed,
        ...(found === undefined ? { limits: null, place: null, placeAdjusted: null } : figuresOf(found)),
        ...shareOfShown(publisher.show(measure, "count", measure.count), n),
      };
    },
  });

const gapPlan = (dimensions: readonly DimensionFindings[]): Part =>
  part<UnitGapFindings>({
    fieldsOf: ({ dimension, group, reference, measure, ...of }, publisher) => {
      const found = dimensions.find((one) => one.dimension === dimension);
      const cells = found && groupCells(found, publisher);
      const isHidden =
        cells !== undefined &&
        (cells.hidesSide(group, measure) || cells.hidesSide(reference, measure, group));
      const ofAll = isHidden ? withheld : figure;
      const funnel: ShownFunnel = {
        target: isHidden ? null : significantOrNull(of.target),
        tauSquared: isHidden ? null : significantOrNull(of.tauSquared),
      };
      return {
        ...spread,
        ...Object.fromEntries(["target", ...SPREAD].map((key) => [key, ofAll])),
        // With three digits it is that of one foursome of exact counts.
        overallDifference: isHidden ? withheld : (value: number) => significant(value, FEW_DIGITS),
        units: unitGapPlan(funnel, isHidden),
      };
    },
  });

/** A gap within a unit is of four counts, and made again from those that are shown; without all four there is none. */
const unitGapPlan = ({ target, tauSquared }: ShownFunnel, isHidden: boolean): Part =>
  part<UnitGap>({
    fields: { n: count, referenceN: count, count, referenceCount: count },
    others: madeAgain,
    finish: (disclosed, own, publisher) => {
      const sides = isHidden ? undefined : sidesShown(own, publisher);
      if (sides === undefined) return { ...disclosed, place: null, placeAdjusted: null };
      const isCompared = target !== null && own.zScore !== null;
      const [group, reference] = sides.map((side) => [side.count, side.n] as const) as [Side, Side];
      const made = gapInFunnel(group, reference, { target: target ?? 0, tauSquared, isCompared });
      return { ...disclosed, ...figuresOf(made) };
    },
  });

type Side = readonly [count: number, n: number];

function sidesShown(own: UnitGap, publisher: Publisher): readonly [ShownShare, ShownShare] | undefined {
  const group = shareShown(own, ["count", own.count], { nKey: "n", n: own.n }, publisher);
  const reference = shareShown(
    own,
    ["referenceCount", own.referenceCount],
    { nKey: "referenceN", n: own.referenceN },
    publisher,
  );
  return group === undefined || reference === undefined ? undefined : [group, reference];
}

/** Units held against one another; `dimensions`: the breakdowns that their own gaps are of. */
export const unitsPlan = (dimensions: readonly DimensionFindings[]): Part =>
  part<UnitsFindings>({
    fieldsOf: (findings, publisher) => {
      const hiddenOf = (measure: Threshold) => hiddenOfAll(findings, measure, publisher);
      return {
        unknown: count,
        levels: {
          fields: Object.fromEntries(THRESHOLD_MEASURES.map((one) => [one, levelPlan(hiddenOf(one))])),
        },
        units: unitPlan((measure) => {
          const { target, tauSquared } = findings.levels[measure];
          const hides = hiddenOf(measure);
          return {
            target: hides.target ? null : significantOrNull(target),
            tauSquared: hides.spread ? null : significantOrNull(tauSquared),
          };
        }),
        gaps: gapPlan(dimensions),
      };
    },
  });

interface HiddenOfAll {
  readonly target: boolean;
  readonly spread: boolean;
}

/** The target is of all units as one, whose counts are printed nowhere together; the spread is of each of them. */
function hiddenOfAll(
  { units, levels }: UnitsFindings,
  measure: Threshold,
  publisher: Publisher,
): HiddenOfAll {
  const n = units.reduce((sum, unit) => sum + unit.n, 0);
  const past = units.reduce((sum, unit) => sum + unit.measures[measure].count, 0);
  const target =
    [n, past, n - past].some((one) => publisher.isSmall(one)) ||
    publisher.show(levels[measure], "target", past) === null;
  const isAnyHidden = units.some(
    (unit) => measureShown(unit, unit.measures[measure], publisher) === undefined,
  );
  return { target, spread: target || (!publisher.isRounded && isAnyHidden) };
}

const levelPlan = ({ target, spread: hidesSpread }: HiddenOfAll): Part => ({
  fields: {
    ...spread,
    target: target ? withheld : figure,
    ...Object.fromEntries(SPREAD.map((key) => [key, hidesSpread ? withheld : figure])),
  },
});
