import { IDENTIFIERS, isUsedField, USED_FIELDS } from "../columns/fields.ts";
import type { FieldColumns } from "../columns/recognise-columns.ts";
import type { ScanPlan } from "../engine/scanner/scan-plan.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { OpenedFile } from "./opened-file.ts";

/** The fields of one file, ambiguous headers settled, and how its bytes are coded. */
export interface PlannedFile extends OpenedFile {
  readonly fields: ReadonlyMap<FieldId, FieldColumns>;
  readonly plan: ScanPlan;
}

export interface PlanOptions {
  /** Columns wanted as they stand (`column:NAME`), or to be settled by their values. */
  readonly extraColumns: readonly number[];
  /** The field whose dates start the clock. */
  readonly clockField: ClockField;
  /** Columns whose fields are to be found again, row by row. */
  readonly located?: readonly number[];
}
export type ClockField = "clock-start" | "diagnostic-clock-start-date";

/** True when a clock start or a stated wait gives the waits of the file. */
export const hasWaits = ({ fields }: Pick<PlannedFile, "fields">, clockField: ClockField): boolean =>
  ([clockField, "days-waited", "weeks-waited"] as const).some((field) => fields.has(field));

/** Identifiers are fingerprinted; other dates matter only for completeness here. */
const CLOCK_DATES: readonly FieldId[] = ["snapshot-date", "clock-end", "date-of-birth"];

const PERSON_KINDS = {
  "nhs-number": "nhs-number",
  "nhs-number-pseudonym": "text",
  "local-patient-id": "local",
} as const;

/** How the file's bytes are coded, given which column is which field. */
export function planFile(
  opened: OpenedFile,
  fields: ReadonlyMap<FieldId, FieldColumns>,
  options: PlanOptions,
): PlannedFile {
  const coded = new Map<number, boolean>();
  for (const [field, { chosen, others }] of fields) {
    if (!isCoded(field, fields, options.clockField)) continue;
    const dates = field === options.clockField || CLOCK_DATES.includes(field);
    for (const column of [chosen, ...others]) coded.set(column, dates);
  }
  for (const column of options.extraColumns) if (!coded.has(column)) coded.set(column, false);
  const presence = [...fields.values()].map(({ chosen }) => chosen).filter((column) => !coded.has(column));
  const chosen = (field: FieldId) => fields.get(field)?.chosen;
  const [pathway, referral, postcode] = [chosen("pathway-id"), chosen("referral-id"), chosen("postcode")];
  const provider = chosen("provider");
  const plan: ScanPlan = {
    delimiter: opened.header.delimiter,
    fieldCount: opened.header.headers.length,
    coded: [...coded].sort(([one], [other]) => one - other).map(([column, dates]) => ({ column, dates })),
    presence: presence.sort((one, other) => one - other),
    ...(pathway !== undefined && { pathway: { id: pathway, ...(referral !== undefined && { referral }) } }),
    person: (["nhs-number", "nhs-number-pseudonym", "local-patient-id"] as const).flatMap((field) => {
      const column = chosen(field);
      return column === undefined ? [] : [{ column, kind: PERSON_KINDS[field] }];
    }),
    localIssuer: { file: opened.number, ...(provider !== undefined && { column: provider }) },
    ...(postcode !== undefined && { postcode }),
    ...(options.located && { located: options.located }),
  };
  return { ...opened, fields, plan };
}

function isCoded(
  field: FieldId,
  fields: ReadonlyMap<FieldId, FieldColumns>,
  clockField: ClockField,
): boolean {
  if (field === "pathway-issuer") return true;
  // A code list without an end is coded when something asks for it; blank or not is all that can be said of it else.
  if (field === "provider") return fields.has("pathway-id");
  if (field === "main-specialty") return !fields.has("treatment-function");
  if (field === "site" || field === "postcode" || IDENTIFIERS.includes(field)) return false;
  if (!isUsedField(field)) return false;
  return USED_FIELDS[field] !== "date" || field === clockField || CLOCK_DATES.includes(field);
}
