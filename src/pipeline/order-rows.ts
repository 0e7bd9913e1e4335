import type { OrderRow } from "../findings/exact.ts";
import { creditReasons } from "../prioritise/credit-reasons.ts";
import { NO_REVIEW, PATIENT_CHOICE } from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
import { CLINICAL_TIERS, PURPOSES } from "../vocab/clinical-tiers.ts";
import type { GroupColumn, OrderColumns } from "./order-columns.ts";
import { StoredTexts } from "./rows/stored-texts.ts";

const DAYS_PER_WEEK = 7;
const PATHWAY = 0;
const PATIENT = 1;

export interface OrderRowOptions {
  /** Only so many of each list, or part of it. */
  readonly top?: number;
  /** What stands in the place of an identifier; absent: it stands as it is in the list. */
  readonly pseudonym?: (identifier: string) => string;
  /** Places in `order` to write from and up to; absent: all. */
  readonly from?: number;
  readonly to?: number;
}

/** The pathways of an order, list by list and first to last, each with why it stands where it does. */
export function* orderRows(columns: OrderColumns, options: OrderRowOptions = {}): Generator<OrderRow> {
  const { policy, order, tiers, part, specialty } = columns;
  const { top = Number.POSITIVE_INFINITY, pseudonym = (identifier) => identifier } = options;
  const { from = 0, to = order.length } = options;
  const texts = new StoredTexts(columns.texts);
  const reasons = creditReasons(policy);
  const contact = contactReasons(columns);
  const guardPassed = guardsOf(policy);
  const ranked = PURPOSES[policy.purpose];
  const identifier = (row: number, field: number): string => {
    const text = texts.text(row, field);
    return text === "" ? "" : pseudonym(text);
  };
  for (let index = from; index < to; index += 1) {
    const row = order[index] as number;
    const rank = columns.rank[row] as number;
    if (rank > top) continue;
    const number = tiers[row] as number;
    const tier = CLINICAL_TIERS[number];
    const target = tier === undefined ? null : policy.targetDays[tier];
    const review = columns.reviewDays[row] as number;
    const isTimed = target !== null && review !== NO_REVIEW;
    const placeDays = columns.placeDays[row] as number;
    const daysWaited = columns.daysWaited[row] as number;
    const plainRank = columns.plainRank[row] as number;
    yield {
      rank,
      pathwayId: identifier(row, PATHWAY),
      localPatientId: identifier(row, PATIENT),
      list: tier === undefined ? unrankedList(number) : ranked,
      tier: tier ?? null,
      targetDays: target,
      daysWaited,
      breachRatio: isTimed ? review / target : null,
      creditWeeks: tier === undefined ? 0 : (columns.creditHundredths[row] as number) / 100,
      creditReasons: tier === undefined ? "" : reasons(columns.creditRules[row] as number),
      plainRank,
      placesGained: plainRank - rank,
      part: groupOf(part, row),
      specialty: groupOf(specialty, row),
      placeDays: placeDays === daysWaited ? null : placeDays,
      guard: tier === undefined ? null : guardPassed(placeDays),
      daysPastTarget: isTimed ? review - target : null,
      contactReasons: contact(columns.flags[row] as number),
    };
  }
}

const groupOf = (column: GroupColumn | undefined, row: number): string | null =>
  column?.ids[column.levels[row] as number] ?? null;

/** Days of a place → the longest guard passed, in weeks; null for none. */
function guardsOf({ guards }: Policy): (placeDays: number) => number | null {
  return (placeDays) => {
    for (let index = 0; index < guards.length; index += 1) {
      const weeks = guards[index] as number;
      if (placeDays > weeks * DAYS_PER_WEEK) return weeks;
    }
    return null;
  };
}

const unrankedList = (tier: number): string =>
  tier === PATIENT_CHOICE ? "patient-choice" : "needs-clinical-review";

/** Words for what the flags of a person tell whoever makes contact; people share few combinations, and each is worded once. */
function contactReasons({ flagReasons }: OrderColumns): (flags: number) => string {
  const worded = new Map<number, string>();
  return (flags) => {
    const known = worded.get(flags);
    if (known !== undefined) return known;
    const words = flagReasons.filter((_, bit) => (flags & (1 << bit)) !== 0).join("; ");
    worded.set(flags, words);
    return words;
  };
}
