/**
 * The areas that hold the first `percent` of the pathways, fullest first; areas with as many pathways as the last one are
 * all in, so that no order of codes decides. At 100 every area is in.
 */
export function leadingAreas(pathways: ReadonlyMap<string, number>, percent: number): Set<string> {
  const fullestFirst = [...pathways]
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
  const enough = (percent / 100) * fullestFirst.reduce((sum, [, count]) => sum + count, 0);
  const leading = new Set<string>();
  let held = 0;
  let last = 0;
  for (const [area, count] of fullestFirst) {
    if (held >= enough && count < last) break;
    leading.add(area);
    held += count;
    last = count;
  }
  return leading;
}
