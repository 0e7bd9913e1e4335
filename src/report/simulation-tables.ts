import type {
  FrontierPoint,
  SimulatedArm,
  SimulatedDimension,
  SimulatedGap,
  SimulatedGroup,
  SimulatedWeek,
  SimulationFindings,
} from "../findings/simulation-schema.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { printCount, printNumber } from "./figures.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportColumn, ReportTable } from "./report-block.ts";
import {
  GAP_SCALE,
  printAmount,
  printGap,
  printGapMean,
  printMeanPeople,
  printMeanShare,
  printMeanWeeks,
  printPeople,
  printShare,
  printWeeks,
} from "./simulation-figures.ts";
import { plainGap } from "./simulation-sentences.ts";
import { sparkline, thinned } from "./sparkline.ts";

const left = (...header: string[]): ReportColumn => ({ header, align: "left" });
const right = (...header: string[]): ReportColumn => ({ header, align: "right" });
const cells = (texts: readonly string[]): ReportCell[] => texts.map((text) => ({ text: printable(text) }));

/** Everybody with a clinical tier, now and at the end in each order. */
export function listTable({ arms }: SimulationFindings): ReportTable {
  const rowOf = (label: string, week: SimulatedWeek | undefined, treated: string): ReportCell[] =>
    week === undefined
      ? cells([label])
      : cells([
          label,
          printMeanPeople(week.waiting),
          printWeeks(week.medianWeeks),
          printShare(week.within18Weeks),
          printPeople(week.over52Weeks),
          printMeanPeople(week.over65Weeks),
          printMeanPeople(week.over78Weeks),
          treated,
        ]);
  return {
    columns: [
      left(""),
      right("Waiting"),
      right("Median", "weeks"),
      right("Within 18", "weeks, %"),
      right("Over 52", "weeks"),
      right("Over 65", "weeks"),
      right("Over 78", "weeks"),
      right("Treated"),
    ],
    rows: [
      rowOf("Now", arms[0]?.weeks[0], ""),
      ...arms.map((arm) => rowOf(arm.label, arm.weeks.at(-1), printMeanPeople(arm.treated))),
    ],
  };
}

/** As many characters as fit beside the figures in 100 columns. */
const WIDEST_LINE = 27;

/** One gap through the weeks in both orders, as a line and in figures. */
export function trajectoryTable(
  found: { readonly dimension: SimulatedDimension; readonly gap: SimulatedGap },
  arms: { readonly arm: SimulatedArm; readonly plain: SimulatedArm },
): ReportTable {
  const { dimension, gap } = found;
  const lines = [
    { label: arms.plain.label, gap: plainGap(arms.plain, dimension, gap) },
    { label: arms.arm.label, gap },
  ].flatMap(({ label, gap: own }) => (own === undefined ? [] : [{ label, trajectory: own.trajectory }]));
  const values = lines.flatMap(({ trajectory }) =>
    trajectory.flatMap((point) => (point === null ? [] : [point.mean])),
  );
  const low = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const high = values.reduce((most, value) => Math.max(most, value), values[0] ?? 0);
  const last = gap.trajectory.length - 1;
  const middle = Math.round(last / 2);
  const scale = GAP_SCALE[gap.measure];
  return {
    columns: [
      left(""),
      left(`${printNumber(scale * low)} ▁ to █ ${printNumber(scale * high)}`),
      right("Now"),
      ...(middle > 0 && middle < last ? [right(`Week ${middle}`)] : []),
      right(`Week ${last}`),
    ],
    rows: lines.map(({ label, trajectory }) =>
      cells([
        label,
        sparkline(
          thinned(trajectory, WIDEST_LINE).map((point) => point?.mean ?? null),
          { low, high },
        ),
        printGapMean(trajectory[0] ?? null, gap.measure),
        ...(middle > 0 && middle < last ? [printGap(trajectory[middle] ?? null, gap.measure)] : []),
        printGap(trajectory[last] ?? null, gap.measure),
      ]),
    ),
  };
}

/** The groups of a dimension at the end in one order, beside how they wait now. */
export const groupTable = (dimension: SimulatedDimension): ReportTable => ({
  columns: [
    left(""),
    right("Waiting", "now"),
    right("Median", "now"),
    right("Median", "waiting"),
    right("Median", "treated"),
    right("Over 18", "weeks, %"),
    right("Over 52", "weeks"),
    right("Treated"),
  ],
  rows: dimension.groups.map((group) =>
    groupCells(dimension, group, [
      printCount(group.waitingAtStart),
      printNumber(group.medianWeeksAtStart),
      printWeeks(group.medianWeeksWaiting),
      printMeanWeeks(group.medianWeeksTreated),
      printMeanShare(group.over18Weeks),
      printPeople(group.over52Weeks),
      printMeanPeople(group.treated),
    ]),
  ),
});

/** Who is treated later and who sooner than in the plain order, by group. */
export const movedTable = (dimension: SimulatedDimension): ReportTable => ({
  columns: [
    left(""),
    right("Treated", "later"),
    right("by weeks,", "mean"),
    right("1 in 20", "by weeks"),
    right("Treated", "sooner"),
    right("by weeks,", "mean"),
    right("Newly", "over 52"),
    right("Spared", "52"),
  ],
  rows: dimension.groups.flatMap((group) =>
    group.moved === null
      ? []
      : [
          groupCells(dimension, group, [
            printPeople(group.moved.laterPeople),
            printMeanWeeks(group.moved.laterMeanWeeks),
            printMeanWeeks(group.moved.laterP95Weeks),
            printMeanPeople(group.moved.soonerPeople),
            printMeanWeeks(group.moved.soonerMeanWeeks),
            printPeople(group.moved.newlyOver52Weeks),
            printMeanPeople(group.moved.noLongerOver52Weeks),
          ]),
        ],
  ),
});

/** Unknown groups are faint and marked. */
function groupCells(
  dimension: SimulatedDimension,
  group: SimulatedGroup,
  figures: readonly string[],
): ReportCell[] {
  const tone = group.known ? {} : ({ tone: "faint" } as const);
  const mark = group.known ? {} : { mark: ` ${NOT_COMPARED}` };
  const label = printable(labelInTables(dimension, group));
  return [{ text: label, ...mark, ...tone }, ...figures.map((text) => ({ text, ...tone }))];
}

/** Credit of several sizes: how near the gap comes to none, and what others wait for it. */
export function frontierTable(
  points: readonly FrontierPoint[],
  gap: FrontierPoint["gaps"][number],
): ReportTable {
  return {
    columns: [
      left("Credit"),
      right("Most", "weeks"),
      right("Gap", "at the end"),
      right("Nearer", "to none by"),
      right("Treated", "later"),
      right("by weeks,", "mean"),
      right("1 in 20", "by weeks"),
      right("Newly", "over 52"),
    ],
    rows: points.map(({ scale, maxCreditWeeks, gaps, moved }) => {
      const own = gaps.find(
        (one) => one.dimension === gap.dimension && one.group === gap.group && one.measure === gap.measure,
      );
      return cells([
        scale === 0 ? "none" : `× ${printNumber(scale)}`,
        printNumber(maxCreditWeeks),
        printGap(own?.gap ?? null, gap.measure),
        printAmount(own?.closed ?? null, gap.measure),
        printMeanPeople(moved.laterPeople),
        printMeanWeeks(moved.laterMeanWeeks),
        printMeanWeeks(moved.laterP95Weeks),
        printMeanPeople(moved.newlyOver52Weeks),
      ]);
    }),
  };
}
