/**
 * A policy file → a policy. What does not hold is named with its line and the nearest valid key (exit 2): a slip of the
 * keyboard must not put people in another order.
 */
import { type UserError, usageError } from "../errors.ts";
import type { CreditRule, Governance, Policy } from "../prioritise/policy.ts";
import type { ClinicalTier } from "../vocab/clinical-tiers.ts";
import { PROCEDURE_PRIORITIES } from "../vocab/procedure-priorities.ts";
import { policyProblem } from "./policy-meaning.ts";
import { policyError, ruleName } from "./policy-problem.ts";
import { POLICY_KEYS, policySchema, type WrittenPolicy, type WrittenRule } from "./policy-schema.ts";
import { type ShapeProblem, shapeProblem, unknownKeyError } from "./shape-problem.ts";
import { readYaml, type YamlFile, type YamlPath } from "./yaml-file.ts";

/** A policy, and where each part of it is written. */
export interface PolicyFile {
  readonly policy: Policy;
  readonly placeOf: YamlFile["placeOf"];
}

/** Reads the text of a policy; `file` is how errors call it. Throws a usage error when it does not hold. */
export function readPolicy(text: string, file: string): PolicyFile {
  const { content, placeOf } = readYaml(text, {
    file,
    code: "policy-not-yaml",
    hint: "Write each part as key: value; fairwait schema policy describes every key.",
    // 12.50 weeks are a number however they are typed; a group is a code.
    codesUnder: ["when", "evidence"],
  });
  const checked = policySchema.safeParse(content);
  if (!checked.success) throw shapeError(shapeProblem(checked.error.issues, content), placeOf);
  const written = checked.data;
  if (written.credit.length > 0 && written.maxCreditWeeks === undefined) {
    throw usageError({
      code: "policy-missing",
      message: "there is credit and no maxCreditWeeks, the most that one person's credits add up to",
      ...placeOf(["credit"]),
      hint: "Add maxCreditWeeks, for example maxCreditWeeks: 16.",
    });
  }
  const policy = policyOf(written);
  const problem = policyProblem(policy);
  if (problem !== undefined) throw policyError(problem, placeOf);
  return { policy, placeOf };
}

function shapeError({ kind, path, detail }: ShapeProblem, placeOf: YamlFile["placeOf"]): UserError {
  if (kind === "unknown-key") {
    const holder = path.map((key) => (typeof key === "number" ? "*" : String(key))).join(".");
    return unknownKeyError({
      code: "policy-unknown-key",
      noun: path[0] === "targetDays" ? "tier" : "key",
      key: detail,
      keys: POLICY_KEYS[holder] ?? [],
      place: placeOf([...path, detail]),
    });
  }
  return usageError({
    code: path[0] === "tiers" ? "policy-contradictory-tiers" : `policy-${kind}`,
    message: shapeMessage(wordsOf(path), kind, detail),
    ...placeOf(path),
  });
}

function shapeMessage({ where, key }: PathWords, kind: ShapeProblem["kind"], detail: string): string {
  if (key === "") return where === "" ? "a policy is a list of key: value lines" : `${where} takes ${detail}`;
  const subject = where === "" ? key : `${where}: ${key}`;
  return kind === "missing" ? `${subject} is missing; it takes ${detail}` : `${subject} takes ${detail}`;
}

interface PathWords {
  readonly where: string;
  readonly key: string;
}

/** "credit rule 2" and the key within it: nobody counts rules from 0. */
function wordsOf(path: YamlPath): PathWords {
  const [first, index, ...rest] = path;
  if (first === "credit" && typeof index === "number") return { where: ruleName(index), key: keyOf(rest) };
  return { where: "", key: keyOf(path) };
}

/** Items of a list are said by their list: the line shows which. */
const keyOf = (path: YamlPath): string => path.filter((key) => typeof key !== "number").join(".");

function policyOf(written: WrittenPolicy): Policy {
  const { name, purpose, order, guards, credit, maxCreditWeeks } = written;
  const daysOf = (tier: ClinicalTier): number | null => {
    const days = written.targetDays?.[tier];
    return days === undefined ? nationalTarget(tier) : days;
  };
  return {
    name: name.trim(),
    purpose,
    tiers: ["procedure-priority"],
    order,
    guards: [...guards].sort((one, other) => other - one),
    targetDays: {
      P1a: daysOf("P1a"),
      P1b: daysOf("P1b"),
      P2: daysOf("P2"),
      P3: daysOf("P3"),
      P4: daysOf("P4"),
    },
    credit: credit.map(ruleOf),
    // Without rules there is nothing to cap.
    maxCreditWeeks: maxCreditWeeks ?? 0,
  };
}

const nationalTarget = (tier: ClinicalTier): number | null =>
  PROCEDURE_PRIORITIES.find(({ code }) => code === tier)?.targetDays ?? null;

function ruleOf(written: WrittenRule): CreditRule {
  const governance = governanceOf(written);
  return {
    when: Object.fromEntries(
      Object.entries(written.when).map(([dimension, groups]) => [dimension, [groups].flat().map(String)]),
    ),
    weeks: written.weeks,
    reason: written.reason.trim(),
    ...(governance && { governance }),
  };
}

/** What a rule rests on and who answers for it, as far as it says; undefined when it says nothing. */
function governanceOf(written: WrittenRule): Governance | undefined {
  const { evidence = [], justification, legalBasis, approvedBy, reviewBy, maxWeeks } = written;
  const said = {
    ...(justification !== undefined && { justification: justification.trim() }),
    ...(legalBasis !== undefined && { legalBasis: legalBasis.trim() }),
    ...(approvedBy !== undefined && { approvedBy: approvedBy.trim() }),
    ...(reviewBy !== undefined && { reviewBy }),
    ...(maxWeeks !== undefined && { maxWeeks }),
  };
  const claims = [evidence].flat().map((claim) => ({ ...claim, group: String(claim.group) }));
  return claims.length === 0 && Object.keys(said).length === 0 ? undefined : { evidence: claims, ...said };
}
