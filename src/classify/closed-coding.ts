import type { Coding, Level } from "./level.ts";

/** A coding of a closed list: levels by id, so that a classifier can say what it found by name. */
export function closedCoding(
  levels: readonly Level[],
  firstKnown: number,
  levelIdOf: (text: string) => string,
): Coding {
  const indexById = new Map(levels.map((level, index) => [level.id, index]));
  return {
    levels,
    firstKnown,
    classify: (text) => {
      const index = indexById.get(levelIdOf(text));
      if (index === undefined) throw new Error(`no level ${levelIdOf(text)} in this coding`);
      return index;
    },
  };
}

export const MISSING: Level = { id: "missing", quality: "missing" };
export const INVALID: Level = { id: "invalid", quality: "invalid", reason: "not-in-code-list" };
export const NOT_KNOWN: Level = { id: "not-known", quality: "notKnown" };
export const NOT_STATED: Level = { id: "not-stated", quality: "notStated" };
export const known = (id: string): Level => ({ id, quality: "known" });
