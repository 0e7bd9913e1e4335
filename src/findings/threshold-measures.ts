/** Measures that count pathways within or past a wait. By themselves, so that their names cost no schema. */
export const THRESHOLD_MEASURES = [
  "within18Weeks",
  "over18Weeks",
  "over52Weeks",
  "over65Weeks",
  "over78Weeks",
  "over104Weeks",
  "withinStandard",
  "breachesStandard",
] as const;
