/** What `--all-measures` adds of all groups at once: every gradient, and every summary measure of inequality. */
import { INEQUALITY_FIGURES } from "../findings/inequality-figures.ts";
import type { InequalityFigureName } from "../findings/inequality-schema.ts";
import type { DimensionFindings, ThresholdMeasure } from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { type FigureKind, figureCell, intervalCell, P_VALUE } from "./figure-cells.ts";
import { counted, printNumber, printPValue } from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { type SlopeRow, slopeTable } from "./inequality-blocks.ts";
import { printable } from "./printable.ts";
import type { Block, ReportColumn, ReportTable } from "./report-block.ts";
import { THRESHOLD_NAMES } from "./threshold-names.ts";

export function allInequalityBlocks(dimension: DimensionFindings): Block[] {
  return [...testBlocks(dimension), ...gradientBlocks(dimension), ...measureBlocks(dimension)];
}

const TESTS = [
  ["chiSquare", "χ² of breaching the standard"],
  ["kruskalWallis", "Kruskal–Wallis"],
  ["trend", "trend of breaching the standard"],
] as const;

/** "χ² of breaching the standard 124.7 (4 degrees of freedom, p <0.001)". */
function testBlocks({ tests }: DimensionFindings): Block[] {
  const parts = TESTS.flatMap(([test, name]) => {
    const result = tests[test];
    if (result === null) return [];
    const freedom = counted(result.df, "degree of freedom", "degrees of freedom");
    return [`${name} ${printNumber(result.statistic)} (${freedom}, p ${printPValue(result.pValue)})`];
  });
  return parts.length === 0
    ? []
    : [{ kind: "paragraph", text: `Tests over all known groups: ${parts.join("; ")}.`, tone: "faint" }];
}

const NAMES: Readonly<Record<"meanWeeks" | "medianWeeks" | ThresholdMeasure, string>> = {
  meanWeeks: "Mean weeks",
  medianWeeks: "Median weeks",
  ...THRESHOLD_NAMES,
};

function gradientBlocks(dimension: DimensionFindings): Block[] {
  const rows = (dimension.gradients ?? [])
    .filter(({ sii, fittedFirst, fittedLast }) => sii !== null && !(fittedFirst === 0 && fittedLast === 0))
    .map((gradient) => ({
      gradient,
      label: `${NAMES[gradient.measure]}${gradient.measure.endsWith("nWeeks") ? "" : gradient.scale === "logit" ? ", logit" : ", %"}`,
    }));
  if (rows.length === 0) return [];
  return [
    {
      kind: "caption",
      text: "Every slope across all known groups (differences of shares in percentage points):",
    },
    { kind: "table", table: withPValues(slopeTable(dimension, rows), rows) },
  ];
}

const withPValues = ({ columns, rows }: ReportTable, slopes: readonly SlopeRow[]): ReportTable => ({
  columns: [...columns, { header: ["p"], align: "right" }],
  rows: rows.map((row, at) => [...row, figureCell(slopes[at]?.gradient.pValue ?? null, P_VALUE)]),
});

/** How a measure of inequality heads a column, and the power of 100 by which a share is printed in points. */
const COLUMNS: Readonly<Record<InequalityFigureName, readonly [string, number]>> = {
  d: ["Highest − lowest", 1],
  r: ["Highest ÷ lowest", 0],
  bgv: ["BGV", 2],
  bgsd: ["BGSD", 1],
  cov: ["COV, %", 0],
  theil: ["Theil × 1000", 0],
  mld: ["MLD × 1000", 0],
  mdmw: ["From mean, MDMW", 1],
  mdmu: ["From mean, MDMU", 1],
  mdbw: ["From best, MDBW", 1],
  mdbu: ["From best, MDBU", 1],
  mdrw: ["From reference, MDRW", 1],
  mdru: ["From reference, MDRU", 1],
  idisw: ["IDISW, %", 0],
  idisu: ["IDISU, %", 0],
  par: ["PAR", 1],
  paf: ["PAF, %", 0],
  aci: ["ACI", 1],
  rci: ["RCI", 0],
  wagstaff: ["Wagstaff", 0],
  erreygers: ["Erreygers", 0],
};
const DIGITS: Partial<Record<InequalityFigureName, number>> = { r: 2, rci: 3, wagstaff: 3, erreygers: 3 };

/** Weeks as they are; of shares what is a share in points, and as the findings hold it in formats that calculate. */
function inequalityKind(name: InequalityFigureName, isOfWeeks: boolean): FigureKind {
  const power = isOfWeeks ? 0 : COLUMNS[name][1];
  const digits = DIGITS[name] ?? 1;
  return {
    unit: power === 1 ? "points" : "number",
    // A squared share has four places more than a squared percentage.
    digits: power === 2 ? digits + 4 : digits,
    print: (value) => printNumber(value === null ? null : 100 ** power * value, digits),
  };
}

function measureBlocks(dimension: DimensionFindings): Block[] {
  const { inequality, inequalityBasis } = dimension;
  if (inequality === undefined || inequalityBasis === undefined) return [];
  const { tooSmall, minimumGroupSize, draws, seed } = inequalityBasis;
  const small =
    tooSmall.length === 0
      ? ""
      : ` Under ${counted(minimumGroupSize, "pathway")} and so neither best nor highest or lowest: ${tooSmall
          .map((group) => printable(groupWords(dimension, group)))
          .join(", ")}.`;
  return [
    {
      kind: "caption",
      text: "Inequality between all known groups (shares in percentage points, BGV in squared ones):",
    },
    { kind: "table", table: measureTable(inequality) },
    {
      kind: "paragraph",
      tone: "faint",
      text: `${draws === 0 ? "Limits in closed form." : `Limits of D, R, mean differences, IDIS, PAR and PAF from ${draws} fixed draws (seed ${seed}), all others in closed form.`}${small}`,
    },
  ];
}

function measureTable(inequality: NonNullable<DimensionFindings["inequality"]>): ReportTable {
  const rows = (["meanWeeks", ...THRESHOLD_MEASURES] as const).filter(
    (measure) => (inequality[measure]?.bgv?.reason ?? "") !== "nobody-counts",
  );
  const figures = INEQUALITY_FIGURES.filter((name) =>
    rows.some((measure) => (inequality[measure]?.[name]?.estimate ?? null) !== null),
  );
  return {
    columns: [
      { header: [""], align: "left", name: "Measure" },
      ...figures.map(
        (name): ReportColumn => ({
          header: [COLUMNS[name][0], "(95% interval)"],
          align: "right",
          startsPart: true,
        }),
      ),
    ],
    rows: rows.map((measure) => [
      { text: NAMES[measure] },
      ...figures.map((name) => {
        const figure = inequality[measure]?.[name];
        const { estimate = null, lower = null, upper = null } = figure ?? {};
        return intervalCell({ value: estimate, lower, upper }, inequalityKind(name, measure === "meanWeeks"));
      }),
    ]),
  };
}
