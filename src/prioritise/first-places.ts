import type { ImpactGroup } from "../findings/exact.ts";
import type { PlaceChanges } from "./place-changes.ts";
import type { Ranking } from "./rank.ts";
import { countByGroup, type Grouping } from "./tally.ts";
import type { WeeklyCapacity } from "./weekly-capacity.ts";

/** Who has the first places of every part of the list, in either order. */
export interface FirstPlaces {
  readonly basis: "asked" | "four-weeks-of-capacity";
  readonly asked: number | null;
  /** Those who have them, by their place in the rows of the changes; as many in both. */
  readonly plain: Uint32Array;
  readonly proposed: Uint32Array;
  /** Pathways of `proposed` that are not of `plain`. */
  readonly newcomers: number;
}

export interface FirstPlacesQuestion {
  readonly plain: Ranking;
  readonly proposed: Ranking;
  readonly capacity: WeeklyCapacity | undefined;
  readonly topN: number | undefined;
}

const WEEKS = 4;

/**
 * The first `topN` of every part, else those whose turn comes within four weeks (a place begun is a place). Undefined
 * when there are none: nobody is ranked, or nothing is asked for and no capacity is known.
 */
export function firstPlacesOf(changes: PlaceChanges, question: FirstPlacesQuestion): FirstPlaces | undefined {
  const { plain, proposed, capacity, topN } = question;
  const lasts = lastPlaces(changes.parts, capacity, topN);
  if (lasts === undefined) return undefined;
  const before = placesUpTo(changes, plain, lasts);
  if (before.length === 0) return undefined;
  const after = placesUpTo(changes, proposed, lasts);
  const wasFirst = new Uint8Array(changes.rows.length);
  for (const at of before) wasFirst[at] = 1;
  return {
    basis: topN === undefined ? "four-weeks-of-capacity" : "asked",
    asked: topN ?? null,
    plain: before,
    proposed: after,
    newcomers: after.reduce((count, at) => count + (wasFirst[at] === 1 ? 0 : 1), 0),
  };
}

/** By part, the last of the first places. */
function lastPlaces(
  parts: number,
  capacity: WeeklyCapacity | undefined,
  topN: number | undefined,
): Float64Array | undefined {
  if (topN !== undefined) return new Float64Array(parts).fill(topN);
  return capacity?.ofPart.map((perWeek) => Math.ceil(WEEKS * perWeek));
}

function placesUpTo({ rows, partOf }: PlaceChanges, { rank }: Ranking, lasts: Float64Array): Uint32Array {
  const found = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if ((rank[rows[at] as number] as number) > (lasts[partOf[at] as number] as number)) continue;
    found[count] = at;
    count += 1;
  }
  return found.slice(0, count);
}

/** How many of each group have the first places, and their share of these. */
export function firstPlacesByGroup(
  places: FirstPlaces,
  grouping: Grouping,
): NonNullable<ImpactGroup["firstPlaces"]>[] {
  const all = places.plain.length;
  const proposed = countByGroup(places.proposed, grouping);
  return Array.from(countByGroup(places.plain, grouping), (before, group) => {
    const after = proposed[group] as number;
    return {
      plain: before,
      proposed: after,
      plainShare: before / all,
      proposedShare: after / all,
      shareChange: (after - before) / all,
    };
  });
}
