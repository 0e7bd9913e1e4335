import type { DimensionFindings, GroupFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { isEnoughForAverages } from "./averages.ts";
import { count, type NumberRule } from "./plan.ts";
import type { Publisher } from "./publisher.ts";
import type { ShownShare } from "./share-gap.ts";

type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];
const isThreshold = (measure: string): measure is ThresholdMeasure =>
  THRESHOLD_MEASURES.some((one) => one === measure);

const UNKNOWN: ReadonlySet<string> = new Set(["unknown", "not-stated"]);
/** Of a crossing: one of its parts is unknown. */
export const isKnownGroup = (group: string): boolean => !group.split("*").some((id) => UNKNOWN.has(id));

/** By which the sum over known groups of a count is known to disclosure control, as if it stood in the dimension. */
export const knownKey = (key: string): string => `known ${key}`;

/** What figures about groups of a dimension rest on, and whether some of it is hidden. */
export interface GroupCells {
  /** Of one side of a comparison: a group, `rest-of-list` (the known groups but `besides`) or `all-known`. */
  hidesSide(side: string, measure: string, besides?: string): boolean;
  /** Of any known group. */
  hidesAnyKnown(measure: string): boolean;
  hidesUnknown(measure: string): boolean;
  /** Of a group that the dimension has. */
  shownSize(group: string): number | null | undefined;
  /** Of one side, how many have waited past a limit; undefined where that is hidden, and for a measure that is no share. */
  shownShare(side: string, measure: string, besides?: string): ShownShare | undefined;
  /** The same of all pathways whose group is not known; none are 0 of 0. */
  shownUnknown(measure: string): ShownShare | undefined;
}

/**
 * A figure in a measure of waiting past a limit rests on the group's size, its count and what is left of the one beside the
 * other; one in weeks on a size that averages may be given of. Any other rests on the size alone.
 */
export function groupCells(dimension: DimensionFindings, publisher: Publisher): GroupCells {
  const { groups } = dimension;
  const byId = new Map(groups.map((group) => [group.group, group]));
  const known = groups.filter(({ group }) => isKnownGroup(group));
  const hidesGroup = (group: GroupFindings, measure: string): boolean => {
    const { n } = group;
    if (publisher.show(group, "n", n) === null) return true;
    if (isThreshold(measure)) {
      const share = group[measure];
      return publisher.show(share, "count", share.count) === null || publisher.isSmall(n - share.count);
    }
    return isInWeeks(measure) && n > 0 && !isEnoughForAverages(n);
  };
  /** Of all known groups, of which a figure about several tells the sum. */
  const hidesKnown = (key: string, of: (group: GroupFindings) => number): boolean =>
    publisher.show(dimension, knownKey(key), sum(known, of)) === null;
  /** Several groups as one: nobody prints their sums, and yet they must not be small. */
  const hidesTogether = (together: readonly GroupFindings[], measure: string): boolean => {
    const n = sum(together, (group) => group.n);
    if (publisher.isSmall(n) || hidesKnown("n", (group) => group.n)) return true;
    if (!isThreshold(measure)) return isInWeeks(measure) && n > 0 && !isEnoughForAverages(n);
    const past = sum(together, (group) => group[measure].count);
    if (hidesKnown(measure, (group) => group[measure].count)) return true;
    return publisher.isSmall(past) || publisher.isSmall(n - past);
  };
  const shareTogether = (together: readonly GroupFindings[], measure: string): ShownShare | undefined => {
    if (!isThreshold(measure)) return undefined;
    const n = publisher.showLoose(sum(together, (one) => one.n));
    const count = publisher.showLoose(sum(together, (one) => one[measure].count));
    return n === null || count === null ? undefined : { n, count: Math.min(count, n) };
  };
  return {
    hidesSide: (side, measure, besides) => {
      const group = byId.get(side);
      if (group !== undefined) return hidesGroup(group, measure);
      return hidesTogether(
        known.filter((one) => one.group !== besides),
        measure,
      );
    },
    hidesAnyKnown: (measure) => known.some((group) => hidesGroup(group, measure)),
    hidesUnknown: (measure) =>
      groups.some((group) => !isKnownGroup(group.group) && hidesGroup(group, measure)),
    shownSize: (id) => {
      const group = byId.get(id);
      return group && publisher.show(group, "n", group.n);
    },
    shownShare: (side, measure, besides) => {
      const group = byId.get(side);
      if (group === undefined) {
        return shareTogether(
          known.filter((one) => one.group !== besides),
          measure,
        );
      }
      if (!isThreshold(measure)) return undefined;
      const n = publisher.show(group, "n", group.n);
      const count = publisher.show(group[measure], "count", group[measure].count);
      return n === null || count === null ? undefined : { n, count: Math.min(count, n) };
    },
    shownUnknown: (measure) =>
      shareTogether(
        groups.filter(({ group }) => !isKnownGroup(group)),
        measure,
      ),
  };
}

const sum = (groups: readonly GroupFindings[], of: (group: GroupFindings) => number): number =>
  groups.reduce((all, group) => all + of(group), 0);

const isInWeeks = (measure: string): boolean => /Weeks$|Days$/.test(measure) && !isThreshold(measure);

/** The size of a group is that of its row, whoever repeats it. */
export const sizeOf =
  (cells: GroupCells, group: string): NumberRule =>
  (value, place) => {
    const shown = cells.shownSize(group);
    return shown === undefined ? count(value, place) : shown;
  };
