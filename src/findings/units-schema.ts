/** The part of the findings about units of a service (providers, specialties, areas) held against funnel limits. */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());

/** Where a unit lies: within the limits, or beyond those of 95 % or 99.8 %. Null where it is shown and not compared. */
const place = z.nullable(z.enum(["low-99.8", "low-95", "within", "high-95", "high-99.8"]));
export type FunnelPlace = NonNullable<z.infer<typeof place>>;

/** The spread of the compared units around their target. */
const spread = {
  /** Units compared: at least 20 pathways, and enough expected on either side of the limit. */
  comparedUnits: whole,
  /** Mean squared z-score, winsorised; about 0.7 when chance alone is at work. Null for fewer than three units. */
  phi: figure,
  /** How often chance alone would make units spread as much. */
  spreadPValue: figure,
  /** Variance between units: of arcsine proportions for levels, of differences for gaps. */
  tauSquared: figure,
};

/** A unit's proportion with its Wilson 95 % limits, and the funnel's limits at its size. */
const unitMeasure = z.object({
  count,
  proportion: figure,
  lower: figure,
  upper: figure,
  /** `wilson`; `exact` (binomial) where fewer than ten are expected on either side. */
  limits: z.nullable(z.enum(["wilson", "exact"])),
  lowerLimit95: figure,
  upperLimit95: figure,
  lowerLimit998: figure,
  upperLimit998: figure,
  zScore: figure,
  place,
  /** As above, the limits widened by the spread between units. */
  lowerLimit95Adjusted: figure,
  upperLimit95Adjusted: figure,
  lowerLimit998Adjusted: figure,
  upperLimit998Adjusted: figure,
  zScoreAdjusted: figure,
  placeAdjusted: place,
});

/** A unit's own gap, group − reference, both within the unit. The funnel's limits are target ± 1.96 (3.09) × standard error. */
const unitGap = z.object({
  unit: z.string(),
  n: count,
  referenceN: count,
  /** How many of each are on the counted side of the limit. */
  count,
  referenceCount: count,
  difference: figure,
  differenceLower: figure,
  differenceUpper: figure,
  /** What it would be if the unit's gap were the target. */
  standardError: figure,
  zScore: figure,
  place,
  zScoreAdjusted: figure,
  placeAdjusted: place,
});

/** `thresholds`: the measures of waiting past a limit. */
export const unitsSchemaOf = <Thresholds extends Readonly<Record<string, string>>>(
  thresholds: z.ZodMiniEnum<Thresholds>,
) =>
  z.object({
    /** The dimension whose groups are the units, e.g. `provider`. */
    unit: z.string(),
    label: z.string(),
    /** Pathways whose unit is not known: in no unit and no target. */
    unknown: count,
    /** By measure, the proportion of all known units together, around which the funnel is drawn. */
    levels: z.record(thresholds, z.object({ target: figure, ...spread })),
    units: z.array(
      z.object({
        unit: z.string(),
        label: z.string(),
        n: count,
        measures: z.record(thresholds, unitMeasure),
      }),
    ),
    gaps: z.array(
      z.object({
        dimension: z.string(),
        group: z.string(),
        reference: z.string(),
        measure: thresholds,
        /** The gap of all known units together, as if they were one. */
        overallDifference: figure,
        /** The mean gap within units (Mantel–Haenszel), around which the funnel is drawn. */
        target: figure,
        ...spread,
        units: z.array(unitGap),
      }),
    ),
  });
