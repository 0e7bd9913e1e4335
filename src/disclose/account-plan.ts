import type { Findings, Ledger, QualityFindings } from "../findings/exact.ts";
import { count, type Fields, kept, madeAgain, type Part, part, withheld } from "./plan.ts";

/** Everything in it counts rows or people. */
export const countsPlan: Part = { others: count };

export const inputPlan: Part = { fields: { bytes: kept, rows: count } };

const PATIENT_LEVEL = "demographics";
/** The rows of a table of areas are nobody's; those of a file of records are. */
export const referencePlan: Part = part<Findings["references"][number]>({
  fieldsOf: ({ kind }) => ({ vintage: kept, rows: kind === PATIENT_LEVEL ? count : kept }),
});

const tally: Part = { fields: { total: count, byReason: countsPlan } };
export const ledgerPlan: Part = part<Ledger>({
  fields: { read: count, rejected: tally, excluded: tally, analysed: count, people: count },
});

type InvalidValue = QualityFindings["invalidValues"][number];

/** Where a value was seen first is a row of one person; a value whose number is hidden is not quoted. */
const invalidValuePlan = part<InvalidValue>({
  fields: { count, firstLine: withheld },
  finish: (disclosed) => ({
    ...disclosed,
    ...(disclosed["count"] === null && { value: null }),
    file: null,
  }),
});

const QUALITY_COUNTS: Fields = {
  known: count,
  notStated: count,
  notKnown: count,
  missing: count,
  invalid: count,
  groupOnly: count,
  reasons: countsPlan,
};

/** `analysed` is shown, or null. */
export const qualityPlan = (analysed: number | null): Part =>
  part<QualityFindings>({
    fields: { ...QUALITY_COUNTS, completeness: madeAgain, invalidValues: invalidValuePlan },
    finish: (disclosed, quality, publisher) => ({
      ...disclosed,
      completeness:
        quality.completeness === null || !analysed
          ? null
          : ratio(publisher.show(quality, "known", quality.known), analysed),
    }),
  });

const ratio = (shown: number | null, whole: number): number | null =>
  shown === null ? null : Math.min(1, shown / whole);
