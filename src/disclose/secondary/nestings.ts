import { ETHNIC_CATEGORIES, type EthnicGrouping } from "../../vocab/ethnic-categories.ts";
import type { Nesting } from "./group-cells.ts";

const isUnknown = (id: string): boolean => id === "unknown" || id === "not-stated";
/** Of ten tenths two make a fifth. */
const quintileOfDecile = (decile: string): string => String(Math.ceil(Number(decile) / 2));
const core20OfQuintile = (quintile: string): string => (quintile === "1" ? "core20" : "rest");

const within = (fine: string, coarse: string, coarseOf: (fine: string) => string | undefined): Nesting => ({
  fine,
  coarse,
  coarseOf: (id) => (isUnknown(id) ? id : coarseOf(id)),
});

/** Dimensions of which one is a finer division of the other. */
export const nestingsOf = (grouping: EthnicGrouping): readonly Nesting[] => [
  within("ethnic-category", "ethnic-group", (code) => {
    const category = ETHNIC_CATEGORIES.find((one) => one.code === code);
    return grouping === "2021" ? category?.group2021 : category?.group2001;
  }),
  within("imd-decile", "imd-quintile", quintileOfDecile),
  within("imd-quintile", "core20", core20OfQuintile),
  within("imd-decile", "core20", (decile) => core20OfQuintile(quintileOfDecile(decile))),
];
