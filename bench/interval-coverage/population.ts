import { drawTypicalWait } from "../../src/generate/waits.ts";
import { Random } from "../../src/stats/random.ts";

const MEMBERS = 200_000;
/** Waits are drawn once, so that what is true of a population is known to the last digit. */
const SEED = 4;

/** Everybody a group could have been drawn from: days waited of 200,000 pathways, and how many waited each. */
export interface Population {
  readonly waits: Uint16Array;
  readonly counts: Float64Array;
}

/** A population whose waits are those of a typical list, changed by `shape`: the fraction of a day is cut off last. */
export function population(stream: number, shape: (days: number, random: Random) => number): Population {
  const random = new Random(SEED, stream);
  const waits = Uint16Array.from({ length: MEMBERS }, () =>
    Math.max(0, Math.floor(shape(drawTypicalWait(random), random))),
  );
  const counts = new Float64Array(waits.reduce((most, days) => Math.max(most, days), 0) + 1);
  for (const days of waits) counts[days] = (counts[days] ?? 0) + 1;
  return { waits, counts };
}

/** `n` drawn from a population with replacement, as a histogram of days waited. */
export function sample({ waits, counts }: Population, n: number, random: Random): Uint32Array {
  const drawn = new Uint32Array(counts.length);
  for (let person = 0; person < n; person += 1) {
    const days = waits[random.below(MEMBERS)] as number;
    drawn[days] = (drawn[days] as number) + 1;
  }
  return drawn;
}

/** As on England's lists of 2025: right-skewed, 2 to 3 % over 52 weeks, about 1 in 1,000 over 65, 1 in 3,000 over 78. */
export const TYPICAL = population(0, (days) => days);
/** An eighth longer. */
export const LONGER = population(1, (days) => 1.125 * days);
/** Known to the week only: nobody is alone with a wait. */
export const WEEKLY = population(2, (days) => 7 * Math.floor(days / 7));
export const WEEKLY_LONGER = population(3, (days) => 7 * Math.floor((1.125 * days) / 7));
/** Another shape: many who have just come, and a long tail. */
export const SKEWED = population(4, (days) => (days * days) / 180);
