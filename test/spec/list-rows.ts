import {
  type ListRows,
  NEEDS_REVIEW,
  NO_REVIEW,
  PATIENT_CHOICE,
  type RowGroups,
} from "../../src/prioritise/list-rows.ts";
import type { CreditRule, Policy } from "../../src/prioritise/policy.ts";
import { CLINICAL_TIERS } from "../../src/vocab/clinical-tiers.ts";

/** Dimensions of hand-made rows: known groups in order, and the reference. */
const DIMENSIONS: Readonly<
  Record<
    string,
    { readonly known: readonly string[]; readonly reference: string; readonly protected: boolean }
  >
> = {
  "imd-quintile": { known: ["1", "2", "3", "4", "5"], reference: "5", protected: false },
  "ethnic-group": {
    known: ["white", "mixed", "asian", "black", "other"],
    reference: "white",
    protected: true,
  },
  sex: { known: ["female", "male"], reference: "male", protected: true },
  autism: { known: ["yes", "no"], reference: "no", protected: true },
  "learning-disability": { known: ["yes", "no"], reference: "no", protected: true },
  provider: { known: ["RJ6", "RJ7", "RVR"], reference: "rest-of-list", protected: false },
};

export const DIMENSION_IDS: readonly string[] = Object.keys(DIMENSIONS);
/** Known groups of a dimension of hand-made rows, or all of its groups. */
export const knownGroupsOf = (dimension: string): readonly string[] => DIMENSIONS[dimension]?.known ?? [];
export const groupsOf = (dimension: string): readonly string[] => [
  ...knownGroupsOf(dimension),
  "not-stated",
  "unknown",
];
export const referenceOf = (dimension: string): string => DIMENSIONS[dimension]?.reference ?? "";

const TIERS: readonly string[] = CLINICAL_TIERS;

/** One pathway: its groups by dimension (unknown where left out), and its tier (P4 where left out). */
export interface Person {
  readonly groups: Readonly<Record<string, string>>;
  readonly tier?: string;
}

/** Rows of people by hand: all have waited a year. */
export function rowsOf(people: readonly Person[]): ListRows {
  const size = people.length;
  return {
    size,
    daysWaited: new Int32Array(size).fill(365),
    placeDays: new Int32Array(size).fill(365),
    reviewDays: new Int32Array(size).fill(NO_REVIEW),
    tiers: Uint8Array.from(people, ({ tier = "P4" }) => tierNumber(tier)),
    tieOrder: Uint32Array.from(people, (_, row) => row),
    dimensions: new Map(DIMENSION_IDS.map((id) => [id, rowGroups(id, people)])),
  };
}

function tierNumber(tier: string): number {
  if (tier === "needs review") return NEEDS_REVIEW;
  if (tier === "patient choice") return PATIENT_CHOICE;
  return TIERS.indexOf(tier);
}

/** Two levels to every group, as a list may have several texts for one. */
function rowGroups(id: string, people: readonly Person[]): RowGroups {
  const groups = groupsOf(id);
  return {
    dimension: id,
    label: id,
    ordered: false,
    protected: DIMENSIONS[id]?.protected ?? false,
    reference: referenceOf(id),
    groups: groups.map((group) => ({ id: group, label: group })),
    knownGroups: knownGroupsOf(id).length,
    levels: Uint8Array.from(
      people,
      ({ groups: own }, row) => 2 * groups.indexOf(own[id] ?? "unknown") + (row % 2),
    ),
    groupOfLevel: Uint16Array.from({ length: 2 * groups.length }, (_, level) => level >> 1),
  };
}

/** A policy of nothing but credit. */
export const creditPolicy = (credit: readonly CreditRule[], maxCreditWeeks: number): Policy => ({
  name: "Test",
  purpose: "contact",
  tiers: ["procedure-priority"],
  order: "days-waited",
  guards: [78, 65, 52],
  targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 91, P4: null },
  credit,
  maxCreditWeeks,
});
