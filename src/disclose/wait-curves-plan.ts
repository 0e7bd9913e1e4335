import type { DimensionFindings, GroupFindings, WaitCurve } from "../findings/exact.ts";
import { type Part, part } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

const LIMITS = [
  { weeks: 18, of: (group: GroupFindings) => group.over18Weeks },
  { weeks: 52, of: (group: GroupFindings) => group.over52Weeks },
  { weeks: 65, of: (group: GroupFindings) => group.over65Weeks },
  { weeks: 78, of: (group: GroupFindings) => group.over78Weeks },
  { weeks: 104, of: (group: GroupFindings) => group.over104Weeks },
] as const;

/**
 * How many have waited longer than each of many weeks. A point is shown up to the last limit whose count is: whoever is past that
 * limit is past the point, so that enough people stand behind it, which are counted at limits only. Proportions are of
 * what is shown. That nobody has waited longer is said from the first limit on past which nobody is: from the very week on it would be
 * the longest wait, which is one person's. Where counts are not rounded none is shown: the difference of two weeks would be a count that nobody looked at.
 */
export function waitCurvesPlan({ groups }: DimensionFindings): Part {
  const groupOf = new Map(groups.map((group) => [group.group, group]));
  return part<WaitCurve>({
    finish: (_, { group: id, points }, publisher) => {
      const group = groupOf.get(id);
      const n = group === undefined ? null : publisher.show(group, "n", group.n);
      if (group === undefined || n === null || n === 0 || !publisher.isRounded) return undefined;
      const last = lastShown(group, publisher);
      const empty = firstEmpty(group);
      return {
        group: id,
        points: points.map((point) => {
          const shown = publisher.show(point, "count", point.count);
          const count = point.weeks <= last || point.weeks >= empty ? shown : null;
          return { weeks: point.weeks, count, proportion: count === null ? null : Math.min(1, count / n) };
        }),
      };
    },
  });
}

/** The longest limit past which there is somebody and their count is shown; 0 for none. */
const lastShown = (group: GroupFindings, publisher: Publisher): number =>
  Math.max(
    0,
    ...LIMITS.filter(({ of }) => (publisher.show(of(group), "count", of(group).count) ?? 0) > 0).map(
      ({ weeks }) => weeks,
    ),
  );

/** The shortest limit past which there is nobody; none is infinitely long. */
const firstEmpty = (group: GroupFindings): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...LIMITS.filter(({ of }) => of(group).count === 0).map(({ weeks }) => weeks),
  );
