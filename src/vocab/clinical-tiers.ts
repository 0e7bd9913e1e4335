/**
 * Clinical tiers, most urgent first, and what becomes of every other procedure priority: the codes of the Federation of
 * Surgical Specialty Associations (`PROCEDURE_PRIORITIES`) in the order in which people are treated. P5, P6 and C are a
 * person's own choice to wait; diagnostic codes, and codes that nobody can read, have no place in a surgical order.
 */
export const CLINICAL_TIERS = ["P1a", "P1b", "P2", "P3", "P4"] as const;
export type ClinicalTier = (typeof CLINICAL_TIERS)[number];

export const PATIENT_CHOICE_CODES = ["P5", "P6", "C"] as const;

/** The lists a pathway may stand on, in the order they are written; `ranked` is named for the policy's purpose. */
export const ORDER_LISTS = ["ranked", "needs-clinical-review", "patient-choice"] as const;

/** What a policy's order is for, and the name its list of ranked people then has. */
export const PURPOSES = { contact: "contact", booking: "treatment" } as const;
export type Purpose = keyof typeof PURPOSES;
