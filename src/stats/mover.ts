/** A figure with its limits; a missing limit is undefined. */
export interface Bounded {
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The difference of two independent figures, group − reference, recovered from the limits of each ("method of variance
 * estimates recovery"); of two Wilson intervals it is Newcombe's. A limit that needs one that does not exist is undefined.
 * Source: Zou & Donner (2008), Stat Med 27:1693–1702.
 */
export function mover(group: Bounded, reference: Bounded) {
  const difference = group.value - reference.value;
  const down = distance(group.value, group.lower, reference.value, reference.upper);
  const up = distance(group.value, group.upper, reference.value, reference.lower);
  return {
    difference,
    lower: down === undefined ? undefined : difference - down,
    upper: up === undefined ? undefined : difference + up,
  };
}

function distance(
  value: number,
  limit: number | undefined,
  otherValue: number,
  otherLimit: number | undefined,
): number | undefined {
  return limit === undefined || otherLimit === undefined
    ? undefined
    : Math.hypot(value - limit, otherValue - otherLimit);
}
