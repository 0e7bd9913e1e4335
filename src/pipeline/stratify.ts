import type { DimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import type { StratifiedGroups, Stratum } from "../compare/adjusted/stratified-groups.ts";
import type { GroupedWaits } from "../compare/compare-dimension.ts";
import { addCounts, type Cube, tableOver } from "../cube/cube.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { adjustedTable, adjustersFor, isSplitAlready } from "./adjusters.ts";
import { viewOf } from "./list-dimensions.ts";

interface StratifyOptions {
  readonly breakdown: readonly string[];
  readonly adjusters: readonly string[];
  readonly ethnicGrouping: EthnicGrouping;
}

/**
 * The groups of a breakdown split by what they are adjusted for, from the cube; undefined where there is nothing to adjust
 * for. Unknown values of an adjuster are a group of their own there.
 */
export function stratify(
  cube: Cube,
  { groups }: GroupedWaits,
  { breakdown, adjusters, ethnicGrouping }: StratifyOptions,
): StratifiedGroups | undefined {
  const axes = adjustedTable(breakdown, adjusters);
  if (axes === undefined) return undefined;
  const table = tableOver(cube, axes);
  if (table === undefined) throw new Error(`the cube has no table over ${axes.join("*")}`);
  const adjustedFor = adjustersFor(breakdown, adjusters);
  const [own, views] = [breakdown, adjustedFor].map((ids) =>
    ids.map((id) => viewOf(cube, id, ethnicGrouping)),
  ) as [DimensionView[], DimensionView[]];
  const splitAlready = isSplitAlready(breakdown, adjustedFor);
  const place = new Map(groups.map(({ group }, index) => [group, index]));
  const byStratum = new Map<string, { levels: number[]; waits: (Uint32Array | undefined)[] }>();
  for (const { levels, stratum, days } of table.cells) {
    if (days.length === 0) continue;
    const group = place.get(own.map((view, at) => idOf(view, levels[at] as number)).join("*"));
    if (group === undefined) throw new Error(`a group of ${breakdown.join("*")} is in one table only`);
    const adjusterLevels = splitAlready ? [stratum] : levels.slice(own.length);
    const stratumLevels = views.map((view, at) => view.groupOf(adjusterLevels[at] as number));
    const key = stratumLevels.join("*");
    let found = byStratum.get(key);
    if (found === undefined) {
      found = { levels: stratumLevels, waits: [] };
      byStratum.set(key, found);
    }
    const before = found.waits[group];
    // The first cell is copied only when a second is added to it, so that the cube stays as it is.
    found.waits[group] = before === undefined ? days : addCounts(before.slice(), days);
  }
  const inOrder = [...byStratum.values()].sort((one, other) => compareLevels(one.levels, other.levels));
  return {
    adjustedFor,
    strata: inOrder.map(({ levels }): Stratum => ({ levels, label: labelOf(views, levels) })),
    carriers: (views[0]?.groups ?? []).map(({ id, label }) => ({ group: id, label })),
    groups: groups.map(({ group, known }, index) => ({
      group,
      known,
      waits: inOrder.map(({ waits }) => waits[index]),
    })),
  };
}

const idOf = (view: DimensionView, level: number): string => view.groups[view.groupOf(level)]?.id ?? "";

/** "Cardiology Service, 65-79"; of what is unknown it says what that is. */
const labelOf = (views: readonly DimensionView[], levels: readonly number[]): string =>
  views
    .map((view, at) => {
      const group = view.groups[levels[at] as number];
      if (group?.id !== "unknown" && group?.id !== "not-stated") return group?.label ?? "";
      const about = dimensionOf(view.id)?.label.replace(/ \(.*\)$/, "") ?? view.id;
      return `${about} ${group.label.toLowerCase()}`;
    })
    .join(", ");

function compareLevels(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((level, index) => level !== other[index]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}
