import {
  FIRST_KNOWN_IMD,
  IMD_LEVELS,
  IMD_ROUTES,
  type ImdRoute,
  imdLevelOnRoute,
  imdLevelsByRoute,
} from "../classify/imd.ts";
import type { Coding } from "../classify/level.ts";
import type { AxisSource } from "../engine/question.ts";
import type { DeprivationLevels } from "./deprivation-levels.ts";

/** Per file its columns that give a deprivation, best first. */
export type ImdColumns = readonly (readonly { readonly field: string; readonly column: number }[])[];

export interface ImdAxis {
  readonly id: "imd";
  readonly coding: Pick<Coding, "levels" | "firstKnown">;
  /** Per file, best first. */
  readonly sources: readonly (readonly AxisSource[])[];
  readonly routes: readonly ImdRoute[];
}

interface ImdAxisOptions {
  readonly deprivation: DeprivationLevels;
  /** How the texts of a field that is no postcode are judged, in the file of this number. */
  judgeOf(field: string, file: number): (text: string) => number;
}

/** The ways to a deprivation that some file of the list has a column for. */
export function imdRoutes(columns: ImdColumns): readonly ImdRoute[] {
  const found = new Set(columns.flat().map(({ field }) => routeOfField(field)));
  if (found.has("postcode")) found.add("terminated-postcode");
  return IMD_ROUTES.filter((route) => found.has(route));
}

const routeOfField = (field: string): ImdRoute => {
  if (field === "postcode") return "postcode";
  return field.startsWith("lsoa") ? "lsoa" : "imd-column";
};

/** Deprivation: levels that say by which route they were reached, where the list has several. */
export function imdAxis(columns: ImdColumns, { deprivation, judgeOf }: ImdAxisOptions): ImdAxis {
  const routes = imdRoutes(columns);
  const [inUse, terminated] = [routes.indexOf("postcode"), routes.indexOf("terminated-postcode")];
  const levelOf = (high: number, low: number): number => {
    const level = deprivation.ofPostcode(high, low);
    if (level < FIRST_KNOWN_IMD) return level;
    return imdLevelOnRoute(level, deprivation.isTerminated(high, low) ? terminated : inUse);
  };
  const sources = columns.map((ofFile, file) =>
    ofFile.map(({ field, column }): AxisSource => {
      if (field === "postcode") return { kind: "postcodes", levelOf };
      const judge = judgeOf(field, file);
      const route = routes.indexOf(routeOfField(field));
      // The very function of the first route: what it said of a text is not asked again.
      const classify = route === 0 ? judge : (text: string) => imdLevelOnRoute(judge(text), route);
      return { kind: "texts", use: { column, classify } };
    }),
  );
  const levels = routes.length > 1 ? imdLevelsByRoute(routes.length) : IMD_LEVELS;
  return { id: "imd", coding: { levels, firstKnown: FIRST_KNOWN_IMD }, sources, routes };
}
