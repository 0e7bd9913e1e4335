/** How a worksheet shows a figure: as the report prints it, over the whole value. */
import type { ReportFigure } from "../report-block.ts";

/** Proportions and their differences are 0–1 and shown as percentages; a mark of the cell follows the figure. */
export function numberFormat(figure: ReportFigure, mark = ""): string {
  const after = mark === "" ? "" : `"${mark.replaceAll('"', "")}"`;
  const decimals = figure.digits === 0 ? "" : `.${"0".repeat(figure.digits)}`;
  switch (figure.unit) {
    case "p-value":
      return `[<0.001]"<0.001"${after};[<0.1]0.000${after};0.00${after}`;
    case "proportion":
    case "points":
      return signed(`0${decimals}%${after}`, figure);
    case "count":
    case "weeks":
    case "ratio":
    case "number":
      return signed(`#,##0${decimals}${after}`, figure);
  }
}

const signed = (format: string, figure: ReportFigure): string =>
  figure.signed === true ? `+${format};-${format};${format}` : format;
