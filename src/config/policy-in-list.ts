/** What a policy asks of the list it is to order. Each function throws a usage error, with the line of the policy at fault. */
import { dimensionOf } from "../classify/dimensions.ts";
import { usageError } from "../errors.ts";
import { isWeeks } from "../findings/adjusted-evidence.ts";
import type { EvidenceFinding } from "../prioritise/evidence.ts";
import type { RowGroups } from "../prioritise/list-rows.ts";
import { creditDimensions, evidenceDimensions } from "../prioritise/policy-dimensions.ts";
import { printNumber } from "../report/figures.ts";
import { unknownGroup } from "./policy-meaning.ts";
import { policyError, ruleName } from "./policy-problem.ts";
import type { PolicyFile } from "./read-policy.ts";
import type { YamlPath } from "./yaml-file.ts";

/** That the list has every dimension that the policy gives credit by or rests on; `inList` holds the ids it has. */
export function requirePolicyDimensions({ policy, placeOf }: PolicyFile, inList: ReadonlySet<string>): void {
  const named = [...creditDimensions(policy), ...evidenceDimensions(policy)];
  const absent = named.find((dimension) => !inList.has(dimension));
  if (absent === undefined) return;
  const [rule, path] = firstNaming(policy, absent);
  throw policyError(
    {
      path,
      code: "policy-dimension-not-in-list",
      message: `${ruleName(rule)} names ${absent}, and nothing in the list gives it`,
      hint: `${sourceOf(absent)}, or leave the rule out. \`fairwait inspect\` shows what was recognised.`,
    },
    placeOf,
  );
}

/** Deprivation is mostly looked up by area, and seldom a column. */
const sourceOf = (dimension: string): string =>
  dimensionOf(dimension)?.axis === "imd"
    ? "Give the table that its areas are looked up in with --imd FILE (or keep it: fairwait reference add), name its column with --column"
    : "Name its column with --column";

function firstNaming({ credit }: PolicyFile["policy"], dimension: string): readonly [number, YamlPath] {
  const rule = credit.findIndex(({ when }) => Object.hasOwn(when, dimension));
  if (rule >= 0) return [rule, ["credit", rule, "when", dimension]];
  const resting = credit.findIndex(
    ({ governance }) => governance?.evidence.some((claim) => claim.dimension === dimension) === true,
  );
  return [resting, ["credit", resting, "evidence"]];
}

/**
 * That no dimension of a rule is a protected characteristic under another name. `behind`: the column that a dimension is read from
 * and the characteristic that it is headed as; undefined for a dimension that is what it is called.
 */
export function requireOwnNames(
  { policy, placeOf }: PolicyFile,
  behind: (dimension: string) => { readonly header: string; readonly dimension: string } | undefined,
): void {
  for (const id of creditDimensions(policy)) {
    const found = behind(id);
    if (found === undefined) continue;
    const [rule, path] = firstNaming(policy, id);
    throw policyError(
      {
        path,
        code: "policy-characteristic-renamed",
        message: `${ruleName(rule)} names ${id}, which is read from the column "${found.header}": a protected characteristic under another name`,
        hint: `Name ${found.dimension} itself, with the evidence and the governance that it takes.`,
      },
      placeOf,
    );
  }
}

/** That the list has every group that the policy gives credit to: of providers, areas and age bands only a list can tell. */
export function requirePolicyGroups(
  { policy, placeOf }: PolicyFile,
  dimensions: ReadonlyMap<string, Pick<RowGroups, "groups" | "knownGroups">>,
): void {
  for (const [index, { when }] of policy.credit.entries()) {
    for (const [dimension, groups] of Object.entries(when)) {
      const { groups: found = [], knownGroups = 0 } = dimensions.get(dimension) ?? {};
      const known = found.slice(0, knownGroups).map(({ id }) => id);
      const place = groups.findIndex((group) => !known.includes(group));
      if (place < 0) continue;
      const path = ["credit", index, "when", dimension, place];
      throw policyError(unknownGroup({ dimension, group: groups[place] ?? "", known }, path, index), placeOf);
    }
  }
}

/**
 * That no rule is past its review at the snapshot of the list (YYYY-MM-DD; undefined where the list has none). The
 * snapshot and never the clock: the same list and policy give the same order whenever they are run.
 */
export function requireReviewsNotPast({ policy, placeOf }: PolicyFile, snapshot: string | undefined): void {
  for (const [index, { governance }] of policy.credit.entries()) {
    const reviewBy = governance?.reviewBy;
    if (reviewBy === undefined || (snapshot !== undefined && reviewBy >= snapshot)) continue;
    throw usageError({
      ...(snapshot === undefined
        ? {
            code: "policy-review-undated",
            message: `${ruleName(index)} is to be reviewed by ${reviewBy}, and the list does not say of which day it is`,
            hint: "Give the snapshot date with --as-at.",
          }
        : {
            code: "policy-review-past",
            message: `${ruleName(index)} was to be reviewed by ${reviewBy}, before the snapshot of ${snapshot}`,
            hint: "Review the rule and set a new reviewBy, or leave it out.",
          }),
      ...placeOf(["credit", index, "reviewBy"]),
    });
  }
}

/** That every gap which the policy rests on is there, and worse with its whole interval. */
export function requireEvidence({ placeOf }: PolicyFile, findings: readonly EvidenceFinding[]): void {
  const failing = findings.find(({ holds }) => !holds);
  if (failing === undefined) return;
  const { rule, place, claim } = failing;
  throw policyError(
    {
      path: ["credit", rule, "evidence", place],
      code: "policy-evidence-not-shown",
      message: `${ruleName(rule)}: ${claim.dimension} ${claim.group}: ${gapWords(failing)}`,
      hint: "Credit on it needs a gap that this list itself shows; `fairwait prioritise` with --evidence prints what it does show.",
    },
    placeOf,
  );
}

/** "the adjusted gap in over52Weeks is 0.4 points (−0.2 to 1.0): not surely worse". */
function gapWords({ claim: { measure }, gap, reason }: EvidenceFinding): string {
  if (gap === undefined) {
    return `the list gives no adjusted gap in ${measure} (${NO_GAP[reason ?? ""] ?? "it has no strata to compare within, or the group is its own reference"})`;
  }
  const [factor, unit] = isWeeks(measure) ? [1, "weeks"] : [100, "points"];
  const print = (value: number): string => printNumber(factor * value);
  return `the adjusted gap in ${measure} is ${print(gap.difference)} ${unit} (${print(gap.lower)} to ${print(gap.upper)}): not surely worse`;
}

const NO_GAP: Readonly<Record<string, string>> = {
  "few-compared": "too few people are listed alike to be compared",
  "most-left-out": "most people have nobody listed alike to be compared with",
};
