import type { GradientFindings, ThresholdMeasure } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { thresholdCounts } from "../measure/measure-group.ts";
import type { Standard } from "../measure/standard.ts";
import { total } from "../stats/counts.ts";
import {
  type Gradient,
  type GroupShare,
  gradient,
  logitGradient,
  proportionError,
} from "../stats/gradient.ts";
import type { GroupEstimate } from "../stats/group-estimate.ts";
import { medianError } from "../stats/price-bonett.ts";
import { quantile } from "../stats/quantile.ts";
import { weeksFromDays } from "../units.ts";
import { meanEstimates } from "./mean-estimates.ts";

interface WaitingGroup {
  readonly waits: Uint32Array;
}

type Reason = NonNullable<GradientFindings["reason"]>;

/**
 * Slope and relative index of inequality over ordered groups, in their order, each of which holds somebody: of the mean and
 * the median in weeks, and of every share on the linear and the logit scale. Empty with fewer than two groups.
 */
export function gradients(groups: readonly WaitingGroup[], standard: Standard): GradientFindings[] {
  if (groups.length < 2) return [];
  const counts = groups.map(({ waits }) => thresholdCounts(waits, standard));
  const sizes = groups.map(({ waits }) => total(waits));
  return [
    findingsOf("meanWeeks", "linear", linearGradient(meanEstimates(groups.map(({ waits }) => waits)))),
    findingsOf("medianWeeks", "linear", linearGradient(groups.map(medianEstimate), "few-pathways")),
    ...THRESHOLD_MEASURES.flatMap((measure) =>
      shareGradients(
        measure,
        counts.map((count, i) => ({ count: count[measure], size: sizes[i] as number })),
      ),
    ),
  ];
}

interface Reasoned {
  readonly found: Gradient | undefined;
  readonly reason: Reason | undefined;
}

function shareGradients(measure: ThresholdMeasure, shares: readonly GroupShare[]): GradientFindings[] {
  const estimates = shares.map((share) => ({
    size: share.size,
    estimate: share.count / share.size,
    standardError: proportionError(share),
  }));
  const logit = logitGradient(shares);
  return [
    findingsOf(measure, "linear", linearGradient(estimates)),
    findingsOf(measure, "logit", { found: logit, reason: logit === undefined ? "zero-cell" : undefined }),
  ];
}

/** `withoutError`: why a group has no standard error, where one has none. */
function linearGradient(
  estimates: readonly GroupEstimate[],
  withoutError: Reason = "single-pathway",
): Reasoned {
  const found = gradient(estimates);
  if (found !== undefined && found.sii.lower === undefined) {
    const isShort = estimates.some(({ standardError }) => standardError === undefined);
    return { found, reason: isShort ? withoutError : "no-variation" };
  }
  if (found?.rii === undefined) return { found, reason: "fitted-end-not-positive" };
  return { found, reason: found.rii.lower === undefined ? "fitted-end-near-zero" : undefined };
}

function medianEstimate({ waits }: WaitingGroup): GroupEstimate {
  const error = medianError(waits);
  return {
    size: total(waits),
    estimate: weeksFromDays(quantile(waits, 0.5) ?? Number.NaN),
    standardError: error === undefined ? undefined : weeksFromDays(error),
  };
}

const findingsOf = (
  measure: GradientFindings["measure"],
  scale: GradientFindings["scale"],
  { found, reason }: Reasoned,
): GradientFindings => ({
  measure,
  scale,
  fittedFirst: found?.first ?? null,
  fittedLast: found?.last ?? null,
  sii: found?.sii.estimate ?? null,
  siiLower: found?.sii.lower ?? null,
  siiUpper: found?.sii.upper ?? null,
  rii: found?.rii?.estimate ?? null,
  riiLower: found?.rii?.lower ?? null,
  riiUpper: found?.rii?.upper ?? null,
  pValue: found?.pValue ?? null,
  reason: reason ?? null,
});
