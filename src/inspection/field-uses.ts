import type { FieldId } from "../vocab/header-aliases.ts";
import type { ColumnUse } from "./schema.ts";

/** What a field is used for, in words short enough for a table. */
export interface FieldUse {
  readonly use: ColumnUse;
  readonly words: string;
}

/** Tells people and duplicates apart; never kept as text. */
const FINGERPRINT: FieldUse = { use: "identifier", words: "identifier: fingerprint only" };
const PLANNED: FieldUse = { use: "scope", words: "scope: planned" };

/** Uses other than as a dimension. A field in neither place is only counted for completeness. */
const FIELD_USES: Readonly<Partial<Record<FieldId, FieldUse>>> = {
  "snapshot-date": { use: "snapshot", words: "snapshot date" },
  "clock-end": { use: "scope", words: "scope: stopped clocks" },
  "rtt-status": { use: "scope", words: "scope: stopped clocks, not RTT" },
  "waiting-list-type": { use: "scope", words: "scope: planned, not RTT" },
  "admission-method": PLANNED,
  "planned-flag": PLANNED,
  "nhs-number": FINGERPRINT,
  "nhs-number-pseudonym": FINGERPRINT,
  "local-patient-id": FINGERPRINT,
  "pathway-id": FINGERPRINT,
  "referral-id": FINGERPRINT,
  "pathway-issuer": { use: "identifier", words: "issuer of pathway ids" },
};

export interface UseContext {
  /** The field whose dates start the clock. */
  readonly clockField: FieldId;
  /** The file has that field. */
  readonly hasClockStart: boolean;
  /** The dimension that shows the field by default, when it is a source of one. */
  readonly dimension: string | undefined;
  /** The better source of the same dimension in the file, when there is one. */
  readonly after: FieldId | undefined;
  /** The field is an area or postcode, and no file was given to look it up in. */
  readonly lacksLookup: boolean;
  /** The area or postcode is looked up. */
  readonly isLookedUp: boolean;
}

/** How the product uses a field in a list. */
export function fieldUse(field: FieldId, context: UseContext): FieldUse {
  if (field === context.clockField) return { use: "clock", words: "clock start: waits" };
  if (field === "days-waited" || field === "weeks-waited") return statedWait(field, context);
  const own = FIELD_USES[field];
  if (own !== undefined) return own;
  const { dimension, after, lacksLookup, isLookedUp } = context;
  if (lacksLookup) return { use: "none", words: "deprivation: needs --imd FILE" };
  if (dimension === undefined) return { use: "completeness", words: "completeness only" };
  if (after !== undefined) return { use: "dimension", words: `${dimension}, after ${after}` };
  return { use: "dimension", words: `dimension ${dimension}${isLookedUp ? " via --imd" : ""}` };
}

function statedWait(field: "days-waited" | "weeks-waited", { hasClockStart }: UseContext): FieldUse {
  if (!hasClockStart) return { use: "clock", words: "clock: waits as stated" };
  return field === "days-waited"
    ? { use: "check", words: "compared with the clock start" }
    : { use: "completeness", words: "completeness only" };
}
