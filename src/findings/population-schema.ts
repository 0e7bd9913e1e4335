/** The part of the findings about who is on the list beside who lives where it serves. */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const figure = z.nullable(z.number());

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

export const populationSchema = z.object({
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

export type PopulationGroup = z.infer<typeof populationGroupSchema>;
export type Catchment = z.infer<typeof catchmentSchema>;
export type PopulationFindings = z.infer<typeof populationSchema>;
export type PopulationDimension = PopulationFindings["dimensions"][number];
