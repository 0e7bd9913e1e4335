import type { AxisSource } from "../engine/question.ts";
import { lsoaOf } from "./list-areas.ts";
import type { ListAxis } from "./list-axes.ts";

/** Tells the residents of several catchments from other patients, by one LSOA column of each file. */
export interface CatchmentAxis extends ListAxis {
  /** Whether patients at a level live in the catchment of this place. */
  isInside(level: number, catchment: number): boolean;
}

/** Level of patients of whom nobody can say where they live. */
const UNPLACED = 0;

/** One level for each set of catchments that some LSOA lies in: one count of the list serves them all. */
export function catchmentAxis(
  columns: readonly (number | undefined)[],
  catchments: readonly ReadonlySet<string>[],
): CatchmentAxis {
  const codes = new Set(catchments.flatMap((lsoas) => [...lsoas]));
  const levelOfPlaces = new Map<string, number>();
  const levelOfCode = new Map<string, number>();
  const levelOf = (places: readonly number[]): number => {
    const key = places.join("+");
    const level = levelOfPlaces.get(key) ?? levelOfPlaces.size + 1;
    levelOfPlaces.set(key, level);
    return level;
  };
  const elsewhere = levelOf([]);
  for (const code of codes) {
    const places = catchments.flatMap((lsoas, place) => (lsoas.has(code) ? [place] : []));
    levelOfCode.set(code, levelOf(places));
  }
  const placesOfLevel = new Map([...levelOfPlaces].map(([key, level]) => [level, key.split("+")]));
  const classify = (text: string): number => {
    const code = lsoaOf(text);
    return code === undefined ? UNPLACED : (levelOfCode.get(code) ?? elsewhere);
  };
  return {
    id: "catchment",
    coding: {
      levels: [
        { id: "unplaced", quality: "missing" },
        ...[...levelOfPlaces.keys()].map((key) => ({ id: `catchment-${key}`, quality: "known" as const })),
      ],
      firstKnown: UNPLACED + 1,
    },
    sources: columns.map((column): AxisSource[] =>
      column === undefined ? [] : [{ kind: "texts", use: { column, classify } }],
    ),
    isInside: (level, catchment) => placesOfLevel.get(level)?.includes(String(catchment)) === true,
  };
}
