import { Random } from "./random.ts";
import { roughNormalDeviate } from "./special/point-with-tail.ts";

/** Where the fixed draws begin; printed with what rests on them. */
export const DRAW_SEED = 20_240_401;

/** How often each group is drawn: more often where many groups share the draws, less where their number evens them out. */
export const drawsFor = (groups: number): number => (groups <= 8 ? 128 : groups <= 40 ? 256 : 64);

const tables = new Map<number, Float64Array>();

/**
 * Standard normal draws for some groups, always the same, draw by draw: every group has the middles of equally likely slices of
 * the normal, scaled to variance 1, in an order of its own (Latin hypercube sampling). Source: McKay, Beckman & Conover (1979),
 * Technometrics 21:239–245.
 */
export function fixedNormals(groups: number): Float64Array {
  const known = tables.get(groups);
  if (known !== undefined) return known;
  const draws = drawsFor(groups);
  const table = new Float64Array(draws * groups);
  const middles = slices(draws);
  for (let group = 0; group < groups; group++) {
    const order = group === 0 ? middles : shuffled(middles, group);
    for (let draw = 0; draw < draws; draw++) table[draw * groups + group] = order[draw] as number;
  }
  tables.set(groups, table);
  return table;
}

function slices(draws: number): Float64Array {
  const middles = Float64Array.from({ length: draws }, (_, i) =>
    i < draws / 2 ? -roughNormalDeviate((i + 0.5) / draws) : 0,
  );
  for (let i = draws / 2; i < draws; i++) middles[i] = -(middles[draws - 1 - i] as number);
  const scale = Math.sqrt(middles.reduce((sum, z) => sum + z * z, 0) / draws);
  return middles.map((z) => z / scale);
}

function shuffled(values: Float64Array, stream: number): Float64Array {
  const random = new Random(DRAW_SEED, stream);
  const order = values.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
