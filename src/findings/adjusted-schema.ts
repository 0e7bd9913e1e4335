/** Gaps after allowing for where, and as what, people are listed (`dimensions[].adjusted`, `dimensions[].adjustedStrata`). */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());

const testResult = z.nullable(z.object({ statistic: z.number(), df: z.number(), pValue: z.number() }));

/** Why a regression gives no figure. */
const NO_REGRESSION_REASONS = ["no-variation", "collinear", "separation", "too-many-levels"] as const;

/** Why no adjusted figure is given: the strata with both sides hold fewer than 20 of a side, or less than half of it. */
const TOO_FEW_REASONS = ["few-compared", "most-left-out"] as const;
const tooFew = { reason: z.nullable(z.enum(TOO_FEW_REASONS)) };

/** Measures in weeks that have an adjusted gap, beside those of waiting past a limit. */
export const ADJUSTED_WEEKS = ["meanWeeks", "medianWeeks", "p92Weeks"] as const;

export const adjustedGapSchemaOf = <Measure extends string>(thresholds: readonly Measure[]) => {
  const identity = {
    group: z.string(),
    reference: z.string(),
    /** Dimensions; what the dimension itself is about drops out. */
    adjustedFor: z.array(z.string()),
  };
  const gap = {
    /** Group − reference as they stand. */
    crude: figure,
    difference: figure,
    differenceLower: figure,
    differenceUpper: figure,
    ratio: figure,
    ratioLower: figure,
    ratioUpper: figure,
  };
  /** How strongly something unmeasured would have to go with both, to account for the ratio, and for its nearest limit. */
  const sensitivity = { eValue: figure, eValueLimit: figure };
  const threshold = z.enum(thresholds as unknown as [Measure, ...Measure[]]);
  return z.discriminatedUnion("method", [
    z.object({
      ...identity,
      measure: threshold,
      method: z.literal("mantel-haenszel"),
      ...gap,
      ...sensitivity,
      /** Whether the ratio differs between strata. */
      homogeneity: testResult,
      ...tooFew,
    }),
    z.object({
      ...identity,
      measure: z.union([threshold, z.enum(ADJUSTED_WEEKS)]),
      method: z.literal("standardised"),
      ...gap,
      ...sensitivity,
      /** Both figures with the structure of the list. */
      value: figure,
      referenceValue: figure,
      /** The group's pathways past the limit ÷ those it would have at the rates of the list in each stratum; proportions only. */
      observed: count,
      expected: figure,
      observedToExpected: figure,
      observedToExpectedLower: figure,
      observedToExpectedUpper: figure,
      ...tooFew,
    }),
    z.object({
      ...identity,
      measure: threshold,
      method: z.literal("logistic"),
      ...gap,
      ...sensitivity,
      oddsRatio: figure,
      oddsRatioLower: figure,
      oddsRatioUpper: figure,
      /** Null where there is a figure. */
      reason: z.nullable(z.enum([...NO_REGRESSION_REASONS, ...TOO_FEW_REASONS])),
    }),
    z.object({
      ...identity,
      measure: z.literal("meanWeeks"),
      method: z.literal("kitagawa"),
      /** `difference` is `within`; composition + within + unmatched = crude. */
      ...gap,
      composition: figure,
      within: figure,
      unmatched: figure,
      ...tooFew,
    }),
  ]);
};

/** How far two groups are found in the same strata, and which groups of the first adjuster carry the gap in mean weeks. */
export const adjustedStrataSchema = z.object({
  group: z.string(),
  reference: z.string(),
  adjustedFor: z.array(z.string()),
  /** Strata in which either is found, and those of them in which both are. */
  strata: whole,
  compared: whole,
  /** Everybody of both sides. */
  n: count,
  referenceN: count,
  /** Strata of one side only: standardised figures leave them out. At most 50 are named, those of most pathways first. */
  leftOut: z.object({ strata: whole, pathways: count, referencePathways: count, names: z.array(z.string()) }),
  /** Compared strata in which a side has fewer than five pathways; named as above. */
  tooFew: z.object({ strata: whole, pathways: count, referencePathways: count, names: z.array(z.string()) }),
  /** Empty where too few are compared. By the first of `adjustedFor`; weeks. Composition, within and unmatched of all rows sum to the gap in mean weeks. */
  carriedBy: z.array(
    z.object({
      stratum: z.string(),
      label: z.string(),
      n: count,
      referenceN: count,
      meanWeeks: figure,
      referenceMeanWeeks: figure,
      composition: figure,
      within: figure,
      unmatched: figure,
    }),
  ),
});

export type AdjustedStrata = z.infer<typeof adjustedStrataSchema>;
