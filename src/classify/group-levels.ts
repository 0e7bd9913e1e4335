import type { AgeBand } from "../vocab/age-band-schemes.ts";
import { ETHNIC_CATEGORIES, ETHNIC_GROUPS, type EthnicGrouping } from "../vocab/ethnic-categories.ts";
import { bandStart } from "./age.ts";
import type { Grouping } from "./dimensions.ts";
import { codeListOrder, groupLabel } from "./group-label.ts";
import { decileOfLevel, IMD_LEVELS, quintileOfLevel } from "./imd.ts";
import type { Level } from "./level.ts";

export interface Group {
  readonly id: string;
  /** As printed. */
  readonly label: string;
}

export interface GroupingOptions {
  readonly dimension: string;
  readonly ethnicGrouping: EthnicGrouping;
  readonly ageBands: readonly AgeBand[];
}

/** Known groups in order, and the group id of a level; undefined for a level that belongs to none of them. */
export interface GroupedLevels {
  readonly groups: readonly Group[];
  readonly groupIdOf: (level: Level) => string | undefined;
}

type Grouper = (levels: readonly Level[], options: GroupingOptions) => GroupedLevels;

export const groupLevels = (
  grouping: Grouping,
  levels: readonly Level[],
  options: GroupingOptions,
): GroupedLevels => GROUPERS[grouping](levels, options);

const GROUPERS: Readonly<Record<Grouping, Grouper>> = {
  "ethnic-category": () => ({
    groups: ETHNIC_CATEGORIES.map(({ code, label }) => ({ id: code, label })),
    groupIdOf: ({ id }) => ETHNIC_CATEGORIES.find(({ code }) => code === id)?.code,
  }),
  "ethnic-group": (_levels, { ethnicGrouping }) => ({
    groups: ETHNIC_GROUPS,
    groupIdOf: (level) => ethnicGroupOf(level, ethnicGrouping),
  }),
  "imd-decile": () => fractions(10, decileOfLevel),
  "imd-quintile": () => fractions(5, quintileOfLevel),
  core20: () => ({
    groups: [
      { id: "core20", label: "Core20 (most deprived 20%)" },
      { id: "rest", label: "Rest (other 80%)" },
    ],
    groupIdOf: (level) => {
      const quintile = quintileOfLevel(IMD_LEVELS.findIndex(({ id }) => id === level.id));
      if (quintile === undefined) return undefined;
      return quintile === 1 ? "core20" : "rest";
    },
  }),
  "age-band": ageBands,
  "code-list": (levels, { dimension }) => knownLevels(levels, dimension, () => 0),
  values: (levels, { dimension }) => knownLevels(levels, dimension, compareValues),
};

function ethnicGroupOf({ id }: Level, grouping: EthnicGrouping): string | undefined {
  const category = ETHNIC_CATEGORIES.find(({ code }) => code === (id === "group-chinese" ? "R" : id));
  if (category) return grouping === "2021" ? category.group2021 : category.group2001;
  return id.startsWith("group-") ? id.slice("group-".length) : undefined;
}

function fractions(count: 5 | 10, partOf: (level: number) => number | undefined): GroupedLevels {
  const percent = 100 / count;
  const label = (value: number): string => {
    if (value === 1) return `1 (most deprived ${percent}%)`;
    return value === count ? `${count} (least deprived ${percent}%)` : String(value);
  };
  return {
    groups: Array.from({ length: count }, (_, index) => ({
      id: String(index + 1),
      label: label(index + 1),
    })),
    groupIdOf: (level) => partOf(IMD_LEVELS.findIndex(({ id }) => id === level.id))?.toString(),
  };
}

/** Ages in years fall into the bands asked for; bands that the extract has as text are kept, youngest first. */
function ageBands(levels: readonly Level[], { ageBands: bands }: GroupingOptions): GroupedLevels {
  const inYears = levels.filter(({ quality }) => quality === "known").every(({ id }) => /^\d+$/.test(id));
  if (!inYears) {
    return knownLevels(levels, "age-band", (a, b) => bandStart(a) - bandStart(b) || compareValues(a, b));
  }
  return {
    groups: bands.map(({ id, label }) => ({ id, label })),
    groupIdOf: ({ id, quality }) => {
      if (quality !== "known") return undefined;
      const years = Number(id);
      return bands.find(({ from, to }) => years >= from && years <= (to ?? Number.POSITIVE_INFINITY))?.id;
    },
  };
}

/** Every known level is a group: those of the code list first and in its order, then by `compare`. */
function knownLevels(
  levels: readonly Level[],
  dimension: string,
  compare: (a: string, b: string) => number,
): GroupedLevels {
  const ids = levels.filter(({ quality }) => quality === "known").map(({ id }) => id);
  const order = codeListOrder(dimension);
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const labels = new Map(levels.map(({ id, label }) => [id, label]));
  const sorted = ids.sort((a, b) => place(a) - place(b) || (place(a) < order.length ? 0 : compare(a, b)));
  return {
    groups: sorted.map((id) => ({ id, label: labels.get(id) ?? groupLabel(dimension, id) })),
    groupIdOf: ({ id, quality }) => (quality === "known" ? id : undefined),
  };
}

/** Whole numbers by size, anything else by code unit: the same order on every machine. */
function compareValues(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && x !== y) return x - y;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
