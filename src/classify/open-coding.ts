import { isBlank } from "./blank.ts";
import { MISSING } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";

/**
 * A coding whose levels are the values found, after `normalise`: providers, sites, treatment functions, any column.
 * Levels grow as new values are seen; only blank cells carry no value. Two texts with the same normal form are one
 * level. `labelOf` gives what is printed for a value, where something else is.
 */
export function openCoding(
  normalise: (text: string) => string = trimmed,
  labelOf: (id: string) => string | undefined = () => undefined,
): Coding {
  const levels: Level[] = [MISSING];
  const indexById = new Map<string, number>();
  return {
    levels,
    firstKnown: 1,
    classify: (text) => {
      if (isBlank(text)) return 0;
      const id = normalise(text);
      const before = indexById.get(id);
      if (before !== undefined) return before;
      indexById.set(id, levels.length);
      const label = labelOf(id);
      return levels.push({ id, quality: "known", ...(label !== undefined && { label }) }) - 1;
    },
  };
}

const trimmed = (text: string): string => text.trim();
