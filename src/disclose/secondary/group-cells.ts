import type { CellId } from "./count-system.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

/** A group of the list: its value in each dimension that tells it apart; the whole list has none. */
export type GroupKey = Readonly<Record<string, string>>;

export const WHOLE_LIST: GroupKey = {};

/** What is counted of a group: `n`, `over18Weeks`, `known:imd` …; the same name is the same question. */
export type Layer = string;

const nameOf = (group: GroupKey): string =>
  Object.keys(group)
    .sort()
    .map((dimension) => JSON.stringify([dimension, group[dimension]]))
    .join("*");

/** The cell of a group in a layer. */
export const cellOf = (group: GroupKey, layer: Layer): CellId => `${nameOf(group)}/${layer}`;

/** Every group with a count, by the dimensions it is told apart by. */
interface Breakdown {
  readonly dimensions: readonly string[];
  readonly groups: Map<string, GroupKey>;
  /** False where only some groups are printed. */
  isWhole: boolean;
}

/** Groups of the list as they are met, and what sums hold between them. */
export interface GroupCells {
  /** A count of a group that is printed. */
  print(place: Place, group: GroupKey, layer: Layer, value: number): void;
  /** A count of a group that is not printed. */
  imply(group: GroupKey, layer: Layer, value: number): void;
  /** As above where by no means every group of these dimensions is there. */
  printSome(place: Place, group: GroupKey, layer: Layer, value: number): void;
  /** Every sum over groups (of a crossing, of its margins, of a dimension within another) and within each group. */
  addSums(sums: { readonly nestings: readonly Nesting[]; readonly layers: readonly LayerSum[] }): void;
}

/** What holds of any group. */
export interface LayerSum {
  readonly total: Layer;
  readonly parts: readonly Layer[];
  /** True where others may be in the total, even if none are. */
  readonly hasOthers: boolean;
}

/** A finer dimension within a coarser one of the same characteristic. */
export interface Nesting {
  readonly fine: string;
  readonly coarse: string;
  /** The coarse group of a fine one; undefined for one that belongs to none. */
  coarseOf(fine: string): string | undefined;
}

/** Weight of a count of the whole list, and of a group's number of pathways, on which every other figure of it rests. */
const WHOLE_N = 40;
const WHOLE = 12;
const GROUP_N = 3;

export function groupCells(builder: SystemBuilder): GroupCells {
  const breakdowns = new Map<string, Breakdown>();
  const layers = new Set<Layer>();
  const breakdownOf = (dimensions: readonly string[], isWhole: boolean): Breakdown => {
    const key = dimensions.join("*");
    const found = breakdowns.get(key) ?? { dimensions, groups: new Map(), isWhole };
    if (isWhole) found.isWhole = true;
    breakdowns.set(key, found);
    return found;
  };
  const meet = (group: GroupKey, layer: Layer, isWhole: boolean): void => {
    layers.add(layer);
    breakdownOf(Object.keys(group).sort(), isWhole).groups.set(nameOf(group), group);
  };
  const print = (isWhole: boolean) => (place: Place, group: GroupKey, layer: Layer, value: number) => {
    meet(group, layer, isWhole);
    builder.print(place, cellOf(group, layer), value, weightOf(group, layer));
  };
  const imply = (group: GroupKey, layer: Layer, value: number): void => {
    meet(group, layer, true);
    builder.imply(cellOf(group, layer), value);
  };
  return {
    print: print(true),
    printSome: print(false),
    imply,
    addSums({ nestings, layers: layerSums }) {
      const sums = { builder, breakdowns, layers, imply };
      const byLength = () =>
        [...breakdowns.values()].sort((one, other) => other.dimensions.length - one.dimensions.length);
      // Margins that are made on the way have margins themselves: those of most dimensions first.
      for (let length = byLength()[0]?.dimensions.length ?? 0; length > 0; length -= 1) {
        for (const one of byLength().filter(({ dimensions }) => dimensions.length === length))
          for (const dimension of one.dimensions) addMargins(one, dimension, sums);
      }
      for (const nesting of nestings) {
        for (const fine of byLength().filter(({ dimensions }) => dimensions.includes(nesting.fine)))
          addNesting(fine, nesting, sums);
      }
      for (const { groups } of breakdowns.values()) {
        for (const group of groups.values()) {
          for (const { total, parts, hasOthers } of layerSums) {
            const cells = parts.map((part) => cellOf(group, part));
            builder[hasOthers ? "within" : "sum"](cellOf(group, total), cells);
          }
        }
      }
    },
  };
}

function weightOf(group: GroupKey, layer: Layer): number {
  if (Object.keys(group).length > 0) return layer === "n" ? GROUP_N : 1;
  return layer === "n" ? WHOLE_N : WHOLE;
}

interface Sums {
  readonly builder: SystemBuilder;
  readonly breakdowns: ReadonlyMap<string, Breakdown>;
  readonly layers: ReadonlySet<Layer>;
  readonly imply: GroupCells["imply"];
}

const without = (group: GroupKey, dimension: string): GroupKey =>
  Object.fromEntries(Object.entries(group).filter(([key]) => key !== dimension));

/** Groups by the group they become. */
function gathered(
  groups: Iterable<GroupKey>,
  become: (group: GroupKey) => GroupKey | undefined,
): { readonly whole: GroupKey; readonly parts: GroupKey[] }[] {
  const found = new Map<string, { readonly whole: GroupKey; readonly parts: GroupKey[] }>();
  for (const group of groups) {
    const whole = become(group);
    if (whole === undefined) continue;
    const name = nameOf(whole);
    const together = found.get(name) ?? { whole, parts: [] };
    together.parts.push(group);
    found.set(name, together);
  }
  return [...found.values()];
}

/** The groups of a crossing sum to those without one of its dimensions; margins that nobody prints are made where they are the sum. */
function addMargins(crossing: Breakdown, dimension: string, { builder, layers, imply }: Sums): void {
  for (const { whole, parts: groups } of gathered(crossing.groups.values(), (one) =>
    without(one, dimension),
  )) {
    for (const layer of layers) {
      const parts = groups.map((group) => cellOf(group, layer)).filter((id) => builder.has(id));
      if (parts.length === 0) continue;
      const total = cellOf(whole, layer);
      if (!builder.has(total)) {
        if (!crossing.isWhole) continue;
        imply(
          whole,
          layer,
          parts.reduce((sum, id) => sum + builder.value(id), 0),
        );
      }
      builder.sum(total, parts);
    }
  }
}

/** A coarse group is the sum of its fine ones and of those whose fine group is not known. */
function addNesting(fine: Breakdown, { fine: id, coarse, coarseOf }: Nesting, sums: Sums): void {
  const { builder, breakdowns, layers, imply } = sums;
  const dimensions = fine.dimensions.map((one) => (one === id ? coarse : one)).sort();
  if (!fine.isWhole || breakdowns.get(dimensions.join("*"))?.isWhole !== true) return;
  const become = (group: GroupKey): GroupKey | undefined => {
    const whole = coarseOf(group[id] ?? "");
    return whole === undefined ? undefined : { ...without(group, id), [coarse]: whole };
  };
  for (const { whole, parts: groups } of gathered([...fine.groups.values()], become)) {
    const sumOf = (layer: Layer): number =>
      groups.reduce((all, group) => all + builder.value(cellOf(group, layer)), 0);
    const isMore = (layer: Layer): boolean => builder.value(cellOf(whole, layer)) > sumOf(layer);
    // Those whose coarse group only is known are a group themselves, which nobody prints: fewer over a year than over 18 weeks.
    const others = { ...without(whole, coarse), [id]: `of ${whole[coarse]} only` };
    const members = isMore("n") ? [...groups, others] : groups;
    for (const layer of layers) {
      const total = cellOf(whole, layer);
      if (!builder.has(total) || !groups.some((group) => builder.has(cellOf(group, layer)))) continue;
      const left = builder.value(total) - sumOf(layer);
      if (members !== groups && left >= 0) imply(others, layer, left);
      // Of unknown groups the finer dimension has more: those same ones.
      if (left >= 0)
        builder.sum(
          total,
          members.map((group) => cellOf(group, layer)),
        );
      else if (groups.length === 1) builder.sum(cellOf(groups[0] as GroupKey, layer), [total]);
    }
  }
}
