import type { SuppressionRule } from "../request.ts";

/** As the findings name it: `none`, `hes`, `min:5`. */
export const ruleName = (rule: SuppressionRule): string =>
  rule.kind === "min" ? `min:${rule.fewest}` : rule.kind;
