/**
 * Waiting list type of the Waiting List Minimum Data Set (ehrQL documentation; NHS England regional SQL). `not-rtt`
 * and `planned` lists stay out of referral-to-treatment measures. Legacy values are read as the type they became.
 */
export type WaitingListEffect = "rtt" | "not-rtt" | "planned";

export const WAITING_LIST_TYPES = [
  { code: "IRTT", label: "IRTT (inpatient, decision to admit)", effect: "rtt", also: ["PTLI", "RTTI"] },
  { code: "ORTT", label: "ORTT (outpatient)", effect: "rtt", also: ["PTLO", "RTTO"] },
  { code: "INON", label: "INON (inpatient, not RTT)", effect: "not-rtt", also: [] },
  { code: "ONON", label: "ONON (outpatient, not RTT)", effect: "not-rtt", also: [] },
  { code: "PLN", label: "PLN (planned)", effect: "planned", also: ["PLANNED"] },
] as const satisfies readonly {
  code: string;
  label: string;
  effect: WaitingListEffect;
  also: readonly string[];
}[];

/** ADMISSION METHOD 13 is a planned elective admission (NHS Data Model and Dictionary). */
export const PLANNED_ADMISSION_METHOD = "13";
