import { Z_95 } from "./critical-value.ts";
import { extremesOf, type InequalityMeasure, type UnequalGroups } from "./inequality.ts";

export interface ReachOptions {
  /** The standard error of each figure. */
  readonly errors: readonly number[];
  /** The largest that a figure can be; none is below 0. */
  readonly largest: number;
}

/** How many of the highest and of the lowest are looked at for the pair furthest apart. */
const CANDIDATES = 12;

/**
 * How large a measure may be if only the groups it turns on are moved by chance, each alone by 1.96 standard errors: any group
 * may truly be the best, any two the furthest apart, and the reference may lie outside the others. In the unit of the figures (`r`: a
 * ratio), positive; undefined for measures that do not turn on single groups, and where they cannot be computed. An upper limit below
 * this would rule out what no single comparison rules out. Source: Berger (1982), Technometrics 24:295–300
 * (intersection–union).
 */
export function inequalityReach(
  figures: readonly number[],
  groups: UnequalGroups,
  { errors, largest }: ReachOptions,
): (measure: InequalityMeasure) => number | undefined {
  const { sizes, eligible, reference } = groups;
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => size / people);
  const equal = sizes.map(() => 1 / sizes.length);
  const canRank = eligible.filter(Boolean).length >= 2;
  return (measure) => {
    switch (measure) {
      case "d":
        return canRank ? Math.min(largest, furthest(figures, errors, eligible)) : undefined;
      case "r":
        return canRank && figures.every((figure) => figure > 0)
          ? Math.exp(
              furthest(
                figures.map(Math.log),
                errors.map((error, i) => error / (figures[i] as number)),
                eligible,
              ),
            )
          : undefined;
      case "mdbw":
      case "par":
      case "paf":
        return canRank ? fromBest(shares) : undefined;
      case "mdbu":
        return canRank ? fromBest(equal) : undefined;
      case "mdrw":
        return reference === undefined ? undefined : fromGroup(reference, shares);
      case "mdru":
        return reference === undefined ? undefined : fromGroup(reference, equal);
      case "mdmw":
      case "idisw":
        return fromMean(shares);
      case "mdmu":
      case "idisu":
        return fromMean(equal);
      default:
        return undefined;
    }
  };

  function fromBest(weights: readonly number[]): number {
    const isLow = groups.best === "lowest";
    const away = isLow ? 1 : -1;
    const end = weights.reduce(
      (sum, weight, i) => sum + weight * (isLow ? (figures[i] as number) : largest - (figures[i] as number)),
      0,
    );
    const reached = figures.reduce((most, figure, candidate) => {
      if (eligible[candidate] !== true) return most;
      const distance = weights.reduce(
        (sum, weight, i) => sum + weight * away * ((figures[i] as number) - figure),
        0,
      );
      return Math.max(most, distance + Z_95 * errorFrom(candidate, weights));
    }, 0);
    return Math.min(reached, end);
  }

  function fromGroup(from: number, weights: readonly number[]): number {
    const distance = weights.reduce(
      (sum, weight, i) => sum + weight * Math.abs((figures[i] as number) - (figures[from] as number)),
      0,
    );
    return distance + Z_95 * errorFrom(from, weights);
  }

  /** Standard error of the weighted distance of all groups, on one side, from one of them. */
  function errorFrom(from: number, weights: readonly number[]): number {
    return root(errors, (i) => (i === from ? 1 - (weights[i] as number) : (weights[i] as number)));
  }

  function fromMean(weights: readonly number[]): number {
    const mean = shares.reduce((sum, share, i) => sum + share * (figures[i] as number), 0);
    const sides = figures.map((figure) => Math.sign(figure - mean));
    const lean = weights.reduce((sum, weight, i) => sum + weight * (sides[i] as number), 0);
    const distance = weights.reduce(
      (sum, weight, i) => sum + weight * Math.abs((figures[i] as number) - mean),
      0,
    );
    return (
      distance +
      Z_95 * root(errors, (i) => (weights[i] as number) * (sides[i] as number) - lean * (shares[i] as number))
    );
  }
}

/** The largest difference of two eligible figures, at the upper limit of the difference. */
function furthest(
  figures: readonly number[],
  errors: readonly number[],
  eligible: readonly boolean[],
): number {
  const candidates = figures
    .map((figure, i) => ({ figure, error: errors[i] as number, eligible: eligible[i] === true }))
    .filter((candidate) => candidate.eligible);
  const reach = (sign: 1 | -1) =>
    [...candidates]
      .sort((one, other) => sign * (other.figure - one.figure) + Z_95 * (other.error - one.error))
      .slice(0, CANDIDATES);
  const { highest, lowest } = extremesOf(figures, eligible);
  const lows = reach(-1);
  return reach(1).reduce(
    (most, high) =>
      lows.reduce(
        (further, low) =>
          high === low
            ? further
            : Math.max(further, high.figure - low.figure + Z_95 * Math.hypot(high.error, low.error)),
        most,
      ),
    highest - lowest,
  );
}

const root = (errors: readonly number[], coefficient: (index: number) => number): number =>
  Math.sqrt(errors.reduce((sum, error, i) => sum + (coefficient(i) * error) ** 2, 0));
