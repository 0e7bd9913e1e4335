import {
  type ListRows,
  NEEDS_REVIEW,
  NO_REVIEW,
  PATIENT_CHOICE,
  type RowGroups,
} from "../../../src/prioritise/list-rows.ts";
import type { Policy } from "../../../src/prioritise/policy.ts";
import { CLINICAL_TIERS } from "../../../src/vocab/clinical-tiers.ts";

/** One invented pathway, as a spec table draws it. */
export interface DrawnRow {
  readonly id: string;
  /** A tier, "choice" or "review". */
  readonly tier: string;
  readonly days: number;
  readonly place?: number;
  readonly review?: number;
}

/** Rows as columns; ties are settled by days waited and id, as in a list. */
export function rowsOf(drawn: readonly DrawnRow[], dimensions: readonly RowGroups[] = []): ListRows {
  const tieOrder = drawn
    .map((_, row) => row)
    .sort((a, b) => {
      const [one, other] = [drawn[a] as DrawnRow, drawn[b] as DrawnRow];
      return other.days - one.days || (one.id < other.id ? -1 : Number(one.id > other.id));
    });
  return {
    size: drawn.length,
    daysWaited: Int32Array.from(drawn, ({ days }) => days),
    placeDays: Int32Array.from(drawn, ({ days, place }) => place ?? days),
    reviewDays: Int32Array.from(drawn, ({ review }) => review ?? NO_REVIEW),
    tiers: Uint8Array.from(drawn, ({ tier }) => tierNumber(tier)),
    tieOrder: Uint32Array.from(tieOrder),
    dimensions: new Map(dimensions.map((one) => [one.dimension, one])),
  };
}

const TIERS: readonly string[] = CLINICAL_TIERS;

function tierNumber(tier: string): number {
  if (tier === "choice") return PATIENT_CHOICE;
  if (tier === "review") return NEEDS_REVIEW;
  return TIERS.indexOf(tier);
}

export const policyOf = (changes: Partial<Policy> = {}): Policy => ({
  name: "spec",
  purpose: "booking",
  tiers: ["procedure-priority"],
  order: "days-waited",
  guards: [78, 65, 52],
  targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 91, P4: null },
  credit: [],
  maxCreditWeeks: 16,
  ...changes,
});
