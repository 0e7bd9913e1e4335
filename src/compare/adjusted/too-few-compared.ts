import type { AdjustedGap } from "../../findings/exact.ts";
import { isShared, type StrataPair } from "./strata-pair.ts";

/** Headlines rest on no fewer either. */
const FEWEST_COMPARED = 20;
/** The part of either side that must stand in strata of both. */
const LEAST_PART = 0.5;

export type TooFewCompared = "few-compared" | "most-left-out";

/**
 * Why the compared strata (those with both sides) cannot speak for the pair: fewer than 20 of a side in all of them, or less
 * than half of it; undefined where they can.
 */
export function tooFewCompared({ strata, crude }: StrataPair): TooFewCompared | undefined {
  const sides = (["group", "reference"] as const).map((side) => ({
    compared: strata.filter(isShared).reduce((sum, stratum) => sum + stratum[side].n, 0),
    all: crude[side].n,
  }));
  if (sides.some(({ compared }) => compared < FEWEST_COMPARED)) return "few-compared";
  return sides.some(({ compared, all }) => compared < LEAST_PART * all) ? "most-left-out" : undefined;
}

/**
 * The gap as it stands, without its adjusted figure where too few are compared. A regression on several adjusters borrows
 * across strata, so people left out of the others are in it; it is held to the number of people only.
 */
export function heldToCompared(gap: AdjustedGap, pair: StrataPair): AdjustedGap {
  const reason =
    gap.method === "logistic" && gap.adjustedFor.length > 1 ? tooFew(pair) : tooFewCompared(pair);
  return reason === undefined ? gap : withoutFigure(gap, reason);
}

const tooFew = ({ crude: { group, reference } }: StrataPair): TooFewCompared | undefined =>
  Math.min(group.n, reference.n) < FEWEST_COMPARED ? "few-compared" : undefined;

const NO_GAP = {
  difference: null,
  differenceLower: null,
  differenceUpper: null,
  ratio: null,
  ratioLower: null,
  ratioUpper: null,
} as const;
const NO_STRENGTH = { eValue: null, eValueLimit: null } as const;

function withoutFigure(gap: AdjustedGap, reason: TooFewCompared): AdjustedGap {
  switch (gap.method) {
    case "mantel-haenszel":
      return { ...gap, ...NO_GAP, ...NO_STRENGTH, homogeneity: null, reason };
    case "standardised":
      return { ...gap, ...NO_GAP, ...NO_STRENGTH, value: null, referenceValue: null, reason };
    case "logistic":
      return {
        ...gap,
        ...NO_GAP,
        ...NO_STRENGTH,
        ...{ oddsRatio: null, oddsRatioLower: null, oddsRatioUpper: null },
        reason: gap.reason ?? reason,
      };
    case "kitagawa":
      return { ...gap, ...NO_GAP, composition: null, within: null, unmatched: null, reason };
  }
}
