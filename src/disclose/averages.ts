import { type NumberRule, significant } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

/** NHS England gives no median or percentile of fewer. */
const FEWEST = 20;
/** With `--small-numbers`, a median. */
const FEWEST_OF_A_MEDIAN = 8;

export const isEnoughForAverages = (n: number): boolean => n >= FEWEST;

/** Whether a median of so few is shown, which is then marked. */
export const isSmallMedian = (n: number, { choice }: Publisher): boolean =>
  choice.smallNumbers && n >= FEWEST_OF_A_MEDIAN && !isEnoughForAverages(n);

const sizeOf = (owner: object): number =>
  "n" in owner && typeof owner.n === "number" ? owner.n : Number.NaN;

/** A mean, a percentile or a limit of one, over the `n` beside it. */
export const average: NumberRule = (value, { owner, publisher }) => {
  const n = sizeOf(owner);
  return isEnoughForAverages(n) && publisher.show(owner, "n", n) !== null ? significant(value) : null;
};

export const median: NumberRule = (value, place) => {
  const n = sizeOf(place.owner);
  return isSmallMedian(n, place.publisher) && place.publisher.show(place.owner, "n", n) !== null
    ? significant(value)
    : average(value, place);
};
