import { CROSSINGS } from "./crossings.ts";
import { ONE_GROUP } from "./one-group.ts";
import type { AnyScenario } from "./scenario.ts";
import { SEVERAL_GROUPS } from "./several-groups.ts";
import { SMALL_IN_MANY_STRATA, STRATIFIED } from "./strata.ts";
import { TIME_TO_TREATMENT } from "./time-to-treatment.ts";
import { TWO_GROUPS } from "./two-groups.ts";

/** Every scenario, in the order of the table. Its place is its stream of random numbers. */
export const SCENARIOS: readonly AnyScenario[] = [
  ...ONE_GROUP,
  ...TWO_GROUPS,
  ...SEVERAL_GROUPS,
  ...STRATIFIED,
  ...TIME_TO_TREATMENT,
  ...CROSSINGS,
  ...SMALL_IN_MANY_STRATA,
];
