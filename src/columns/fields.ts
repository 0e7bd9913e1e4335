import { CANONICAL_NAMES, type FieldId, HEADER_ALIASES } from "../vocab/header-aliases.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** What a field is for; the reader loads only fields that have a role. */
export type FieldRole =
  | "date"
  | "identifier"
  | "wait"
  | "age"
  | "flag"
  | "deprivation"
  | "coded"
  /** A code list that is open: levels are the codes found. */
  | "open";

/** Fields whose values stand for one person, pathway or referral: fingerprinted or counted, never told apart in print. */
export const IDENTIFIERS: readonly FieldId[] = [
  "nhs-number",
  "nhs-number-pseudonym",
  "local-patient-id",
  "pathway-id",
  "referral-id",
  "ubrn",
  "waiting-list-entry-id",
];

/** The fields fairwait works with. All others are recognised and only counted for completeness. */
export const USED_FIELDS = {
  "snapshot-date": "date",
  "clock-start": "date",
  "clock-end": "date",
  "date-of-birth": "date",
  "decision-to-admit-date": "date",
  "priority-review-date": "date",
  "original-referral-date": "date",
  "diagnostic-clock-start-date": "date",
  "nhs-number": "identifier",
  "nhs-number-pseudonym": "identifier",
  "local-patient-id": "identifier",
  "pathway-id": "identifier",
  "pathway-issuer": "identifier",
  "referral-id": "identifier",
  "days-waited": "wait",
  "weeks-waited": "wait",
  age: "age",
  "age-band": "age",
  sex: "coded",
  "gender-identity": "coded",
  "ethnic-category": "coded",
  "ethnic-group": "coded",
  religion: "coded",
  "sexual-orientation": "coded",
  "marital-status": "coded",
  "rtt-status": "coded",
  "waiting-list-type": "coded",
  "admission-method": "coded",
  "procedure-priority": "coded",
  "priority-type": "coded",
  "planned-flag": "flag",
  disability: "flag",
  "learning-disability": "flag",
  autism: "flag",
  "serious-mental-illness": "flag",
  interpreter: "flag",
  "accessible-information": "flag",
  carer: "flag",
  veteran: "flag",
  homeless: "flag",
  pregnancy: "flag",
  lsoa: "deprivation",
  lsoa11: "deprivation",
  lsoa21: "deprivation",
  postcode: "deprivation",
  "imd-decile": "deprivation",
  "imd-rank": "deprivation",
  "imd-quintile": "deprivation",
  "treatment-function": "open",
  provider: "open",
  site: "open",
} as const satisfies Readonly<Partial<Record<FieldId, FieldRole>>>;
export type UsedFieldId = keyof typeof USED_FIELDS;

export const isUsedField = (field: string): field is UsedFieldId => Object.hasOwn(USED_FIELDS, field);

export const FIELD_IDS: readonly FieldId[] = Object.keys(HEADER_ALIASES).filter(isFieldId);

function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(HEADER_ALIASES, text);
}

const canonicalNames: Readonly<Partial<Record<FieldId, string>>> = CANONICAL_NAMES;

/** The name of a field in national tables and older tools; ours in snake case where there is no other. */
export const canonicalName = (field: FieldId): string => canonicalNames[field] ?? field.replaceAll("-", "_");

let fieldsByName: ReadonlyMap<string, FieldId> | undefined;

/**
 * The field that a user names: `clockStart`, `clock-start` and `rtt_start_date` are the same one. Only letters and
 * digits count, of our id or of the canonical name; undefined when there is no such field.
 */
export function fieldNamed(name: string): FieldId | undefined {
  fieldsByName ??= new Map(
    FIELD_IDS.flatMap((field) => [
      [normaliseHeader(canonicalName(field)), field] as const,
      [normaliseHeader(field), field] as const,
    ]),
  );
  return fieldsByName.get(normaliseHeader(name));
}
