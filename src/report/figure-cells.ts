/** Cells that print figures: the text for a reader, and the figure behind it for formats that sort and calculate. */
import {
  type Interval,
  NO_FIGURE,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
  printRatio,
  printSigned,
} from "./figures.ts";
import type { NamedFigure, ReportCell, ReportFigure } from "./report-block.ts";

/** A cell as its figure makes it; whoever lays out the table adds the tone. */
export type FigureCell = Pick<ReportCell, "text" | "mark" | "figure" | "further" | "bar">;

/** What is printed and what stands behind it. */
export interface FigureKind {
  readonly unit: ReportFigure["unit"];
  readonly digits: number;
  readonly signed?: true;
  readonly print: (value: number | null) => string;
}

export const COUNT: FigureKind = { unit: "count", digits: 0, print: printCount };
/** A proportion (0–1) as a percentage; how much more of it in percentage points; weeks, and how many more. */
export const PERCENTAGE: FigureKind = {
  unit: "proportion",
  digits: 1,
  print: (value) => printPercentage(value),
};
export const POINTS_MORE: FigureKind = {
  unit: "points",
  digits: 1,
  signed: true,
  print: (value) => printSigned(value === null ? null : 100 * value),
};
export const WEEKS: FigureKind = { unit: "weeks", digits: 1, print: (value) => printNumber(value) };
export const WEEKS_MORE: FigureKind = {
  unit: "weeks",
  digits: 1,
  signed: true,
  print: (value) => printSigned(value),
};
export const RATIO: FigureKind = { unit: "ratio", digits: 2, print: printRatio };
export const P_VALUE: FigureKind = { unit: "p-value", digits: 3, print: printPValue };

/** Anything else, as it is. */
export const numberKind = (digits: number): FigureKind => ({
  unit: "number",
  digits,
  print: (value) => printNumber(value, digits),
});
export const signedNumberKind = (digits: number): FigureKind => ({
  unit: "number",
  digits,
  signed: true,
  print: (value) => printSigned(value, digits),
});

/** One figure; without it what its kind prints in its place. */
export const figureCell = (value: number | null, kind: FigureKind): FigureCell => ({
  text: kind.print(value),
  ...(value !== null && { figure: figureOf(value, kind) }),
});

export const countCell = (value: number | null): FigureCell => figureCell(value, COUNT);

/** "11.1 (10.6–11.7)": the estimate, with the limits that there are beside it; without an estimate a dash alone. */
export function intervalCell(interval: Interval, kind: FigureKind): FigureCell {
  const text = printInterval(interval, kind.print);
  if (interval.value === null) return { text };
  const further = [...named("lower", interval.lower, kind), ...named("upper", interval.upper, kind)];
  return {
    text,
    figure: figureOf(interval.value, kind),
    ...(further.length > 0 && { further }),
  };
}

/** Stands where there is nothing to print. */
export const NO_FIGURE_CELL: FigureCell = { text: NO_FIGURE };

export const figureOf = (value: number, { unit, digits, signed }: FigureKind): ReportFigure => ({
  value,
  unit,
  digits,
  ...(signed && { signed }),
});

export const named = (name: string, value: number | null, kind: FigureKind): NamedFigure[] =>
  value === null ? [] : [{ name, ...figureOf(value, kind) }];
