import { type CountedUnits, compareUnits } from "../../../../src/compare/compare-units.ts";
import type { UnitCounts } from "../../../../src/compare/unit-counts.ts";
import type { AdjustedGap, DimensionFindings, Findings } from "../../../../src/findings/schema.ts";
import { THRESHOLD_MEASURES } from "../../../../src/findings/threshold-measures.ts";
import type { Chart } from "../../../../src/report/charts/chart.ts";
import { dimensionCharts } from "../../../../src/report/charts/dimension-charts.ts";
import { heatMapChart } from "../../../../src/report/charts/heat-map-chart.ts";
import { armCharts } from "../../../../src/report/charts/simulation-charts.ts";
import { unitCharts } from "../../../../src/report/charts/unit-charts.ts";
import { WAIT_CURVE_WEEKS } from "../../../../src/vocab/wait-curve-weeks.ts";
import { sampleDimension, sampleFindings } from "../sample.ts";
import { sampleMoves, sampleSimulation } from "../sample-simulation.ts";

/** Invented: falls evenly from all to the group's share over 52 weeks and on to none. */
export function withCurves(dimension: DimensionFindings): DimensionFindings {
  const curves = dimension.groups.map(({ group, n, over52Weeks }) => ({
    group,
    points: WAIT_CURVE_WEEKS.map((weeks) => {
      const proportion = Math.max(0, 1 - (weeks / 52) * (1 - (over52Weeks.proportion ?? 0)));
      return { weeks, count: Math.round((n ?? 0) * proportion), proportion };
    }),
  }));
  return { ...dimension, waitCurves: curves };
}

/** Sex crossed with deprivation, with figures of the latter; one cell hidden. */
export function crossed(): DimensionFindings {
  const deprivation = sampleDimension("imd-quintile");
  const groups = ["female", "male"].flatMap((sex) =>
    deprivation.groups
      .filter(({ group }) => group !== "unknown")
      .map((group) => ({ ...group, group: `${sex}*${group.group}`, label: `${sex} × ${group.label}` })),
  );
  const [first, ...others] = groups;
  if (first === undefined) throw new Error("the sample has no quintiles");
  const none = { count: null, proportion: null, lower: null, upper: null };
  return {
    ...deprivation,
    dimension: "sex*imd-quintile",
    label: "Sex × IMD quintile (1 = most deprived)",
    reference: "male*5",
    ordered: false,
    groups: [{ ...first, n: null, suppressed: true, breachesStandard: none }, ...others],
    gaps: [],
    gradients: [],
  };
}

/** Invented: a line that falls by twelve points. */
export function withGradient(dimension: DimensionFindings): DimensionFindings {
  if (!dimension.ordered) return dimension;
  const line = { fittedFirst: 0.42, fittedLast: 0.3, sii: -0.12, siiLower: -0.15, siiUpper: -0.09 };
  const ratio = { rii: 0.714, riiLower: 0.65, riiUpper: 0.79, pValue: 0.0001, reason: null };
  return { ...dimension, gradients: [{ measure: "breachesStandard", scale: "linear", ...line, ...ratio }] };
}

type Parts = Pick<
  Extract<AdjustedGap, { method: "kitagawa" }>,
  "composition" | "within" | "unmatched" | "crude"
>;

/** The parts of gaps in mean weeks, by group; of one group where none are given. */
export function withParts(
  dimension: DimensionFindings,
  byGroup: Readonly<Record<string, Parts>> = {
    [dimension.gaps[0]?.group ?? ""]: { composition: -0.4, within: 5.4, unmatched: 0.3, crude: 5.3 },
  },
): DimensionFindings {
  return {
    ...dimension,
    adjusted: Object.entries(byGroup).map(([group, parts]) => ({
      group,
      reference: dimension.reference,
      adjustedFor: ["specialty"],
      measure: "meanWeeks",
      method: "kitagawa",
      ...parts,
      difference: 5.4,
      differenceLower: 0.5,
      differenceUpper: 10.3,
      ratio: null,
      ratioLower: null,
      ratioUpper: null,
      reason: null,
    })),
  };
}

const counts = (over18: number, n: number): UnitCounts => ({
  n,
  counts: Object.fromEntries(
    THRESHOLD_MEASURES.map((measure) => [measure, measure.startsWith("within") ? n - over18 : over18]),
  ) as UnitCounts["counts"],
});

/** Invented: units of growing size that are alike, but for the last. */
export function withUnits(size = 12): Findings {
  const sizes = Array.from({ length: size }, (_, index) => 400 + 150 * index);
  const share = (index: number) => (index === size - 1 ? 0.5 : 0.35);
  const units: CountedUnits = {
    unit: "provider",
    label: "Provider",
    unknown: 0,
    units: sizes.map((n, index) => ({
      unit: `R${index}`,
      label: `R${index} Some NHS Foundation Trust with a long name`,
      ...counts(Math.round(share(index) * n), n),
    })),
    breakdowns: [
      {
        dimension: "imd-quintile",
        reference: "5",
        groups: [
          { group: "1", byUnit: sizes.map((n) => counts(Math.round(n / 10), Math.round(n / 4))) },
          { group: "5", byUnit: sizes.map((n) => counts(Math.round(n / 14), Math.round(n / 4))) },
        ],
      },
    ],
  };
  return { ...sampleFindings(), units: compareUnits(units) };
}

export const allDimensionCharts = (findings = sampleFindings()): Chart[] =>
  findings.dimensions.flatMap((dimension) =>
    dimensionCharts(withGradient(withParts(withCurves(dimension))), findings),
  );

/** Every kind of picture there is. */
export function everyChart(): Chart[] {
  const findings = withUnits();
  const simulation = sampleSimulation();
  const gap = { dimension: "imd-quintile", group: "1", reference: "5", measure: "medianWeeks" as const };
  const point = (scale: number) => ({
    scale,
    maxCreditWeeks: 4 * scale,
    gaps: [{ ...gap, gap: null, closed: { mean: scale, lower: 0, upper: 2 * scale } }],
    moved: sampleMoves({ laterPeople: { mean: 100 * scale, lower: 0, upper: 200 } }),
  });
  return [
    ...allDimensionCharts(findings),
    ...[crossed()].flatMap((dimension) => heatMapChart(dimension, findings) ?? []),
    ...unitCharts(findings),
    ...simulation.arms.flatMap((arm) =>
      armCharts({ ...simulation, frontier: [{ arm: "policy-1", points: [0.5, 1, 2].map(point) }] }, arm),
    ),
  ];
}
