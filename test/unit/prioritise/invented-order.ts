/** Invented lists as rows, with policies of plain rules, put in order as `prioritise` puts them. */
import type { Credit } from "../../../src/prioritise/credit.ts";
import { noCredit } from "../../../src/prioritise/credit.ts";
import type { ImpactQuestion } from "../../../src/prioritise/impact.ts";
import {
  type ListRows,
  NEEDS_REVIEW,
  PATIENT_CHOICE,
  type RowGroups,
} from "../../../src/prioritise/list-rows.ts";
import type { CreditRule, Policy } from "../../../src/prioritise/policy.ts";
import { rankRows } from "../../../src/prioritise/rank.ts";
import { CLINICAL_TIERS } from "../../../src/vocab/clinical-tiers.ts";

export interface InventedPathway {
  /** Ends ties, as a pathway identifier does. */
  readonly id: string;
  /** A clinical tier, `review` or `choice`. */
  readonly tier: string;
  readonly days: number;
  readonly review: number;
  readonly groups: Readonly<Record<string, string>>;
}

const LABELS: Readonly<Record<string, string>> = {
  sex: "Sex",
  "imd-quintile": "IMD quintile (1 = most deprived)",
  "learning-disability": "Learning disability",
  "ethnic-group": "Ethnic group",
  specialty: "Specialty",
};

const TIERS: readonly string[] = CLINICAL_TIERS;
const NOT_KNOWN = ["not-stated", "unknown"];

export const policyOf = (credit: readonly CreditRule[], more: Partial<Policy> = {}): Policy => ({
  name: "Invented",
  purpose: "booking",
  tiers: ["procedure-priority"],
  order: "days-waited",
  guards: [52],
  targetDays: { P1a: 1, P1b: 3, P2: 28, P3: 90, P4: null },
  credit,
  maxCreditWeeks: 16,
  ...more,
});

function rowsOf(list: readonly InventedPathway[]): ListRows {
  const size = list.length;
  const numbers = Array.from(list.keys());
  const byClockStart = numbers.sort(
    (one, other) =>
      (list[other]?.days ?? 0) - (list[one]?.days ?? 0) ||
      ((list[one]?.id ?? "") < (list[other]?.id ?? "") ? -1 : 1),
  );
  const days = Int32Array.from(list, (pathway) => pathway.days);
  const ids = [...new Set(list.flatMap(({ groups }) => Object.keys(groups)))].sort();
  return {
    size,
    daysWaited: days,
    placeDays: days,
    reviewDays: Int32Array.from(list, ({ review }) => review),
    tiers: Uint8Array.from(list, ({ tier }) => tierNumber(tier)),
    tieOrder: Uint32Array.from(byClockStart),
    dimensions: new Map(ids.map((id) => [id, rowGroups(id, list)])),
  };
}

function tierNumber(tier: string): number {
  if (tier === "review") return NEEDS_REVIEW;
  return tier === "choice" ? PATIENT_CHOICE : TIERS.indexOf(tier);
}

function rowGroups(dimension: string, list: readonly InventedPathway[]): RowGroups {
  const found = [...new Set(list.map(({ groups }) => groups[dimension] ?? "unknown"))].sort();
  const known = found.filter((group) => !NOT_KNOWN.includes(group));
  const groups = [...known, ...found.filter((group) => NOT_KNOWN.includes(group))];
  return {
    dimension,
    label: LABELS[dimension] ?? dimension,
    ordered: false,
    protected: true,
    reference: "rest-of-list",
    groups: groups.map((id) => ({ id, label: id })),
    knownGroups: known.length,
    levels: Uint8Array.from(list, (pathway) => groups.indexOf(pathway.groups[dimension] ?? "unknown")),
    groupOfLevel: Uint16Array.from(groups.keys()),
  };
}

/** Weeks of every rule that holds, up to the cap. */
function creditOf(list: readonly InventedPathway[], { credit, maxCreditWeeks }: Policy): Credit {
  const given = noCredit(list.length);
  for (const [row, { groups }] of list.entries()) {
    for (const [index, { when, weeks }] of credit.entries()) {
      if (!Object.entries(when).every(([id, wanted]) => wanted.includes(groups[id] ?? "unknown"))) continue;
      given.rules[row] = (given.rules[row] ?? 0) | (1 << index);
      given.hundredths[row] = Math.min(100 * maxCreditWeeks, (given.hundredths[row] ?? 0) + 100 * weeks);
    }
  }
  return given;
}

type More = Pick<ImpactQuestion, "capacity" | "topN"> & { readonly within?: string };

/** What is asked of the impact: both orders, and the order of each rule alone. */
export function questionOf(
  list: readonly InventedPathway[],
  policy: Policy,
  more: More = {},
): ImpactQuestion {
  const { within, ...asked } = more;
  const rows = rowsOf(list);
  const credit = creditOf(list, policy);
  const groups = within === undefined ? undefined : rows.dimensions.get(within);
  const keys = groups && Uint16Array.from(groups.levels);
  const options = keys === undefined ? {} : { parts: keys };
  return {
    rows,
    policy,
    credit,
    plain: rankRows(rows, policy, noCredit(rows.size), options),
    proposed: rankRows(rows, policy, credit, options),
    rankByRule: (rule) => {
      const alone = { ...policy, credit: policy.credit.slice(rule, rule + 1) };
      return rankRows(rows, alone, creditOf(list, alone), options);
    },
    ...(groups &&
      keys && { parts: { dimension: groups.dimension, label: groups.label, keys, groups: groups.groups } }),
    ...asked,
  };
}
