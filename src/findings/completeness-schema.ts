/** The part of the findings about what is not known, and of whom. */
import * as z from "zod/mini";
import { count } from "./counts.ts";

const figure = z.nullable(z.number());
const byName = z.record(z.string(), count);

const completenessShare = { n: count, known: count, proportion: figure, lower: figure, upper: figure };
/** What gave the value (`imd`: `imd-column`, `lsoa`, `postcode`, `terminated-postcode`), and why there is none; null where fairwait does not tell. */
const completenessSources = { byRoute: z.nullable(byName), byReason: z.nullable(byName) };

/** Who has a characteristic missing more: rows whose value can be used, by whatever column, over analysed rows. */
export const completenessSchema = z.object({
  /** What is known or not: `ethnicity`, `imd`, `sex`, `age`, or the id of another characteristic. */
  field: z.string(),
  label: z.string(),
  ...completenessShare,
  ...completenessSources,
  /** Rows in which two columns both give a value, and not the same; `chosen` counts. Deprivation only. */
  disagreements: z.array(z.object({ chosen: z.string(), other: z.string(), both: count, differ: count })),
  /** Empty when everybody is known, or nobody. */
  by: z.array(
    z.object({
      dimension: z.string(),
      label: z.string(),
      groups: z.array(
        z.object({
          group: z.string(),
          label: z.string(),
          ...completenessShare,
          ...completenessSources,
          /** Its proportion less that of all other known groups together; null for `unknown` and `not-stated`. */
          difference: figure,
          differenceLower: figure,
          differenceUpper: figure,
          /** Large enough to stand alone in the test. */
          tested: z.boolean(),
        }),
      ),
      /**
       * Whether the known groups differ. `chi-square`: those too small for it together; `fisher`: of two groups of which
       * one is small. Null when all or none are known, or too few to tell.
       */
      test: z.nullable(
        z.object({
          method: z.enum(["chi-square", "fisher"]),
          statistic: figure,
          df: figure,
          pValue: z.number(),
        }),
      ),
      pValueAdjusted: figure,
    }),
  ),
});
