/** What is said of all groups of a dimension at once: the slope where they have an order, else how unlike they are. */
import type { InequalityFigure } from "../findings/inequality-schema.ts";
import type { DimensionFindings, GradientFindings } from "../findings/schema.ts";
import {
  type FigureCell,
  figureCell,
  intervalCell,
  PERCENTAGE,
  POINTS_MORE,
  RATIO,
  WEEKS,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { NO_FIGURE, printInterval, printNumber } from "./figures.ts";
import { gradientSentence } from "./gradient-sentence.ts";
import { printable } from "./printable.ts";
import { rangeWords } from "./range-words.ts";
import type { Block, ReportTable } from "./report-block.ts";
import { shownSlope } from "./shown-slope.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/** The slope as a small table and a sentence; of groups without an order a line about their disparity. */
export function inequalityBlocks(dimension: DimensionFindings, standard: Standard): Block[] {
  const rows = slopeRows(dimension, standard);
  const sentence = gradientSentence(dimension, standard);
  const disparity = disparityText(dimension, standard);
  return [
    ...(rows.length === 0
      ? []
      : ([
          {
            kind: "caption",
            text: "Slope across all known groups (differences of shares in percentage points):",
          },
          { kind: "table", table: slopeTable(dimension, rows) },
          ...(rows.some(({ gradient }) => gradient.scale === "logit")
            ? ([{ kind: "paragraph", text: LOGIT, tone: "faint" }] satisfies Block[])
            : []),
        ] satisfies Block[])),
    ...(sentence === undefined ? [] : [{ kind: "paragraph" as const, text: printable(sentence) }]),
    ...(disparity === undefined
      ? []
      : [{ kind: "paragraph" as const, text: disparity, tone: "faint" as const }]),
  ];
}

const LOGIT =
  "logit: fitted on the logit scale, since a straight line would end at less than a third of the overall share.";

export interface SlopeRow {
  readonly label: string;
  readonly gradient: GradientFindings;
}

function slopeRows(dimension: DimensionFindings, standard: Standard): SlopeRow[] {
  const breach = breachWords(standard);
  const asked = [
    { measure: "breachesStandard", label: `${capital(breach)}, %` },
    ...(breach === "over 52 weeks" ? [] : [{ measure: "over52Weeks", label: "Over 52 weeks, %" }]),
    { measure: "medianWeeks", label: "Median weeks" },
    { measure: "meanWeeks", label: "Mean weeks" },
  ];
  return asked.flatMap(({ measure, label }) => {
    const gradient = shownSlope(dimension, measure);
    const isThere = gradient !== undefined && !(gradient.fittedFirst === 0 && gradient.fittedLast === 0);
    return isThere ? [{ label: gradient.scale === "logit" ? `${label}, logit` : label, gradient }] : [];
  });
}

/** Fitted ends, slope and ratio, a row for each gradient; shares in per cent and percentage points. */
export function slopeTable({ dimension }: DimensionFindings, rows: readonly SlopeRow[]): ReportTable {
  const words = rangeWords(dimension);
  return {
    columns: [
      { header: [""], align: "left", name: "Measure" },
      { header: [capital(words.first), "end"], align: "right" },
      { header: [capital(words.last), "end"], align: "right" },
      { header: ["Difference, SII", "(95% interval)"], align: "right" },
      { header: ["Ratio, RII", "(95% interval)"], align: "right" },
    ],
    rows: rows.map(({ label, gradient }) => {
      const isSure = (gradient.siiLower ?? 0) > 0 || (gradient.siiUpper ?? 0) < 0;
      const isOfWeeks = gradient.measure.endsWith("nWeeks");
      const fitted = (end: number | null) => (isOfWeeks ? figureCell(end, WEEKS) : fittedShareCell(end));
      return [
        { text: label },
        fitted(gradient.fittedFirst),
        fitted(gradient.fittedLast),
        {
          ...intervalCell(
            { value: gradient.sii, lower: gradient.siiLower, upper: gradient.siiUpper },
            isOfWeeks ? WEEKS_MORE : POINTS_MORE,
          ),
          ...(isSure && { tone: "strong" as const }),
        },
        intervalCell({ value: gradient.rii, lower: gradient.riiLower, upper: gradient.riiUpper }, RATIO),
      ];
    }),
  };
}

/** A straight line may leave what a share can be: there it has none to print. */
const fittedShareCell = (fitted: number | null): FigureCell =>
  figureCell(fitted !== null && (fitted < 0 || fitted > 1) ? null : fitted, PERCENTAGE);

/** Two groups have their gap; of more, how far a typical group lies from all together. */
function disparityText(
  { ordered, inequality, gaps, inequalityBasis, groups }: DimensionFindings,
  standard: Standard,
): string | undefined {
  const known =
    groups.length - new Set(gaps.filter(({ inFamily }) => !inFamily).map(({ group }) => group)).size;
  if (ordered || inequality === undefined || inequalityBasis === undefined || known < 3) return undefined;
  const breach = breachWords(standard);
  const parts = [
    disparityOf(inequality.breachesStandard?.idisw, breach),
    breach === "over 52 weeks" ? "" : disparityOf(inequality.over52Weeks?.idisw, "over 52 weeks"),
  ].filter((part) => part !== "");
  return parts.length === 0
    ? undefined
    : `Average distance of the groups from all of them together, as a part of the figure (index of disparity): ${parts.join("; ")}.`;
}

const disparityOf = (figure: InequalityFigure | undefined, waited: string): string => {
  if (figure === undefined || figure.estimate === null) return "";
  const { estimate: value, lower, upper } = figure;
  const text = printInterval({ value, lower, upper }, (size) => printNumber(size), "%");
  return text === NO_FIGURE || lower === null ? "" : `${text} in waiting ${waited}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
