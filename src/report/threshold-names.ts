import type { ThresholdMeasure } from "../findings/schema.ts";

/** How a measure of waiting past a limit heads a column. */
export const THRESHOLD_NAMES: Readonly<Record<ThresholdMeasure, string>> = {
  within18Weeks: "Within 18 weeks",
  over18Weeks: "Over 18 weeks",
  over52Weeks: "Over 52 weeks",
  over65Weeks: "Over 65 weeks",
  over78Weeks: "Over 78 weeks",
  over104Weeks: "Over 104 weeks",
  withinStandard: "Within standard",
  breachesStandard: "Breaches standard",
};
