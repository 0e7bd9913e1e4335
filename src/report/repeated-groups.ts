/**
 * Groups that a finer breakdown cuts from the same people. Sentences keep to the coarser one: a benchmark asks for tenths of
 * deprivation and for ethnic categories, and telling both would say the same gap twice. Tables and pictures have all.
 */
import { ETHNIC_CATEGORIES } from "../vocab/ethnic-categories.ts";

export interface ToldGroup {
  readonly dimension: string;
  readonly group: string;
  readonly isWorse: boolean;
}

/** Tenths say again what fifths say, of fewer people at a time; where no fifth is among the `dimensions`, they say it alone. */
export const repeatsFifths = (dimension: string, dimensions: readonly string[]): boolean =>
  dimension === "imd-decile" && dimensions.includes("imd-quintile");

/**
 * Without tenths of deprivation where a fifth is told, and without ethnic categories whose whole group is told to differ the same
 * way; one that differs within its group stays.
 */
export const withoutRepeats = <Told>(told: readonly Told[], of: (one: Told) => ToldGroup): Told[] => {
  const dimensions = told.map((one) => of(one).dimension);
  const wholes = new Set(
    told
      .map(of)
      .flatMap(({ dimension, group, isWorse }) =>
        dimension === "ethnic-group" ? [`${group} ${isWorse}`] : [],
      ),
  );
  return told.filter((one) => {
    const { dimension, group, isWorse } = of(one);
    if (repeatsFifths(dimension, dimensions)) return false;
    const whole = dimension === "ethnic-category" ? wholeOf(group) : undefined;
    return whole === undefined || !wholes.has(`${whole} ${isWorse}`);
  });
};

/** Undefined where the census groupings disagree, and for what is no category. */
function wholeOf(code: string): string | undefined {
  const category = ETHNIC_CATEGORIES.find((one) => one.code === code);
  return category === undefined || category.group2001 !== category.group2021 ? undefined : category.group2001;
}
