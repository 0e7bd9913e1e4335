/**
 * Every figure of the findings: what it is, how to read it, when there is none, how it is worked out and by whom.
 * `fairwait explain` and METHODS.md are made from this table; a test holds it complete.
 */
import { GAP_MEASURES } from "./measures/gaps.ts";
import { LONG_WAIT_MEASURES } from "./measures/long-waits.ts";
import type { MeasureDefinition } from "./measures/measure-definition.ts";
import { POPULATION_MEASURES } from "./measures/population.ts";
import { QUALITY_MEASURES } from "./measures/quality.ts";
import { TEST_MEASURES } from "./measures/tests.ts";
import { TIME_TO_MEASURES } from "./measures/time-to.ts";
import { WAIT_MEASURES } from "./measures/waits.ts";

export type { MeasureDefinition } from "./measures/measure-definition.ts";

export const MEASURE_KINDS = [
  { id: "waits", title: "How long a group waits" },
  { id: "long-waits", title: "How many wait past a limit" },
  { id: "gaps", title: "How far a group is from its reference" },
  { id: "tests", title: "All groups of a dimension together" },
  { id: "population", title: "The list beside the population of its catchment" },
  { id: "time-to", title: "Pathways followed to treatment" },
  { id: "quality", title: "The rows and fields behind the figures" },
] as const satisfies readonly { id: MeasureDefinition["kind"]; title: string }[];

export const MEASURES: readonly MeasureDefinition[] = [
  ...WAIT_MEASURES,
  ...LONG_WAIT_MEASURES,
  ...GAP_MEASURES,
  ...TEST_MEASURES,
  ...POPULATION_MEASURES,
  ...TIME_TO_MEASURES,
  ...QUALITY_MEASURES,
];
