/** What gaps are adjusted for, in words. */
import { headerOfDimension } from "../vocab/dimension-ids.ts";

/** "specialty", "IMD quintile", "the column Ward". */
export const adjusterWords = (id: string): string => {
  const header = headerOfDimension(id);
  if (header !== undefined) return `“${header}”`;
  return id.replaceAll("-", " ").replace(/^(imd|icb|msoa)\b/, (name) => name.toUpperCase());
};

/** "specialty, age band and procedure priority". */
export const adjustersWords = (ids: readonly string[]): string => listed(ids.map(adjusterWords));

/** Where people are alike; several adjusters have been named before. */
export const withinWords = (ids: readonly string[]): string =>
  ids.length > 1 ? "among people listed alike" : `within the same ${adjustersWords(ids)}`;

/** "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
