/** Which groups an earlier document showed and this one hides, and the other way round. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { isUnknown } from "../is-unknown.ts";

export interface ShownGroups {
  readonly dimension: DimensionFindings;
  /** Labels of groups that had figures before and have none now: hidden by disclosure control, or nobody is left. */
  readonly nowHidden: readonly string[];
  readonly nowGone: readonly string[];
  /** And of those that have figures now and had none: hidden before, or nobody was in them. */
  readonly nowShown: readonly string[];
  readonly nowNew: readonly string[];
}

/** Age bands of a group are in its name: with other bands, groups come and go though nobody did. */
export function hasOtherBands(id: string, now: Findings, before: Findings): boolean {
  if (!id.split("*").includes("age-band")) return false;
  const bandsIn = ({ dimensions }: Findings): string[] => {
    const found = dimensions.find(({ dimension }) => dimension === id);
    if (found === undefined) return [];
    const isOfUnknown = isUnknown(found);
    return found.groups.map(({ group }) => group).filter((group) => !isOfUnknown(group));
  };
  const [own, earlier] = [bandsIn(now), bandsIn(before)];
  return own.some((group) => !earlier.includes(group)) && earlier.some((group) => !own.includes(group));
}

/** Of the dimensions of both, grouped alike, those in which something changed. */
export function shownGroups(now: Findings, before: Findings): ShownGroups[] {
  const earlier = new Map(before.dimensions.map((dimension) => [dimension.dimension, dimension]));
  return now.dimensions.flatMap((dimension) => {
    const past = earlier.get(dimension.dimension);
    if (past === undefined || hasOtherBands(dimension.dimension, now, before)) return [];
    const states = [stateIn(past), stateIn(dimension)] as const;
    const all = new Map([...past.groups, ...dimension.groups].map(({ group, label }) => [group, label]));
    const labelled = (from: State, to: State): string[] =>
      [...all]
        .filter(([group]) => states[0](group) === from && states[1](group) === to)
        .map(([, label]) => label);
    const found = {
      dimension,
      nowHidden: labelled("shown", "hidden"),
      nowGone: labelled("shown", "absent"),
      nowShown: labelled("hidden", "shown"),
      nowNew: labelled("absent", "shown"),
    };
    const { nowHidden, nowGone, nowShown, nowNew } = found;
    return [nowHidden, nowGone, nowShown, nowNew].some((labels) => labels.length > 0) ? [found] : [];
  });
}

type State = "shown" | "hidden" | "absent";

function stateIn({ groups }: DimensionFindings): (group: string) => State {
  const hidden = new Map(groups.map(({ group, suppressed, n }) => [group, suppressed || n === null]));
  return (group) => (hidden.has(group) ? (hidden.get(group) === true ? "hidden" : "shown") : "absent");
}
