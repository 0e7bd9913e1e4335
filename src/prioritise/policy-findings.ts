import type { PolicyFindings, PolicyRuleFindings } from "../findings/policy-schema.ts";
import { isFavourable } from "../vocab/protected-characteristics.ts";
import type { EvidenceFinding } from "./evidence.ts";
import type { RowGroups } from "./list-rows.ts";
import type { CreditRule, EvidenceClaim, Policy } from "./policy.ts";
import { creditDimensions, evidenceDimensions } from "./policy-dimensions.ts";

type NamedDimension = Pick<RowGroups, "label" | "protected" | "reference" | "groups">;

/**
 * A policy for the JSON of an order: with the labels of the list for what it names, and the gaps found for its claims
 * (none: it has not been held against a list's gaps). Every dimension that gives credit must be in `dimensions`.
 */
export function policyFindings(
  policy: Policy,
  dimensions: ReadonlyMap<string, NamedDimension>,
  evidence: readonly EvidenceFinding[] = [],
): PolicyFindings {
  const { name, purpose, tiers, order, guards, targetDays, credit, maxCreditWeeks } = policy;
  return {
    name,
    purpose,
    tiers: [...tiers],
    order,
    guards: [...guards],
    targetDays,
    credit: credit.map((rule, index) =>
      ruleFindings(rule, dimensions, (place) =>
        evidence.find((finding) => finding.rule === index && finding.place === place),
      ),
    ),
    maxCreditWeeks,
    dimensions: namedDimensions(policy, dimensions),
  };
}

function ruleFindings(
  { when, weeks, reason, governance }: CreditRule,
  dimensions: ReadonlyMap<string, NamedDimension>,
  findingAt: (place: number) => EvidenceFinding | undefined,
): PolicyRuleFindings {
  const governed = Object.entries(when).some(
    ([id, groups]) =>
      dimensions.get(id)?.protected === true && groups.some((group) => !isFavourable(id, group)),
  );
  return {
    when: Object.fromEntries(Object.entries(when).map(([id, groups]) => [id, [...groups]])),
    weeks,
    reason,
    governed,
    evidence: (governance?.evidence ?? []).map((claim, place) => claimFindings(claim, findingAt(place)?.gap)),
    justification: governance?.justification ?? null,
    legalBasis: governance?.legalBasis ?? null,
    approvedBy: governance?.approvedBy ?? null,
    reviewBy: governance?.reviewBy ?? null,
    maxWeeks: governance?.maxWeeks ?? null,
  };
}

const claimFindings = (claim: EvidenceClaim, gap: EvidenceFinding["gap"]) => ({
  ...claim,
  reference: gap?.reference ?? null,
  method: gap?.method ?? null,
  adjustedFor: [...(gap?.adjustedFor ?? [])],
  difference: gap?.difference ?? null,
  differenceLower: gap?.lower ?? null,
  differenceUpper: gap?.upper ?? null,
});

function namedDimensions(
  policy: Policy,
  dimensions: ReadonlyMap<string, NamedDimension>,
): PolicyFindings["dimensions"] {
  const ids = new Set([...creditDimensions(policy), ...evidenceDimensions(policy)]);
  return [...ids].flatMap((id) => {
    const found = dimensions.get(id);
    if (found === undefined) return [];
    const { label, reference, groups, protected: isProtected } = found;
    const named = new Set([reference, ...groupsNamed(policy, id)]);
    return [
      {
        dimension: id,
        label,
        protected: isProtected,
        reference,
        groups: groups
          .filter((group) => named.has(group.id))
          .map((group) => ({ group: group.id, label: group.label })),
      },
    ];
  });
}

const groupsNamed = ({ credit }: Policy, id: string): readonly string[] =>
  credit.flatMap(({ when, governance }) => [
    ...(when[id] ?? []),
    ...(governance?.evidence ?? []).filter(({ dimension }) => dimension === id).map(({ group }) => group),
  ]);
