/**
 * The quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996, type 7: R's and
 * NumPy's default); undefined of no values.
 */
export function sampleQuantile(sorted: ArrayLike<number>, q: number): number | undefined {
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined
    ? undefined
    : below + (place - Math.floor(place)) * (above - below);
}
