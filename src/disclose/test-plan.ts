import { type Disclosed, kept, type NumberRule, type Part } from "./plan.ts";

const withoutPValue = (disclosed: Disclosed): Disclosed | null =>
  disclosed["pValue"] === null ? null : disclosed;

/** A test stands as a whole, or not at all. */
export const testPlan = (rule: NumberRule): Part => ({
  fields: { df: kept },
  others: rule,
  finish: withoutPValue,
});
