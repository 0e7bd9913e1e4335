import type { DistributionGap, Gap } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { total } from "../stats/counts.ts";
import { hodgesLehmann } from "../stats/hodges-lehmann.ts";
import { katz } from "../stats/katz.ts";
import { mannWhitney } from "../stats/mann-whitney.ts";
import { newcombe } from "../stats/newcombe.ts";
import { priceBonett } from "../stats/price-bonett.ts";
import { twoProportionTest } from "../stats/two-proportion-test.ts";
import { welch } from "../stats/welch.ts";
import { whenRead } from "./when-read.ts";

/** Which group is compared with which, and whether the comparison belongs to the family. */
export interface GapIdentity {
  readonly group: string;
  readonly reference: string;
  readonly inFamily: boolean;
}

export interface GapWaits {
  readonly group: Uint32Array;
  readonly reference: Uint32Array;
}

const NOT_ADJUSTED = { pValueAdjusted: null } as const;
const NO_RATIO = { ratio: null, ratioLower: null, ratioUpper: null } as const;

const orNull = (value: number | undefined): number | null => value ?? null;

/**
 * Every gap of a group to its reference: difference = group − reference, ratio = group ÷ reference, 95 % limits. Means
 * (Welch) and medians (Price & Bonett) in weeks, shares as proportions 0–1 (Newcombe; ratio Katz), and the whole
 * distribution. What cannot be computed is null.
 */
export function gapsBetween(
  identity: GapIdentity,
  waits: GapWaits,
  standard: Standard,
): (Gap | DistributionGap)[] {
  return [...figureGaps(identity, waits, standard), distributionGap(identity, waits)];
}

/** As `gapsBetween`, without the whole distribution. */
export const figureGaps = (identity: GapIdentity, waits: GapWaits, standard: Standard): Gap[] => [
  weeksGap(identity, waits, "meanWeeks"),
  weeksGap(identity, waits, "medianWeeks"),
  ...shareGaps(identity, waits, standard),
];

const WEEKS_GAPS = {
  meanWeeks: { method: "welch", compare: welch },
  medianWeeks: { method: "price-bonett", compare: priceBonett },
} as const;

function weeksGap(
  identity: GapIdentity,
  { group, reference }: GapWaits,
  measure: keyof typeof WEEKS_GAPS,
): Gap {
  const { method, compare } = WEEKS_GAPS[measure];
  const gap = compare(group, reference);
  return {
    ...identity,
    measure,
    difference: inWeeks(gap?.difference),
    differenceLower: inWeeks(gap?.lower),
    differenceUpper: inWeeks(gap?.upper),
    ...NO_RATIO,
    pValue: orNull(gap?.pValue),
    ...NOT_ADJUSTED,
    method,
  };
}

function shareGaps(identity: GapIdentity, { group, reference }: GapWaits, standard: Standard): Gap[] {
  const counts = thresholdCounts(group, standard);
  const referenceCounts = thresholdCounts(reference, standard);
  const n = total(group);
  const referenceN = total(reference);
  return THRESHOLD_MEASURES.map((measure) => {
    const of = [counts[measure], n, referenceCounts[measure], referenceN] as const;
    const difference = newcombe(...of);
    const ratio = katz(...of);
    return {
      ...identity,
      measure,
      difference: orNull(difference?.difference),
      differenceLower: orNull(difference?.lower),
      differenceUpper: orNull(difference?.upper),
      ratio: orNull(ratio?.ratio),
      ratioLower: orNull(ratio?.lower),
      ratioUpper: orNull(ratio?.upper),
      pValue: orNull(twoProportionTest(...of)?.pValue),
      ...NOT_ADJUSTED,
      method: "newcombe",
    };
  });
}

function distributionGap(identity: GapIdentity, { group, reference }: GapWaits): DistributionGap {
  const found = whenRead({
    ranks: () => mannWhitney(group, reference),
    shift: () => hodgesLehmann(group, reference),
  });
  return whenRead<DistributionGap>({
    group: () => identity.group,
    reference: () => identity.reference,
    inFamily: () => identity.inFamily,
    measure: () => "distribution",
    superiority: () => orNull(found.ranks?.superiority.estimate),
    superiorityLower: () => orNull(found.ranks?.superiority.lower),
    superiorityUpper: () => orNull(found.ranks?.superiority.upper),
    cliffsDelta: () => orNull(found.ranks?.cliffsDelta.estimate),
    cliffsDeltaLower: () => orNull(found.ranks?.cliffsDelta.lower),
    cliffsDeltaUpper: () => orNull(found.ranks?.cliffsDelta.upper),
    hodgesLehmannDays: () => orNull(found.shift?.shift),
    hodgesLehmannDaysLower: () => orNull(found.shift?.lower),
    hodgesLehmannDaysUpper: () => orNull(found.shift?.upper),
    pValue: () => orNull(found.ranks?.pValue),
    pValueAdjusted: () => NOT_ADJUSTED.pValueAdjusted,
    method: () => "mann-whitney",
  });
}
