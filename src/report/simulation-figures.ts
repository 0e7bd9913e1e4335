/** How figures of a simulation are printed: the mean of the replications, with the middle 95% of them. */
import type { SimulatedGapMeasure, SimulationEstimate } from "../findings/simulation-schema.ts";
import { NO_FIGURE, printInterval, printNumber, printPercentage, printSigned } from "./figures.ts";

type Print = (value: number | null) => string;

const rounded: Print = (value) => printNumber(value, 0);
const PERCENT = 100;

/** "1,234 (1,180–1,290)"; what is the same in every replication stands alone. */
export const printPeople = (estimate: SimulationEstimate): string => printEstimate(estimate, rounded);

/** Whether one person is meant, in every replication: "1 person is", and not "1 (0–2) people are". */
export const isOnePerson = (estimate: SimulationEstimate): boolean => printPeople(estimate) === "1";

/** "12.3 (12.1–12.6)". */
export const printWeeks = (estimate: SimulationEstimate): string => printEstimate(estimate, printNumber);

/** A proportion (0–1) as a percentage without its sign. */
export const printShare = (estimate: SimulationEstimate): string =>
  printEstimate(scaled(estimate, PERCENT), printNumber);

/** Means alone, where a table has no room for the limits. */
export const printMeanPeople = (estimate: SimulationEstimate): string => rounded(estimate?.mean ?? null);
export const printMeanWeeks = (estimate: SimulationEstimate): string => printNumber(estimate?.mean ?? null);
export const printMeanShare = (estimate: SimulationEstimate): string =>
  printPercentage(estimate?.mean ?? null);

/** A gap with its sign: weeks, or percentage points. */
export const printGap = (estimate: SimulationEstimate, measure: SimulatedGapMeasure): string =>
  printEstimate(scaled(estimate, GAP_SCALE[measure]), printSigned);

/** A gap without its limits. */
export const printGapMean = (estimate: SimulationEstimate, measure: SimulatedGapMeasure): string =>
  estimate === null ? NO_FIGURE : printSigned(estimate.mean * GAP_SCALE[measure]);

/** How much of a gap, in its own unit. */
export const printAmount = (estimate: SimulationEstimate, measure: SimulatedGapMeasure): string =>
  printEstimate(scaled(estimate, GAP_SCALE[measure]), printNumber);

export const GAP_SCALE = { medianWeeks: 1, over18Weeks: PERCENT } as const;
export const GAP_UNITS = { medianWeeks: "weeks", over18Weeks: "percentage points" } as const;
export const GAP_NAMES = {
  medianWeeks: "median weeks waiting",
  over18Weeks: "the share waiting over 18 weeks",
} as const;

/** The same with its sign turned, limits and all. */
export const turned = (estimate: SimulationEstimate): SimulationEstimate =>
  estimate === null ? null : { mean: -estimate.mean, lower: -estimate.upper, upper: -estimate.lower };

function scaled(estimate: SimulationEstimate, by: number): SimulationEstimate {
  if (estimate === null) return null;
  return { mean: by * estimate.mean, lower: by * estimate.lower, upper: by * estimate.upper };
}

function printEstimate(estimate: SimulationEstimate, print: Print): string {
  if (estimate === null) return NO_FIGURE;
  const { mean: value, lower, upper } = estimate;
  const isCertain = print(lower) === print(value) && print(upper) === print(value);
  return isCertain ? print(value) : printInterval({ value, lower, upper }, print);
}
