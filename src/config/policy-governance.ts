import { dimensionOf } from "../classify/dimensions.ts";
import type { CreditRule, Governance } from "../prioritise/policy.ts";
import { allOf } from "../report/all-of.ts";
import { isFavourable } from "../vocab/protected-characteristics.ts";
import { type PolicyProblem, ruleName } from "./policy-problem.ts";

/** What a rule on a protected characteristic says beside its evidence. */
const REQUIRED = [
  "justification",
  "legalBasis",
  "approvedBy",
  "reviewBy",
  "maxWeeks",
] as const satisfies readonly (keyof Governance)[];

/** The groups of a rule that are favoured on a protected characteristic; disability-related adjustments and pregnancy apart. */
function governedGroups({ when }: CreditRule): { readonly dimension: string; readonly group: string }[] {
  return Object.entries(when).flatMap(([dimension, groups]) =>
    dimensionOf(dimension)?.protected === true
      ? groups.filter((group) => !isFavourable(dimension, group)).map((group) => ({ dimension, group }))
      : [],
  );
}

/** Everything that a rule on a protected characteristic lacks, in one line; each favoured group needs evidence of its own. */
export function governanceProblem(rule: CreditRule, index: number): PolicyProblem | undefined {
  const governed = governedGroups(rule);
  if (governed.length === 0) return undefined;
  const { governance } = rule;
  const isClaimed = ({ dimension, group }: (typeof governed)[number]) =>
    governance?.evidence.some((claim) => claim.dimension === dimension && claim.group === group) === true;
  const missing = [
    ...governed
      .filter((one) => !isClaimed(one))
      .map(({ dimension, group }) => `evidence for ${dimension} ${group}`),
    ...REQUIRED.filter((key) => governance?.[key] === undefined),
  ];
  if (missing.length === 0) return undefined;
  const favoured = governed.map(({ dimension, group }) => `${dimension} ${group}`);
  return {
    path: ["credit", index, "when", governed[0]?.dimension ?? ""],
    code: "policy-not-governed",
    message: `${ruleName(index)} favours people on a protected characteristic (${allOf(favoured)}) and lacks ${allOf(missing)}`,
    hint: "Add what is missing, or leave the rule out; only disability-related adjustments and pregnancy need none of it.",
  };
}
