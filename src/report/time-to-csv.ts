/** Rows of the CSV about pathways followed to treatment. */
import type {
  CurvePoint,
  TimeToDimension,
  TimeToFigures,
  TimeToFindings,
} from "../findings/time-to-schema.ts";
import { CURVE_WEEKS } from "../vocab/curve-weeks.ts";

type Row = Readonly<Record<string, string | number | null>>;

const COUNTS = ["treated", "removed", "censored", "delayedEntry"] as const;
const WEEKS = ["medianWeeksToTreatment", "restrictedMeanWeeks"] as const;
const SHARES = [
  "treatedWithin18Weeks",
  "treatedWithin52Weeks",
  "removedWithin18Weeks",
  "removedWithin52Weeks",
] as const;
const CURVES = ["kaplanMeier", "treatedIncidence", "removedIncidence"] as const;

/** `kaplanMeier@18` is the curve at 18 weeks; its count is of those at risk on that day. */
export function timeToRows(findings: TimeToFindings | undefined): Row[] {
  if (findings === undefined) return [];
  const all = { dimension: "overall", group: "all", label: "All pathways" };
  return [...figureRows(findings.overall, all), ...findings.dimensions.flatMap(dimensionRows)];
}

function dimensionRows({ dimension, label, reference, groups, logRank }: TimeToDimension): Row[] {
  const rows = groups.flatMap((group): Row[] => {
    const identity = { dimension, group: group.group, label: group.label };
    const ratio: Row = {
      ...identity,
      n: group.n,
      measure: "hazardRatio",
      value: group.hazardRatio,
      lower: group.hazardRatioLower,
      upper: group.hazardRatioUpper,
      reference,
      pValue: group.hazardRatioPValue,
      method: "cox-efron",
    };
    const found = [...figureRows(group, identity), ...(group.hazardRatio === null ? [] : [ratio])];
    return group.suppressed ? found.map(({ measure = null }) => ({ ...identity, measure })) : found;
  });
  if (logRank === null) return rows;
  const { statistic, df, pValue, pValueAdjusted } = logRank;
  const test = { dimension, group: "all-known", label, measure: "logRank", value: statistic };
  return [...rows, { ...test, df, pValue, pValueAdjusted }];
}

function figureRows(figures: TimeToFigures, identity: Row): Row[] {
  const base = { ...identity, n: figures.n };
  return [
    ...COUNTS.map((measure) => ({ ...base, measure, value: figures[measure] })),
    ...WEEKS.map((measure) => ({
      ...base,
      measure,
      value: figures[measure],
      lower: figures[`${measure}Lower`],
      upper: figures[`${measure}Upper`],
    })),
    ...SHARES.map((measure) => {
      const { proportion, lower, upper } = figures[measure];
      return { ...base, measure, value: proportion, lower, upper };
    }),
    ...figures.curve
      .filter(({ week }) => CURVE_WEEKS.includes(week))
      .flatMap((point) => curveRows(point, base)),
  ];
}

const curveRows = (point: CurvePoint, base: Row): Row[] =>
  CURVES.map((measure) => ({
    ...base,
    measure: `${measure}@${point.week}`,
    value: point[measure],
    lower: point[`${measure}Lower`],
    upper: point[`${measure}Upper`],
    count: point.atRisk,
  }));
