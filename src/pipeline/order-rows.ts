import type { OrderRow } from "../findings/exact.ts";
import { creditReasons } from "../prioritise/credit-reasons.ts";
import {
  groupAt,
  type ListRows,
  NO_REVIEW,
  PATIENT_CHOICE,
  type RowGroups,
} from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
import { CLINICAL_TIERS, PURPOSES } from "../vocab/clinical-tiers.ts";
import { CONTACT_REASONS, NO_PHONE } from "../vocab/contact-reasons.ts";
import type { ProposedOrder } from "./prioritise.ts";

const DAYS_PER_WEEK = 7;
const PATHWAY = 0;
const PATIENT = 1;

export interface OrderRowOptions {
  /** Only so many of each list, or part of it. */
  readonly top?: number;
  /** What stands in the place of an identifier; absent: it stands as it is in the list. */
  readonly pseudonym?: (identifier: string) => string;
}

/** The pathways of an order, list by list and first to last, each with why it stands where it does. */
export function* orderRows(
  order: ProposedOrder,
  policy: Policy,
  { top = Number.POSITIVE_INFINITY, pseudonym = (identifier) => identifier }: OrderRowOptions,
): Generator<OrderRow> {
  const { named, credit, plain, proposed, parts } = order;
  const { rows, texts } = named;
  const reasons = creditReasons(policy);
  const contact = contactReasons(rows, named.noPhone);
  const specialty = rows.dimensions.get("specialty");
  const guardPassed = guardsOf(policy);
  const ranked = PURPOSES[policy.purpose];
  const identifier = (row: number, field: number): string => {
    const text = texts.text(row, field);
    return text === "" ? "" : pseudonym(text);
  };
  for (let index = 0; index < rows.size; index += 1) {
    const row = proposed.order[index] as number;
    const rank = proposed.rank[row] as number;
    if (rank > top) continue;
    const number = rows.tiers[row] as number;
    const tier = CLINICAL_TIERS[number];
    const target = tier === undefined ? null : policy.targetDays[tier];
    const review = rows.reviewDays[row] as number;
    const isTimed = target !== null && review !== NO_REVIEW;
    const placeDays = rows.placeDays[row] as number;
    const daysWaited = rows.daysWaited[row] as number;
    const plainRank = plain.rank[row] as number;
    yield {
      rank,
      pathwayId: identifier(row, PATHWAY),
      localPatientId: identifier(row, PATIENT),
      list: tier === undefined ? unrankedList(number) : ranked,
      tier: tier ?? null,
      targetDays: target,
      daysWaited,
      breachRatio: isTimed ? review / target : null,
      creditWeeks: tier === undefined ? 0 : (credit.hundredths[row] as number) / 100,
      creditReasons: tier === undefined ? "" : reasons(credit.rules[row] as number),
      plainRank,
      placesGained: plainRank - rank,
      part: parts === undefined ? null : (parts.groups[parts.keys[row] as number]?.id ?? null),
      specialty: specialty === undefined ? null : (specialty.groups[groupAt(specialty, row)]?.id ?? null),
      placeDays: placeDays === daysWaited ? null : placeDays,
      guard: tier === undefined ? null : guardPassed(placeDays),
      daysPastTarget: isTimed ? review - target : null,
      contactReasons: contact(row),
    };
  }
}

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

/** What of the flags a person has tells whoever makes contact; people share few combinations, and each is worded once. */
function contactReasons({ dimensions }: ListRows, noPhone: Uint8Array): (row: number) => string {
  const flags = CONTACT_REASONS.flatMap(({ dimension, reason }) => {
    const groups = dimensions.get(dimension);
    const yes = groups?.groups.findIndex(({ id }) => id === "yes") ?? -1;
    return groups === undefined || yes < 0 ? [] : [{ groups, yes, reason }];
  });
  const worded = new Map<number, string>();
  return (row) => {
    let mask = noPhone[row] as number;
    for (let index = 0; index < flags.length; index += 1) {
      const { groups, yes } = flags[index] as { groups: RowGroups; yes: number };
      if (groupAt(groups, row) === yes) mask |= 2 << index;
    }
    const known = worded.get(mask);
    if (known !== undefined) return known;
    const words = [NO_PHONE, ...flags.map(({ reason }) => reason)]
      .filter((_, index) => (mask & (1 << index)) !== 0)
      .join("; ");
    worded.set(mask, words);
    return words;
  };
}
