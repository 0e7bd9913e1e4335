/** What replications of a simulation say of a figure. */
export interface ReplicationEstimate {
  readonly mean: number;
  /** Between the limits lie the middle 95% of the replications. */
  readonly lower: number;
  readonly upper: number;
}

const LOWER = 0.025;
const UPPER = 0.975;

/**
 * Mean and the 2.5 % and 97.5 % quantiles (type 7) of a figure over replications. They say how far one future may lie from
 * the next, and do not narrow as more are drawn, as an interval of the mean would. Replications that have no such figure are
 * left out; undefined when fewer than half have it.
 */
export function replicationEstimate(
  values: readonly (number | undefined)[],
): ReplicationEstimate | undefined {
  const known = values.filter((value) => value !== undefined).sort((one, other) => one - other);
  if (known.length === 0 || 2 * known.length < values.length) return undefined;
  const [first = 0] = known;
  return {
    // From the first on, so that replications that all give one figure have exactly that as their mean.
    mean: first + known.reduce((sum, value) => sum + (value - first), 0) / known.length,
    lower: quantileOf(known, LOWER),
    upper: quantileOf(known, UPPER),
  };
}

function quantileOf(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const rank = Math.floor(position);
  const below = sorted[rank] as number;
  const above = sorted[rank + 1] ?? below;
  return below + (position - rank) * (above - below);
}
