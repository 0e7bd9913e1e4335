import type { AxisSource } from "../engine/question.ts";
import { lsoaOf } from "./list-areas.ts";
import type { ListAxis } from "./list-axes.ts";

/** Levels of the axis: nobody can say where the patient lives, elsewhere, in the catchment. */
export const UNPLACED = 0;
export const OUTSIDE = 1;
export const INSIDE = 2;

export type CatchmentAxis = ListAxis;

/** Tells the residents of a catchment from other patients, by the LSOA column of each file. */
export function catchmentAxis(
  number: number,
  columns: readonly (number | undefined)[],
  lsoas: ReadonlySet<string>,
): CatchmentAxis {
  const classify = (text: string): number => {
    const code = lsoaOf(text);
    if (code === undefined) return UNPLACED;
    return lsoas.has(code) ? INSIDE : OUTSIDE;
  };
  return {
    id: `catchment-${number}`,
    coding: {
      levels: [
        { id: "unplaced", quality: "missing" },
        { id: "outside", quality: "known" },
        { id: "inside", quality: "known" },
      ],
      firstKnown: OUTSIDE,
    },
    sources: columns.map((column): AxisSource[] =>
      column === undefined ? [] : [{ kind: "texts", use: { column, classify } }],
    ),
  };
}
