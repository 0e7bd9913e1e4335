import { CODED_CHARACTERISTICS } from "../classify/coded-characteristic.ts";
import { type DimensionView, dimensionView } from "../classify/dimension-view.ts";
import { DEFAULT_DIMENSIONS, DIMENSIONS, dimensionOf } from "../classify/dimensions.ts";
import type { GroupedWaits } from "../compare/compare-dimension.ts";
import { type Cube, tableOver } from "../cube/cube.ts";
import { usageError } from "../errors.ts";
import { groupWaits } from "../measure/group-waits.ts";
import { nearest } from "../nearest.ts";
import { headerOfDimension } from "../vocab/dimension-ids.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { FLAG_FIELDS } from "../vocab/flag-texts.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { MOST_GROUPS, tooManyGroups } from "./group-limit.ts";
import { carriesDimension, hasDimension } from "./list-axes.ts";
import { refusePersonalColumns } from "./personal-columns.ts";
import type { PlannedFile } from "./plan-file.ts";

/** Each a crossing of one or more dimensions. */
export type Breakdowns = readonly (readonly string[])[];

/**
 * What the list is broken down by: as asked, or ethnic group, IMD quintile, sex, age band and every optional
 * characteristic that the list carries, or that linked records give. Throws a usage error for a dimension that is unknown or not in the list.
 */
export function breakdownsOf(
  asked: Breakdowns | undefined,
  files: readonly PlannedFile[],
  linkedAxes: readonly string[] = [],
): Breakdowns {
  const isLinked = (id: string) => linkedAxes.includes(dimensionOf(id)?.axis ?? "");
  if (asked === undefined) {
    const optional = [...FLAG_FIELDS, ...Object.keys(CODED_CHARACTERISTICS)];
    const isCarried = (id: string) => carriesDimension(id, files) || isLinked(id);
    return [...DEFAULT_DIMENSIONS, ...optional].filter(isCarried).map((id) => [id]);
  }
  requireInList(asked.flat(), { files, linkedAxes, flag: "by" });
  for (const breakdown of asked) refuseSelfCrossing(breakdown);
  return distinct(asked);
}

/** Asked for twice, a breakdown would count twice in the family of comparisons. */
export const distinct = (breakdowns: Breakdowns): Breakdowns => [
  ...new Map(breakdowns.map((breakdown) => [breakdown.join("*"), breakdown])).values(),
];

/** Those of which the list, or linked records, have every dimension. */
export const thoseInList = (
  breakdowns: Breakdowns,
  files: readonly PlannedFile[],
  linkedAxes: readonly string[],
): Breakdowns =>
  breakdowns.filter((breakdown) =>
    breakdown.every((id) => hasDimension(id, files) || linkedAxes.includes(dimensionOf(id)?.axis ?? "")),
  );

/** Two forms of one characteristic, such as decile and quintile, make no intersection. */
function refuseSelfCrossing(breakdown: readonly string[]): void {
  const axes = breakdown.map((id) => dimensionOf(id)?.axis ?? id);
  const again = axes.findIndex((axis, place) => axes.indexOf(axis) !== place);
  if (again < 0) return;
  const first = breakdown[axes.indexOf(axes[again] as string)];
  throw usageError({
    code: "crossed-with-itself",
    message: `--by ${breakdown.join("*")}: ${first} and ${breakdown[again]} are the same characteristic`,
    hint: "Cross different ones, for example ethnic-group*imd-quintile.",
  });
}

/** Throws a usage error for a dimension that is unknown, not in the list, or a column that tells who somebody is. */
export function requireInList(
  ids: readonly string[],
  {
    files,
    linkedAxes,
    flag,
  }: {
    readonly files: readonly PlannedFile[];
    readonly linkedAxes: readonly string[];
    /** The flag they were given with. */
    readonly flag: "by" | "adjust";
  },
): void {
  for (const id of ids) {
    const dimension = dimensionOf(id);
    if (dimension === undefined) throw unknownDimension(id, flag === "adjust" ? "--adjust: " : "");
    if (!hasDimension(id, files) && !linkedAxes.includes(dimension.axis))
      throw absentDimension(id, files, flag);
  }
  refusePersonalColumns(ids, files);
}

/** Throws a usage error when a reference is given for something that is no dimension; its group is checked later. */
export function requireDimensions(references: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(references)) {
    const unknown = key.split("*").find((id) => dimensionOf(id) === undefined);
    if (unknown !== undefined) throw unknownDimension(unknown);
  }
}

function unknownDimension(id: string, where = "") {
  const ids = DIMENSIONS.map((dimension) => dimension.id);
  const likely = nearest(id, ids);
  return usageError({
    code: "unknown-dimension",
    message: `${where}no dimension is called "${id}"${likely === undefined ? "" : `; the nearest is ${likely}`}`,
    hint: `Use one of ${ids.join(", ")}, or column:NAME.`,
  });
}

function absentDimension(id: string, files: readonly PlannedFile[], flag: "by" | "adjust") {
  const header = headerOfDimension(id);
  const likely = header === undefined ? undefined : nearest(header, files[0]?.header.headers ?? []);
  return usageError({
    code: "dimension-not-in-list",
    ...(files.length === 1 && files[0] !== undefined && { file: files[0].file.name }),
    message: header === undefined ? `no column gives ${id}` : `no column is headed "${header}"`,
    hint:
      header === undefined
        ? `Name the column with --column, or leave ${id} out of --${flag}. \`fairwait inspect\` shows what was recognised.`
        : `Write the header as it stands in the file${likely === undefined ? "" : `, for example "column:${likely}"`}.`,
  });
}

export interface GroupingChoices {
  readonly ethnicGrouping: EthnicGrouping;
  /** Dimension (or crossing, `a*b`) → group. */
  readonly references: Readonly<Record<string, string>>;
}

/** The groups of a breakdown with their waits, from the cube. */
export function groupBreakdown(
  cube: Cube,
  dimensions: readonly string[],
  choices: GroupingChoices,
): GroupedWaits {
  const views = dimensions.map((id) => viewOf(cube, id, choices.ethnicGrouping));
  const table = tableOver(
    cube,
    views.map(({ axis }) => axis),
  );
  if (table === undefined) throw new Error(`the cube has no table over ${dimensions.join("*")}`);
  const numbers = new Map<string, number>();
  const combinations: number[][] = [];
  const groupOf = (levels: readonly number[]): number => {
    const combination = views.map((view, index) => view.groupOf(levels[index] as number));
    const key = combination.join("*");
    const number = numbers.get(key);
    if (number !== undefined) return number;
    numbers.set(key, combinations.length);
    return combinations.push(combination) - 1;
  };
  for (const { levels } of table.cells) groupOf(levels);
  if (combinations.length > MOST_GROUPS) throw tooManyGroups(dimensions.join("*"), combinations.length);
  const waits = groupWaits(table, combinations.length, groupOf);
  const groups = combinations
    .map((combination, index) => ({ combination, ...describe(views, combination), ...waits[index] }))
    .sort((one, other) => compareCombinations(one.combination, other.combination));
  const [first] = views;
  return {
    dimension: dimensions.join("*"),
    label: views.map(({ label }) => label).join(" × "),
    ordered: views.length === 1 && first?.ordered === true,
    reference: referenceOf(dimensions, views, choices.references),
    groups: groups as GroupedWaits["groups"],
  };
}

/** A dimension over the levels that were found in the list. */
export function viewOf(cube: Pick<Cube, "axes">, id: string, ethnicGrouping: EthnicGrouping): DimensionView {
  const axis = cube.axes.find((one) => one.id === dimensionOf(id)?.axis);
  const codings = axis === undefined ? {} : { [axis.id]: { ...axis, classify: () => 0 } };
  return dimensionView(id, { ethnicGrouping, codings });
}

function describe(views: readonly DimensionView[], combination: readonly number[]) {
  const parts = views.map((view, index) => view.groups[combination[index] as number]);
  return {
    group: parts.map((part) => part?.id).join("*"),
    parts: parts.map((part) => part?.id ?? ""),
    label: parts.map((part) => part?.label).join(" × "),
    known: views.every((view, index) => (combination[index] as number) < view.knownGroups),
  };
}

function compareCombinations(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((group, index) => group !== other[index]);
  return place < 0 ? 0 : (one[place] as number) - (other[place] as number);
}

/** A crossing's reference is the crossing of its parts' references; `rest-of-list` where a part has none of its own. */
function referenceOf(
  dimensions: readonly string[],
  views: readonly DimensionView[],
  references: Readonly<Record<string, string>>,
): string {
  const crossing = dimensions.join("*");
  const crossed = references[crossing];
  if (crossed !== undefined && views.length > 1) return checkedCrossing(crossing, views, crossed);
  const parts = views.map((view) => {
    const asked = references[view.id];
    return asked === undefined ? view.reference : checkedReference(view, asked);
  });
  return parts.includes(REST_OF_LIST) ? REST_OF_LIST : parts.join("*");
}

function checkedCrossing(crossing: string, views: readonly DimensionView[], asked: string): string {
  if (asked === REST_OF_LIST) return asked;
  const groups = asked.split("*");
  if (groups.length === views.length) {
    return views.map((view, index) => checkedReference(view, groups[index] ?? "")).join("*");
  }
  throw usageError({
    code: "unknown-reference",
    message: `--reference ${crossing}=${asked}: a group of ${crossing} has ${views.length} parts`,
    hint: `For example ${views.map(({ groups: [first] }) => first?.id).join("*")}.`,
  });
}

function checkedReference(view: DimensionView, asked: string): string {
  const known = view.groups.slice(0, view.knownGroups).map(({ id }) => id);
  if (asked === REST_OF_LIST || known.includes(asked)) return asked;
  throw usageError({
    code: "unknown-reference",
    message: `--reference ${view.id}=${asked}: ${view.id} has no known group "${asked}"`,
    hint: `Use one of ${[...known, REST_OF_LIST].join(", ")}.`,
  });
}
