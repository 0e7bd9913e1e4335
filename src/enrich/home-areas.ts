const LEAST_OF_TYPICAL = 1 / 10;

/**
 * The areas a list is at home in: those with more than a tenth of the pathways of a typical patient's area, which is the area
 * of the median pathway when areas are put in the order of their pathways. A trust's list has single pathways in hundreds
 * of far-away areas, whose residents are not its population. In simulated lists from 800 areas with 20 or more
 * pathways each, with and without 2,000 such single ones, rates come out true; the first 95% of a list, or all of it, do not.
 */
export function homeAreas(pathways: ReadonlyMap<string, number>): Set<string> {
  const fullestFirst = [...pathways].sort(([, one], [, other]) => other - one);
  const half = fullestFirst.reduce((sum, [, count]) => sum + count, 0) / 2;
  let held = 0;
  const typical = fullestFirst.find(([, count]) => {
    held += count;
    return held >= half;
  });
  const least = LEAST_OF_TYPICAL * (typical?.[1] ?? 0);
  return new Set(fullestFirst.flatMap(([area, count]) => (count > least ? [area] : [])));
}
