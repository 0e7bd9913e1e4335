/**
 * Procedure priority: Federation of Surgical Specialty Associations and Royal College of Surgeons of England (P1a to
 * P4), NHS England (P5, P6, the choice marker C and diagnostic D1 to D6). Target days run from the date of
 * prioritisation, not from the RTT clock; P3 is 13 weeks (some trusts use 84 days). null: no or no known target.
 */
export const PROCEDURE_PRIORITIES = [
  { code: "P1a", meaning: "Emergency: operation needed within 24 hours", targetDays: 1 },
  { code: "P1b", meaning: "Urgent: operation needed within 72 hours", targetDays: 3 },
  { code: "P2", meaning: "Can be deferred for up to 4 weeks", targetDays: 28 },
  { code: "P3", meaning: "Can be delayed for up to 3 months", targetDays: 91 },
  { code: "P4", meaning: "Can be delayed for more than 3 months", targetDays: null },
  { code: "P5", meaning: "Patient wishes to postpone because of COVID-19 concerns", targetDays: null },
  { code: "P6", meaning: "Patient chooses to postpone for other reasons", targetDays: null },
  {
    code: "C",
    meaning: "Patient choice marker reported to replace P5 and P6 from October 2022",
    targetDays: null,
  },
  { code: "D1", meaning: "Diagnostic priority 1 (most urgent)", targetDays: null },
  { code: "D2", meaning: "Diagnostic priority 2", targetDays: null },
  { code: "D3", meaning: "Diagnostic priority 3", targetDays: null },
  { code: "D4", meaning: "Diagnostic priority 4 (least urgent)", targetDays: null },
  { code: "D5", meaning: "Diagnostic test deferred because of COVID-19 concerns", targetDays: null },
  { code: "D6", meaning: "Diagnostic test deferred for other reasons", targetDays: null },
] as const;
export type ProcedurePriority = (typeof PROCEDURE_PRIORITIES)[number]["code"];
