/** How unequal a figure is between groups that have no order, in one number each; named as in WHO's toolkit. */
export const INEQUALITY_MEASURES = [
  "d",
  "r",
  "bgv",
  "bgsd",
  "cov",
  "theil",
  "mld",
  "mdmw",
  "mdmu",
  "mdbw",
  "mdbu",
  "mdrw",
  "mdru",
  "idisw",
  "idisu",
  "par",
  "paf",
] as const;
export type InequalityMeasure = (typeof INEQUALITY_MEASURES)[number];

/** Groups with their sizes; a figure of each stands in an array beside, in the same order. */
export interface UnequalGroups {
  readonly sizes: readonly number[];
  /** Which groups are large enough to be the best, the highest or the lowest. */
  readonly eligible: readonly boolean[];
  /** Index of the group that others are measured from; undefined when there is none. */
  readonly reference: number | undefined;
  readonly best: "lowest" | "highest";
}

const PERCENT = 100;
const PER_THOUSAND = 1000;

type Figures = ArrayLike<number>;

/**
 * Summary measures of inequality between groups, in the unit of the figures; cov, idisw, idisu and paf × 100, theil and mld ×
 * 1000. Undefined: r when the lowest is 0; theil when all are 0 or one is negative, mld when one is 0; ratios to the mean when it is
 * 0; what rests on best, highest or lowest with fewer than two eligible groups; mdrw and mdru without a reference. `par` is
 * best − mean, and 0 where the mean is better already. Groups hold somebody. Source: Schlotheuber & Hosseinpoor (2022), Int J
 * Environ Res Public Health 19:3697.
 */
export function inequalityOf(
  groups: UnequalGroups,
): (measure: InequalityMeasure, figures: Figures) => number | undefined {
  const { sizes, eligible, reference, best } = groups;
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => size / people);
  const equal = sizes.map(() => 1 / sizes.length);
  const canRank = eligible.filter(Boolean).length >= 2;

  const mean = (figures: Figures): number => weightedSum(shares, (i) => figures[i] as number);
  const distance = (figures: Figures, weights: readonly number[], from: number): number =>
    weightedSum(weights, (i) => Math.abs((figures[i] as number) - from));
  const variance = (figures: Figures): number => {
    const centre = mean(figures);
    return weightedSum(shares, (i) => ((figures[i] as number) - centre) ** 2);
  };
  const extremes = (figures: Figures) => extremesOf(figures, eligible);
  const bestOf = (figures: Figures): number => extremes(figures)[best];
  const attributable = (figures: Figures): number => {
    const gain = bestOf(figures) - mean(figures);
    return best === "lowest" ? Math.min(0, gain) : Math.max(0, gain);
  };
  const toMean = (part: number, figures: Figures): number | undefined => {
    const centre = mean(figures);
    return centre === 0 ? undefined : (PERCENT * part) / centre;
  };
  const entropy = (figures: Figures, term: (ratio: number) => number): number | undefined => {
    const centre = mean(figures);
    if (centre <= 0) return undefined;
    const sum = weightedSum(shares, (i) => term((figures[i] as number) / centre));
    // Rounding must not make equal groups less than equal.
    return Number.isFinite(sum) ? PER_THOUSAND * Math.max(0, sum) : undefined;
  };

  return (measure, figures) => {
    switch (measure) {
      case "d":
        return canRank ? extremes(figures).highest - extremes(figures).lowest : undefined;
      case "r": {
        const { highest, lowest } = extremes(figures);
        return canRank && lowest > 0 ? highest / lowest : undefined;
      }
      case "bgv":
        return variance(figures);
      case "bgsd":
        return Math.sqrt(variance(figures));
      case "cov":
        return toMean(Math.sqrt(variance(figures)), figures);
      case "theil":
        return entropy(figures, (ratio) => (ratio === 0 ? 0 : ratio * Math.log(ratio)));
      case "mld":
        return entropy(figures, (ratio) => -Math.log(ratio));
      case "mdmw":
        return distance(figures, shares, mean(figures));
      case "mdmu":
        return distance(figures, equal, mean(figures));
      case "mdbw":
        return canRank ? distance(figures, shares, bestOf(figures)) : undefined;
      case "mdbu":
        return canRank ? distance(figures, equal, bestOf(figures)) : undefined;
      case "mdrw":
        return reference === undefined ? undefined : distance(figures, shares, figures[reference] as number);
      case "mdru":
        return reference === undefined ? undefined : distance(figures, equal, figures[reference] as number);
      case "idisw":
        return toMean(distance(figures, shares, mean(figures)), figures);
      case "idisu":
        return toMean(distance(figures, equal, mean(figures)), figures);
      case "par":
        return canRank ? attributable(figures) : undefined;
      case "paf":
        return canRank ? toMean(attributable(figures), figures) : undefined;
    }
  };
}

/** The highest and lowest figure among eligible groups; infinite when there is none. */
export function extremesOf(
  figures: Figures,
  eligible: readonly boolean[],
): { readonly highest: number; readonly lowest: number } {
  let [highest, lowest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < figures.length; i++) {
    if (eligible[i] !== true) continue;
    highest = Math.max(highest, figures[i] as number);
    lowest = Math.min(lowest, figures[i] as number);
  }
  return { highest, lowest };
}

function weightedSum(weights: readonly number[], value: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * value(i);
  return sum;
}
