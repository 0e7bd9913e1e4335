/** Tables of units: levels side by side, one level in full, own gaps. */
import type {
  ThresholdMeasure,
  UnitFindings,
  UnitGap,
  UnitMeasure,
  UnitsFindings,
} from "../findings/schema.ts";
import {
  countCell,
  type FigureCell,
  figureCell,
  figureOf,
  intervalCell,
  NO_FIGURE_CELL,
  named,
  numberKind,
  PERCENTAGE,
  POINTS_MORE,
} from "./figure-cells.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { printPercentage } from "./figures.ts";
import { capitalised } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportTable } from "./report-block.ts";
import type { Standard } from "./standard-words.ts";
import { waitedWords } from "./unit-sentences.ts";
import { isOutside, placeWords } from "./unit-words.ts";

interface Column<Row> {
  readonly header: readonly string[];
  readonly cell: (row: Row) => FigureCell;
  readonly isStrong?: (row: Row) => boolean;
  readonly startsPart?: true;
}

function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  labelOf: (row: Row) => { readonly label: string; readonly isCompared: boolean },
): ReportTable {
  return {
    columns: [
      { header: [""], align: "left" },
      ...columns.map(({ header, startsPart }) => ({
        header,
        align: "right" as const,
        ...(startsPart && { startsPart }),
      })),
    ],
    rows: rows.map((row) => {
      const { label, isCompared } = labelOf(row);
      const text = printable(label);
      const figures = columns.map(({ cell, isStrong }): ReportCell => {
        if (!isCompared) return { ...cell(row), tone: "faint" };
        return { ...cell(row), ...(isStrong?.(row) === true && { tone: "strong" as const }) };
      });
      return [isCompared ? { text } : { text, mark: ` ${NOT_COMPARED}`, tone: "faint" }, ...figures];
    }),
  };
}

function limitsOf(measure: UnitMeasure, at: "95" | "998", adjusted: "" | "Adjusted" = ""): FigureCell {
  const lower = measure[`lowerLimit${at}${adjusted}`];
  const upper = measure[`upperLimit${at}${adjusted}`];
  if (lower === null) return NO_FIGURE_CELL;
  return {
    text: `${printPercentage(lower)}–${printPercentage(upper)}`,
    figure: { ...figureOf(lower, PERCENTAGE), name: "lower" },
    further: named("upper", upper, PERCENTAGE),
  };
}

const placeCell = (place: UnitMeasure["place"]): FigureCell => ({ text: placeWords(place) });
const Z_SCORE = numberKind(1);

/** Units with one or two of their levels, each with its 99.8 % limits and where the unit lies. */
export function levelsTable(
  units: readonly UnitFindings[],
  measures: readonly ThresholdMeasure[],
  standard: Standard,
): ReportTable {
  const columns = measures.flatMap((measure): Column<UnitFindings>[] => {
    const of = (unit: UnitFindings): UnitMeasure => unit.measures[measure];
    return [
      {
        header: [capitalised(waitedWords(measure, standard)), "%"],
        cell: (unit) => figureCell(of(unit).proportion, PERCENTAGE),
        isStrong: (unit) => isOutside(of(unit).place),
        startsPart: true,
      },
      { header: ["99.8%", "limits"], cell: (unit) => limitsOf(of(unit), "998") },
      {
        header: ["place"],
        cell: (unit) => placeCell(of(unit).place),
        isStrong: (unit) => isOutside(of(unit).place),
      },
      {
        header: ["allowing", "for spread"],
        cell: (unit) => placeCell(of(unit).placeAdjusted),
        isStrong: (unit) => isOutside(of(unit).placeAdjusted),
      },
    ];
  });
  return tableOf(units, [{ header: ["n"], cell: ({ n }) => countCell(n) }, ...columns], (unit) => ({
    label: unit.label,
    isCompared: measures.some((measure) => unit.measures[measure].place !== null),
  }));
}

/** One level of every unit, with all limits. */
export function levelTable({ units }: UnitsFindings, measure: ThresholdMeasure): ReportTable {
  const of = (unit: UnitFindings): UnitMeasure => unit.measures[measure];
  const columns: Column<UnitFindings>[] = [
    { header: ["n"], cell: ({ n }) => countCell(n) },
    {
      header: ["%", "(95% interval)"],
      cell: (unit) =>
        intervalCell(
          { value: of(unit).proportion, lower: of(unit).lower, upper: of(unit).upper },
          PERCENTAGE,
        ),
    },
    { header: ["95%", "limits"], cell: (unit) => limitsOf(of(unit), "95") },
    { header: ["99.8%", "limits"], cell: (unit) => limitsOf(of(unit), "998") },
    { header: ["z"], cell: (unit) => figureCell(of(unit).zScore, Z_SCORE) },
    {
      header: ["place"],
      cell: (unit) => placeCell(of(unit).place),
      isStrong: (unit) => isOutside(of(unit).place),
    },
    {
      header: ["95% limits,", "spread allowed"],
      cell: (unit) => limitsOf(of(unit), "95", "Adjusted"),
      startsPart: true,
    },
    { header: ["99.8% limits,", "spread allowed"], cell: (unit) => limitsOf(of(unit), "998", "Adjusted") },
    { header: ["z"], cell: (unit) => figureCell(of(unit).zScoreAdjusted, Z_SCORE) },
    {
      header: ["place"],
      cell: (unit) => placeCell(of(unit).placeAdjusted),
      isStrong: (unit) => isOutside(of(unit).placeAdjusted),
    },
  ];
  return tableOf(units, columns, (unit) => ({ label: unit.label, isCompared: of(unit).place !== null }));
}

/** A unit's own gap with the unit's name. */
export interface OwnGap {
  readonly own: UnitGap;
  readonly label: string;
}

const ownGapCell = ({ difference, differenceLower, differenceUpper }: UnitGap): FigureCell =>
  intervalCell({ value: difference, lower: differenceLower, upper: differenceUpper }, POINTS_MORE);

const OWN_GAP: readonly Column<OwnGap>[] = [
  { header: ["n"], cell: ({ own }) => countCell(own.n) },
  { header: ["n of", "reference"], cell: ({ own }) => countCell(own.referenceN) },
  {
    header: ["Own gap: points", "more (95% interval)"],
    cell: ({ own }) => ownGapCell(own),
    isStrong: ({ own }) => isOutside(own.place),
  },
  { header: ["z"], cell: ({ own }) => figureCell(own.zScore, Z_SCORE) },
  {
    header: ["place"],
    cell: ({ own }) => placeCell(own.place),
    isStrong: ({ own }) => isOutside(own.place),
  },
  { header: ["z, spread", "allowed"], cell: ({ own }) => figureCell(own.zScoreAdjusted, Z_SCORE) },
  {
    header: ["place, spread", "allowed"],
    cell: ({ own }) => placeCell(own.placeAdjusted),
    isStrong: ({ own }) => isOutside(own.placeAdjusted),
  },
];

/** Every unit's own gap of one gap. */
export const gapUnitsTable = (gaps: readonly OwnGap[]): ReportTable =>
  tableOf(gaps, OWN_GAP, ({ own, label }) => ({ label, isCompared: own.place !== null }));
