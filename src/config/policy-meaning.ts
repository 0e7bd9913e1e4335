/** What a policy may not say although its shape is right, as far as it can be told without a list. */
import { DIMENSIONS, dimensionOf } from "../classify/dimensions.ts";
import { nearest } from "../nearest.ts";
import type { CreditRule, Policy } from "../prioritise/policy.ts";
import { headerOfDimension, isCrossed } from "../vocab/dimension-ids.ts";
import { closedGroups } from "./closed-groups.ts";
import { governanceProblem } from "./policy-governance.ts";
import { type PolicyProblem, ruleName } from "./policy-problem.ts";
import type { YamlPath } from "./yaml-file.ts";

/** The first problem of a policy, rule by rule in the order of the file; undefined when there is none. */
export function policyProblem(policy: Policy): PolicyProblem | undefined {
  for (const [index, rule] of policy.credit.entries()) {
    for (const check of RULE_CHECKS) {
      const problem = check(rule, index, policy);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

type RuleCheck = (rule: CreditRule, index: number, policy: Policy) => PolicyProblem | undefined;

const RULE_CHECKS: readonly RuleCheck[] = [
  whenProblem,
  sameCharacteristicProblem,
  claimProblem,
  capProblem,
  ownCapProblem,
  repeatedRuleProblem,
  (rule, index) => governanceProblem(rule, index),
];

function whenProblem({ when }: CreditRule, index: number): PolicyProblem | undefined {
  for (const [dimension, groups] of Object.entries(when)) {
    const path = ["credit", index, "when", dimension];
    const problem =
      tierProblem(dimension, path, index) ??
      dimensionProblem(dimension, path, index) ??
      groupsProblem({ dimension, groups }, path, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function tierProblem(dimension: string, path: YamlPath, index: number): PolicyProblem | undefined {
  if (dimension !== "procedure-priority") return undefined;
  return {
    path,
    code: "policy-contradictory-tiers",
    message: `${ruleName(index)} gives credit by procedure-priority, which makes the tiers that no credit crosses`,
    hint: "Leave procedure-priority out of credit: within a tier everybody has the same.",
  };
}

function dimensionProblem(id: string, path: YamlPath, index: number): PolicyProblem | undefined {
  if (headerOfDimension(id) !== undefined) {
    return {
      path,
      code: "policy-column-refused",
      message: `${ruleName(index)} names "${id}": a column as it stands is nothing that credit can rest on`,
      hint: "A column may stand for a protected characteristic under another name. Map it to a field with --column and name that dimension.",
    };
  }
  if (isCrossed(id)) {
    return {
      path,
      code: "policy-crossing-refused",
      message: `${ruleName(index)} names the crossing "${id}"`,
      hint: "Write each dimension as a key of its own: all of those in `when` must hold.",
    };
  }
  if (dimensionOf(id) !== undefined) return undefined;
  const ids = DIMENSIONS.map((dimension) => dimension.id);
  return {
    path,
    code: "policy-unknown-dimension",
    message: `${ruleName(index)}: no dimension is called "${id}"`,
    hint: suggestion(id, ids) ?? `Use one of ${ids.join(", ")}.`,
  };
}

const NOT_KNOWN: readonly string[] = ["unknown", "not-stated"];

function groupsProblem(
  { dimension, groups }: { readonly dimension: string; readonly groups: readonly string[] },
  path: YamlPath,
  index: number,
): PolicyProblem | undefined {
  for (const [place, group] of groups.entries()) {
    const at = [...path, place];
    if (NOT_KNOWN.includes(group)) {
      return {
        path: at,
        code: "policy-unknown-credited",
        message: `${ruleName(index)} names the ${group} group of ${dimension}, of whom nothing is known`,
        hint: "Leave it out: whoever is unknown has the credit of the reference group, and so never loses.",
      };
    }
    if (groups.indexOf(group) !== place) {
      return {
        path: at,
        code: "policy-repeated-group",
        message: `${ruleName(index)} names ${dimension} ${group} twice`,
      };
    }
    const known = closedGroups(dimension);
    if (known !== undefined && !known.includes(group))
      return unknownGroup({ dimension, group, known }, at, index);
  }
  return undefined;
}

/** A group that a dimension has not, with the nearest of those it has. */
export function unknownGroup(
  {
    dimension,
    group,
    known,
  }: { readonly dimension: string; readonly group: string; readonly known: readonly string[] },
  path: YamlPath,
  index: number,
): PolicyProblem {
  const likely = suggestion(group, known);
  return {
    path,
    code: "policy-unknown-group",
    message: `${ruleName(index)}: ${dimension} has no group "${group}"`,
    hint: `${likely === undefined ? "" : `${likely} `}${groupsListed(known)}`,
  };
}

const MOST_LISTED = 25;

function groupsListed(known: readonly string[]): string {
  if (known.length === 0) return "Nobody on the list has a known group.";
  const more = known.length - MOST_LISTED;
  return `Groups are ${known.slice(0, MOST_LISTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** Of codes of a letter or two each is as near as the other. */
const SHORTEST_MISSPELT = 4;

function suggestion(typed: string, known: readonly string[]): string | undefined {
  const likely = typed.length < SHORTEST_MISSPELT ? undefined : nearest(typed, known);
  return likely === undefined ? undefined : `Did you mean ${likely}?`;
}

/** Two forms of one characteristic, such as decile and quintile, are either the same people or nobody. */
function sameCharacteristicProblem({ when }: CreditRule, index: number): PolicyProblem | undefined {
  const ids = Object.keys(when);
  const axes = ids.map((id) => dimensionOf(id)?.axis);
  const again = axes.findIndex((axis, place) => axes.indexOf(axis) !== place);
  if (again < 0) return undefined;
  const id = ids[again] ?? "";
  return {
    path: ["credit", index, "when", id],
    code: "policy-same-characteristic",
    message: `${ruleName(index)}: ${ids[axes.indexOf(axes[again])]} and ${id} are the same characteristic`,
    hint: "Name it in one form only.",
  };
}

function claimProblem({ governance }: CreditRule, index: number): PolicyProblem | undefined {
  for (const [place, { dimension, group }] of (governance?.evidence ?? []).entries()) {
    const path = ["credit", index, "evidence", place];
    const problem =
      dimensionProblem(dimension, [...path, "dimension"], index) ??
      groupsProblem({ dimension, groups: [group] }, [...path, "group"], index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function capProblem(
  { weeks }: CreditRule,
  index: number,
  { maxCreditWeeks }: Policy,
): PolicyProblem | undefined {
  return weeks <= maxCreditWeeks ? undefined : overCap(index, weeks, `maxCreditWeeks of ${maxCreditWeeks}`);
}

function ownCapProblem({ weeks, governance }: CreditRule, index: number): PolicyProblem | undefined {
  const most = governance?.maxWeeks;
  return most === undefined || weeks <= most
    ? undefined
    : overCap(index, weeks, `its own maxWeeks of ${most}`);
}

const overCap = (index: number, weeks: number, cap: string): PolicyProblem => ({
  path: ["credit", index, "weeks"],
  code: "policy-over-cap",
  message: `${ruleName(index)} gives ${weeks} weeks, over ${cap}`,
  hint: "Give fewer weeks, or raise the cap on purpose.",
});

/** The same people for the same reason, whatever the order in which they are written. */
function repeatedRuleProblem(rule: CreditRule, index: number, { credit }: Policy): PolicyProblem | undefined {
  const first = credit.findIndex((other) => identityOf(other) === identityOf(rule));
  if (first === index) return undefined;
  return {
    path: ["credit", index],
    code: "policy-repeated-rule",
    message: `${ruleName(index)} repeats ${ruleName(first)}: the same people for the same reason`,
    hint: "Keep one of them, with the weeks that are meant.",
  };
}

const identityOf = ({ when, reason }: CreditRule): string =>
  JSON.stringify([
    reason.toLowerCase(),
    Object.entries(when)
      .map(([dimension, groups]) => [dimension, [...groups].sort()])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  ]);
