import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Findings } from "../../src/findings/exact.ts";
import { analyse } from "../../src/pipeline.ts";
import type { AnalysisRequest } from "../../src/request.ts";

/** A file too large for the repository, kept beside it; the numbers are proved on small fixtures without it. */
export const beside = (path: string): string =>
  fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
export const isBeside = (path: string): boolean => existsSync(beside(path));
/** Says, in the name of a group of tests, that it is skipped and why. */
export const named = (name: string, path: string): string =>
  isBeside(path) ? name : `${name} (skipped: ${path.split("/").at(-1)} is not on this machine)`;

export interface Asked extends Omit<Partial<AnalysisRequest>, "by"> {
  readonly by: readonly string[];
}

export const analyseFile = (path: string, { by, ...asked }: Asked): Promise<Findings> =>
  analyse(
    {
      files: [path],
      columns: {},
      standard: { kind: "rtt-18" },
      where: [],
      imd: [],
      references: {},
      ethnicGrouping: "2001",
      multiplicity: "benjamini-hochberg",
      workers: 0,
      by: by.map((crossing) => crossing.split("*")),
      ...asked,
    },
    {},
  );

/** The groups of one dimension, by id. */
export function groupsById<Group extends { readonly group: string }>(
  findings: {
    readonly dimensions: readonly { readonly dimension: string; readonly groups: readonly Group[] }[];
  },
  dimension: string,
): Map<string, Group> {
  const found = findings.dimensions.find((one) => one.dimension === dimension);
  if (found === undefined) throw new Error(`no dimension ${dimension}`);
  return new Map(found.groups.map((group) => [group.group, group]));
}

/** Rows of a CSV without quoted fields, by header. */
export function plainRows(text: string): Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const fields = header.split(",");
  return lines.map((line) => {
    const values = line.split(",");
    return Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ""]));
  });
}
