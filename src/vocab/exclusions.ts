/** Why a row is not analysed, in the contract's order: the first that applies counts. */
export const EXCLUSIONS = [
  "filtered",
  "other-snapshot",
  "planned",
  "not-rtt",
  "clock-stopped",
  "clock-start-missing",
  "clock-start-invalid",
  "clock-start-in-future",
  "duplicate-pathway",
  // The last two only where pathways are followed to their end (`--time-to`).
  "end-not-dated",
  "ended-before-observation",
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];
export const REJECTION = "unreadable-row";

export const FILTERED = EXCLUSIONS.indexOf("filtered");
export const OTHER_SNAPSHOT = EXCLUSIONS.indexOf("other-snapshot");
export const PLANNED = EXCLUSIONS.indexOf("planned");
export const NOT_RTT = EXCLUSIONS.indexOf("not-rtt");
export const CLOCK_STOPPED = EXCLUSIONS.indexOf("clock-stopped");
export const CLOCK_START_MISSING = EXCLUSIONS.indexOf("clock-start-missing");
export const CLOCK_START_INVALID = EXCLUSIONS.indexOf("clock-start-invalid");
export const CLOCK_START_IN_FUTURE = EXCLUSIONS.indexOf("clock-start-in-future");
export const DUPLICATE_PATHWAY = EXCLUSIONS.indexOf("duplicate-pathway");
export const END_NOT_DATED = EXCLUSIONS.indexOf("end-not-dated");
export const ENDED_BEFORE_OBSERVATION = EXCLUSIONS.indexOf("ended-before-observation");
