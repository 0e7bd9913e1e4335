import type { DimensionView } from "../classify/dimension-view.ts";
import { dimensionOf } from "../classify/dimensions.ts";
import type { KnownField, KnownGroup, KnownRows } from "../compare/completeness.ts";
import { type CompletenessCell, classesOf } from "../cube/completeness-tally.ts";
import type { Cube, CubeAxis } from "../cube/cube.ts";
import type { CountedList } from "../engine/counted-list.ts";
import type { CompletenessFindings } from "../findings/exact.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { WITH_REASONS } from "./ask-completeness.ts";
import { MOST_GROUPS } from "./group-limit.ts";
import { imdRoutes } from "./imd-axis.ts";
import { columnsOfAxis } from "./list-axes.ts";
import { viewOf } from "./list-dimensions.ts";
import type { PlannedFile } from "./plan-file.ts";

export interface CompletenessOptions {
  readonly files: readonly PlannedFile[];
  readonly completenessBy: readonly string[];
  readonly ethnicGrouping: EthnicGrouping;
}

/** Fields that are no dimension by their own name. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  ethnicity: "Ethnicity",
  imd: "IMD quintile",
  sex: "Sex",
  age: "Age",
};

/** What is known of each characteristic, overall and by the groups of each other dimension, over the analysed rows. */
export function listCompleteness(counted: CountedList, options: CompletenessOptions): KnownField[] {
  const { completeness, cube, files } = counted;
  if (completeness === undefined) return [];
  const dimensions = options.completenessBy.map((id) => {
    const view = viewOf(cube, id, options.ethnicGrouping);
    return { view, groups: rowsByKey(completeness.cells, view, cube) };
  });
  const keys = new Set(completeness.cells.map(({ key }) => key));
  const classes = new Map([...keys].map((key) => [key, classesOf(key, completeness.shape)] as const));
  return completeness.shape.fields.map(({ axis: index }, place) => {
    const axis = cube.axes[index] as CubeAxis;
    const routes =
      axis.id === "imd" ? imdRoutes(options.files.map((file) => columnsOfAxis("imd", file))) : undefined;
    const known = (rows: ReadonlyMap<number, number>): KnownRows =>
      knownRows(
        [...rows].map(([key, count]) => [classes.get(key)?.[place] as number, count] as const),
        { axis, routes },
      );
    const whole = dimensions.find(({ view }) => view.axis === axis.id)?.groups ?? [];
    return {
      field: axis.id,
      label: FIELD_LABELS[axis.id] ?? dimensionOf(axis.id)?.label ?? axis.id,
      ...known(sumOf(whole)),
      by: dimensions
        .filter(({ view }) => view.axis !== axis.id)
        .map(({ view, groups }) => ({
          dimension: view.id,
          label: view.label,
          groups: knownGroups(view, groups.map(known)),
        }))
        .filter(({ groups }) => isComparable(groups)),
      disagreements: axis.id === "imd" ? imdDisagreements(files, options.files) : [],
    };
  });
}

const isComparable = (groups: readonly KnownGroup[]): boolean =>
  groups.length <= MOST_GROUPS && groups.filter(({ compared }) => compared).length > 1;

type RowsByKey = ReadonlyMap<number, number>;

/** Per group of a dimension, its rows by what is known of them. */
function rowsByKey(
  cells: readonly CompletenessCell[],
  view: DimensionView,
  { axes }: Pick<Cube, "axes">,
): readonly RowsByKey[] {
  const groups = view.groups.map(() => new Map<number, number>());
  for (const { axis, level, key, rows } of cells) {
    if (axes[axis]?.id !== view.axis) continue;
    const ofGroup = groups[view.groupOf(level)];
    ofGroup?.set(key, (ofGroup.get(key) ?? 0) + rows);
  }
  return groups;
}

function sumOf(groups: readonly RowsByKey[]): RowsByKey {
  const sum = new Map<number, number>();
  for (const rows of groups) {
    for (const [key, count] of rows) sum.set(key, (sum.get(key) ?? 0) + count);
  }
  return sum;
}

const knownGroups = (view: DimensionView, groups: readonly KnownRows[]): KnownGroup[] =>
  view.groups
    .map(({ id, label }, index) => ({
      group: id,
      label,
      compared: index < view.knownGroups,
      ...(groups[index] as KnownRows),
    }))
    .filter(({ n }) => n > 0);

/** Rows by class of one field: how many are known, by which route, and why the others are not. */
function knownRows(
  classes: readonly (readonly [number, number])[],
  { axis, routes }: { readonly axis: CubeAxis; readonly routes: readonly string[] | undefined },
): KnownRows {
  const hasReasons = WITH_REASONS.has(axis.id);
  const firstKnown = hasReasons ? axis.firstKnown : 1;
  const [byRoute, byReason] = [new Map<string, number>(), new Map<string, number>()];
  let n = 0;
  let known = 0;
  for (const [found, count] of classes) {
    n += count;
    if (found >= firstKnown) known += count;
    const names = found >= firstKnown ? byRoute : byReason;
    const name =
      found >= firstKnown
        ? (routes?.[found - firstKnown] ?? "")
        : (axis.levels[found]?.reason ?? axis.levels[found]?.id ?? "");
    names.set(name, (names.get(name) ?? 0) + count);
  }
  return {
    n,
    known,
    byRoute: routes === undefined ? null : Object.fromEntries([...byRoute].sort(byCountThenName)),
    byReason: hasReasons ? Object.fromEntries([...byReason].sort(byCountThenName)) : null,
  };
}

const byCountThenName = (
  [name, count]: readonly [string, number],
  [other, otherCount]: readonly [string, number],
): number => otherCount - count || (name < other ? -1 : 1);

/** How often two columns of a row give different quintiles, by their headers; files with the same headers together. */
function imdDisagreements(
  counted: CountedList["files"],
  files: readonly PlannedFile[],
): CompletenessFindings["disagreements"] {
  const pairs = new Map<string, CompletenessFindings["disagreements"][number]>();
  files.forEach((file, index) => {
    const headers = columnsOfAxis("imd", file).map(({ column }) => file.header.headers[column] ?? "");
    for (const { chosen, other, both, differ } of counted[index]?.sourcePairs ?? []) {
      if (both === 0) continue;
      const names = { chosen: headers[chosen] ?? "", other: headers[other] ?? "" };
      const key = JSON.stringify(names);
      const before = pairs.get(key) ?? { ...names, both: 0, differ: 0 };
      pairs.set(key, { ...names, both: before.both + both, differ: before.differ + differ });
    }
  });
  return [...pairs.values()];
}
