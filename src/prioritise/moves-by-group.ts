import type { ImpactMoves } from "../findings/exact.ts";
import { losersByPlaces, losersByWeeks, type PlaceChanges } from "./place-changes.ts";
import { countByGroup, type Grouping, type PlacesByGroup, placesByGroup, sizesOf } from "./tally.ts";
import type { WeeklyCapacity } from "./weekly-capacity.ts";
import { type GroupCells, meanOf, sumIn, weeksIn, weeksOf } from "./weeks-in-cells.ts";

/** What is known of a list before any group is looked at; what is of pathways is by their place in the rows of `changes`. */
export interface Movement {
  readonly changes: PlaceChanges;
  readonly credited: Uint32Array;
  readonly capacity: WeeklyCapacity | undefined;
  /** Those who lose places, by places lost and, where capacity is known, by weeks lost, fewest first. */
  readonly losers: Uint32Array;
  readonly delayed: Uint32Array | undefined;
}

export function movementOf(
  changes: PlaceChanges,
  credited: Uint32Array,
  capacity: WeeklyCapacity | undefined,
): Movement {
  const losers = losersByPlaces(changes);
  const byWeeks = (ofPart: Float64Array): Uint32Array =>
    changes.parts === 1 ? losers : losersByWeeks(changes, ofPart);
  return { changes, credited, capacity, losers, delayed: capacity && byWeeks(capacity.ofPart) };
}

/**
 * What becomes of every group: who gains and loses how much. Places are summed as whole numbers by group and part of the
 * list, and only then turned into weeks, so that the sums of a whole list are exactly 0 and no order of rows matters.
 * Quantiles are R's type 7 (Hyndman & Fan 1996), of those who lose places.
 */
export function movesByGroup(movement: Movement, grouping: Grouping): ImpactMoves[] {
  const { changes, credited, capacity } = movement;
  const withCredit = countByGroup(credited, grouping);
  const up = tallyMoves(changes, grouping, { from: 0, to: changes.firstLoser });
  const down = tallyMoves(changes, grouping, { from: changes.firstLoser, to: changes.rows.length });
  const quantiles = lossQuantiles(movement, grouping);
  return Array.from(sizesOf(grouping), (n, group) => {
    const cells: GroupCells = { group, parts: changes.parts, capacity };
    const gainers = moversOf(up, cells);
    const losers = moversOf(down, cells);
    const weeksUp = weeksIn(up.places, cells);
    const weeksDown = weeksIn(down.places, cells);
    return {
      n,
      withCredit: withCredit[group] as number,
      unmoved: n - gainers.n - losers.n,
      meanPlacesGained: meanOf(sumIn(up.places, cells) - sumIn(down.places, cells), n),
      meanWeeksGained: weeksUp === null || weeksDown === null ? null : meanOf(weeksUp - weeksDown, n),
      gainers,
      losers: { ...losers, ...quantiles(group) },
    };
  });
}

/** By group × part, of those who move one way. */
interface Tally {
  readonly n: Float64Array;
  /** Places, in all and at most. */
  readonly places: Float64Array;
  readonly largest: Float64Array;
}

/** Of a stretch of the rows in which nobody moves the other way. */
function tallyMoves(
  { gained, partOf, parts }: PlaceChanges,
  { groupOf, groups }: Grouping,
  { from, to }: { readonly from: number; readonly to: number },
): Tally {
  const n = new Float64Array(groups * parts);
  const places = new Float64Array(groups * parts);
  const largest = new Float64Array(groups * parts);
  for (let at = from; at < to; at += 1) {
    const moved = Math.abs(gained[at] as number);
    if (moved === 0) continue;
    const cell = (groupOf[at] as number) * parts + (partOf[at] as number);
    n[cell] = (n[cell] as number) + 1;
    places[cell] = (places[cell] as number) + moved;
    if (moved > (largest[cell] as number)) largest[cell] = moved;
  }
  return { n, places, largest };
}

function moversOf(tally: Tally, cells: GroupCells): ImpactMoves["gainers"] {
  const { group, parts, capacity } = cells;
  const n = sumIn(tally.n, cells);
  const largest = tally.largest.subarray(group * parts, (group + 1) * parts);
  return {
    n,
    meanPlacesMoved: meanOf(sumIn(tally.places, cells), n),
    meanWeeksMoved: meanOf(weeksIn(tally.places, cells), n),
    largestPlacesMoved: largest.reduce((most, value) => Math.max(most, value), 0),
    largestWeeksMoved: capacity
      ? largest.reduce((most, value, part) => Math.max(most, weeksOf(value, part, capacity)), 0)
      : null,
  };
}

type LossQuantiles = Pick<
  ImpactMoves["losers"],
  "medianPlacesLost" | "medianWeeksLost" | "p95PlacesLost" | "p95WeeksLost"
>;

function lossQuantiles(movement: Movement, grouping: Grouping): (group: number) => LossQuantiles {
  const { changes, capacity, losers, delayed } = movement;
  const { gained, partOf } = changes;
  const byPlaces = placesByGroup(losers, grouping);
  const byWeeks = delayed === losers ? byPlaces : delayed && placesByGroup(delayed, grouping);
  const lost = (at: number): number => -(gained[at] as number);
  const weeks = (at: number): number => (capacity ? weeksOf(lost(at), partOf[at] as number, capacity) : 0);
  return (group) => {
    const ofPlaces = groupPlaces(byPlaces, group);
    const ofWeeks = byWeeks && groupPlaces(byWeeks, group);
    return {
      medianPlacesLost: quantileOf(ofPlaces, lost, 0.5),
      medianWeeksLost: ofWeeks ? quantileOf(ofWeeks, weeks, 0.5) : null,
      p95PlacesLost: quantileOf(ofPlaces, lost, 0.95),
      p95WeeksLost: ofWeeks ? quantileOf(ofWeeks, weeks, 0.95) : null,
    };
  };
}

const groupPlaces = ({ places, starts }: PlacesByGroup, group: number): Uint32Array =>
  places.subarray(starts[group], starts[group + 1]);

/** The q-quantile (0–1) of a figure of pathways that are in its order; null when there are none. */
function quantileOf(sorted: Uint32Array, figure: (at: number) => number, q: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * q;
  const place = Math.floor(position);
  const below = figure(sorted[place] as number);
  const above = figure(sorted[Math.min(place + 1, sorted.length - 1)] as number);
  return below + (position - place) * (above - below);
}
