import { CLINICAL_TIERS } from "../../vocab/clinical-tiers.ts";
import type { Credit } from "../credit.ts";
import type { ListRows } from "../list-rows.ts";
import type { Policy } from "../policy.ts";
import { NOT_REVIEWED, type People } from "./people.ts";

const DAYS_PER_WEEK = 7;
const HUNDREDTHS = 100;
const RATIO_CLASSES = 3;

/**
 * The rule of `rankRows` for a list that goes on: a person's class (tier, band, ratio class) changes as days pass, their
 * score against another's does not, since everybody gains a day a day. Within a class the higher score comes first, then
 * the lower number.
 */
export class OrderRules {
  /** Classes in all, tier by tier. */
  readonly classes: number;
  /** Days of a person's place beyond which each guard is passed, longest first. */
  readonly guardDays: readonly number[];
  /** Days from the review at which each tier's target is reached; null where the order does not look at it. */
  readonly targets: readonly (number | null)[];
  readonly #byRatio: boolean;
  readonly #tiers: Uint8Array;
  readonly #credit: Credit;

  constructor({ tiers }: ListRows, { order, guards, targetDays }: Policy, credit: Credit) {
    this.#byRatio = order === "breach-ratio";
    this.#tiers = tiers;
    this.#credit = credit;
    this.guardDays = guards.map((weeks) => weeks * DAYS_PER_WEEK);
    this.targets = CLINICAL_TIERS.map((tier) => (this.#byRatio ? targetDays[tier] : null));
    this.classes = CLINICAL_TIERS.length * this.#classesPerTier();
  }

  #classesPerTier(): number {
    return (this.guardDays.length + 1) * (this.#byRatio ? RATIO_CLASSES : 1);
  }

  /** The class of a person on a day, from 0, lowest first. */
  classOn({ rows, placeStart, reviewDay }: People, person: number, day: number): number {
    const tier = this.#tiers[rows[person] as number] as number;
    const days = day - (placeStart[person] as number);
    let band = 0;
    while (band < this.guardDays.length && days <= (this.guardDays[band] as number)) band += 1;
    if (this.#byRatio) {
      band = band * RATIO_CLASSES + ratioClass(day, reviewDay[person] as number, this.targets[tier] ?? null);
    }
    return tier * this.#classesPerTier() + band;
  }

  /** Hundredths of a day with credit, as at the snapshot: of two people of a class the higher comes first. */
  score({ rows, placeStart, reviewDay }: People, person: number): number {
    const row = rows[person] as number;
    const reviewed = reviewDay[person] as number;
    const hasRatio = reviewed !== NOT_REVIEWED && (this.targets[this.#tiers[row] as number] ?? null) !== null;
    const since = hasRatio ? reviewed : (placeStart[person] as number);
    return DAYS_PER_WEEK * (this.#credit.hundredths[row] as number) - HUNDREDTHS * since;
  }
}

function ratioClass(day: number, reviewDay: number, target: number | null): number {
  if (reviewDay === NOT_REVIEWED || target === null) return RATIO_CLASSES - 1;
  return day - reviewDay >= target ? 0 : 1;
}
