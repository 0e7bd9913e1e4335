/**
 * REFERRAL TO TREATMENT PERIOD STATUS (DSCN 18/2006; NHS England, RTT guidance v5.0, Annex D): 17 codes and what each
 * says about the clock on the day it is the latest. 33 also takes the pathway out of numerator and denominator.
 */
export type RttStatusEffect = "open" | "stopped" | "not-rtt" | "unknown";

export const RTT_STATUSES = [
  { code: "10", effect: "open", meaning: "First activity in a referral to treatment period" },
  {
    code: "11",
    effect: "open",
    meaning: "Active monitoring end: first activity at the start of a new period following active monitoring",
  },
  {
    code: "12",
    effect: "open",
    meaning:
      "Consultant referral: first activity at the start of a new period following a decision to refer directly to the consultant for a separate condition",
  },
  {
    code: "20",
    effect: "open",
    meaning: "Subsequent activity during a referral to treatment period: further activities anticipated",
  },
  {
    code: "21",
    effect: "open",
    meaning: "Transfer to another health care provider: subsequent activity anticipated by another provider",
  },
  {
    code: "30",
    effect: "stopped",
    meaning:
      "First treatment: start of the first treatment intended to manage the disease, condition or injury",
  },
  { code: "31", effect: "stopped", meaning: "Start of active monitoring initiated by the patient" },
  { code: "32", effect: "stopped", meaning: "Start of active monitoring initiated by the care professional" },
  {
    code: "33",
    effect: "stopped",
    meaning: "Failure to attend: patient failed to attend the first care activity after the referral",
  },
  { code: "34", effect: "stopped", meaning: "Decision not to treat, or no further contact required" },
  { code: "35", effect: "stopped", meaning: "Patient declined offered treatment" },
  { code: "36", effect: "stopped", meaning: "Patient died before treatment" },
  { code: "90", effect: "not-rtt", meaning: "After treatment: first treatment occurred previously" },
  {
    code: "91",
    effect: "not-rtt",
    meaning: "Active monitoring: care activity during a period of active monitoring",
  },
  {
    code: "92",
    effect: "not-rtt",
    meaning: "Not yet referred: undergoing diagnostic tests by GP before referral",
  },
  { code: "98", effect: "not-rtt", meaning: "Not applicable to referral to treatment periods" },
  { code: "99", effect: "unknown", meaning: "Not yet known" },
] as const satisfies readonly { code: string; effect: RttStatusEffect; meaning: string }[];
