import { usageError } from "../errors.ts";
import { AGE_SHARES, ETHNIC_CATEGORIES } from "./population.ts";

/** Dimensions in which waits can be made unequal, and their groups, named as in the findings. */
export const GAP_DIMENSIONS = {
  "imd-quintile": ["1", "2", "3", "4", "5"],
  "ethnic-group": ["white", "mixed", "asian", "black", "other"],
  "ethnic-category": ETHNIC_CATEGORIES.map(({ code }) => code),
  sex: ["female", "male"],
  "age-band": [...new Set(AGE_SHARES.map(({ band }) => band))],
  "learning-disability": ["yes", "no"],
  interpreter: ["yes", "no"],
} as const satisfies Record<string, readonly string[]>;
export type GapDimension = keyof typeof GAP_DIMENSIONS;

/**
 * One inequality built into the list: members of the group wait `factor` times as long, and then `weeks` weeks longer.
 * Without a group (IMD quintile only) the change is per quintile step towards the most deprived, centred on quintile 3.
 */
export interface Gap {
  readonly dimension: GapDimension;
  readonly group: string | undefined;
  readonly factor: number;
  readonly weeks: number;
}

const EXAMPLES = "imd=+3.5%, ethnic-group:asian=+10%, learning-disability:yes=+4w";
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const CHANGES = [
  { pattern: new RegExp(`^(${NUMBER})%$`), read: (value: number) => ({ factor: 1 + value / 100, weeks: 0 }) },
  { pattern: new RegExp(`^(${NUMBER})w$`), read: (value: number) => ({ factor: 1, weeks: value }) },
  { pattern: new RegExp(`^x(${NUMBER})$`), read: (value: number) => ({ factor: value, weeks: 0 }) },
  { pattern: new RegExp(`^(${NUMBER})$`), read: (value: number) => ({ factor: 1 + value, weeks: 0 }) },
] as const;

const wrongGap = (text: string, problem: string): Error =>
  usageError({
    code: "gap-unreadable",
    message: `--gap ${text}: ${problem}`,
    hint: `For example: ${EXAMPLES}.`,
  });

const readChange = (text: string, change: string): { factor: number; weeks: number } => {
  for (const { pattern, read } of CHANGES) {
    const match = pattern.exec(change);
    if (match !== null) return read(Number(match[1]));
  }
  throw wrongGap(text, "the change is not +10%, 0.1, x1.1 or +3w");
};

const isGapDimension = (name: string): name is GapDimension => Object.hasOwn(GAP_DIMENSIONS, name);

/**
 * Reads `dimension[:group]=change`. A change is a percentage (`+10%`), the same as a fraction (`0.1`), a factor
 * (`x1.1`) or weeks (`+3w`); `imd` is short for `imd-quintile`. Throws a UserError that lists what is possible.
 */
export const parseGap = (text: string): Gap => {
  const parts = /^([a-z-]+)(?::([^=]+))?=(.+)$/i.exec(text.trim());
  if (parts === null) throw wrongGap(text, "expected dimension:group=change");
  const name = parts[1]!.toLowerCase() === "imd" ? "imd-quintile" : parts[1]!.toLowerCase();
  if (!isGapDimension(name)) {
    throw wrongGap(text, `no such dimension; there are ${Object.keys(GAP_DIMENSIONS).join(", ")}`);
  }
  const groups: readonly string[] = GAP_DIMENSIONS[name];
  const asked = parts[2]?.trim().toLowerCase();
  const group = groups.find((id) => id.toLowerCase() === asked);
  const needsGroup = asked !== undefined || name !== "imd-quintile";
  if (needsGroup && group === undefined) throw wrongGap(text, `the group is one of ${groups.join(", ")}`);
  const change = readChange(text, parts[3]!.trim().toLowerCase());
  const steepest = group === undefined ? Math.abs(change.factor - 1) * 2 : 0;
  if (!(change.factor > 0) || steepest >= 1) throw wrongGap(text, "a wait cannot shrink to nothing");
  return { dimension: name, group, ...change };
};

/** How much longer a group waits than it otherwise would. */
export interface WaitShift {
  readonly factor: number;
  readonly weeks: number;
}

const CENTRAL_QUINTILE = 3;

/** What the gaps of one dimension do to each of `groups`, in that order; a later gap on the same group replaces an earlier one. */
export const shiftsOf = (
  gaps: readonly Gap[],
  dimension: GapDimension,
  groups: readonly string[],
): readonly WaitShift[] =>
  groups.map((group) => {
    const found = gaps.findLast(
      (gap) => gap.dimension === dimension && (gap.group === undefined || gap.group === group),
    );
    if (found === undefined) return { factor: 1, weeks: 0 };
    if (found.group !== undefined) return { factor: found.factor, weeks: found.weeks };
    const steps = CENTRAL_QUINTILE - Number(group);
    return { factor: 1 + steps * (found.factor - 1), weeks: steps * found.weeks };
  });
