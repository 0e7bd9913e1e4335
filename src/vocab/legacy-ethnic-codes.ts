import type { EthnicCategoryCode } from "./ethnic-categories.ts";

/**
 * Code sets decoded only when the user names them: a local pick list numbered 1 to 18 must never be read as the 1990s
 * codes. `hes-1990s`: numeric codes of Hospital Episode Statistics before 2001, too coarse for a category, so they
 * give a group only (7, Chinese, moves with the grouping). `primary-care`: letters added to the 2001 list there.
 * X is unknown in both.
 */
export type EthnicCodeSet = "hes-1990s" | "primary-care";

export type LegacyMeaning =
  | { readonly kind: "category"; readonly code: EthnicCategoryCode }
  | { readonly kind: "group"; readonly group: "white" | "asian" | "black" | "chinese" | "other" }
  | { readonly kind: "not-known" };

const group = (id: "white" | "asian" | "black" | "chinese" | "other"): LegacyMeaning => ({
  kind: "group",
  group: id,
});

export const LEGACY_ETHNIC_CODES: Readonly<Record<EthnicCodeSet, Readonly<Record<string, LegacyMeaning>>>> = {
  "hes-1990s": {
    "0": group("white"),
    "1": group("black"),
    "2": group("black"),
    "3": group("black"),
    "4": group("asian"),
    "5": group("asian"),
    "6": group("asian"),
    "7": group("chinese"),
    "8": group("other"),
    X: { kind: "not-known" },
  },
  "primary-care": {
    T: { kind: "category", code: "C" },
    W: { kind: "category", code: "S" },
    X: { kind: "not-known" },
  },
};
