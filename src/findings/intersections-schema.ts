/** What crossing dimensions shows that they do not show one by one: the excess of an intersection beyond its main effects. */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());

const cell = z.object({ group: z.string(), n: count });

const excessSchema = z.object({
  measure: z.string(),
  /** The group's own figure, and what its parts add up to: proportions 0–1 or weeks. */
  figure: z.number(),
  addsUpTo: z.number(),
  /** figure − addsUpTo. */
  excess: z.number(),
  excessLower: figure,
  excessUpper: figure,
  pValue: figure,
  /** Benjamini–Hochberg over the intersections of the crossing in this measure. */
  pValueAdjusted: figure,
  /** The excess drawn towards none, the more the less sure it is. */
  shrunkenExcess: figure,
  shrunkenExcessLower: figure,
  shrunkenExcessUpper: figure,
  /** 1 waits longest beyond its parts, by the shrunken limit on the side of waiting less; null where all are 0. */
  excessRank: z.nullable(whole),
  /** `wilson-mover` (proportions), `welch-satterthwaite` (mean), `bonett-price` (median). */
  method: z.string(),
});

const intersectionSchema = z.object({
  group: z.string(),
  n: count,
  /** With `reference-crossing` its single steps and the reference; with `additive-fit` the others of each part, as `asian*any`. */
  comparedWith: z.array(cell),
  /** Why there is no excess: too few pathways in a cell, or nobody else to tell a part's effect by. */
  reason: z.nullable(z.enum(["few-pathways", "not-identified"])),
  /** The cells with too few, the group itself among them. */
  fewPathways: z.array(z.string()),
  excesses: z.array(excessSchema),
});

export const intersectionsSchema = z.object({
  /** Against what parts are added up: single steps from the reference crossing, or a fit of main effects to all other cells. */
  expectation: z.enum(["reference-crossing", "additive-fit"]),
  /** Fewest pathways in every cell of a comparison. */
  fewestPathways: whole,
  /** Why no intersection has an excess: nobody in the reference crossing, or more levels than can be added up. */
  reason: z.nullable(z.enum(["no-reference", "too-many-levels"])),
  groups: z.array(intersectionSchema),
});

export type IntersectionFindings = z.infer<typeof intersectionsSchema>;
export type Intersection = IntersectionFindings["groups"][number];
export type Excess = Intersection["excesses"][number];
