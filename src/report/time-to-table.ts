/** Tables of pathways followed to treatment: a row for each group, or one for each week of a curve. */
import type {
  CurvePoint,
  Incidence,
  TimeToDimension,
  TimeToFigures,
  TimeToGroup,
} from "../findings/time-to-schema.ts";
import { CURVE_WEEKS } from "../vocab/curve-weeks.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import {
  type Interval,
  NO_FIGURE,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printRatio,
  SUPPRESSED,
} from "./figures.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";

/** Marks groups whose curves begin late. */
export const BEGINS_LATE = "‡";

interface Column extends Omit<ReportColumn, "align"> {
  readonly print: (group: TimeToGroup) => string;
  readonly isStrong?: (group: TimeToGroup) => boolean;
}

const incidence = (of: (group: TimeToGroup) => Incidence) => (group: TimeToGroup) => {
  const { proportion, lower, upper } = of(group);
  return printInterval({ value: proportion, lower, upper }, printPercentage);
};

const COLUMNS: readonly Column[] = [
  { header: ["n"], print: ({ n }) => printCount(n) },
  { header: ["Treated"], print: ({ treated }) => printCount(treated) },
  { header: ["Removed"], print: ({ removed }) => printCount(removed) },
  { header: ["Still", "waiting"], print: ({ censored }) => printCount(censored) },
  {
    header: ["Median weeks to", "treatment (95%)"],
    print: (group) => printInterval(medianOf(group), printNumber),
  },
  {
    header: ["Rate of treatment,", "times (95%)"],
    print: (group) => printInterval(hazardRatioOf(group), printRatio),
    isStrong: isSureRatio,
  },
  {
    header: ["Treated within 18", "weeks, % (95%)"],
    startsPart: true,
    print: incidence(({ treatedWithin18Weeks }) => treatedWithin18Weeks),
  },
  {
    header: ["Treated within 52", "weeks, % (95%)"],
    print: incidence(({ treatedWithin52Weeks }) => treatedWithin52Weeks),
  },
  {
    header: ["Removed within 52", "weeks, % (95%)"],
    print: incidence(({ removedWithin52Weeks }) => removedWithin52Weeks),
  },
  {
    header: ["Mean weeks waited,", "counting at most", "52 (95%)"],
    print: (group) => printInterval(meanOf(group), printNumber),
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
  const kept = COLUMNS.filter(({ print }) => groups.some((group) => print(group) !== NO_FIGURE));
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
      ...kept.map(({ print, isStrong }): ReportCell => {
        const text = group.suppressed ? SUPPRESSED : print(group);
        if (!group.known) return { text, tone: "faint" };
        return isStrong?.(group) ? { text, tone: "strong" } : { text };
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
  readonly print: (point: CurvePoint) => string;
}

const CURVE_FIGURES: readonly CurveFigure[] = [
  {
    caption: "treated, % of everybody (95%)",
    print: (point) =>
      printInterval(
        {
          value: point.treatedIncidence,
          lower: point.treatedIncidenceLower,
          upper: point.treatedIncidenceUpper,
        },
        printPercentage,
      ),
  },
  {
    caption: "removed for another reason, % of everybody (95%)",
    print: (point) =>
      printInterval(
        {
          value: point.removedIncidence,
          lower: point.removedIncidenceLower,
          upper: point.removedIncidenceUpper,
        },
        printPercentage,
      ),
  },
  {
    caption: "still waiting if nobody were removed for another reason, % (95%)",
    print: (point) =>
      printInterval(
        { value: point.kaplanMeier, lower: point.kaplanMeierLower, upper: point.kaplanMeierUpper },
        printPercentage,
      ),
  },
  { caption: "at risk (under observation and still waiting)", print: ({ atRisk }) => printCount(atRisk) },
];

/** The curves of all groups at chosen weeks: a table for each figure, a column for each week. */
export function curveTables(dimension: TimeToDimension): { caption: string; table: ReportTable }[] {
  const { groups } = dimension;
  const weeks = CURVE_WEEKS.filter((week) => groups.some(({ curve }) => pointAt(curve, week) !== undefined));
  return CURVE_FIGURES.map(({ caption, print }) => ({
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
          const text = point === undefined ? NO_FIGURE : print(point);
          return {
            text: group.suppressed ? SUPPRESSED : text,
            ...(!group.known && { tone: "faint" as const }),
          };
        }),
      ]),
    },
  }));
}

const pointAt = (curve: TimeToFigures["curve"], week: number): CurvePoint | undefined =>
  curve.find((point) => point.week === week);
