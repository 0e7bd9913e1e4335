import * as fc from "fast-check";
import type { Credit } from "../../../../src/prioritise/credit.ts";
import {
  type ListRows,
  NEEDS_REVIEW,
  NO_REVIEW,
  NOT_COUNTED,
  PATIENT_CHOICE,
  type RowGroups,
} from "../../../../src/prioritise/list-rows.ts";
import type { Policy } from "../../../../src/prioritise/policy.ts";
import { CLINICAL_TIERS } from "../../../../src/vocab/clinical-tiers.ts";

/** One pathway of a list made by hand. */
export interface SmallRow {
  readonly days: number;
  /** Index of CLINICAL_TIERS or one of the two lists beside it; P4 unless given. */
  readonly tier?: number;
  readonly placeDays?: number;
  readonly reviewDays?: number;
  readonly missed?: number;
  /** Index of the group `yes`, `no` or `unknown`. */
  readonly flag?: number;
  /** Index of one of two specialties. */
  readonly specialty?: number;
  /** Stands for the pathway identifier; its place in the list unless given. */
  readonly id?: number;
}

const P4 = CLINICAL_TIERS.indexOf("P4");

const groupsOf = (
  dimension: string,
  reference: string,
  groups: readonly string[],
  levels: Uint8Array,
): RowGroups => ({
  dimension,
  label: dimension,
  ordered: false,
  protected: false,
  reference,
  groups: groups.map((id) => ({ id, label: id })),
  knownGroups: groups.filter((id) => id !== "unknown").length,
  levels,
  groupOfLevel: Uint16Array.from(groups, (_, index) => index),
});

export function smallList(list: readonly SmallRow[], flagReference = "no"): ListRows {
  const column = (of: (row: SmallRow) => number): Int32Array => Int32Array.from(list, of);
  const ids = list.map(({ id }, index) => id ?? index);
  const tieOrder = Uint32Array.from(list.keys()).sort(
    (one, other) => list[other]!.days - list[one]!.days || ids[one]! - ids[other]!,
  );
  return {
    size: list.length,
    daysWaited: column(({ days }) => days),
    placeDays: column(({ days, placeDays = days }) => Math.max(days, placeDays)),
    reviewDays: column(({ reviewDays = NO_REVIEW }) => reviewDays),
    tiers: Uint8Array.from(list, ({ tier = P4 }) => tier),
    tieOrder,
    ...(list.some(({ missed }) => missed !== undefined) && {
      missed: Int16Array.from(list, ({ missed = NOT_COUNTED }) => missed),
    }),
    dimensions: new Map([
      [
        "learning-disability",
        groupsOf(
          "learning-disability",
          flagReference,
          ["yes", "no", "unknown"],
          Uint8Array.from(list, ({ flag = 1 }) => flag),
        ),
      ],
      [
        "specialty",
        groupsOf(
          "specialty",
          "rest-of-list",
          ["C_110", "C_130"],
          Uint8Array.from(list, ({ specialty = 0 }) => specialty),
        ),
      ],
    ]),
  };
}

export const smallPolicy = (changed: Partial<Policy> = {}): Policy => ({
  name: "Small policy",
  purpose: "booking",
  tiers: ["procedure-priority"],
  order: "days-waited",
  guards: [],
  targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 91, P4: null },
  credit: [{ when: { "learning-disability": ["yes"] }, weeks: 12, reason: "reasonable adjustment" }],
  maxCreditWeeks: 12,
  ...changed,
});

/** So many weeks for those of the group `yes`. */
export const flagCredit = ({ size, dimensions }: ListRows, weeks: number): Credit => {
  const { levels } = dimensions.get("learning-disability")!;
  return {
    hundredths: Uint32Array.from({ length: size }, (_, row) =>
      levels[row] === 0 ? Math.round(100 * weeks) : 0,
    ),
    rules: new Uint32Array(size),
  };
};

const someRow: fc.Arbitrary<SmallRow> = fc.record({
  days: fc.integer({ min: 0, max: 40 }),
  tier: fc.constantFrom(0, 1, 2, 2, 3, 3, P4, P4, NEEDS_REVIEW, PATIENT_CHOICE),
  placeDays: fc.integer({ min: 0, max: 60 }),
  reviewDays: fc.integer({ min: NO_REVIEW, max: 40 }),
  missed: fc.integer({ min: NOT_COUNTED, max: 3 }),
  flag: fc.integer({ min: 0, max: 2 }),
  specialty: fc.integer({ min: 0, max: 1 }),
});

export const someRows: fc.Arbitrary<readonly SmallRow[]> = fc.array(someRow, { minLength: 1, maxLength: 40 });

export const somePolicy: fc.Arbitrary<Policy> = fc
  .record({
    order: fc.constantFrom("days-waited" as const, "breach-ratio" as const),
    guards: fc.constantFrom<readonly number[]>([], [4], [8, 5, 3], [2, 1]),
    p4: fc.constantFrom(null, 10),
  })
  .map(({ order, guards, p4 }) =>
    smallPolicy({ order, guards, targetDays: { P1a: 1, P1b: 3, P2: 14, P3: 21, P4: p4 } }),
  );
