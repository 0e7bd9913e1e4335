/** What a list holds of a characteristic, and of how many. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { FEWEST_PATHWAYS } from "../../vocab/fewest-pathways.ts";
import { isAtLeast, printPercentage } from "../figures.ts";
import { isUnknown } from "../is-unknown.ts";

export const dimensionIn = (findings: Findings, id: string): DimensionFindings | undefined =>
  findings.dimensions.find(({ dimension }) => dimension === id);

/** The known groups that are large enough to be compared in words. */
export function spokenGroups(dimension: DimensionFindings): DimensionFindings["groups"] {
  const unknown = isUnknown(dimension);
  return dimension.groups.filter(
    ({ group, n, suppressed }) => !suppressed && !unknown(group) && isAtLeast(n, FEWEST_PATHWAYS),
  );
}

/** Whether two known groups of at least 20 pathways can be held against each other. */
export const isComparable = (dimension: DimensionFindings | undefined): dimension is DimensionFindings =>
  dimension !== undefined && spokenGroups(dimension).length > 1;

/** Field of the quality table for what the completeness of the findings calls otherwise. */
const QUALITY_FIELDS: Readonly<Record<string, string>> = {
  ethnicity: "ethnic-category",
  age: "date-of-birth",
};

/** The proportion (0–1) of pathways of which something is known; null where it cannot be said, undefined where no column holds it. */
export function knownShare(findings: Findings, field: string): number | null | undefined {
  const found = findings.completeness?.find((one) => one.field === field);
  if (found !== undefined) return found.proportion;
  return findings.quality.find((one) => one.field === (QUALITY_FIELDS[field] ?? field))?.completeness;
}

/** "known for 92.9% of pathways", "not held in this list". */
export function knownWords(findings: Findings, field: string): string {
  const share = knownShare(findings, field);
  if (share === undefined) return "not held in this list";
  return share === null
    ? "known for a share of pathways that is hidden by disclosure control"
    : `known for ${printPercentage(share)}% of pathways`;
}

/** A breakdown of how people were seen or contacted, by a column of the list; fairwait knows no such field by itself. */
export const digitalDimension = ({ dimensions }: Findings): DimensionFindings | undefined =>
  dimensions.find(({ dimension }) =>
    /^column:.*(digital|consult|virtual|video|telephone|contact mode)/i.test(dimension),
  );
