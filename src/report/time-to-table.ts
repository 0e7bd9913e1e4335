/** Tables of pathways followed to treatment: a row for each group, or one for each week of a curve. */
import type {
  CurvePoint,
  Incidence,
  TimeToDimension,
  TimeToFigures,
  TimeToGroup,
} from "../findings/time-to-schema.ts";
import { CURVE_WEEKS } from "../vocab/curve-weeks.ts";
import {
  countCell,
  type FigureCell,
  intervalCell,
  NO_FIGURE_CELL,
  PERCENTAGE,
  RATIO,
  WEEKS,
} from "./figure-cells.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { type Interval, NO_FIGURE, SUPPRESSED } from "./figures.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";

/** Marks groups whose curves begin late. */
export const BEGINS_LATE = "‡";

interface Column extends Omit<ReportColumn, "align"> {
  readonly cell: (group: TimeToGroup) => FigureCell;
  readonly isStrong?: (group: TimeToGroup) => boolean;
}

const incidence = (of: (group: TimeToGroup) => Incidence) => (group: TimeToGroup) => {
  const { proportion, lower, upper } = of(group);
  return intervalCell({ value: proportion, lower, upper }, PERCENTAGE);
};

const COLUMNS: readonly Column[] = [
  { header: ["n"], cell: ({ n }) => countCell(n) },
  { header: ["Treated"], cell: ({ treated }) => countCell(treated) },
  { header: ["Removed"], cell: ({ removed }) => countCell(removed) },
  { header: ["Still", "waiting"], cell: ({ censored }) => countCell(censored) },
  {
    header: ["Median weeks to", "treatment (95%)"],
    cell: (group) => intervalCell(medianOf(group), WEEKS),
  },
  {
    header: ["Rate of treatment,", "times (95%)"],
    cell: (group) => intervalCell(hazardRatioOf(group), RATIO),
    isStrong: isSureRatio,
  },
  {
    header: ["Treated within 18", "weeks, % (95%)"],
    startsPart: true,
    cell: incidence(({ treatedWithin18Weeks }) => treatedWithin18Weeks),
  },
  {
    header: ["Treated within 52", "weeks, % (95%)"],
    cell: incidence(({ treatedWithin52Weeks }) => treatedWithin52Weeks),
  },
  {
    header: ["Removed within 52", "weeks, % (95%)"],
    cell: incidence(({ removedWithin52Weeks }) => removedWithin52Weeks),
  },
  {
    header: ["Mean weeks waited,", "counting at most", "52 (95%)"],
    cell: (group) => intervalCell(meanOf(group), WEEKS),
  },
];

export const medianOf = (figures: TimeToFigures): Interval => ({
  value: figures.medianWeeksToTreatment,
  lower: figures.medianWeeksToTreatmentLower,
  upper: figures.medianWeeksToTreatmentUpper,
});

const meanOf = (figures: TimeToFigures): Interval => ({
  value: figures.restrictedMeanWeeks,
  lower: figures.restrictedMeanWeeksLower,
  upper: figures.restrictedMeanWeeksUpper,
});

const hazardRatioOf = (group: TimeToGroup): Interval => ({
  value: group.hazardRatio,
  lower: group.hazardRatioLower,
  upper: group.hazardRatioUpper,
});

/** Whether the interval of a hazard ratio excludes no difference. */
export function isSureRatio({ hazardRatioLower, hazardRatioUpper }: TimeToGroup): boolean {
  return (
    (hazardRatioLower !== null && hazardRatioLower > 1) || (hazardRatioUpper !== null && hazardRatioUpper < 1)
  );
}

/** Columns without a single figure are left out; unknown groups are faint and marked. */
export function timeToTable(dimension: TimeToDimension): ReportTable {
  const { groups } = dimension;
  const kept = COLUMNS.filter(({ cell }) => groups.some((group) => cell(group).text !== NO_FIGURE));
  return {
    columns: [
      { header: [""], align: "left" },
      ...kept.map(({ header, startsPart }) => ({
        header,
        align: "right" as const,
        ...(startsPart && { startsPart }),
      })),
    ],
    rows: groups.map((group) => [
      labelCell(dimension, group),
      ...kept.map(({ cell, isStrong }): ReportCell => {
        const shown = group.suppressed ? { text: SUPPRESSED } : cell(group);
        if (!group.known) return { ...shown, tone: "faint" };
        return isStrong?.(group) ? { ...shown, tone: "strong" } : shown;
      }),
    ]),
  };
}

function labelCell(dimension: TimeToDimension, group: TimeToGroup): ReportCell {
  const { known, conditionalOnDays } = group;
  const marks = [known ? "" : ` ${NOT_COMPARED}`, conditionalOnDays > 0 ? ` ${BEGINS_LATE}` : ""].join("");
  return {
    text: printable(labelInTables(dimension, group)),
    ...(marks !== "" && { mark: marks }),
    ...(!known && { tone: "faint" as const }),
  };
}

interface CurveFigure {
  readonly caption: string;
  readonly cell: (point: CurvePoint) => FigureCell;
}

const CURVE_FIGURES: readonly CurveFigure[] = [
  {
    caption: "treated, % of everybody (95%)",
    cell: (point) =>
      intervalCell(
        {
          value: point.treatedIncidence,
          lower: point.treatedIncidenceLower,
          upper: point.treatedIncidenceUpper,
        },
        PERCENTAGE,
      ),
  },
  {
    caption: "removed for another reason, % of everybody (95%)",
    cell: (point) =>
      intervalCell(
        {
          value: point.removedIncidence,
          lower: point.removedIncidenceLower,
          upper: point.removedIncidenceUpper,
        },
        PERCENTAGE,
      ),
  },
  {
    caption: "still waiting if nobody were removed for another reason, % (95%)",
    cell: (point) =>
      intervalCell(
        { value: point.kaplanMeier, lower: point.kaplanMeierLower, upper: point.kaplanMeierUpper },
        PERCENTAGE,
      ),
  },
  { caption: "at risk (under observation and still waiting)", cell: ({ atRisk }) => countCell(atRisk) },
];

/** The curves of all groups at chosen weeks: a table for each figure, a column for each week. */
export function curveTables(dimension: TimeToDimension): { caption: string; table: ReportTable }[] {
  const { groups } = dimension;
  const weeks = CURVE_WEEKS.filter((week) => groups.some(({ curve }) => pointAt(curve, week) !== undefined));
  return CURVE_FIGURES.map(({ caption, cell }) => ({
    caption,
    table: {
      columns: [
        { header: [""], align: "left" as const },
        ...weeks.map((week) => ({ header: [`${week} weeks`], align: "right" as const })),
      ],
      rows: groups.map((group) => [
        labelCell(dimension, group),
        ...weeks.map((week): ReportCell => {
          const point = pointAt(group.curve, week);
          const shown = point === undefined ? NO_FIGURE_CELL : cell(point);
          return {
            ...(group.suppressed ? { text: SUPPRESSED } : shown),
            ...(!group.known && { tone: "faint" as const }),
          };
        }),
      ]),
    },
  }));
}

const pointAt = (curve: TimeToFigures["curve"], week: number): CurvePoint | undefined =>
  curve.find((point) => point.week === week);
