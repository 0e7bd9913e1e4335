/**
 * The findings document (`fairwait/findings@1`): what `analyse` hands to every report, script and CI job.
 * Names are public. Same input, options and version give byte-identical findings: no clock, no absolute path.
 */
import * as z from "zod/mini";
import { inputSchema, ledgerSchema, noteSchema, referenceSchema } from "./account-schema.ts";
import { adjustedGapSchemaOf, adjustedStrataSchema } from "./adjusted-schema.ts";
import { benchmarkSchema } from "./benchmark-schema.ts";
import { completenessSchema } from "./completeness-schema.ts";
import { count, whole } from "./counts.ts";
import { gradientSchemaOf, inequalityBasisSchema, inequalitySchemaOf } from "./inequality-schema.ts";
import { intersectionsSchema } from "./intersections-schema.ts";
import { linkageSchemaOf } from "./linkage-schema.ts";
import { THRESHOLD_MEASURES } from "./threshold-measures.ts";
import { timeToSchema } from "./time-to-schema.ts";
import { unitsSchemaOf } from "./units-schema.ts";

const figure = z.nullable(z.number());

/** A proportion (0–1) of the group with its Wilson 95 % limits; null where the group is empty. */
const share = z.object({ count, proportion: figure, lower: figure, upper: figure });

const measures = {
  n: count,
  share: figure,
  unknownClockStart: count,
  /** n + unknownClockStart where counts are rounded: what the shares “of all” are of. */
  nOfAll: z.optional(count),
  /** True where a median of 8–19 pathways is shown all the same. */
  smallNumbers: z.optional(z.boolean()),
  meanWeeks: figure,
  meanWeeksLower: figure,
  meanWeeksUpper: figure,
  medianWeeks: figure,
  medianWeeksLower: figure,
  medianWeeksUpper: figure,
  p92Weeks: figure,
  p92WeeksLower: figure,
  p92WeeksUpper: figure,
  p95Weeks: figure,
  longestWeeks: figure,
  medianWeeksBanded: figure,
  p92WeeksBanded: figure,
  /** True when a banded figure falls in the open band and is printed "104+". */
  openBand: z.boolean(),
  within18Weeks: share,
  over18Weeks: share,
  over52Weeks: share,
  over65Weeks: share,
  over78Weeks: share,
  over104Weeks: share,
  withinStandard: share,
  breachesStandard: share,
  /** Proportions of n + unknownClockStart: NHS England's WLMDS definition. */
  within18WeeksOfAll: share,
  over52WeeksOfAll: share,
};
export const measuresSchema = z.object(measures);

const groupSchema = z.object({ group: z.string(), label: z.string(), suppressed: z.boolean(), ...measures });

const gapIdentity = {
  group: z.string(),
  reference: z.string(),
  /** In the family of comparisons and in tests; false for `unknown` and `not-stated`. */
  inFamily: z.boolean(),
};
const gapSchema = z.object({
  ...gapIdentity,
  measure: z.enum(["meanWeeks", "medianWeeks", ...THRESHOLD_MEASURES]),
  difference: figure,
  differenceLower: figure,
  differenceUpper: figure,
  ratio: figure,
  ratioLower: figure,
  ratioUpper: figure,
  pValue: figure,
  pValueAdjusted: figure,
  /** `newcombe` (proportions), `welch` (mean), `price-bonett` (median). */
  method: z.string(),
  /**
   * The difference if all pathways that are unknown or not stated were the group's, and if all were the reference's.
   * Null for groups that are themselves unknown and for crossings.
   */
  differenceIfUnknownInGroup: z.optional(figure),
  differenceIfUnknownInReference: z.optional(figure),
});
/** P(group waits longer) + ½ P(equal), Cliff's delta, Hodges–Lehmann shift in days; over the whole distribution. */
const distributionGapSchema = z.object({
  ...gapIdentity,
  measure: z.literal("distribution"),
  superiority: figure,
  superiorityLower: figure,
  superiorityUpper: figure,
  cliffsDelta: figure,
  cliffsDeltaLower: figure,
  cliffsDeltaUpper: figure,
  hodgesLehmannDays: figure,
  hodgesLehmannDaysLower: figure,
  hodgesLehmannDaysUpper: figure,
  pValue: figure,
  pValueAdjusted: figure,
  method: z.literal("mann-whitney"),
});

const testResult = z.nullable(z.object({ statistic: z.number(), df: z.number(), pValue: z.number() }));

/** Only where there is something to adjust for. */
const adjustedGapSchema = adjustedGapSchemaOf(THRESHOLD_MEASURES);

/** How many of a group have waited longer than so many weeks, and their part of it (0–1). */
const waitCurveSchema = z.object({
  group: z.string(),
  points: z.array(z.object({ weeks: z.number(), count, proportion: figure })),
});

const dimensionSchema = z.object({
  dimension: z.string(),
  label: z.string(),
  ordered: z.boolean(),
  /** A group id, or `rest-of-list`. */
  reference: z.string(),
  groups: z.array(groupSchema),
  gaps: z.array(z.union([gapSchema, distributionGapSchema])),
  /** `unknown` and `not-stated`, each against all known groups together (`reference` is `all-known`); none for crossings. */
  unknownGaps: z.optional(z.array(gapSchema)),
  /** Ordered dimensions of two known groups and more; empty elsewhere. */
  gradients: z.optional(z.array(gradientSchemaOf(THRESHOLD_MEASURES))),
  /** Between all known groups, where there are two and more; by measure of waiting, then by summary measure. */
  inequality: z.optional(inequalitySchemaOf(THRESHOLD_MEASURES)),
  inequalityBasis: z.optional(inequalityBasisSchema),
  adjusted: z.optional(z.array(adjustedGapSchema)),
  adjustedStrata: z.optional(z.array(adjustedStrataSchema)),
  /** Over the known groups: association with breaching the standard, whole distribution, ordered trend, effect size. */
  tests: z.object({
    chiSquare: testResult,
    kruskalWallis: testResult,
    /** Cochran–Armitage, ordered dimensions only. */
    trend: testResult,
    cramersV: figure,
  }),
  /** Every four weeks to 104, and at 18; only for documents, and not for crossings. */
  waitCurves: z.optional(z.array(waitCurveSchema)),
  /** Crossings only. */
  intersections: z.optional(intersectionsSchema),
});

/** One group of the catchment beside its part of the list; pathways of residents only, over known groups only. */
const populationGroupSchema = z.object({
  group: z.string(),
  label: z.string(),
  /** False for `unknown` and `not-stated`, which have pathways and no residents. */
  known: z.boolean(),
  suppressed: z.boolean(),
  residents: z.nullable(whole),
  residentsShare: figure,
  pathways: count,
  pathwaysShare: figure,
  ratePer1000: figure,
  ratePer1000Lower: figure,
  ratePer1000Upper: figure,
  /** Share of the pathways ÷ share of the residents. */
  representation: figure,
  representationLower: figure,
  representationUpper: figure,
  /** Null for groups that are not known. */
  pathwaysOver18Weeks: count,
  pathwaysOver52Weeks: count,
  /** Share of the pathways past the limit ÷ share of the pathways. */
  over18WeeksRepresentation: figure,
  over18WeeksRepresentationLower: figure,
  over18WeeksRepresentationUpper: figure,
  over52WeeksRepresentation: figure,
  over52WeeksRepresentationLower: figure,
  over52WeeksRepresentationUpper: figure,
});

const catchmentSchema = z.object({
  /** `lsoa`, `lsoa:N`, `icb:CODE`, `local-authority:CODE`. */
  rule: z.string(),
  /** The population table the residents are from. */
  table: z.string(),
  file: z.string(),
  level: z.enum(["lsoa", "local-authority", "icb"]),
  /** LSOAs, or larger areas where the table counts those. */
  areas: whole,
  residents: whole,
  /** Analysed pathways by where the patient lives: in the catchment, elsewhere, or nobody can say. */
  inside: count,
  outside: count,
  unplaced: count,
  /** LSOAs of the list that the table counts residents of, the whole of them; null where the table has no LSOAs. */
  listAreas: z.nullable(whole),
  listResidents: z.nullable(whole),
});

const populationSchema = z.object({
  catchments: z.array(catchmentSchema),
  dimensions: z.array(
    z.object({
      dimension: z.string(),
      label: z.string(),
      /** Place among the catchments. */
      catchment: whole,
      /** Residents of the catchment who are in none of the groups. */
      residentsWithoutGroup: whole,
      groups: z.array(populationGroupSchema),
    }),
  ),
});

const reasons = z.record(z.string(), count);

const qualitySchema = z.object({
  field: z.string(),
  /** The header it was read from; headers, in the order they were tried, when there are several. */
  columns: z.array(z.string()),
  known: count,
  notStated: count,
  notKnown: count,
  missing: count,
  invalid: count,
  groupOnly: count,
  /** known ÷ analysed (ethnicity: national codes A–S only). */
  completeness: figure,
  /** Why values are unknown, by name. */
  reasons,
  /** Quoted only when seen at least 8 times and at most 12 characters long; the rest is one entry with value null. */
  invalidValues: z.array(
    z.object({
      value: z.nullable(z.string()),
      count,
      firstLine: z.nullable(whole),
      file: z.nullable(z.string()),
    }),
  ),
});

/** Only with `--compare-units`. */
const unitsSchema = unitsSchemaOf(z.enum(THRESHOLD_MEASURES));

/** Only when records of other files are linked to the list. */
const linkageSchema = linkageSchemaOf(measuresSchema);

export const findingsSchema = z.object({
  schema: z.literal("fairwait/findings@1"),
  tool: z.object({ name: z.literal("fairwait"), version: z.string() }),
  /** Null only when the list gives days or weeks waited and no date. */
  asAt: z.nullable(z.string()),
  standard: z.object({ id: z.string(), weeks: z.number(), target: z.nullable(z.number()) }),
  options: z.object({
    ethnicGrouping: z.enum(["2001", "2021"]),
    multiplicity: z.enum(["benjamini-hochberg", "holm"]),
    where: z.array(z.string()),
    confidence: z.literal(0.95),
  }),
  inputs: z.array(inputSchema),
  references: z.array(referenceSchema),
  ledger: ledgerSchema,
  quality: z.array(qualitySchema),
  completeness: z.optional(z.array(completenessSchema)),
  /** What was decided about the file and what the reader must know, most important first. */
  notes: z.array(noteSchema),
  /** How counts were hidden: `none`, `hes`, `min:N`; whether medians of 8–19 are shown. */
  suppression: z.object({ rule: z.string(), smallNumbers: z.optional(z.boolean()) }),
  headline: z.array(
    z.object({ text: z.string(), dimension: z.string(), group: z.string(), measure: z.string() }),
  ),
  overall: measuresSchema,
  dimensions: z.array(dimensionSchema),
  linkage: z.optional(linkageSchema),
  /** The list beside the population of its catchment; only when a population table was given. */
  population: z.optional(populationSchema),
  units: z.optional(unitsSchema),
  /** The list beside NHS England's published figures; only with `--benchmark`. */
  benchmark: z.optional(benchmarkSchema),
  /** Pathways followed to treatment; only with `--time-to treatment`. */
  timeToTreatment: z.optional(timeToSchema),
});

export type Share = z.infer<typeof share>;
export type Measures = z.infer<typeof measuresSchema>;
export type GroupFindings = z.infer<typeof groupSchema>;
export type Gap = z.infer<typeof gapSchema>;
export type DistributionGap = z.infer<typeof distributionGapSchema>;
export type GradientFindings = NonNullable<z.infer<typeof dimensionSchema>["gradients"]>[number];
export type InequalityFindings = NonNullable<z.infer<typeof dimensionSchema>["inequality"]>;
export type AdjustedGap = z.infer<typeof adjustedGapSchema>;
export type WaitCurve = z.infer<typeof waitCurveSchema>;
export type DimensionFindings = z.infer<typeof dimensionSchema>;
export type PopulationGroup = z.infer<typeof populationGroupSchema>;
export type Catchment = z.infer<typeof catchmentSchema>;
export type PopulationFindings = z.infer<typeof populationSchema>;
export type PopulationDimension = PopulationFindings["dimensions"][number];
export type UnitsFindings = z.infer<typeof unitsSchema>;
export type UnitFindings = UnitsFindings["units"][number];
export type UnitMeasure = UnitFindings["measures"][ThresholdMeasure];
export type UnitGapFindings = UnitsFindings["gaps"][number];
export type UnitGap = UnitGapFindings["units"][number];
export type QualityFindings = z.infer<typeof qualitySchema>;
export type CompletenessFindings = z.infer<typeof completenessSchema>;
export type Findings = z.infer<typeof findingsSchema>;
export type Ledger = Findings["ledger"];
export type DemographicLinkage = NonNullable<z.infer<typeof linkageSchema>["demographics"]>;
export type Note = Findings["notes"][number];
export type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];
