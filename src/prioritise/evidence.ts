import { type AdjustedGapFigure, adjustedEvidence, isSurelyWorse } from "../findings/adjusted-evidence.ts";
import type { AdjustedGap } from "../findings/exact.ts";
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

/** Holds each claim of a policy against the list's adjusted gaps, by dimension; in the order of the policy. */
export function evidenceOf(
  policy: Policy,
  adjusted: ReadonlyMap<string, readonly AdjustedGap[]>,
): readonly EvidenceFinding[] {
  return policy.credit.flatMap(({ governance }, rule) =>
    (governance?.evidence ?? []).map((claim, place) => {
      const { gap, reason } = adjustedEvidence(adjusted.get(claim.dimension) ?? [], claim);
      const holds = gap !== undefined && isSurelyWorse(claim.measure, gap);
      return { rule, place, claim, gap, holds, ...(reason !== undefined && { reason }) };
    }),
  );
}
