/**
 * Every figure of the findings: what it is, how to read it, when there is none, how it is worked out and by whom.
 * `fairwait explain` and METHODS.md are made from this table; a test holds it complete.
 */
import { ADJUSTED_MEASURES } from "./measures/adjusted.ts";
import { BENCHMARK_MEASURES } from "./measures/benchmark.ts";
import { GAP_MEASURES } from "./measures/gaps.ts";
import { GRADIENT_MEASURES } from "./measures/gradients.ts";
import { IMPACT_MEASURES } from "./measures/impact.ts";
import { INEQUALITY_MEASURES } from "./measures/inequality.ts";
import { INTERSECTION_MEASURES } from "./measures/intersections.ts";
import { LONG_WAIT_MEASURES } from "./measures/long-waits.ts";
import type { MeasureDefinition } from "./measures/measure-definition.ts";
import { POPULATION_MEASURES } from "./measures/population.ts";
import { QUALITY_MEASURES } from "./measures/quality.ts";
import { SIMULATION_MEASURES } from "./measures/simulation.ts";
import { TEST_MEASURES } from "./measures/tests.ts";
import { TIME_TO_MEASURES } from "./measures/time-to.ts";
import { UNIT_MEASURES } from "./measures/units.ts";
import { WAIT_MEASURES } from "./measures/waits.ts";

export { MEASURE_KINDS, type MeasureDefinition } from "./measures/measure-definition.ts";

export const MEASURES: readonly MeasureDefinition[] = [
  ...WAIT_MEASURES,
  ...LONG_WAIT_MEASURES,
  ...GAP_MEASURES,
  ...ADJUSTED_MEASURES,
  ...TEST_MEASURES,
  ...GRADIENT_MEASURES,
  ...INEQUALITY_MEASURES,
  ...UNIT_MEASURES,
  ...INTERSECTION_MEASURES,
  ...POPULATION_MEASURES,
  ...BENCHMARK_MEASURES,
  ...TIME_TO_MEASURES,
  ...IMPACT_MEASURES,
  ...SIMULATION_MEASURES,
  ...QUALITY_MEASURES,
];
