/** The part of the findings about records of other files that are linked to the list. */
import * as z from "zod/mini";
import { count } from "./counts.ts";

const byName = z.record(z.string(), count);

/** Rows or people of the list: total = linked + not linked. */
const linkTally = z.object({
  total: count,
  linked: z.object({
    total: count,
    /** By the best identifier: `nhs-number`, `nhs-number-pseudonym`, `local-patient-id`. */
    byIdentifier: byName,
  }),
  notLinked: z.object({
    total: count,
    /** `no-identifier`, `invalid-nhs-number`, `identifier-in-doubt`, `not-in-files`. */
    byReason: byName,
  }),
});

/** One file of records: rows = rejected + usable, usable = linked + not linked. */
const fileSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  rows: count,
  rejected: z.object({
    total: count,
    /** `unreadable-row`, `no-identifier`, `invalid-nhs-number`. */
    byReason: byName,
  }),
  usable: count,
  linked: count,
  notLinked: z.object({
    total: count,
    /** `not-in-list`, `identifier-in-doubt`. */
    byReason: byName,
  }),
  /** Linked records by what can be made of their ethnicity; null without a column for it. */
  ethnicity: z.nullable(
    z.object({
      known: count,
      groupOnly: count,
      notStated: count,
      notKnown: count,
      missing: count,
      invalid: count,
    }),
  ),
  /** Headers of the columns that say when and where each record was made; null where the file has none. */
  dateColumn: z.nullable(z.string()),
  sourceColumn: z.nullable(z.string()),
});

/** Made with the measures of a group, which the findings define. */
export const linkageSchemaOf = <M extends z.core.$ZodType>(measures: M) => {
  const side = z.nullable(measures);
  return z.object({
    demographics: z.optional(
      z.object({
        files: z.array(fileSchema),
        /** Over analysed rows. */
        pathways: linkTally,
        /** Over the people of analysed rows that have an identifier. */
        people: linkTally,
        /** Null when the files hold no ethnicity. */
        ethnicity: z.nullable(
          z.object({
            /** `chime`, `most-recent`, `most-frequent`, `list-first`. */
            method: z.string(),
            /** Analysed rows by what became of their ethnic category. */
            pathways: z.object({
              /** Unknown in the list, now known. */
              filled: count,
              /** Known in the list, now another category. */
              changed: count,
              /** A group without a category in the list, now a category of that group. */
              refined: count,
              /** Known in the list, now unknown: `most-frequent` does not choose between equals. */
              lost: count,
              unchanged: count,
              stillUnknown: count,
            }),
            people: z.object({ filled: count, changed: count, conflicting: count }),
            /** The records that filled unknowns, by file and by `admitted-care`, `emergency-care`, `outpatients`, `other`, `list`. */
            filledBy: z.array(
              z.object({ file: z.nullable(z.string()), source: z.string(), pathways: count }),
            ),
            /** Analysed rows whose ethnic group is another than in the list. */
            moves: z.array(z.object({ from: z.string(), to: z.string(), pathways: count })),
            /** Each dimension of ethnicity with the list's own values and with those attributed. */
            dimensions: z.array(
              z.object({
                dimension: z.string(),
                groups: z.array(
                  z.object({
                    group: z.string(),
                    label: z.string(),
                    /** Pathways that the list puts in the group, and those of them that are linked. */
                    inList: count,
                    inListLinked: count,
                    before: side,
                    after: side,
                  }),
                ),
              }),
            ),
          }),
        ),
        /** Analysed rows by flag: what the records added, and where they say otherwise than the list, which counts. */
        flags: z.array(
          z.object({
            dimension: z.string(),
            inList: z.boolean(),
            filledYes: count,
            filledNo: count,
            listYesRecordsNo: count,
            listNoRecordsYes: count,
          }),
        ),
      }),
    ),
  });
};
