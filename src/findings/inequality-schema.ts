/** The parts of the findings about ordered groups (gradients) and about all groups at once (inequality). */
import * as z from "zod/mini";
import { whole } from "./counts.ts";
import { INEQUALITY_FIGURES } from "./inequality-figures.ts";

const figure = z.nullable(z.number());

/** A line through ordered groups, from where the first begins to where the last ends. */
export const gradientSchemaOf = <Measure extends string>(thresholds: readonly Measure[]) =>
  z.object({
    measure: z.enum(["meanWeeks", "medianWeeks", ...thresholds]),
    scale: z.enum(["linear", "logit"]),
    /** Fitted at the first end (the most deprived, the youngest) and at the last. */
    fittedFirst: figure,
    fittedLast: figure,
    /** fittedLast − fittedFirst: weeks, or proportions 0–1. */
    sii: figure,
    siiLower: figure,
    siiUpper: figure,
    /** fittedLast ÷ fittedFirst. */
    rii: figure,
    riiLower: figure,
    riiUpper: figure,
    pValue: figure,
    /** Why something is null. */
    reason: z.nullable(
      z.enum([
        "fitted-end-not-positive",
        "fitted-end-near-zero",
        "zero-cell",
        "single-pathway",
        "few-pathways",
        "no-variation",
      ]),
    ),
  });

const inequalityFigure = z.object({
  estimate: figure,
  lower: figure,
  upper: figure,
  /** Delta is with HC1 errors. */
  method: z.optional(z.enum(["inverted-bootstrap", "inverted-variance", "delta"])),
  /** Why something is null. */
  reason: z.optional(
    z.enum([
      "small-groups",
      "no-reference",
      "zero-cell",
      "nobody-counts",
      "few-count",
      "everybody-counts",
      "no-variation",
      "no-upper-limit",
      "too-many-groups",
    ]),
  ),
  /** The groups that `d` and `r` lie between. */
  highest: z.optional(z.string()),
  lowest: z.optional(z.string()),
  /** The group that others are measured from. */
  best: z.optional(z.string()),
});

/** On proportions 0–1 and weeks; `cov idisw idisu paf` × 100, `theil mld` × 1000. */
export const inequalitySchemaOf = <Measure extends string>(thresholds: readonly Measure[]) =>
  z.partialRecord(
    z.enum(["meanWeeks", ...thresholds]),
    z.partialRecord(z.enum(INEQUALITY_FIGURES), inequalityFigure),
  );

/** What the limits of `inequality` rest on. */
export const inequalityBasisSchema = z.object({
  /** Groups of fewer pathways may be neither best nor highest or lowest. */
  minimumGroupSize: whole,
  tooSmall: z.array(z.string()),
  /** Of the fixed random numbers. Two groups need no draws. */
  seed: whole,
  draws: whole,
});

export type InequalityFigureName = (typeof INEQUALITY_FIGURES)[number];
export type InequalityFigure = z.infer<typeof inequalityFigure>;
export type InequalityBasis = z.infer<typeof inequalityBasisSchema>;
