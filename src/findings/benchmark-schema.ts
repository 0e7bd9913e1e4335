/**
 * The part of the findings that puts the list beside NHS England's published figures, on their definitions: proportions of
 * all pathways, those of an unknown clock start among them. The list's figures are those that its own groups show.
 */
import * as z from "zod/mini";

const figure = z.nullable(z.number());
const share = z.object({ proportion: figure, lower: figure, upper: figure });

const organisation = {
  /** ODS code, or `ENG`. */
  code: z.string(),
  name: z.string(),
  kind: z.enum(["england", "region", "icb", "acute-trust", "other-provider"]),
};

/** Where the list would stand among the acute trusts that have the figure; 1 is the best for patients. */
const place = z.nullable(z.object({ place: z.number(), of: z.number() }));
/** Of the acute trusts: a tenth lie below `p10`, half below `median`, a tenth above `p90`. */
const spread = z.nullable(
  z.object({ trusts: z.number(), p10: z.number(), median: z.number(), p90: z.number() }),
);

export const BENCHMARK_MEASURES = ["within18WeeksOfAll", "over52WeeksOfAll"] as const;
export type BenchmarkMeasure = (typeof BENCHMARK_MEASURES)[number];

const comparison = z.object({
  measure: z.enum(BENCHMARK_MEASURES),
  list: share,
  /** One for each of `against`, in its order; null where masked or not given. */
  published: z.array(figure),
  trusts: spread,
  place,
});

export const benchmarkSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  /** The day the published figures are of; null where the file does not say. */
  weekEnding: z.nullable(z.string()),
  /** The list's own trust in the publication, which is left out of ranks and spreads; null where it is not named. */
  trust: z.nullable(z.object(organisation)),
  /** Whom the list is set beside: England first, the trust as published, and those asked for. */
  against: z.array(z.object(organisation)),
  dimensions: z.array(
    z.object({
      metric: z.enum(["age", "sex", "deprivation", "ethnicity"]),
      /** The dimension of the findings that the list's figures are of. */
      dimension: z.string(),
      label: z.string(),
      groups: z.array(z.object({ group: z.string(), label: z.string(), measures: z.array(comparison) })),
      /** Difference of a group's proportion from the reference group's, in each organisation. */
      gaps: z.array(
        z.object({
          group: z.string(),
          label: z.string(),
          reference: z.string(),
          referenceLabel: z.string(),
          measure: z.enum(BENCHMARK_MEASURES),
          list: figure,
          published: z.array(figure),
          trusts: spread,
          place,
        }),
      ),
    }),
  ),
});

export type BenchmarkFindings = z.infer<typeof benchmarkSchema>;
export type BenchmarkDimension = BenchmarkFindings["dimensions"][number];
export type BenchmarkComparison = z.infer<typeof comparison>;
