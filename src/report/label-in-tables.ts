/** What a group is called where there is little room. */
import type { NamedGroups } from "./group-words.ts";

const CROSSED = " × ";
const DEPRIVATION: readonly string[] = ["imd-quintile", "imd-decile"];
const EXPLAINED = / \((?:most|least) deprived[^()]*\)$/;

/** "White × IMD 1": inside a crossing a place of deprivation is said by its number, since the heading says which end 1 is. */
export function labelInTables(
  { dimension }: Pick<NamedGroups, "dimension">,
  { group, label }: { readonly group: string; readonly label: string },
): string {
  const ids = dimension.split("*");
  const parts = label.split(CROSSED);
  if (ids.length < 2 || label === group || parts.length !== ids.length) return label;
  return parts
    .map((part, place) => {
      if (!DEPRIVATION.includes(ids[place] ?? "")) return part;
      const number = part.replace(EXPLAINED, "");
      return /^\d+$/.test(number) ? `IMD ${number}` : part;
    })
    .join(CROSSED);
}
