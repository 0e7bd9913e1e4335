import type { AdjustedGap } from "../../../src/findings/exact.ts";

type Method = AdjustedGap["method"];
type Limits = readonly [difference: number, lower: number, upper: number];

/** An adjusted gap of a group against White people listed alike, by method; null limits where it has no figure. */
export function adjustedGap(
  method: Method,
  group: string,
  measure: string,
  limits: Limits | null,
  reason: "few-compared" | null = null,
): AdjustedGap {
  const [difference, differenceLower, differenceUpper] = limits ?? [null, null, null];
  const row = {
    method,
    group,
    measure,
    reference: "white",
    adjustedFor: ["specialty"],
    crude: 0.1,
    difference,
    differenceLower,
    differenceUpper,
    ratio: null,
    ratioLower: null,
    ratioUpper: null,
    reason,
  };
  // Of a row's further figures nothing here is read.
  return row as unknown as AdjustedGap;
}
