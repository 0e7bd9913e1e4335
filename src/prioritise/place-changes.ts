import type { ListParts } from "./list-parts.ts";
import type { ListRows } from "./list-rows.ts";
import { type Ranking, rowsWithTier } from "./rank.ts";
import { stableSort } from "./stable-sort.ts";

/**
 * Who moves, and how far, from the plain order to a proposed one. The pathways of the ranked list stand in a row of their
 * own, and everything of them is by their place in it, so that what is counted again for every group is read in turn.
 */
export interface PlaceChanges {
  /**
   * Row numbers of those with a clinical tier, who alone have places to gain: first those who lose none, ascending, then
   * those who do, by places lost, fewest first.
   */
  readonly rows: Uint32Array;
  readonly firstLoser: number;
  /** Plain − proposed place. */
  readonly gained: Int32Array;
  /** The part of the list, all 0 where it is one. */
  readonly partOf: Uint32Array;
  readonly parts: number;
}

export function placeChanges(
  rows: ListRows,
  { plain, proposed }: { readonly plain: Ranking; readonly proposed: Ranking },
  parts: ListParts | undefined,
): PlaceChanges {
  const ranked = rowsWithTier(rows);
  const lost = new Uint32Array(rows.size);
  let firstLoser = ranked.length;
  for (let index = 0; index < ranked.length; index += 1) {
    const row = ranked[index] as number;
    const places = (proposed.rank[row] as number) - (plain.rank[row] as number);
    if (places <= 0) continue;
    lost[row] = places;
    firstLoser -= 1;
  }
  const ordered = stableSort(ranked, lost);
  return {
    rows: ordered,
    firstLoser,
    gained: placesGained(ordered, plain, proposed),
    partOf: parts ? ordered.map((row) => parts.keys[row] as number) : new Uint32Array(ordered.length),
    parts: parts?.groups.length ?? 1,
  };
}

/** Plain − other place of each of some rows. */
export function placesGained(rows: Uint32Array, plain: Ranking, other: Ranking): Int32Array {
  const gained = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    gained[at] = (plain.rank[row] as number) - (other.rank[row] as number);
  }
  return gained;
}

/** Those who lose places, as places in `rows`, by places lost, fewest first. */
export function losersByPlaces({ rows, firstLoser }: PlaceChanges): Uint32Array {
  const losers = new Uint32Array(rows.length - firstLoser);
  for (let index = 0; index < losers.length; index += 1) losers[index] = firstLoser + index;
  return losers;
}

/** The same by weeks lost, where parts of the list differ in the people whose turn comes in a week. */
export function losersByWeeks(changes: PlaceChanges, ofPart: Float64Array): Uint32Array {
  const { gained, partOf, parts, firstLoser } = changes;
  const losers = losersByPlaces(changes);
  if (parts === 1) return losers;
  const weeks = new Float32Array(gained.length);
  for (let at = firstLoser; at < gained.length; at += 1) {
    weeks[at] = -(gained[at] as number) / (ofPart[partOf[at] as number] as number);
  }
  // The bits of a single-precision number above 0, read as a whole number, sort as it does.
  return stableSort(losers, new Uint32Array(weeks.buffer));
}
