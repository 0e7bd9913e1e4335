import { usageError } from "../errors.ts";
import { AGE_BAND_SCHEMES, type AgeBand } from "../vocab/age-band-schemes.ts";
import type { EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";
import { DIMENSIONS, dimensionOf } from "./dimensions.ts";
import { type Group, type GroupingOptions, groupLevels } from "./group-levels.ts";
import type { Coding, Level } from "./level.ts";
import { levelsOfAxis } from "./levels-of-axis.ts";

/** One dimension over the levels of its axis. */
export interface DimensionView {
  readonly id: string;
  readonly label: string;
  readonly ordered: boolean;
  /** The axis whose levels it groups. */
  readonly axis: string;
  /** Known groups in order, then `not-stated` where the dimension has it, then `unknown`. */
  readonly groups: readonly Group[];
  /** How many of `groups` are known: those come first. */
  readonly knownGroups: number;
  /** Index into `groups` of a level of the axis. */
  groupOf(level: number): number;
  /** Default reference: a group id, or `rest-of-list`. */
  readonly reference: string;
  readonly protected: boolean;
}

const UNKNOWN: Group = { id: "unknown", label: "Unknown" };
const NOT_STATED: Group = { id: "not-stated", label: "Not stated" };

export interface DimensionViewOptions {
  /** Default 2001: Chinese is in "other". */
  readonly ethnicGrouping?: EthnicGrouping;
  readonly ageBands?: readonly AgeBand[];
  /** The codings that read the list, by axis; needed for axes without a closed code list. */
  readonly codings?: Readonly<Record<string, Coding>>;
}

/**
 * The groups of a dimension and the group of each level. Build it when reading is over: an open coding may still grow
 * before that. Throws a usage error when there is no such dimension.
 */
export function dimensionView(id: string, options: DimensionViewOptions = {}): DimensionView {
  const dimension = dimensionOf(id);
  if (!dimension) throw unknownDimension(id);
  const levels = options.codings?.[dimension.axis]?.levels ?? levelsOfAxis(dimension.axis) ?? [];
  const grouping: GroupingOptions = {
    dimension: id,
    ethnicGrouping: options.ethnicGrouping ?? "2001",
    ageBands: options.ageBands ?? AGE_BAND_SCHEMES.default,
  };
  const { groups: known, groupIdOf } = groupLevels(dimension.grouping, levels, grouping);
  const groups = [...known, ...(dimension.axis === "ethnicity" ? [NOT_STATED] : []), UNKNOWN];
  const groupByLevel = indexLevels(levels, groups, groupIdOf);
  const { reference } = dimension;
  return {
    id,
    label: labelOf(id, dimension.label, grouping.ethnicGrouping),
    ordered: dimension.ordered,
    axis: dimension.axis,
    groups,
    knownGroups: known.length,
    groupOf: (level) => {
      const group = groupByLevel[level];
      if (group === undefined) throw new Error(`dimension ${id} was built before level ${level} was seen`);
      return group;
    },
    reference:
      reference !== undefined && known.some((group) => group.id === reference) ? reference : REST_OF_LIST,
    protected: dimension.protected,
  };
}

function indexLevels(
  levels: readonly Level[],
  groups: readonly Group[],
  groupIdOf: (level: Level) => string | undefined,
): readonly number[] {
  const unknown = groups.length - 1;
  const indexById = new Map(groups.map(({ id }, index) => [id, index]));
  return levels.map((level) => {
    const id = level.quality === "notStated" ? NOT_STATED.id : groupIdOf(level);
    return id === undefined ? unknown : (indexById.get(id) ?? unknown);
  });
}

/** The grouping of ethnic categories is named wherever their groups are shown. */
const labelOf = (id: string, label: string, grouping: EthnicGrouping): string =>
  id === "ethnic-group" ? `${label} (${grouping} grouping)` : label;

const unknownDimension = (id: string) =>
  usageError({
    code: "unknown-dimension",
    message: `no dimension is called "${id}"`,
    hint: `Use one of: ${DIMENSIONS.map((dimension) => dimension.id).join(", ")}, or column:NAME.`,
  });
