/** What gaps are adjusted for, in words. */
import { headerOfDimension } from "../vocab/dimension-ids.ts";
import { allOf } from "./all-of.ts";

/** "specialty", "IMD quintile", "the column Ward". */
export const adjusterWords = (id: string): string => {
  const header = headerOfDimension(id);
  if (header !== undefined) return `“${header}”`;
  return id.replaceAll("-", " ").replace(/^(imd|icb|msoa)\b/, (name) => name.toUpperCase());
};

/** "specialty, age band and procedure priority". */
export const adjustersWords = (ids: readonly string[]): string => allOf(ids.map(adjusterWords));

/** Where people are alike; several adjusters have been named before. */
export const withinWords = (ids: readonly string[]): string =>
  ids.length > 1 ? "among people alike in these" : `within the same ${adjustersWords(ids)}`;

const PLACES_ON_THE_LIST: readonly string[] = ["specialty", "treatment-function", "provider", "site"];

/** Whether all that is adjusted for is a place on the list. */
export const isWhereListed = (ids: readonly string[]): boolean =>
  ids.every((id) => PLACES_ON_THE_LIST.includes(id));

/** What makes groups unlike: "where they are listed (specialty)", or "their mix of specialty and age band". */
export const mixWords = (ids: readonly string[]): string =>
  isWhereListed(ids)
    ? `where they are listed (${adjustersWords(ids)})`
    : `their mix of ${adjustersWords(ids)}`;
