import { ADJUSTED_WEEKS } from "../findings/adjusted-schema.ts";
import type { AdjustedGap } from "../findings/schema.ts";
import type { EvidenceClaim, Policy } from "./policy.ts";

/** What the list says to one claim of a rule. Proportions 0–1, or weeks. */
export interface EvidenceFinding {
  /** Places in the policy's rules and in the rule's evidence, from 0. */
  readonly rule: number;
  readonly place: number;
  readonly claim: EvidenceClaim;
  /** The adjusted gap that counts; undefined where there is none with an interval. */
  readonly gap: AdjustedGapFigure | undefined;
  /** Why a gap has no figure (`few-compared`, `most-left-out`); undefined where there is one, or no gap at all. */
  readonly reason?: string;
  /** Whether the gap is worse for the group with its whole 95% interval. */
  readonly holds: boolean;
}

export interface AdjustedGapFigure {
  readonly method: AdjustedGap["method"];
  readonly reference: string;
  readonly adjustedFor: readonly string[];
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/** Which method counts, the first that gives an interval; one order for everybody, so that nobody picks the gap that suits. */
const METHODS: Readonly<Record<"proportion" | "weeks", readonly AdjustedGap["method"][]>> = {
  proportion: ["mantel-haenszel", "standardised"],
  weeks: ["standardised", "kitagawa"],
};

/** Holds each claim of a policy against the list's adjusted gaps, by dimension; in the order of the policy. */
export function evidenceOf(
  policy: Policy,
  adjusted: ReadonlyMap<string, readonly AdjustedGap[]>,
): readonly EvidenceFinding[] {
  return policy.credit.flatMap(({ governance }, rule) =>
    (governance?.evidence ?? []).map((claim, place) => {
      const gaps = (adjusted.get(claim.dimension) ?? []).filter(
        ({ group, measure }) => group === claim.group && measure === claim.measure,
      );
      return { rule, place, claim, ...judged(claim.measure, gaps) };
    }),
  );
}

function judged(
  measure: string,
  gaps: readonly AdjustedGap[],
): Pick<EvidenceFinding, "gap" | "reason" | "holds"> {
  const methods = METHODS[isWeeks(measure) ? "weeks" : "proportion"];
  const ranked = methods.flatMap((method) => gaps.filter((gap) => gap.method === method));
  const gap = ranked.map(figureOf).find((figure) => figure !== undefined);
  if (gap !== undefined) return { gap, holds: isWorse(measure, gap) };
  const reason = ranked.find((row) => row.reason !== null)?.reason ?? undefined;
  return { gap, holds: false, ...(reason !== undefined && { reason }) };
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

/** Fewer within a limit, or more past it and more weeks, are worse. */
const isWorse = (measure: string, { lower, upper }: AdjustedGapFigure): boolean =>
  measure.startsWith("within") ? upper < 0 : lower > 0;
