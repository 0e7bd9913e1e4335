/**
 * Findings as one long tidy table: a row for each group and measure, with the gap to the reference beside the figure.
 * Full precision, empty cells for what cannot be computed.
 */
import { table as arqueroTable, type ColumnTable } from "arquero";
import type { PopulationDimension, PopulationGroup } from "../findings/population-schema.ts";
import type {
  DimensionFindings,
  DistributionGap,
  Findings,
  Gap,
  Measures,
  Share,
} from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { adjustedRows } from "./adjusted-rows.ts";
import { sumOfCounts } from "./figures.ts";
import { inequalityRows } from "./inequality-rows.ts";
import { intersectionRows } from "./intersection-rows.ts";
import { safeCell } from "./safe-cell.ts";
import { timeToRows } from "./time-to-csv.ts";
import { UNIT_COLUMNS, unitRows } from "./unit-rows.ts";

type Cell = string | number | null;

/** The columns of the CSV, in order; names are public. */
export const CSV_COLUMNS = [
  "dimension",
  "group",
  "label",
  "measure",
  "value",
  "lower",
  "upper",
  "count",
  "n",
  "reference",
  "inFamily",
  "difference",
  "differenceLower",
  "differenceUpper",
  "ratio",
  "ratioLower",
  "ratioUpper",
  "pValue",
  "pValueAdjusted",
  "method",
  "df",
  "differenceIfUnknownInGroup",
  "differenceIfUnknownInReference",
  "adjustedFor",
  "crude",
  "stratum",
  "reason",
] as const;

const SHARE_MEASURES = [...THRESHOLD_MEASURES, "within18WeeksOfAll", "over52WeeksOfAll"] as const;
const PLAIN_MEASURES = ["share", "unknownClockStart", "p95Weeks", "longestWeeks"] as const;
const BANDED_MEASURES = ["medianWeeksBanded", "p92WeeksBanded"] as const;
const INTERVAL_MEASURES = ["meanWeeks", "medianWeeks", "p92Weeks"] as const;

/** The whole table, header first, lines ending in a line feed. */
export function renderCsv(findings: Findings): string {
  const more = findings.units === undefined ? [] : UNIT_COLUMNS;
  const columns = [...CSV_COLUMNS, ...more];
  const gapColumns = [...GAP_COLUMNS, ...more];
  const figures = tableOf(numbered(figureRows(findings)), [...FIGURE_COLUMNS, ORDER]);
  const gaps = tableOf(findings.dimensions.flatMap(gapRows), [...KEY, ...gapColumns]);
  const format = Object.fromEntries(columns.map((column) => [column, safeCell]));
  return figures
    .join_left(gaps, [KEY, KEY], [[...FIGURE_COLUMNS, ORDER], gapColumns])
    .orderby(ORDER) // the join puts rows without a gap last
    .reify()
    .concat(tableOf(findings.dimensions.flatMap(distributionRows), columns))
    .concat(tableOf(findings.dimensions.flatMap(testRows), columns))
    .concat(tableOf(findings.dimensions.flatMap(intersectionRows), columns))
    .concat(tableOf(findings.dimensions.flatMap(inequalityRows), columns))
    .concat(tableOf(findings.dimensions.flatMap(adjustedRows), columns))
    .concat(tableOf((findings.population?.dimensions ?? []).flatMap(populationRows), columns))
    .concat(tableOf(unitRows(findings), columns))
    .concat(tableOf(timeToRows(findings.timeToTreatment), columns))
    .toCSV({ columns, format });
}

const FIGURE_COLUMNS = CSV_COLUMNS.slice(0, 9);
const GAP_COLUMNS = CSV_COLUMNS.slice(9);
const KEY = ["dimension", "group", "measure"];
const ORDER = "order";

const numbered = (rows: readonly Row[]): Row[] => rows.map((row, order) => ({ ...row, order }));

type Row = Readonly<Record<string, Cell>>;

const tableOf = (rows: readonly Row[], columns: readonly string[]): ColumnTable =>
  arqueroTable(columns.map((column) => [column, rows.map((row) => row[column] ?? null)]));

function figureRows({ overall, dimensions }: Findings): Row[] {
  return [
    ...measureRows(overall, { dimension: "overall", group: "all", label: "All pathways" }),
    ...dimensions.flatMap(({ dimension, groups }) =>
      groups.flatMap((group) => {
        const identity = { dimension, group: group.group, label: group.label };
        const rows = measureRows(group, identity);
        return group.suppressed ? rows.map(({ measure = null }) => ({ ...identity, measure })) : rows;
      }),
    ),
  ];
}

function measureRows(measures: Measures, identity: Row): Row[] {
  const base = { ...identity, n: measures.n };
  return [
    { ...base, measure: "n", value: measures.n },
    ...PLAIN_MEASURES.map((measure) => ({ ...base, measure, value: measures[measure] })),
    ...INTERVAL_MEASURES.map((measure) => ({
      ...base,
      measure,
      value: measures[measure],
      lower: measures[`${measure}Lower`],
      upper: measures[`${measure}Upper`],
    })),
    ...BANDED_MEASURES.map((measure) => ({ ...base, measure, value: measures[measure] })),
    // 1 where a banded figure is 104 because it ends in the open band.
    { ...base, measure: "openBand", value: Number(measures.openBand) },
    ...SHARE_MEASURES.map((measure) => ({ ...base, measure, ...shareCells(measures[measure]) })),
  ].map((row) =>
    // Shares "of all" are of n + unknown clock starts.
    String(row.measure).endsWith("OfAll")
      ? { ...row, n: sumOfCounts([measures.n, measures.unknownClockStart]) }
      : row,
  );
}

const shareCells = ({ count, proportion, lower, upper }: Share): Row => ({
  count,
  value: proportion,
  lower,
  upper,
});

const gapRows = ({ dimension, gaps }: DimensionFindings): Row[] =>
  gaps
    .filter((gap): gap is Gap => gap.measure !== "distribution")
    .map((gap) => ({
      ...gap,
      dimension,
      inFamily: yesNo(gap.inFamily),
      differenceIfUnknownInGroup: gap.differenceIfUnknownInGroup ?? null,
      differenceIfUnknownInReference: gap.differenceIfUnknownInReference ?? null,
    }));

const DISTRIBUTION_FIGURES = ["superiority", "cliffsDelta", "hodgesLehmannDays"] as const;

function distributionRows({ dimension, groups, gaps }: DimensionFindings): Row[] {
  const byId = new Map(groups.map((group) => [group.group, group]));
  return gaps
    .filter((gap): gap is DistributionGap => gap.measure === "distribution")
    .flatMap((gap) => {
      const group = byId.get(gap.group);
      return DISTRIBUTION_FIGURES.map((measure) => ({
        dimension,
        group: gap.group,
        label: group?.label ?? gap.group,
        measure,
        value: gap[measure],
        lower: gap[`${measure}Lower`],
        upper: gap[`${measure}Upper`],
        n: group?.n ?? null,
        reference: gap.reference,
        inFamily: yesNo(gap.inFamily),
        pValue: gap.pValue,
        pValueAdjusted: gap.pValueAdjusted,
        method: gap.method,
      }));
    });
}

/** Tests over all known groups together: `value` is the statistic. */
function testRows({ dimension, label, tests }: DimensionFindings): Row[] {
  const identity = { dimension, group: "all-known", label };
  const results = (["chiSquare", "kruskalWallis", "trend"] as const).flatMap((measure) => {
    const result = tests[measure];
    return result === null
      ? []
      : [{ ...identity, measure, value: result.statistic, df: result.df, pValue: result.pValue }];
  });
  return tests.cramersV === null
    ? results
    : [...results, { ...identity, measure: "cramersV", value: tests.cramersV }];
}

const POPULATION_MEASURES = [
  "ratePer1000",
  "representation",
  "over18WeeksRepresentation",
  "over52WeeksRepresentation",
] as const;

/** Pathways of the catchment's residents: `count` is theirs and `n` the residents; of those past a limit `n` is all their pathways. */
function populationRows({ dimension, groups }: PopulationDimension): Row[] {
  return groups.flatMap((group) => {
    const identity = { dimension, group: group.group, label: group.label };
    return POPULATION_MEASURES.map((measure) =>
      group.suppressed
        ? { ...identity, measure }
        : {
            ...identity,
            measure,
            value: group[measure],
            lower: group[`${measure}Lower`],
            upper: group[`${measure}Upper`],
            ...populationCounts(group, measure),
          },
    );
  });
}

function populationCounts(
  { pathways, residents, pathwaysOver18Weeks, pathwaysOver52Weeks }: PopulationGroup,
  measure: (typeof POPULATION_MEASURES)[number],
): Pick<Row, "count" | "n"> {
  if (measure === "over18WeeksRepresentation") return { count: pathwaysOver18Weeks, n: pathways };
  if (measure === "over52WeeksRepresentation") return { count: pathwaysOver52Weeks, n: pathways };
  return { count: pathways, n: residents };
}

const yesNo = (flag: boolean): string => (flag ? "yes" : "no");
