import type { WeeklyCapacity } from "./weekly-capacity.ts";

/** Where the figures of one group stand in figures by group × part of the list, and what turns places into weeks. */
export interface GroupCells {
  readonly group: number;
  readonly parts: number;
  readonly capacity: WeeklyCapacity | undefined;
}

const ofGroup = (figures: Float64Array, { group, parts }: GroupCells): Float64Array =>
  figures.subarray(group * parts, (group + 1) * parts);

/** A group's figures over all parts. */
export const sumIn = (figures: Float64Array, cells: GroupCells): number =>
  ofGroup(figures, cells).reduce((sum, value) => sum + value, 0);

/** A group's places of each part ÷ the part's capacity per week, in all; null without a capacity. */
export function weeksIn(places: Float64Array, cells: GroupCells): number | null {
  const { capacity } = cells;
  if (capacity === undefined) return null;
  return ofGroup(places, cells).reduce((sum, value, part) => sum + weeksOf(value, part, capacity), 0);
}

/** A part without pathways has no capacity, and no places to divide by it. */
export const weeksOf = (places: number, part: number, { ofPart }: WeeklyCapacity): number =>
  places === 0 ? 0 : places / (ofPart[part] as number);

/** Null for nobody, and for a sum that cannot be computed. */
export const meanOf = (sum: number | null, n: number): number | null =>
  sum === null || n === 0 ? null : sum / n;
