import { ADJUSTED_WEEKS } from "./adjusted-schema.ts";
import type { AdjustedGap } from "./schema.ts";

/** The adjusted gap of a group in one measure that evidence goes by. Proportions 0–1, or weeks. */
export interface AdjustedGapFigure {
  readonly method: AdjustedGap["method"];
  readonly reference: string;
  readonly adjustedFor: readonly string[];
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/** The gap that counts, or why there is none (`few-compared`, `most-left-out`) where its rows say so. */
export interface AdjustedEvidence {
  readonly gap: AdjustedGapFigure | undefined;
  readonly reason: string | undefined;
}

/** Which method counts, the first that gives an interval; one order for everybody, so that nobody picks the gap that suits. */
const METHODS: Readonly<Record<"proportion" | "weeks", readonly AdjustedGap["method"][]>> = {
  proportion: ["mantel-haenszel", "standardised"],
  weeks: ["standardised", "kitagawa"],
};

/** Of the adjusted gaps of one dimension, what they say of a group in a measure. */
export function adjustedEvidence(
  gaps: readonly AdjustedGap[],
  of: { readonly group: string; readonly measure: string },
): AdjustedEvidence {
  const methods = METHODS[isWeeks(of.measure) ? "weeks" : "proportion"];
  const found = gaps.filter(({ group, measure }) => group === of.group && measure === of.measure);
  const ranked = methods.flatMap((method) => found.filter((gap) => gap.method === method));
  const gap = ranked.map(figureOf).find((figure) => figure !== undefined);
  const reason = ranked.find((row) => row.reason !== null)?.reason ?? undefined;
  return { gap, reason: gap === undefined ? reason : undefined };
}

/** Whether a measure is of weeks, and not of people past a limit. */
export const isWeeks = (measure: string): boolean => ADJUSTED_WEEKS.some((weeks) => weeks === measure);

function figureOf({
  method,
  reference,
  adjustedFor,
  difference,
  differenceLower: lower,
  differenceUpper: upper,
}: AdjustedGap): AdjustedGapFigure | undefined {
  if (difference === null || lower === null || upper === null) return undefined;
  return { method, reference, adjustedFor, difference, lower, upper };
}

/** Worse with the whole interval: fewer within a limit, or more past it, or more weeks. */
export const isSurelyWorse = (measure: string, { lower, upper }: AdjustedGapFigure): boolean =>
  measure.startsWith("within") ? upper < 0 : lower > 0;
