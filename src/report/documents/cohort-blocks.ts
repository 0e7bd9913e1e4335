/** One part of a list by ethnicity and deprivation: its tables, and whether groups within it surely differ. */
import type { Findings } from "../../findings/schema.ts";
import { waitsTable } from "../dimension-tables.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import { cohortOf, judgeCohort } from "./cohorts.ts";
import { marks } from "./figure-blocks.ts";

export const COHORT_CHARACTERISTICS = ["ethnic-group", "imd-quintile"] as const;

interface Cohort {
  /** Dimension, and the group of it taken by itself. */
  readonly part: string;
  readonly value: string;
  /** "P2" */
  readonly name: string;
  /** How many such parts the document takes by themselves. */
  readonly parts: number;
}

/** Tables of every characteristic that the list was crossed with; none where there is nobody. */
export function cohortBlocks(findings: Findings, { part, value, name, parts }: Cohort): Block[] {
  const judged = { standard: findings.standard, cohorts: parts * COHORT_CHARACTERISTICS.length };
  return COHORT_CHARACTERISTICS.flatMap((characteristic): Block[] => {
    const cohort = cohortOf(findings, { part, value, characteristic });
    if (cohort === undefined) return [];
    return [
      { kind: "caption", text: printable(`${name} by ${cohort.label}:`) },
      { kind: "table", table: waitsTable(cohort, findings.standard) },
      { kind: "paragraph", text: `${printable(name)}: ${judgeCohort(cohort, judged).text}` },
      ...marks(cohort),
    ];
  });
}
