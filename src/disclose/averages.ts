import { type NumberRule, significant } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

/** NHS England gives no median or percentile of fewer. */
const FEWEST = 20;
/** With `--small-numbers`, a median. */
const FEWEST_OF_A_MEDIAN = 8;

export const isEnoughForAverages = (n: number): boolean => n >= FEWEST;

/** Whether a median of so few is shown, which is then marked. */
export const isSmallMedian = (n: number, publisher: Publisher): boolean =>
  publisher.choice.smallNumbers &&
  n >= FEWEST_OF_A_MEDIAN &&
  !isEnoughForAverages(n) &&
  hidesNobody(n / 2, publisher);

const sizeOf = (owner: object): number =>
  "n" in owner && typeof owner.n === "number" ? owner.n : Number.NaN;

/** A mean or a limit of one, over the `n` beside it. */
export const average: NumberRule = (value, { owner, publisher }) => {
  const n = sizeOf(owner);
  return isEnoughForAverages(n) && publisher.show(owner, "n", n) !== null ? significant(value) : null;
};

/** z of a 95 % interval. */
const Z = 1.96;

/**
 * The wait that a part `q` of the `n` beside it have not passed, or a limit of its interval. Where counts are not rounded, a
 * percentile says that at least so many wait longer: it is shown only where these are as many as a count that may be shown.
 */
export const percentile =
  (q: number, of: "estimate" | "limit" = "estimate"): NumberRule =>
  (value, place) => {
    const n = sizeOf(place.owner);
    const reach = of === "limit" ? Z * Math.sqrt(n * q * (1 - q)) : 0;
    return hidesNobody((1 - q) * n - reach, place.publisher) ? average(value, place) : null;
  };

const hidesNobody = (beyond: number, { isRounded, fewest }: Publisher): boolean =>
  isRounded || beyond >= fewest;

export const median: NumberRule = (value, place) => {
  const n = sizeOf(place.owner);
  return isSmallMedian(n, place.publisher) && place.publisher.show(place.owner, "n", n) !== null
    ? significant(value)
    : percentile(0.5)(value, place);
};
