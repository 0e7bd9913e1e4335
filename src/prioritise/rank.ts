import { type MakeColumn, ownUint32 } from "../shared-columns.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import type { Credit } from "./credit.ts";
import { type ListRows, NO_REVIEW } from "./list-rows.ts";
import type { Policy } from "./policy.ts";
import { SortMemory, stableSort } from "./stable-sort.ts";

/** A list in order. */
export interface Ranking {
  /** Row numbers: list by list, within it part by part where it has parts, first to last. */
  readonly order: Uint32Array;
  /** Per pathway, its place from 1 within its list, and part of the list. */
  readonly rank: Uint32Array;
}

export interface RankOptions {
  /** Per pathway, the part of the list (a specialty, say) that is ranked for itself; absent: the list is one. */
  readonly parts?: Uint16Array | Uint32Array;
  /** Of as many rows as are sorted, where one order after another is made. */
  readonly memory?: SortMemory;
  /**
   * The same rows in the same parts under another credit, which counts for nobody without a tier: they stand as they
   * stand there, and only the others are sorted.
   */
  readonly like?: Ranking;
  /** Makes the columns of the ranking; absent: for this thread alone. */
  readonly makeColumn?: MakeColumn;
}

/** Pathways with a clinical tier: those that are sorted again under another credit (`like`). */
export function sizeOfRanked({ tiers }: ListRows): number {
  let size = 0;
  for (let row = 0; row < tiers.length; row += 1)
    if ((tiers[row] as number) < CLINICAL_TIERS.length) size += 1;
  return size;
}

const DAYS_PER_WEEK = 7;
const HUNDREDTHS = 100;

/** Places of a pathway's sort class: what credit moves nobody across, in one number. */
const CLASSES_PER_TIER = 64;
/** Of the breach ratio: at the clinical target or past it without credit, before it, and where there is no ratio. */
const RATIO_CLASSES = 3;

/**
 * Puts the pathways of a list in order: list, tier, band, score, then clock start and pathway identifier. Bands are those
 * of the policy's guards by the days of a person's place and, where the order is the breach ratio, those past their
 * clinical target without credit before those who are not; those without a date or target come last, by wait. The same
 * rows in any order give every pathway the same rank. Linear in the pathways.
 *
 * Within a tier every target is the same, so the ratio orders as its numerator does, in whole hundredths of a day.
 */
export function rankRows(rows: ListRows, policy: Policy, credit: Credit, options: RankOptions = {}): Ranking {
  const { size, tieOrder } = rows;
  const { parts, like, makeColumn = ownUint32 } = options;
  const classes = bandClasses(rows, policy);
  const scores = scoresOf(rows, policy, credit);
  const memory = options.memory ?? new SortMemory(size);
  const unsorted = like === undefined ? tieOrder : rowsWithTier(rows, tieOrder);
  const byScore = stableSort(unsorted, scores, memory);
  const byClass = stableSort(byScore, classes, memory);
  const sorted = parts === undefined ? byClass : stableSort(byClass, partKeys(rows, parts), memory);
  // People with a tier come first, whatever the parts.
  const order = makeColumn(size);
  const rank = makeColumn(size);
  if (like !== undefined) {
    order.set(like.order);
    rank.set(like.rank);
  }
  order.set(sorted);
  let place = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const row = sorted[index] as number;
    const before = sorted[index - 1];
    const isFirst = before === undefined || !isSamePart(rows, parts, before, row);
    place = isFirst ? 1 : place + 1;
    rank[row] = place;
  }
  return { order, rank };
}

/** Lists are the ranked one, patients' choice and those that need a review, as `tiers` tells them apart. */
const listOfTier = (tier: number): number => Math.max(tier, CLINICAL_TIERS.length);

function isSamePart({ tiers }: ListRows, parts: RankOptions["parts"], one: number, other: number): boolean {
  if (listOfTier(tiers[one] as number) !== listOfTier(tiers[other] as number)) return false;
  return parts === undefined || parts[one] === parts[other];
}

/** Per pathway, tier and band as one number, lowest first. People without a tier have one class: they are ordered by wait. */
function bandClasses(rows: ListRows, { order, guards, targetDays }: Policy): Uint32Array {
  const { size, tiers, placeDays, reviewDays } = rows;
  const classes = new Uint32Array(size);
  const limits = guards.map((weeks) => weeks * DAYS_PER_WEEK);
  const targets = CLINICAL_TIERS.map((tier) => targetDays[tier]);
  const byRatio = order === "breach-ratio";
  for (let row = 0; row < size; row += 1) {
    const tier = tiers[row] as number;
    let band = 0;
    if (tier < CLINICAL_TIERS.length) {
      const days = placeDays[row] as number;
      while (band < limits.length && days <= (limits[band] as number)) band += 1;
      if (byRatio) band = band * RATIO_CLASSES + ratioClass(reviewDays[row] as number, targets[tier] ?? null);
    }
    classes[row] = tier * CLASSES_PER_TIER + band;
  }
  return classes;
}

const ratioClass = (reviewDays: number, target: number | null): number => {
  if (reviewDays === NO_REVIEW || target === null) return RATIO_CLASSES - 1;
  return reviewDays >= target ? 0 : 1;
};

/** Per pathway, days with credit in hundredths of a day, turned round so that the lowest comes first. */
function scoresOf(rows: ListRows, policy: Policy, credit: Credit): Uint32Array {
  const { size, tiers, placeDays, reviewDays } = rows;
  const scores = new Uint32Array(size);
  const targets = CLINICAL_TIERS.map((tier) => policy.targetDays[tier]);
  const byRatio = policy.order === "breach-ratio";
  let highest = 0;
  for (let row = 0; row < size; row += 1) {
    const tier = tiers[row] as number;
    const hasTier = tier < CLINICAL_TIERS.length;
    const hasRatio = byRatio && hasTier && targets[tier] !== null && reviewDays[row] !== NO_REVIEW;
    const days = (hasRatio ? reviewDays[row] : placeDays[row]) as number;
    const credited = hasTier ? DAYS_PER_WEEK * (credit.hundredths[row] as number) : 0;
    const score = days * HUNDREDTHS + credited;
    scores[row] = score;
    if (score > highest) highest = score;
  }
  for (let row = 0; row < size; row += 1) scores[row] = highest - (scores[row] as number);
  return scores;
}

/** List and part as one number. */
function partKeys({ size, tiers }: ListRows, parts: NonNullable<RankOptions["parts"]>): Uint32Array {
  let most = 0;
  for (let row = 0; row < size; row += 1) most = Math.max(most, parts[row] as number);
  const keys = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) {
    keys[row] = listOfTier(tiers[row] as number) * (most + 1) + (parts[row] as number);
  }
  return keys;
}

/** Rows with a clinical tier: ascending, or in the order given. A part of what it was made in, since a copy would be garbage soon. */
export function rowsWithTier({ size, tiers }: ListRows, order?: Uint32Array): Uint32Array {
  const tiered = new Uint32Array(size);
  let count = 0;
  for (let index = 0; index < size; index += 1) {
    const row = order === undefined ? index : (order[index] as number);
    if ((tiers[row] as number) >= CLINICAL_TIERS.length) continue;
    tiered[count] = row;
    count += 1;
  }
  return tiered.subarray(0, count);
}
